"""What counts or measures in a text, and what only looks like it: numbers of documents, dates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.numbers import amount, as_roman, measured, of_roman, quantities


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Đạt 12,5% và 1.200 hộ", {"12,5", "1.200"}),
        ("16–18%/năm", {"16", "18"}),
        ("tăng 10%/năm", {"10"}),
        ("1.234.567,8 ha", {"1.234.567,8"}),
        ("12 người trên một vạn dân", {"12"}),
        ("Nghị quyết số 57-NQ/TW, ngày 22/12/2024", set()),
        ("Luật 193/2025/QH15 và 42-CTr/TU", set()),
        ("Quyết định 982/QĐ-TTg có 5 chương", {"5"}),
        ("01/7/2025", set()),
        ("tháng 5/2025", set()),
        ("ngày 10 tháng 4 năm 2025", set()),
        ("Năm 2030 có 7 xã", {"7"}),
        ("đến năm 2030", set()),
        ("giai đoạn 2026–2030", set()),
        ("giai đoạn 2026 - 2030 có 3 dự án", {"3"}),
        ("các năm 2025, 2030 và 2035", set()),
        ("hạn quý III/2026", set()),
        ("không có số nào", set()),
        ("", set()),
    ],
)
def test_quantities_are_neither_dates_nor_numbers_of_documents(text: str, found: set[str]) -> None:
    assert quantities(text) == found


@pytest.mark.parametrize(
    ("text", "counted", "found"),
    [
        ("Có ba nhóm việc", {"nhóm"}, {"ba"}),
        ("BẢY NHÓM VIỆC", {"nhóm"}, {"bảy"}),
        ("năm nhóm việc của năm nay", {"nhóm"}, {"năm"}),
        ("Có ba nhóm và 4 việc", {"nhóm"}, {"ba", "4"}),
        ("Có ba nhóm việc", set(), set()),
        ("Có ba nhóm việc", {"việc"}, set()),
        ("ba, nhóm", {"xã"}, set()),
        ("xong trong năm nay", {"nhóm"}, set()),
        ("xong trong năm 2030", {"năm", "2030"}, set()),
    ],
)
def test_a_number_in_words_counts_before_what_is_counted(
    text: str, counted: set[str], found: set[str]
) -> None:
    assert quantities(text, counted) == found


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("12", 12),
        ("12,5", 12.5),
        ("2.5", 2.5),
        ("1.200", 1200),
        ("1.234.567,8", 1234567.8),
        ("0.720", 0.72),
        ("0,72", 0.72),
        (" 7 ", 7),
        ("05", 5),
        ("12%", None),
        ("≥ 12", None),
        ("1.2.3", None),
        ("mười", None),
        ("", None),
    ],
)
def test_a_printed_number_has_one_value(printed: str, value: float | None) -> None:
    assert amount(printed) == value


@pytest.mark.parametrize(("mark", "value"), [("I", 1), ("iv", 4), ("XIV", 14), ("L", 50), ("MCMXC", 1990)])
def test_a_roman_number_has_one_value(mark: str, value: int) -> None:
    assert of_roman(mark) == value
    assert as_roman(value) == mark.upper()


@pytest.mark.parametrize("mark", ["", "IIII", "IC", "VX", "a", "4", "I."])
def test_what_is_no_roman_number(mark: str) -> None:
    assert of_roman(mark) is None


@given(st.integers(1, 3999))
def test_roman_and_arabic_say_the_same(number: int) -> None:
    assert of_roman(as_roman(number)) == number


@pytest.mark.parametrize(
    ("number", "unit", "read"),
    [
        (5, "nghìn tỷ đồng", (5e12, "đồng")),
        (5, "ngan ti dong", (5e12, "dong")),
        (80, "phần trăm", (80, "%")),
        (80, "phan tram GRDP", (80, "% GRDP")),
        (7, "phường", (7, "phường")),
        (7, "", (7, "")),
    ],
)
def test_a_unit_gives_the_magnitude(number: float, unit: str, read: tuple[float, str]) -> None:
    assert measured(number, unit) == read
