"""How often, as a calendar can hold it; and what no calendar can."""

import pytest

from assistant.text.recurrence import EACH_MONTH, recurrences

QUARTERS = (3, 6, 9, 12)


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("Định kỳ 3 tháng, 6 tháng, 1 năm hoặc đột xuất", [(QUARTERS, None), ((6, 12), None), ((12,), None)]),
        (
            "3 tháng, 6 tháng, 1 năm, giữa nhiệm kỳ, cuối nhiệm kỳ",
            [(QUARTERS, None), ((6, 12), None), ((12,), None)],
        ),
        ("kết quả theo tháng, quý, 6 tháng, 1 năm",
         [(EACH_MONTH, None), (QUARTERS, None), ((6, 12), None), ((12,), None)]),
        ("hằng quý", [(QUARTERS, None)]),
        ("hàng tuần", [((), None)]),
        ("Báo cáo sáu tháng một lần", [((6, 12), None)]),
        ("định kỳ 6 tháng đầu năm, 9 tháng và hằng năm", [((6, 12), None), ]),
        ("hằng tháng, trước ngày 25 hằng tháng", [(EACH_MONTH, 25)]),
        ("định kỳ hằng quý trước ngày 20 tháng cuối quý", [(QUARTERS, 20)]),
        ("định kỳ hằng năm trước ngày 15/12", [((12,), 15)]),
        ("định kỳ 6 tháng (trước ngày 15/6) và hằng năm, trước ngày 10 tháng 12", [((6,), 15), ((12,), 10)]),
        ("hằng quý, trước ngày 15/12", [((12,), 15), (QUARTERS, None)]),
    ],
)  # fmt: skip
def test_turns(text: str, turns: list[tuple[tuple[int, ...], int | None]]) -> None:
    found = recurrences(text)
    assert [(one.months, one.day) for one in found][: len(turns)] == turns
    assert all(one.printed in text for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "định kỳ", "định kỳ hoặc đột xuất", "khi có yêu cầu", "giữa nhiệm kỳ", "trong vòng 3 tháng", "3 tháng",
        "mỗi năm 2 lần", "xây dựng kế hoạch hằng năm", "định kỳ 5 năm", "theo năm 2030", "trước ngày 15/12/2025",
        "trước ngày 31/2", "theo quý II", "quý III", "tháng 6", "",
    ],
)  # fmt: skip
def test_what_has_no_place_in_every_year(text: str) -> None:
    assert recurrences(text) == ()
