"""A door with its real handlers over a shelf, and the emulated Telegram that it speaks to."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast
from weakref import WeakKeyDictionary

from assistant.assistant import Assistant
from assistant.search.shelf import Shelf
from bot.desk.desk import Desk
from bot.telegram_bot.handlers import handlers
from bot.telegram_bot.reach import Handlers
from tests.telegram_bot.emulator import Button, Chat, Emulator, Message
from tests.telegram_bot.running import Running, settings_of

# What Telegram says when two press the same button: no rule is broken.
UNCHANGED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
PUBLIC = "https://troly57.example.vn"


_LEXICONS: WeakKeyDictionary[Shelf, dict[str, Any]] = WeakKeyDictionary()


def assistant_of(shelf: Shelf) -> Assistant:
    """An assistant who remembers nobody; what is made once of an edition is shared."""
    assistant = Assistant(shelf)
    if shelf not in _LEXICONS:
        assistant.named_in("gì")
        _LEXICONS[shelf] = assistant._lexicons
    assistant._lexicons = dict(_LEXICONS[shelf])
    return assistant


class Wrapped:
    """An assistant that does `before` to each question first."""

    def __init__(self, assistant: Assistant, before: Callable[[str], object]) -> None:
        self._assistant = assistant
        self._before = before

    def __getattr__(self, name: str) -> Any:
        return getattr(self._assistant, name)

    def ask(self, question: Any, **more: Any) -> Any:
        self._before(question.text)
        return self._assistant.ask(question, **more)


@dataclass
class Talking(Running):
    """A door with real handlers while it is entered; `before` is done to each question before it is answered."""

    shelf: Shelf | None = None
    before: Callable[[str], object] | None = None

    def handlers(self) -> Handlers:
        assert self.shelf
        assistant: Any = assistant_of(self.shelf)
        if self.before:
            assistant = Wrapped(assistant, self.before)
        self.desk = Desk(self.shelf, cast("Assistant", assistant), store=self.store)
        return handlers(self.desk)


@dataclass(frozen=True)
class Conversing:
    """A door, and the Telegram on which people speak with it."""

    telegram: Emulator
    door: Talking

    def chat(self) -> Chat:
        """A chat of someone new."""
        return self.telegram.chat()

    def settled(self) -> None:
        self.door.settled(self.telegram)


@contextmanager
def conversing(shelf: Shelf, home: Path, **more: Any) -> Iterator[Conversing]:
    """A door over a shelf; at the end every message of it was one that Telegram takes."""
    with Emulator() as telegram, Talking(settings_of(telegram, home, **more), shelf=shelf) as door:
        yield Conversing(telegram, door)
        door.settled(telegram)
        found = [one for one in telegram.violations if one.description != UNCHANGED]
        broken = [f"{one.method}: {one.description}" for one in found]
        assert broken == [], broken


def suggested(answer: Message, ending: str) -> Button:
    """The button of a suggested question that ends so."""
    return next(one for one in answer.buttons if one.text.endswith(ending))


def cited(answer: Message) -> list[Button]:
    """The buttons that show what is quoted, in order."""
    return [one for one in answer.buttons if re.search(r"\[\d+\]", one.text)]


def shown(message: Message) -> list[str]:
    return [button.text for button in message.buttons]
