"""What value cells say."""

import pytest

from assistant.text.numbers import amount
from ingest.tables.values import Value, read_value


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("≥ 50%", Value("≥", 50, unit="%")),
        (">95%", Value(">", 95, unit="%")),
        ("=30%", Value("=", 30, unit="%")),
        ("Có ≥ 70%", Value("≥", 70, unit="%")),
        ("đạt 2% GRDP", Value(None, 2, unit="% GRDP")),
        ("tối thiểu 6", Value("≥", 6)),
        ("không quá 12,5 %", Value("≤", 12.5, unit="%")),
        ("trên 1.200 hộ", Value(">", 1200, unit="hộ")),
        ("40% – 50%", Value("–", 40, 50, "%")),
        ("01-02", Value("–", 1, 2)),
        ("6G (50%)", Value(None, 50, unit="%", note="6G")),
        ("ứng dụng", Value(note="ứng dụng")),
        ("Có", Value(note="Có")),
        ("", Value()),
        ("(* ²)", Value()),
        ("Có ≥ 60% (* ⁴)", Value("≥", 60, unit="%")),
        ("80% trở lên", Value("≥", 80, unit="%")),
        ("từ 80% trở lên", Value("≥", 80, unit="%")),
        ("2 tỷ đồng trở xuống", Value("≤", 2, unit="tỷ đồng")),
        ("quý I/2027", Value(note="quý I/2027")),
        ("0.68", Value(None, 0.68)),
    ],
)
def test_read_value(cell: str, value: Value) -> None:
    assert read_value(cell) == value


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("1.200", 1200),
        ("0.720", 0.72),
        ("2.5", 2.5),
        ("2.450,5", 2450.5),
        ("0,05", 0.05),
        ("07", 7),
        ("1.2.3", None),
        ("x", None),
    ],
)
def test_amount(printed: str, value: float | None) -> None:
    assert amount(printed) == value
