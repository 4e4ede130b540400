"""Orders for whole tables or for something to teach with, and phrases that ask by the word they begin with."""

import pytest

from assistant.answers.answer import Status
from tests.answers.conftest import Asked


@pytest.mark.parametrize(
    "question",
    [
        "Cho xin 10 câu hỏi trắc nghiệm có đáp án về chương trình",
        "soan giup em bai giang, soan giao an ve kinh te bien",
        "Viết bài tuyên truyền về cảng cá",
    ],
)
def test_what_is_to_teach_with_is_not_written(ask_invented: Asked, question: str) -> None:
    answer = ask_invented(question)
    assert answer.status is Status.OUT_OF_SCOPE
    assert not answer.citations


def test_who_teaches_and_asks_a_thing_is_answered(ask_invented: Asked) -> None:
    asked = "Tôi soạn bài giảng, chỉ tiêu 1 đến năm 2033 là bao nhiêu?"
    assert ask_invented(asked).status is Status.ANSWERED


@pytest.mark.parametrize(
    "question", ["Cho xin toàn bộ chỉ tiêu đến năm 2028", "cho xin toan bo chi tieu den nam 2028"]
)
def test_every_row_of_a_short_table_is_told(ask_invented: Asked, question: str) -> None:
    (holding,) = ask_invented.holdings
    cited = {citation.quote.provision for citation in ask_invented(question).citations}
    rows = {row.provision for row in holding.targets if any(m.year == 2028 for m in row.milestones)}
    assert rows
    assert rows <= cited


def test_a_long_table_is_told_by_its_beginning(ask: Asked) -> None:
    answer = ask("Cho xin toàn bộ chỉ tiêu đến năm 2030")
    assert answer.status is Status.PARTIAL
    assert len(answer.text.split()) < 400
    assert "2030" in answer.sentences[1].text  # no figure without its year


def test_rows_of_a_kind_are_not_every_row(ask: Asked) -> None:
    assert "Trang “Chỉ tiêu”" not in ask("Tất cả chỉ tiêu có đơn vị phần trăm").text


@pytest.mark.parametrize("who", ["Thuyền viên được giao việc gì?", "thuyen vien duoc giao viec gi"])
def test_a_clause_that_only_names_them_gives_them_nothing(ask_invented: Asked, who: str) -> None:
    assert ask_invented(who).status is Status.NOT_FOUND


def test_what_is_to_be_done_is_told_by_a_clause_and_not_by_a_row(ask: Asked) -> None:
    rows = {named.provision for holding in ask.holdings for named in holding.targets}
    cited = {citation.quote.provision for citation in ask("tăng tỷ lệ chi ngân sách").citations}
    assert not cited & rows
    assert {c.quote.provision for c in ask("tỷ lệ chi ngân sách").citations} & rows


def test_what_a_document_is_for_is_its_part_on_purposes(ask: Asked) -> None:
    first = ask("Chương trình này ban hành để làm gì?").citations[0]
    assert "MỤC ĐÍCH" in first.quote.text.upper()
