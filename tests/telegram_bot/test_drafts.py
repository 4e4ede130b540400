"""Answers that a model writes, in chats: shown while they come where one person reads them, and never in the way."""

import itertools
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assistant.answers.answer import Citation, Question, Quote, Said, Sentence, Span
from assistant.assistant import Assistant
from assistant.search.shelf import Shelf
from assistant.wording import say
from bot.cards.drafted import drafted_card
from bot.desk.desk import Desk
from bot.telegram_bot.handlers import handlers
from bot.telegram_bot.reach import Handlers
from bot.telegram_bot.rendering.printing import opening
from tests.telegram_bot.emulator import (
    Chat,
    Emulator,
    Fault,
    broken,
    checked_message,
    garbage,
    refused,
    too_many,
)
from tests.telegram_bot.running import settings_of, until
from tests.telegram_bot.talking import Conversing, Talking, assistant_of
from tests.writer import PLAIN, Writer

# Three sentences, the last two about a row each.
ASKED = "Chỉ tiêu 46 và 45 năm 2030 là bao nhiêu?"


@dataclass
class Door(Talking):
    """A door behind which `assistant` answers."""

    assistant: Any = None

    def handlers(self) -> Handlers:
        assert self.shelf
        self.desk = Desk(self.shelf, self.assistant, store=self.store)
        return handlers(self.desk)


@contextmanager
def writing(shelf: Shelf, home: Path, assistant: object) -> Iterator[Conversing]:
    with Emulator() as telegram:
        telegram.limit_floods()
        with Door(settings_of(telegram, home), shelf=shelf, assistant=assistant) as door:
            yield Conversing(telegram, door)
            door.settled(telegram)
            assert telegram.violations == []


@pytest.fixture(scope="module")
def talk(shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Conversing]:
    with writing(shelf, tmp_path_factory.mktemp("drafts") / "door", Writer(assistant_of(shelf))) as talk:
        yield talk


@pytest.fixture
def writer(talk: Conversing) -> Writer:
    writer: Writer = talk.door.desk.assistant  # type: ignore[assignment]
    writer.pause, writer.plainly = 0.7, False
    return writer


def drafted(chat: Chat) -> list[str]:
    return [shown.text if shown else "" for _, shown in chat.drafts]


def test_what_is_proven_is_shown_before_the_answer(talk: Conversing, writer: Writer) -> None:
    chat = talk.chat()
    writer.plainly = True
    chat.say(ASKED)
    until(lambda: chat.drafts)
    assert chat.sent == []
    answer = chat.next()
    shown = drafted(chat)
    assert 2 <= len(shown) <= 4
    assert len({number for number, _ in chat.drafts}) == 1
    assert all(one.endswith(say("chat.answer.writing")) for one in shown)
    said = [one.removesuffix(say("chat.answer.writing")).strip() for one in shown]
    assert all(later.startswith(one) for one, later in itertools.pairwise(said))
    assert answer.text.startswith(said[-1])
    assert "[1]" in said[0]
    assert chat.actions
    times = [call.at for call in talk.telegram.calls_of("sendMessageDraft")]
    assert all(later - one > 0.9 for one, later in itertools.pairwise(times))
    assert answer.of("italic")[0].startswith(f"Diễn giải: {PLAIN}")
    assert say("shown.by_model.plain_words") in answer.of("italic")


def test_a_pressed_question_is_shown_as_well(talk: Conversing, writer: Writer) -> None:
    chat = talk.chat()
    writer.pause = 0
    answer = chat.ask(ASKED)
    button = next(one for one in answer.buttons if one.text.endswith("?"))
    writer.pause = 0.7
    chat.press(answer, button)
    until(lambda: len(chat.sent) == 2)
    pressed = talk.telegram.calls_of("answerCallbackQuery")[-1].at
    assert [call for call in talk.telegram.calls_of("sendMessageDraft") if call.at > pressed]
    assert [call.code for call in talk.telegram.calls_of("sendMessageDraft")].count(200) == len(
        talk.telegram.calls_of("sendMessageDraft")
    )


def test_groups_and_inline_see_no_draft(talk: Conversing, writer: Writer) -> None:
    group = talk.telegram.group("Tổ công nghệ", talk.telegram.person("Lan"))
    answer = group.ask(f"/hoi {ASKED}")
    assert say("shown.by_model.sentences") in answer.text
    assert group.drafts == []
    before = len(talk.telegram.calls_of("sendMessageDraft"))
    query = talk.telegram.inline(ASKED)
    until(lambda: query.answers)
    assert query.results
    assert len(talk.telegram.calls_of("sendMessageDraft")) == before


