"""Several questions in one message say a thing once, and a name that begins a sentence has a capital letter."""

import pytest

from assistant.answers.answer import Status
from tests.answers.conftest import Asked


@pytest.mark.parametrize(
    "text",
    [
        "Chỉ tiêu 1 năm 2030 là bao nhiêu? Năm 2030 chỉ tiêu 1 là bao nhiêu?",
        "Chỉ tiêu 1 có các mốc nào? Chỉ tiêu 1 có những mốc nào?",
    ],
)
def test_what_is_asked_twice_is_said_once(ask: Asked, ask_invented: Asked, text: str) -> None:
    for asked in (ask, ask_invented):
        answer = asked(text)
        assert answer.status is not Status.NOT_FOUND
        said = [sentence.text for sentence in answer.sentences]
        assert len(said) == len(set(said)), answer.text


def test_two_things_asked_are_both_said(ask: Asked, ask_invented: Asked) -> None:
    for asked in (ask, ask_invented):
        answer = asked("Chỉ tiêu 1 năm 2030 là bao nhiêu? Chỉ tiêu 2 năm 2030 là bao nhiêu?")
        assert len({citation.quote.provision for citation in answer.citations}) == 2, answer.text


def test_a_name_printed_in_small_letters_begins_a_sentence_with_a_capital(
    ask: Asked, ask_invented: Asked
) -> None:
    for asked in (ask, ask_invented):
        duties = [duty for holding in asked.holdings for duty in holding.duties if not duty.columns]
        small = {duty.agency for duty in duties if duty.agency[:1].islower()}
        said = [
            sentence.text.lstrip("*")
            for name in sorted(small)
            for question in (f"{name} có nhiệm vụ gì?", f"Nhiệm vụ của {name}")
            for sentence in asked(question).sentences
        ]
        begun = [text for text in said if text.startswith(tuple(small))]
        assert not begun
    assert said or small == set()
