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
class Outgoing:
    """One message within Telegram's limits, in HTML; the caption of `photo` (PNG) where there is one.

    `plain` is the same characters without tags, for when the HTML is refused. Only a caption may be empty.
    """

    html: str
    plain: str
    keyboard: tuple[tuple[Button, ...], ...] = ()
    photo: bytes | None = None


def line(text: str) -> Outgoing:
    """Return one plain line as a message."""
    return Outgoing(escape(text, quote=False), text)