def test_without_a_model_there_is_no_draft(shelf: Shelf, folder: Path) -> None:
    with writing(shelf, folder, assistant_of(shelf)) as talk:
        answer = talk.chat().ask(ASKED)
        assert not talk.telegram.calls_of("sendMessageDraft")
        assert "mô hình" not in answer.text


@pytest.mark.filterwarnings("ignore:.*retry_after")
@pytest.mark.parametrize(
    "fault", [too_many(2), refused("Bad Request: TEXTDRAFT_PEER_INVALID"), broken(), garbage()]
)
def test_a_draft_that_is_refused_changes_nothing(shelf: Shelf, folder: Path, fault: Fault) -> None:
    writer = Writer(assistant_of(shelf), pause=0.4)
    with writing(shelf, folder, writer) as talk:
        talk.telegram.fail("sendMessageDraft", fault, times=99)
        chat = talk.chat()
        began = time.monotonic()
        answer = chat.ask(ASKED)
        assert time.monotonic() - began < 5
        assert answer.buttons
        again = chat.ask(ASKED)
        assert again.text == answer.text
        assert len(talk.telegram.calls_of("sendMessageDraft")) == 1


def test_who_blocks_us_meanwhile_takes_drafts_from_nobody(talk: Conversing, writer: Writer) -> None:
    gone, other = talk.chat(), talk.chat()
    gone.say(ASKED)
    until(lambda: gone.drafts)
    gone.block()
    other.ask(ASKED)
    assert other.drafts


def test_who_waits_for_a_model_holds_up_nobody(shelf: Shelf, folder: Path) -> None:
    """Forty wait at once, more than the threads of everything else; a row is shown to another meanwhile."""
    together = threading.Barrier(41)

    class Slow(Writer):
        def ask(self, question: Question, **more: Any) -> Any:
            together.wait(60)
            return super().ask(question, **more)

    with writing(shelf, folder, Slow(assistant_of(shelf))) as talk:
        chats = [talk.chat() for _ in range(40)]
        for chat in chats:
            chat.say(ASKED)
        until(lambda: together.n_waiting == 40, 60)
        assert "2030" in talk.chat().ask("/chitieu 46").text
        assert not any(chat.sent for chat in chats)
        together.wait(60)
        assert all("0.68" in chat.next(60).text for chat in chats)


def test_a_door_that_closes_waits_for_no_model(shelf: Shelf, folder: Path) -> None:
    never = threading.Event()

    class Stalled(Writer):
        def ask(self, question: Question, **more: Any) -> Any:
            never.wait(60)
            return super().ask(question, **more)

    writer = Stalled(assistant_of(shelf))
    with Emulator() as telegram:
        with Door(settings_of(telegram, folder), shelf=shelf, assistant=writer) as door:
            chat = telegram.chat()
            chat.say(ASKED)
            until(lambda: chat.actions)
            began = time.monotonic()
        assert time.monotonic() - began < 5
        door.desk.closed.set()
        never.set()
        # What was asked waits on disk, and is answered by the next process.
        with Door(settings_of(telegram, folder), shelf=shelf, assistant=Writer(assistant_of(shelf))):
            assert "0.68" in chat.next().text


@pytest.mark.parametrize("text", ["<b>&</b> [1] [2]", "**đậm** *x* _y_", "\u202e" * 50, "dài " * 3000, ""])
def test_whatever_is_said_makes_a_draft_that_telegram_takes(text: str) -> None:
    quote = Quote("a", "a/1", Span(0, 1), "x", "Điều 1")
    said = Said(Sentence(text, (1,)), (Citation(1, quote, number="1/A", url="/van-ban/a#1"),))
    part = opening(drafted_card((said,)), name_of=lambda _: "")
    assert part
    assert checked_message(part.html).text
    nothing = opening(drafted_card(()), name_of=lambda _: "")
    assert nothing
    assert nothing.plain == say("chat.answer.writing")


def test_the_assistant_itself_says_whether_a_model_helps(shelf: Shelf) -> None:
    assert not Assistant(shelf).has_model
    assert Assistant(shelf).model_seconds == 0
