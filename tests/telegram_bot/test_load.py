"""Many chats at once, while two calls in a hundred fail: every question is answered, in its order, none twice."""

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path
from random import Random

import pytest

from assistant.answers.answer import Answer, Question, Status
from assistant.assistant import Assistant
from assistant.search.shelf import Shelf
from bot.cards.speaker import Speaker
from bot.desk.desk import Desk
from bot.telegram_bot.handlers import handlers
from bot.telegram_bot.rendering.printing import messages
from evals.questions import FULL, read_questions
from tests.sizes import size
from tests.telegram_bot.emulator import (
    Chat,
    Emulator,
    Message,
    Person,
    broken,
    checked_message,
    dropped_after,
    dropped_before,
    too_many,
)
from tests.telegram_bot.running import Running, settings_of

_SEED = 57
_EACH = 3
_IN_A_GROUP = 4
_FAULTY = 0.02
_PATIENCE_S = 120


@dataclass(slots=True)
class Asker:
    """Somebody in a chat: what they ask, one after another, and what they are to read."""

    chat: Chat
    person: Person
    questions: Sequence[str]
    asked: list[Message] = field(default_factory=list)
    expected: list[tuple[str, ...]] = field(default_factory=list)

    def ask(self, n: int) -> None:
        command = "/hoi@tro_ly_57_bot " if self.chat.is_group else ""
        self.asked.append(self.chat.say(f"{command}{self.questions[n]}", by=self.person))

    def read(self) -> list[str]:
        """What they were told; in a group an answer names its question, and nobody else's."""
        sent = self.chat.sent
        if not self.chat.is_group:
            return [one.text for one in sent]
        own = {id(one) for one in self.asked}
        return [one.text for one in sent if one.reply_to is not None and id(one.reply_to) in own]


@pytest.mark.filterwarnings("ignore:.*retry_after")
def test_a_crowd_is_answered_in_order_and_nobody_twice(
    shelf: Shelf, telegram: Emulator, folder: Path
) -> None:
    chance = Random(_SEED)
    desk = Desk(shelf, Assistant(shelf))
    askers = _askers(telegram, desk, chance)
    _disturb(telegram, len(askers) * _EACH, chance)
    with Running(settings_of(telegram, folder), given=handlers(desk), paced=False) as door:
        telegram.wait_polling()
        for n in range(_EACH):
            chance.shuffle(askers)
            for one in askers:
                one.ask(n)
        door.settled(telegram, _PATIENCE_S)
    assert telegram.violations == []
    happened = [one.fault for one in telegram.world.faults.orders if not one.left]
    assert len(happened) >= len(askers) * _EACH * _FAULTY
    # An answer that arrived, and of which we never heard that it did, is said again: better twice than never.
    twice, unheard = sum(map(_twice, askers)), happened.count(FAULTS["dropped after"])
    assert twice <= unheard
    sys.stderr.write(
        f"\n{len(askers)} chats, {len(happened)} faults, {twice} answers of {unheard} unheard said twice\n"
    )


class Slow:
    """An assistant that takes its time, and offers a question that no button holds by itself."""

    def __init__(self) -> None:
        self.asked = 0

    def ask(self, _: Question, **__: object) -> Answer:
        time.sleep(0.02)
        self.asked += 1
        return Answer(
            "a", Status.ANSWERED, "Đáp.", suggestions=(f"Câu hỏi tiếp theo {self.asked}, dài " * 3,)
        )


def test_an_answer_does_not_wait_for_the_questions_after_it(
    shelf: Shelf, telegram: Emulator, folder: Path
) -> None:
    assistant = Slow()
    desk = Desk(shelf, assistant)  # type: ignore[arg-type]
    chats = [telegram.chat() for _ in range(100)]
    with Running(settings_of(telegram, folder), given=handlers(desk), paced=False) as door:
        telegram.wait_polling()
        with telegram.held():
            for chat in chats:
                chat.say("Hỏi?")
        telegram.wait_for(lambda: telegram.sent)
        assert assistant.asked < len(chats) / 2
        door.settled(telegram, _PATIENCE_S)
    assert all(len(chat.sent) == 1 for chat in chats)


def _askers(telegram: Emulator, desk: Desk, chance: Random) -> list[Asker]:
    """Return people who ask alone and, a fifth of them, in groups, with what each is to be told."""
    typed = sorted(
        {one.ask for one in read_questions("targets", "programme", "digests") if one.style == FULL}
    )
    speaker = Speaker(desk)
    count = size("chats at once")
    askers = []
    group: Chat | None = None
    for n in range(count):
        person = telegram.person(f"Người {n}")
        if n >= count // 5:
            chat = telegram.chat(person)
        elif group is None or n % _IN_A_GROUP == 0:
            chat = group = telegram.group(f"Nhóm {n}", person)
        else:
            group.join(person)
            chat = group
        one = Asker(chat, person, chance.sample(typed, _EACH))
        one.expected = [_told(speaker, one, question, f"expected {n}") for question in one.questions]
        askers.append(one)
    return askers


def _told(speaker: Speaker, asker: Asker, question: str, conversation: str) -> tuple[str, ...]:
    reply = speaker.question(question, conversation, in_group=asker.chat.is_group)
    parts = (part for card in reply.cards for part in messages(card, name_of=lambda _: "=x"))
    return tuple(checked_message(part.html).text for part in parts)


FAULTS = {
    "502": broken(),
    "429": too_many(1),
    "dropped before": dropped_before(),
    "dropped after": dropped_after(),
}


def _disturb(telegram: Emulator, calls: int, chance: Random) -> None:
    """Let some of so many messages fail, one by each fault at least."""
    kinds = [*FAULTS, *chance.choices(list(FAULTS), k=max(0, ceil(calls * _FAULTY) - len(FAULTS)))]
    for kind in kinds:
        telegram.fail("sendMessage", FAULTS[kind], after=chance.randrange(calls // 2))


def _twice(one: Asker) -> int:
    """Return how many messages came twice; everything else must be there, once, in its order."""
    # In a group only the first part names its question.
    wanted = [text for parts in one.expected for text in (parts[:1] if one.chat.is_group else parts)]
    read = one.read()
    twice = 0
    at = 0
    for n, text in enumerate(read):
        if at < len(wanted) and text == wanted[at]:
            at += 1
        else:
            assert text in read[max(0, n - 1) : n], (text, wanted[at : at + 1])
            twice += 1
    assert at == len(wanted), wanted[at:]
    return twice
