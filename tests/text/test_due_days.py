"""Printed deadlines as days of the calendar, and whether the day is printed or the last of what is."""

from datetime import date

import pytest

from assistant.text.due_days import DueDay, due_day


@pytest.mark.parametrize(
    ("printed", "day", "exact"),
    [
        ("trước ngày 30/6/2025", date(2025, 6, 30), True),
        ("ngày 15 tháng 02 năm 2026", date(2026, 2, 15), True),
        ("hoàn thành trước 01/7/2025", date(2025, 7, 1), True),
        ("Tháng 6/2032", date(2032, 6, 30), False),
        ("trong tháng 2 năm 2028", date(2028, 2, 29), False),
        ("Quý IV/2031", date(2031, 12, 31), False),
        ("quý 2 năm 2031", date(2031, 6, 30), False),
        ("trước quý III/2031", date(2031, 6, 30), False),
        ("2033", date(2033, 12, 31), False),
        ("trong năm 2025", date(2025, 12, 31), False),
        ("trước năm 2030", date(2029, 12, 31), False),
        ("Giai đoạn 2026 - 2030", date(2030, 12, 31), False),
    ],
)
def test_a_deadline_is_a_day(printed: str, day: date, exact: bool) -> None:
    assert due_day(printed) == DueDay(day, exact)


@pytest.mark.parametrize(
    "printed",
    ["Hằng năm", "Thường xuyên", "31/02/2030", "Tháng 13/2030", "Quý I, II/2025 và Quý III/2026", "", "3 tháng",
     "năm 2025 và năm 2026", "12345", "Nghị quyết 57"],
)  # fmt: skip
def test_what_names_no_one_day(printed: str) -> None:
    assert due_day(printed) is None
