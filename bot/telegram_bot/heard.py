"""What a message says, read once: whom it is from, what it asks, and whether it is meant for us."""

from dataclasses import dataclass
from typing import Literal

from telegram import Message, MessageEntity, User
from telegram.constants import ChatType

Address = Literal["private", "command", "mention", "reply", "none"]

_GROUPS = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})


@dataclass(frozen=True, slots=True)
class Heard:
    """A message with words; `text` is without the command and without our name.

    `member` is who wrote, also where they write in the name of their group; `address` is how the message turns
    to us, `command` the command's word in small letters where it is one.
    """

    chat: int
    member: int
    text: str
    address: Address
    command: str = ""
    group: bool = False
    as_group: bool = False


def heard(message: Message, me: User) -> Heard | None:
    """Return what a message says; None where it has no words, or is for another bot."""
    if message.text is None:
        return None
    group = message.chat.type in _GROUPS
    command, rest = _command(message, message.text)
    word, _, name = command.partition("@")
    if name and name.casefold() != (me.username or "").casefold():
        return None
    address: Address
    address, text = ("command", rest) if command else _turned_to(message, message.text, me, group=group)
    writer = message.sender_chat or message.from_user
    return Heard(
        chat=message.chat.id,
        member=writer.id if writer else 0,
        text=text,
        address=address,
        command=word.casefold(),
        group=group,
        as_group=message.sender_chat is not None and message.sender_chat.id == message.chat.id,
    )


def _turned_to(message: Message, text: str, me: User, *, group: bool) -> tuple[Address, str]:
    """Return how a message that is no command turns to us, and its words without our name."""
    said = _without_us(message, text, me)
    if not group:
        return "private", text if said is None else said
    if said is not None:
        # Our name alone, under somebody's words, asks about those.
        return "mention", said or _answered(message)
    answered = message.reply_to_message
    ours = answered is not None and answered.from_user is not None and answered.from_user.id == me.id
    return "reply" if ours else "none", text


def _command(message: Message, text: str) -> tuple[str, str]:
    """Return the command that a message begins with, without its slash, and what follows it."""
    first = next((one for one in message.entities if one.offset == 0), None)
    if first is None or first.type != MessageEntity.BOT_COMMAND:
        return "", text
    command = message.parse_entity(first)
    return command[1:], text[len(command) :].strip()


def _without_us(message: Message, text: str, me: User) -> str | None:
    """Return the text without our name; None where it does not name us."""
    parts, at, named = [], 0, False
    units = text.encode("utf-16-le")
    for one in sorted(message.entities, key=lambda entity: entity.offset):
        if not _names(one, message, me) or one.offset < at:
            continue
        parts.append(units[2 * at : 2 * one.offset])
        at, named = one.offset + one.length, True
    if not named:
        return None
    parts.append(units[2 * at :])
    said = " ".join(part.decode("utf-16-le", "replace").strip(" ,:;–-") for part in parts)
    return said.strip()


def _names(entity: MessageEntity, message: Message, me: User) -> bool:
    if entity.type == MessageEntity.TEXT_MENTION:
        return entity.user is not None and entity.user.id == me.id
    named = entity.type == MessageEntity.MENTION and message.parse_entity(entity).casefold()
    return bool(named) and named == f"@{me.username}".casefold()


def _answered(message: Message) -> str:
    """Return the words that a message answers: the part that it quotes, else the whole."""
    if message.quote is not None:
        return message.quote.text
    answered = message.reply_to_message
    return (answered.text or answered.caption or "") if answered else ""
