"""What Telegram refuses a message for, by its words, and the lesser form in which the message still arrives."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from telegram.error import BadRequest


@dataclass(frozen=True, slots=True)
class Form:
    """What of a message is sent as it was made; `cut`: in plain pieces."""

    html: bool = True
    keyboard: bool = True
    photo: bool = True
    quiz: bool = True
    reply: bool = True
    thread: bool = True
    cut: bool = False


WHOLE = Form()
_BARE = Form(html=False, keyboard=False, photo=False, quiz=False, reply=False, thread=False, cut=True)

# The words of Telegram's servers, in small letters; the first row that is met counts.
_LESSER: tuple[tuple[tuple[str, ...], Mapping[str, bool]], ...] = (
    (("poll",), {"quiz": False}),
    (("can't parse", "entity", "entities"), {"html": False}),
    (("replied", "reply message", "message to reply", "reply_message"), {"reply": False}),
    (("thread", "topic"), {"thread": False, "reply": False}),
    (("too long", "too_long"), {"html": False, "photo": False, "cut": True}),
    (("button", "keyboard", "markup", "url"), {"keyboard": False}),
    (("photo", "image", "file", "media"), {"photo": False}),
)
_GONE = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "deactivated",
    "chat_write_forbidden",
    "chat_restricted",
    "have no rights",
    "not enough rights to send text",
    "not enough rights to send messages",
    "need administrator rights",
    "group chat was deleted",
)
_UNEDITABLE = (
    "poll has already been closed",
    "poll can't be stopped",
    "message with poll to stop not found",
    "can't be edited",
    "message to edit not found",
    "no text in the message",
    "message_id_invalid",
    "message identifier",
)


def lesser(form: Form, refused: BadRequest) -> Form | None:
    """Return the form to try next; None where the barest one was refused."""
    if form == _BARE:
        return None
    said = refused.message.lower()
    for words, changes in _LESSER:
        if any(word in said for word in words):
            less = replace(form, **changes)
            return less if less != form else _BARE
    return _BARE


def is_gone(refused: BadRequest) -> bool:
    """Tell whether nothing can be sent there at all."""
    return _has(refused, _GONE)


def is_same(refused: BadRequest) -> bool:
    """Tell whether the message reads so already."""
    return _has(refused, ("not modified",))


def is_uneditable(refused: BadRequest) -> bool:
    """Tell whether the message cannot be changed any more."""
    return _has(refused, _UNEDITABLE)


def _has(refused: BadRequest, words: tuple[str, ...]) -> bool:
    said = refused.message.lower()
    return any(word in said for word in words)
