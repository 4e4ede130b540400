"""What people think of an answer in the chat: kept only as they agree, by the asker's word alone, once."""

from pathlib import Path

import pytest

from assistant.search.shelf import Shelf
from bot.cards.actions import Judge
from bot.store.kept import REASON_LIMIT
from tests.cards.conftest import Spoken, actions_of, said, spoken_of

QUESTION = "Chỉ tiêu 50 năm 2030 là bao nhiêu?"


@pytest.fixture
def keeping(shelf: Shelf, tmp_path: Path) -> Spoken:
    return spoken_of(shelf, f"sqlite:///{tmp_path / 'store.sqlite'}")


def judgements(keeping: Spoken, conversation: str = "own") -> list[Judge]:
    reply = keeping.speaker.question(QUESTION, conversation)
    return [one.does for one in actions_of(reply) if isinstance(one.does, Judge)]


def test_nothing_is_kept_before_the_asker_says_so(keeping: Spoken) -> None:
    right, *_ = judgements(keeping)
    asked = keeping.speaker.does(right, "own")
    assert QUESTION in said(asked)
    assert keeping.desk.store.counts() == ()
    agree, refuse = (one.does for one in actions_of(asked))
    thanks = keeping.speaker.does(refuse, "own")
    assert thanks.replaces
    assert [(one.verdict, one.number) for one in keeping.desk.store.counts()] == [("right", 1)]
    assert keeping.desk.store.agreed() == ()
    assert keeping.speaker.does(agree, "own").cards == ()
    assert keeping.desk.store.agreed() == ()


def test_what_is_agreed_to_is_kept_with_its_reason(keeping: Spoken) -> None:
    judgements(keeping)
    asks = keeping.speaker.feedback("Thiếu năm 2040", "own")
    lacking = next(
        one.does for one in actions_of(asks) if isinstance(one.does, Judge) and one.does.verdict == "lacking"
    )
    consent = keeping.speaker.does(lacking, "own")
    assert "Thiếu năm 2040" in said(consent)
    keeping.speaker.does(actions_of(consent)[0].does, "own")
    (kept,) = keeping.desk.store.agreed()
    assert (kept.question, kept.reason, kept.verdict) == (QUESTION, "Thiếu năm 2040", "lacking")
    assert kept.provisions
    with keeping.shelf.lend() as edition:
        assert kept.edition == edition.version


def test_another_member_judges_without_the_question(keeping: Spoken) -> None:
    wrong = judgements(keeping)[1]
    for pressed in (Judge(wrong.answer, "wrong", agreed=True), wrong):
        reply = keeping.speaker.does(pressed, "other")
        assert reply.cards == ()
        assert reply.notice
    assert [(one.verdict, one.number) for one in keeping.desk.store.counts()] == [("wrong", 1)]
    assert keeping.desk.store.agreed() == ()


def test_a_reason_after_a_judgement_is_heard(keeping: Spoken) -> None:
    right = judgements(keeping)[0]
    keeping.speaker.does(Judge(right.answer, "right", agreed=False), "own")
    keeping.speaker.feedback("Rất rõ", "own")
    keeping.speaker.does(Judge(right.answer, "right", agreed=True), "own")
    assert [one.reason for one in keeping.desk.store.agreed()] == ["Rất rõ"]


def test_what_cannot_be_kept_is_said_and_may_be_tried_again(shelf: Shelf) -> None:
    closed = spoken_of(shelf)
    right = judgements(closed)[0]
    first = closed.speaker.does(Judge(right.answer, "right", agreed=False), "own")
    again = closed.speaker.does(Judge(right.answer, "right", agreed=False), "own")
    assert said(first) == said(again) != ""


def test_nothing_is_judged_that_nobody_remembers(keeping: Spoken) -> None:
    right = judgements(keeping)[0]
    keeping.speaker.forget("own")
    assert said(keeping.speaker.does(right, "own"))
    assert said(keeping.speaker.does(Judge("x", "very good"), "own"))
    assert not actions_of(keeping.speaker.feedback("Sai", "own"))
    judgements(keeping)
    assert not actions_of(keeping.speaker.feedback("x" * (REASON_LIMIT + 1), "own"))
    assert keeping.desk.store.counts() == ()
