"""Numbers of documents: in a letterhead, inside a sentence, and as an id."""

from datetime import date

import pytest

from ingest.identity.document_number import NUMBER, document_id, labelled_number


@pytest.mark.parametrize(
    ("number", "place", "day", "id_"),
    [
        ("982/QĐ-TTg", "", date(2026, 6, 4), "982-qd-ttg-2026"),
        ("66.7/2031/NQ-CP", "", date(2031, 2, 19), "66-7-2031-nq-cp"),
        ("193/2025/QH15", "", date(2025, 2, 19), "193-2025-qh15"),
        ("231/KH-UBND", "Hà Tĩnh", date(2025, 5, 10), "231-kh-ubnd-ha-tinh-2025"),
        ("57-NQ/TW", "", date(2024, 12, 22), "57-nq-tw-2024"),
        ("9/NQ-UBTVQH15", "", None, "9-nq-ubtvqh15"),
        ("", "Hải Sơn", date(2031, 1, 1), ""),
    ],
)
def test_an_id_is_number_place_and_year(number: str, place: str, day: date | None, id_: str) -> None:
    assert document_id(number, place=place, signed_on=day) == id_


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Số: 9/2031/NĐ-CP", ("9/2031/NĐ-CP", True)),
        ("Số 42 - CTr/TU", ("42-CTr/TU", True)),
        ("Luật số: 8/2030/QH19", ("8/2030/QH19", True)),
        ("Số: 3374/ BTS-CN V/v nuôi cá", ("3374/BTS-CN", True)),
        ("Số: 66.7/2031/NQ-CP", ("66.7/2031/NQ-CP", True)),
        ("Số:        /NQ-HĐND", ("/NQ-HĐND", False)),
        ("Số: …./KH-UBND", ("/KH-UBND", False)),
        ("số 8-NQ/TW ngày 5 tháng 3", None),
        ("Số hộ: 12/QĐ", None),
    ],
)
def test_the_number_of_a_letterhead(line: str, found: tuple[str, bool] | None) -> None:
    assert labelled_number(line) == found


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Nghị quyết số 57-NQ/TW và Thông tư số 1/2031/TT-BTS.", ["57-NQ/TW", "1/2031/TT-BTS"]),
        ("ngày 14/02/2025, quy chuẩn QCVN 34:2022/BTS", []),
        ("quy trình số QTKĐ: 21-2016/BTS", []),
        ("Nghị quyết số 140/NQ- CP ngày", ["140/NQ- CP"]),
        ("hoạt động 24/7 tại 12/15 xã", []),
    ],
)
def test_numbers_inside_a_sentence(sentence: str, numbers: list[str]) -> None:
    assert [found.group() for found in NUMBER.finditer(sentence)] == numbers


def test_a_number_of_a_series_is_one_number() -> None:
    text = "theo Nghị quyết số 66.7/2031/NQ-CP, khoản 3.16/2031 và Thông tư số 8/2031/TT-BTS"
    assert NUMBER.findall(text) == ["66.7/2031/NQ-CP", "8/2031/TT-BTS"]
