"""Messages that the bot sends.

Source: Bot API, "Available methods" (sendMessage, sendMessageDraft, sendPhoto, sendDocument, sendChatAction) and
ReplyParameters ("Pass True if the message should be sent even if the specified message to be replied to is
not found").
"""

import hashlib
import time
from typing import Any

from tests.telegram_bot.emulator.html_mode import Entity
from tests.telegram_bot.emulator.keyboards import checked_keyboard
from tests.telegram_bot.emulator.messages import Message
from tests.telegram_bot.emulator.parameters import Parameters, Upload
from tests.telegram_bot.emulator.refused import Refused
from tests.telegram_bot.emulator.rooms import Room
from tests.telegram_bot.emulator.rules import (
    DOCUMENT_BYTES,
    Parsed,
    checked_message,
    checked_photo,
    checked_plain,
    cut_before,
    finished,
)
from tests.telegram_bot.emulator.world import Violation, World

ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip


def parsed(parameters: Parameters, name: str) -> Parsed:
    """What the text or caption of a call shows."""
    caption = name == "caption"
    text = parameters.text(name)
    mode = parameters.text("parse_mode")
    if mode.lower() == "html":
        return checked_message(text, caption=caption)
    if mode:
        raise Refused("Bad Request: unsupported parse_mode (the emulator knows only HTML)")
    given = parameters.object("caption_entities" if caption else "entities")
    if not given:
        return checked_plain(text, caption=caption)
    entities = [
        Entity(one["type"], one["offset"], one["length"], one.get("url") or one.get("language") or "")
        for one in given
    ]
    return finished(text, entities, caption=caption)


def _replied(chat: Room, parameters: Parameters) -> Message | None:
    reply = parameters.object("reply_parameters") or {}
    message_id = reply.get("message_id") or parameters.number("reply_to_message_id")
    if not message_id:
        return None
    message = chat.messages.get(message_id)
    if message is not None and not message.deleted:
        return message
    if reply.get("allow_sending_without_reply") or parameters.flag("allow_sending_without_reply"):
        return None
    raise Refused("Bad Request: message to be replied not found")


def _deliver(
    world: World, parameters: Parameters, name: str, media: dict[str, Any], content: bytes = b""
) -> dict[str, Any]:
    world.chat_of(parameters).check_open()
    return delivered(world, parameters, parsed(parameters, name), media, content, parameters.text(name))


def delivered(
    world: World,
    parameters: Parameters,
    shown: Parsed,
    media: dict[str, Any],
    content: bytes = b"",
    source: str = "",
) -> dict[str, Any]:
    """Put a message of the bot into its chat."""
    chat = world.chat_of(parameters)
    markup = parameters.object("reply_markup")
    if thread := parameters.number("message_thread_id"):
        media = media | {"message_thread_id": thread}
    message = Message(
        chat,
        chat.new_id(),
        world.bot,
        world.now(),
        shown,
        keyboard=checked_keyboard(markup),
        markup=markup,
        reply_to=_replied(chat, parameters),
        media=media,
        content=content,
        source=source,
        values=dict(parameters.values),
    )
    if cut_before(shown.text):
        said = "a message starts inside a character"
        world.violations.append(Violation("send", said, message.values))
    return chat.keep(message).as_json()


def send_message(world: World, parameters: Parameters) -> dict[str, Any]:
    return _deliver(world, parameters, "text", {})


def send_message_draft(world: World, parameters: Parameters) -> bool:
    """A private chat, a number that is not 0, 0-4096 characters after parsing; nothing of it stays."""
    chat = world.chat_of(parameters)
    chat.check_open()
    if chat.is_group:
        raise Refused("Bad Request: TEXTDRAFT_PEER_INVALID")
    number = parameters.number("draft_id")
    if not number:
        raise Refused("Bad Request: draft_id must be non-zero")
    if "reply_markup" in parameters:
        raise Refused(
            "Bad Request: a draft has no keyboard (the emulator holds it to the documented parameters)"
        )
    shown = parsed(parameters, "text") if parameters.text("text") else None
    if world.flood_limits:
        world.flood_limits.take_draft(chat.id, now=time.monotonic())
    chat.drafts.append((number, shown))
    return True


def _file(world: World, parameters: Parameters, name: str) -> tuple[bytes, str]:
    file = parameters.file(name)
    if isinstance(file, Upload):
        return file.content, file.name
    if not file:
        raise Refused(f"Bad Request: there is no {name} in the request")
    if file in world.files:
        return world.files[file], f"{name}"
    if str(file).startswith(("http://", "https://")):
        raise Refused("Bad Request: failed to get HTTP URL content")
    raise Refused("Bad Request: wrong file identifier/HTTP URL specified")


def send_photo(world: World, parameters: Parameters) -> dict[str, Any]:
    content, _ = _file(world, parameters, "photo")
    width, height = checked_photo(content)
    kept = world.keep_file(content)
    # Telegram keeps smaller sizes too, smallest first.
    small = kept | {"file_id": kept["file_id"] + "s", "file_unique_id": kept["file_unique_id"] + "s"}
    sizes = [
        small | {"width": 90, "height": max(1, 90 * height // width)},
        kept | {"width": width, "height": height},
    ]
    return _deliver(world, parameters, "caption", {"photo": sizes}, content)


def send_document(world: World, parameters: Parameters) -> dict[str, Any]:
    content, name = _file(world, parameters, "document")
    if not content:
        raise Refused("Bad Request: file must be non-empty")
    if len(content) > DOCUMENT_BYTES:
        raise Refused("Request Entity Too Large", 413)
    body = {"file_name": name, "mime_type": "application/octet-stream"}
    return _deliver(world, parameters, "caption", {"document": world.keep_file(content) | body}, content)


def send_chat_action(world: World, parameters: Parameters) -> bool:
    chat = world.chat_of(parameters)
    chat.check_open()
    action = parameters.text("action")
    if action not in ACTIONS:
        raise Refused("Bad Request: wrong parameter action in request")
    chat.actions.append(action)
    return True


def get_file(world: World, parameters: Parameters) -> dict[str, Any]:
    file_id = parameters.text("file_id")
    if file_id not in world.files:
        raise Refused("Bad Request: wrong file_id or the file is temporarily unavailable")
    content = world.files[file_id]
    unique = hashlib.sha256(content).hexdigest()[:16]
    body = {"file_id": file_id, "file_unique_id": unique, "file_size": len(content)}
    return body | {"file_path": f"documents/{file_id}"}


SENDING = {
    "sendMessage": send_message,
    "sendMessageDraft": send_message_draft,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendChatAction": send_chat_action,
    "getFile": get_file,
}
