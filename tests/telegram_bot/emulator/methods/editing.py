"""Messages that the bot changes or takes back.

Source: Bot API, "Updating messages" (editMessageText, editMessageCaption, editMessageReplyMarkup: with the
same content the server refuses; deleteMessage: a bot's own messages, others' in private chats, and in
groups where it is an administrator).
"""

from typing import Any

from tests.telegram_bot.emulator.keyboards import checked_keyboard
from tests.telegram_bot.emulator.messages import Message, Version
from tests.telegram_bot.emulator.methods.sending import parsed
from tests.telegram_bot.emulator.parameters import Parameters
from tests.telegram_bot.emulator.refused import Refused
from tests.telegram_bot.emulator.rules import Parsed
from tests.telegram_bot.emulator.world import World

SAME = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def _own(world: World, parameters: Parameters) -> Message:
    if parameters.text("inline_message_id"):
        raise Refused("Bad Request: MESSAGE_ID_INVALID")
    chat = world.chat_of(parameters)
    chat.check_open()
    message = world.message_of(chat, parameters.number("message_id"), "message to edit not found")
    if message.sender != world.bot:
        raise Refused("Bad Request: message can't be edited")
    return message


def _change(
    world: World, parameters: Parameters, message: Message, shown: Parsed, source: str
) -> dict[str, Any]:
    markup = parameters.object("reply_markup") or None
    if markup is not None and "inline_keyboard" not in markup:
        raise Refused("Bad Request: inline keyboard expected")
    keyboard = checked_keyboard(markup)
    if (shown, keyboard) == (message.shown, message.keyboard):
        raise Refused(SAME)
    message.edits.append(Version(message.text, message.keyboard))
    message.shown, message.keyboard, message.source = shown, keyboard, source
    message.markup = markup if keyboard else None
    message.edit_date = world.now()
    world.tell()
    return message.as_json()


def edit_text(world: World, parameters: Parameters) -> dict[str, Any]:
    message = _own(world, parameters)
    if message.has_file:
        raise Refused("Bad Request: there is no text in the message to edit")
    return _change(world, parameters, message, parsed(parameters, "text"), parameters.text("text"))


def edit_caption(world: World, parameters: Parameters) -> dict[str, Any]:
    message = _own(world, parameters)
    if not message.has_file:
        raise Refused("Bad Request: there is no caption in the message to edit")
    return _change(world, parameters, message, parsed(parameters, "caption"), parameters.text("caption"))


def edit_markup(world: World, parameters: Parameters) -> dict[str, Any]:
    message = _own(world, parameters)
    return _change(world, parameters, message, message.shown, message.source)


def delete_message(world: World, parameters: Parameters) -> bool:
    chat = world.chat_of(parameters)
    chat.check_open()
    message = world.message_of(chat, parameters.number("message_id"), "message to delete not found")
    allowed = not chat.is_group or chat.members[world.bot.id] == "administrator"
    if message.sender != world.bot and not allowed:
        raise Refused("Bad Request: message can't be deleted")
    message.deleted = True
    return True


EDITING = {
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageReplyMarkup": edit_markup,
    "deleteMessage": delete_message,
}
