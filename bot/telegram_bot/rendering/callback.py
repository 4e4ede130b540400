"""What a pressed button sends back: the written action itself where it is short, else a token that names it."""

from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256

from bot.cards.actions import Does, Invite, read, written

LONGEST_DATA = 64
"""Bytes that a button sends back, at most."""
_WRITTEN, _TOKEN = "=", "#"


@dataclass(slots=True)
class Names:
    """Names actions as callback data, and remembers in `kept` what the tokens among them name.

    `kept`, of written action by token, is to be stored before a message with such a button is sent. An invitation
    is named by its address, where it is known what the `bot` is called.
    """

    bot: str = ""
    kept: dict[str, str] = field(default_factory=dict)

    def __call__(self, does: Does) -> str:
        """Return the callback data of an action, empty for one that cannot be read back."""
        if isinstance(does, Invite):
            return f"https://t.me/{self.bot}?startgroup={does.payload}" if self.bot else ""
        text = written(does)
        if read(text) != does:
            return ""
        if len(text.encode()) < LONGEST_DATA:
            return _WRITTEN + text
        token = _token(text)
        self.kept[token] = text
        return _TOKEN + token


def does_of(data: str, content: Callable[[str], str | None]) -> Does | None:
    """Return the action that a button named; None where it is none of ours or `content` no longer knows it.

    `content` returns what was written for a token.
    """
    if data.startswith(_WRITTEN):
        return read(data[1:])
    if not data.startswith(_TOKEN):
        return None
    token = data[1:]
    text = content(token) if len(token) == _LENGTH and token.isascii() else None
    return read(text) if text is not None and _token(text) == token else None


def _token(text: str) -> str:
    return urlsafe_b64encode(sha256(text.encode()).digest()[:16]).decode().rstrip("=")


_LENGTH = len(_token(""))
