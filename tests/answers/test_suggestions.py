"""What is offered after an answer is answered, is not what was asked, and costs little."""

import pytest

from assistant.answers.answer import Answer, Question, Status
from assistant.answers.conversation.suggesting import Suggestions
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.understand import understand
from assistant.text.normal import fold
from tests.answers.conftest import Asked

QUESTIONS = (
    "Chỉ số chuyển đổi số cấp tỉnh năm 2030 là bao nhiêu?",
    "Ban Nội chính làm gì?",
    "Ai chủ trì tuyên truyền?",
    "Chương trình hành động có hiệu lực từ ngày nào?",
    "Nghị quyết 57-NQ/TW nói về gì?",
    "ty le phu song 5g nam 2030",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_offered_is_answered_alone_and_after_the_question(ask: Asked, question: str) -> None:
    offered = ask(question).suggestions
    assert 1 <= len(offered) <= 3
    assert len({fold(one) for one in (*offered, question)}) == len(offered) + 1
    for one in offered:
        assert ask(one).status is Status.ANSWERED, one
        assert ask(one, history=(question,)).status is Status.ANSWERED, one


def test_a_row_leads_to_another_year_and_to_its_neighbour(ask: Asked) -> None:
    answer = ask(QUESTIONS[0])
    (row,) = {one.quote.provision for one in answer.citations}
    places = [{one.quote.provision for one in ask(more).citations} for more in answer.suggestions]
    assert {row} in places
    assert any(row not in cited for cited in places)


def test_nothing_is_offered_after_small_talk(ask: Asked) -> None:
    assert ask("Xin chào").suggestions == ()


def test_another_province_is_offered_its_own(ask_invented: Asked) -> None:
    with ask_invented.shelf.lend() as edition:
        row = next(one for one in edition.library.targets() if one.milestones)
    answer = ask_invented(f"{row.name} năm {row.milestones[0].year} là bao nhiêu?")
    assert answer.suggestions
    for one in answer.suggestions:
        assert ask_invented(one).status is Status.ANSWERED, one


def test_few_are_tried_and_none_twice(ask: Asked, lexicon: Lexicon) -> None:
    answer, tried = ask(QUESTIONS[0]), []
    asked = understand(QUESTIONS[0], lexicon.names)

    def fails(text: str) -> Answer:
        tried.append(text)
        return Answer("a", Status.NOT_FOUND, "Không.")

    suggestions = Suggestions()
    for _ in range(9):
        assert suggestions.after(answer, Question(QUESTIONS[0]), asked, lexicon, fails) == ()
    assert len(tried) == len(set(tried))
    assert len(tried) > 3
    before = len(tried)
    Suggestions().after(answer, Question(QUESTIONS[0]), asked, lexicon, fails)
    assert len(tried) - before <= 3
