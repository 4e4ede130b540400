"""Messages as they lie in a chat, and as the Bot API writes them down."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.telegram_bot.emulator.html_mode import Entity, units
from tests.telegram_bot.emulator.keyboards import Button
from tests.telegram_bot.emulator.rules import Parsed

if TYPE_CHECKING:
    from tests.telegram_bot.emulator.chats import Chat

# What Telegram finds by itself in what people write.
_FOUND = (
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/@])")),
    ("mention", re.compile(r"(?<![\w/@])@[A-Za-z0-9_]{3,32}(?!\w)")),
    ("url", re.compile(r"https?://[^\s<>\"]+")),
)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who has a Telegram account; bots as well."""

    id: int
    first_name: str
    username: str = ""
    last_name: str = ""
    language: str = "vi"
    is_bot: bool = False

    def as_json(self) -> dict[str, Any]:
        body: dict[str, Any] = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        named = {"last_name": self.last_name, "username": self.username, "language_code": self.language}
        return body | {key: value for key, value in named.items() if value}


# Who speaks for an administrator that stays hidden; the message has `sender_chat` beside it.
ANONYMOUS = Person(1_087_968_824, "Group", "GroupAnonymousBot", language="", is_bot=True)


@dataclass(frozen=True, slots=True)
class Version:
    """What a message said before it was edited."""

    text: str
    buttons: tuple[tuple[Button, ...], ...]


@dataclass(eq=False, slots=True)
class Message:
    """A message in a chat; the emulator changes it when it is edited or deleted."""

    chat: "Chat"
    id: int
    sender: Person
    date: int
    shown: Parsed
    keyboard: tuple[tuple[Button, ...], ...] = ()
    markup: dict[str, Any] | None = None
    reply_to: "Message | None" = None
    media: dict[str, Any] = field(default_factory=dict)  # fields of the message: photo, sticker, service …
    content: bytes = b""  # the file that came with it
    source: str = ""  # what the bot sent, before parsing
    values: dict[str, Any] = field(default_factory=dict)  # all that the bot's call said
    edit_date: int = 0
    edits: list[Version] = field(default_factory=list)
    deleted: bool = False

    @property
    def text(self) -> str:
        """The text or caption, as people see it."""
        return self.shown.text

    @property
    def entities(self) -> tuple[Entity, ...]:
        return self.shown.entities

    @property
    def buttons(self) -> list[Button]:
        """The buttons in reading order."""
        return [button for row in self.keyboard for button in row]

    @property
    def has_file(self) -> bool:
        return bool(set(self.media) & {"photo", "document", "voice", "video", "audio", "sticker"})

    @property
    def photo(self) -> bytes:
        return self.content if "photo" in self.media else b""

    @property
    def document(self) -> bytes:
        return self.content if "document" in self.media else b""

    @property
    def poll(self) -> dict[str, Any]:
        """The poll as it stands, or nothing."""
        return dict(self.media.get("poll", {}))

    def of(self, *types: str) -> list[str]:
        """The runs of text under entities of these types: of("bold"), of("blockquote")."""
        return self.shown.of(*types)

    def as_json(self, *, reply: bool = True) -> dict[str, Any]:
        words = "caption" if self.has_file else "text"
        body: dict[str, Any] = {
            "message_id": self.id,
            "date": self.date,
            "chat": self.chat.as_json(),
            "from": self.sender.as_json(),
            **self.media,
        }
        if self.text:
            body[words] = self.text
        if self.entities:
            name = "entities" if words == "text" else "caption_entities"
            body[name] = [entity.as_json() for entity in self.entities]
        if self.edit_date:
            body["edit_date"] = self.edit_date
        if self.markup and "inline_keyboard" in self.markup:
            body["reply_markup"] = self.markup
        if self.reply_to is not None and reply:
            body["reply_to_message"] = self.reply_to.as_json(reply=False)
        return body


def found_entities(text: str) -> tuple[Entity, ...]:
    """The commands, mentions and addresses in what a person wrote."""
    found = [
        Entity(kind, units(text[: hit.start()]), units(hit[0]))
        for kind, pattern in _FOUND
        for hit in pattern.finditer(text)
    ]
    return tuple(sorted(found, key=lambda entity: entity.offset))
