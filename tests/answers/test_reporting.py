"""Reports gathered from wherever they are said, and places that differ, side by side."""

import pytest

from assistant.answers.answer import Answer, Status
from assistant.answers.question.periods import is_exact, is_periodic
from tests.answers.conftest import Asked


def places(answer: Answer) -> set[str]:
    return {citation.quote.provision.partition("/")[2] for citation in answer.citations}


@pytest.mark.parametrize(
    ("text", "periodic", "exact"),
    [
        ("định kỳ hoặc đột xuất", True, False),
        ("Định kỳ 3 tháng, 6 tháng", True, True),
        ("hằng quý", True, True),
        ("theo tháng, quý", True, True),
        ("trong năm 2025", False, False),
        ("khi có yêu cầu", False, False),
    ],
)
def test_periods(text: str, periodic: bool, exact: bool) -> None:
    assert (is_periodic(text), is_exact(text)) == (periodic, exact)


def test_all_cycles_are_gathered(ask: Asked) -> None:
    answer = ask("Việc báo cáo, sơ kết kết quả thực hiện chương trình phải làm theo chu kỳ nào?")
    assert {"IV.1.5-1", "V.1-4", "V.3-4", "V.5-5"} <= places(answer)
    assert "định kỳ nghe" not in answer.text


def test_the_calendar_has_those_that_do_not_say_at_which_intervals(ask: Asked) -> None:
    answer = ask("Lịch báo cáo thế nào, ai báo cáo cho ai?")
    assert {"V.1-2", "V.1-4", "V.2-1", "V.3-3", "V.5-2", "V.5-5", "IV.1.5-1"} <= places(answer)


def test_the_calendar_of_another_programme(ask_invented: Asked) -> None:
    answer = ask_invented("Chế độ báo cáo thế nào, bao lâu báo cáo một lần?")
    assert "báo cáo Ủy ban nhân dân tỉnh hằng quý" in answer.text.replace("**", "")


def test_a_report_to_the_centre_is_none_to_a_body_called_alike(ask: Asked) -> None:
    answer = ask("Khi nào tỉnh báo cáo Cơ quan Thường trực của BCĐ TW?")
    assert "khi có yêu cầu" in answer.text
    assert "V.5-5" not in places(answer)


@pytest.mark.parametrize(
    ("question", "both"),
    [
        ("Dòng 51.3 và dòng 52 có mâu thuẫn nhau không?", {"PL.51.3", "PL.52"}),
        ("Dịch vụ công trực tuyến toàn trình năm 2025 đặt 80% hay 90%?", {"PL.51.2", "PL.53"}),
        ("Về tăng tỷ lệ chi ngân sách, mục IV.2.8 với mục V.6 khác nhau chỗ nào?", {"IV.2.8", "V.6-2"}),
        ("Quỹ đầu tư mạo hiểm là kêu gọi xã hội hóa hay dùng ngân sách nhà nước?", {"IV.2.5", "V.6-3"}),
        ("Sao chương trình nhắc đến hai Ban Chỉ đạo khác nhau?", {"V.1-1", "V.5-1"}),
    ],
)
def test_two_places_stand_side_by_side(ask: Asked, question: str, both: set[str]) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert both <= places(answer)


def test_levels_are_no_rows(ask: Asked) -> None:
    assert ask("định danh mức 2 với mức 1 khác nhau chỗ nào").status is not Status.ANSWERED


def test_by_which_intervals_is_asked_in_more_than_one_way(ask: Asked) -> None:
    answer = ask("Đoàn kiểm tra báo cáo kết quả theo kỳ hạn nào?")
    assert places(answer) == {"IV.1.5-1"}
    assert "theo tháng, quý, 6 tháng, 1 năm" in answer.text
