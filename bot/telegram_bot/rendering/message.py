"""What goes out over Telegram, as values; who sends them knows nothing of cards."""

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Button:
    """A button of a keyboard: exactly one of `data`, at most 64 bytes that come back when pressed, and `url`."""

    text: str
    data: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Quiz:
    """A poll with one right answer, by its index, within Telegram's limits."""

    question: str
    options: tuple[str, ...]
    right: int
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message within Telegram's limits, in HTML; the caption of `photo` (PNG) where there is one.

    `plain` is the same characters without tags, for when the HTML is refused. Only a caption may be empty.
    Where there is a `quiz` that is the message, and the text, without the keyboard, is for when no poll is taken.
    """

    html: str
    plain: str
    keyboard: tuple[tuple[Button, ...], ...] = ()
    photo: bytes | None = None
    quiz: Quiz | None = None


def line(text: str) -> Outgoing:
    """Return one plain line as a message."""
    return Outgoing(escape(text, quote=False), text)
