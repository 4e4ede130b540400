"""The Bot API's rules of what a bot may send, each with the section that states it.

`checked_message` and `checked_keyboard` are for anyone who makes messages; the emulator asks them, and the
rest of this file, of every call. `Refused` tells the rule in the server's words. Nothing here knows how our
own messages are made.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tests.telegram_bot.emulator.html_mode import Entity, is_link, parse_html, units
from tests.telegram_bot.emulator.keyboards import Button, checked_keyboard
from tests.telegram_bot.emulator.refused import Refused

__all__ = [
    "Button",
    "Entity",
    "Parsed",
    "Refused",
    "checked_commands",
    "checked_deep_link",
    "checked_keyboard",
    "checked_message",
    "checked_photo",
    "cut_before",
    "is_link",
    "units",
]

TEXT = 4096  # sendMessage, "text": 1-4096 characters after entities parsing
CAPTION = 1024  # sendPhoto and sendDocument, "caption": 0-1024 characters after entities parsing
ENTITIES = 100  # "Limits": the server drops what is over
PHOTO_BYTES = 10 << 20  # sendPhoto, "photo": at most 10 MB in size
PHOTO_SIDES = 10_000  # ... width and height must not exceed 10000 in total
PHOTO_RATIO = 20  # ... width and height ratio must be at most 20
DOCUMENT_BYTES = 50 << 20  # sendDocument: up to 50 MB
# What the server takes out of any text: marks that draw over other lines and override direction.
_DROPPED = re.compile("[\r\u0333\u033f\u030a\u2028-\u202e]")
_CONTROL = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f]")
_MARKS = re.compile("[\u200e\u200f](?=[\u200e\u200f])")  # of writing direction: only the last of a run stays
# A text of nothing but these shows nothing.
_BLANK = re.compile(
    "[ \n\xa0\u1680\u180e\u2000-\u200f\u202e\u202f\u205f\u2800\u3000\ufeff\ufffc\U000e0000-\U000e007f]*"
)
_JOINERS = "\u200d\ufe0f\ufe0e"


@dataclass(frozen=True, slots=True)
class Parsed:
    """A message as people see it."""

    text: str
    entities: tuple[Entity, ...] = ()

    def of(self, *types: str) -> list[str]:
        """The runs of text that entities of these types cover, in order."""
        return [self.part(entity) for entity in self.entities if entity.type in types]

    def part(self, entity: Entity) -> str:
        """The text that an entity covers."""
        coded = self.text.encode("utf-16-le")
        return coded[2 * entity.offset : 2 * entity.end].decode("utf-16-le")


def checked_message(text_html: str, *, caption: bool = False) -> Parsed:
    """The text and entities that Telegram makes of a message, or of a caption, in HTML parse mode.

    Refused: wrong markup, nothing left to show (a caption may be empty), over 4096 (1024) UTF-16 units, over
    100 entities.
    """
    _check_unicode(text_html)
    if not text_html and not caption:
        raise Refused("Bad Request: message text is empty")
    return finished(*parse_html(text_html), caption=caption)


def checked_plain(text: str, *, caption: bool = False) -> Parsed:
    """The same for a text without a parse mode."""
    _check_unicode(text)
    if not text and not caption:
        raise Refused("Bad Request: message text is empty")
    return finished(text, [], caption=caption)


def finished(text: str, entities: Sequence[Entity], *, caption: bool = False) -> Parsed:
    """A parsed text after the server has cleaned and trimmed it; Refused where it is empty or too long."""
    text, entities = _cleaned(text, entities)
    text, entities = _trimmed(text, entities)
    if _BLANK.fullmatch(text) and not (caption and not text):
        raise Refused("Bad Request: text must be non-empty")
    if units(text) > (CAPTION if caption else TEXT):
        raise Refused(f"Bad Request: message {'caption ' if caption else ''}is too long")
    if len(entities) > ENTITIES:
        raise Refused(f"Bad Request: too many entities: {len(entities)}, and only {ENTITIES} are shown")
    return Parsed(text, tuple(entities))


def _check_unicode(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair
        raise Refused("Bad Request: strings must be encoded in UTF-8") from None


def _cleaned(text: str, entities: Sequence[Entity]) -> tuple[str, list[Entity]]:
    """Control characters become spaces; a few marks go, and offsets with them."""
    text = _MARKS.sub("\u200c", _CONTROL.sub(" ", text))
    gone = [units(text[: found.start()]) for found in _DROPPED.finditer(text)]
    if not gone:
        return text, list(entities)
    return _DROPPED.sub("", text), [
        _within(entity, lambda at: at - sum(place < at for place in gone)) for entity in entities
    ]


def _trimmed(text: str, entities: Sequence[Entity]) -> tuple[str, list[Entity]]:
    """White space goes at the end, and at the start up to where an entity begins."""
    text = text.rstrip(" \n")
    last = units(text)
    entities = [_within(entity, lambda at: min(at, last)) for entity in entities]
    entities = [entity for entity in entities if entity.length > 0]
    leading = len(text) - len(text.lstrip(" \n"))
    cut = min([leading, *(entity.offset for entity in entities)])
    kept = [_within(entity, lambda at: at - cut) for entity in entities]
    cut_text = text[cut:]
    shown = Parsed(cut_text)
    return cut_text, [entity for entity in kept if shown.part(entity).strip()]


def _within(entity: Entity, moved: Any) -> Entity:
    start, end = moved(entity.offset), moved(entity.end)
    return Entity(entity.type, start, end - start, entity.argument)


def cut_before(text: str) -> bool:
    """Whether a text starts inside a character: with a mark that belongs to the letter before it."""
    return bool(text) and (unicodedata.category(text[0]).startswith("M") or text[0] in _JOINERS)


def checked_commands(commands: Any) -> None:
    """setMyCommands: at most 100; BotCommand: [a-z0-9_]{1,32}, a description of 1-256 characters."""
    if not isinstance(commands, list):
        raise Refused("Bad Request: expected an Array of BotCommand")
    if len(commands) > 100:
        raise Refused("Bad Request: too many commands specified")
    names = [command.get("command", "") for command in commands]
    for command, name in zip(commands, names, strict=True):
        if not re.fullmatch(r"[a-z0-9_]{1,32}", name):
            raise Refused("Bad Request: BOT_COMMAND_INVALID")
        if not 1 <= units(command.get("description", "").strip()) <= 256:
            raise Refused("Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
    if len(set(names)) != len(names):
        raise Refused("Bad Request: BOT_COMMAND_DUPLICATE")


def checked_deep_link(payload: str) -> None:
    """ "Deep linking": A-Z, a-z, 0-9, _ and -, up to 64 characters."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", payload):
        raise Refused("Bad Request: START_PARAM_INVALID")


def checked_photo(content: bytes) -> tuple[int, int]:
    """The width and height of a photo that sendPhoto takes."""
    import io

    from PIL import Image, UnidentifiedImageError

    if not content:
        raise Refused("Bad Request: file must be non-empty")
    if len(content) > PHOTO_BYTES:
        raise Refused("Bad Request: file is too big")
    try:
        with Image.open(io.BytesIO(content)) as image:
            width, height = image.size
    except UnidentifiedImageError:
        raise Refused("Bad Request: IMAGE_PROCESS_FAILED") from None
    if width + height > PHOTO_SIDES or max(width, height) > PHOTO_RATIO * min(width, height):
        raise Refused("Bad Request: PHOTO_INVALID_DIMENSIONS")
    return width, height


def checked_answer(text: str, url: str = "") -> None:
    """answerCallbackQuery, "text": 0-200 characters; "url" only opens games and t.me links of the bot."""
    if units(text) > 200:
        raise Refused("Bad Request: MESSAGE_TOO_LONG")
    if url and not re.match(r"(https?://)?t\.me/|tg://", url):
        raise Refused("Bad Request: URL_INVALID")
