"""Polls: sent, answered by people, ended.

Source: Bot API, sendPoll, stopPoll ("the stopped Poll is returned"), Poll and PollOption.
"""

from typing import Any

from tests.telegram_bot.emulator.keyboards import checked_keyboard
from tests.telegram_bot.emulator.messages import Message, Version
from tests.telegram_bot.emulator.methods.sending import delivered
from tests.telegram_bot.emulator.parameters import Parameters
from tests.telegram_bot.emulator.poll_rules import checked_poll
from tests.telegram_bot.emulator.refused import Refused
from tests.telegram_bot.emulator.rules import Parsed
from tests.telegram_bot.emulator.world import World


def send_poll(world: World, parameters: Parameters) -> dict[str, Any]:
    chat = world.chat_of(parameters)
    chat.check_open()
    if not chat.may_poll:
        raise Refused("Bad Request: not enough rights to send polls to the chat")
    options, kind = parameters.object("options") or [], parameters.text("type", "regular")
    poll: dict[str, Any] = {
        "id": str(world.number("poll", 5_300_000_000_000_000)),
        "question": parameters.text("question"),
        "options": [
            {"persistent_id": str(at), "text": one["text"], "voter_count": 0}
            for at, one in enumerate(options)
        ],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": parameters.text("is_anonymous", "true").lower() != "false",
        "type": kind,
        "allows_multiple_answers": parameters.flag("allows_multiple_answers"),
        "allows_revoting": False,
        "members_only": False,
    }
    if kind == "quiz":
        right, told = parameters.object("correct_option_ids"), parameters.text("explanation")
        poll |= {"correct_option_ids": right, "explanation": told}
    checked_poll(poll)
    return delivered(world, parameters, Parsed(""), {"poll": poll})


def stop_poll(world: World, parameters: Parameters) -> dict[str, Any]:
    chat = world.chat_of(parameters)
    chat.check_open()
    message = world.message_of(chat, parameters.number("message_id"), "message with poll to stop not found")
    if message.sender != world.bot or "poll" not in message.media:
        raise Refused("Bad Request: poll can't be stopped")
    if message.media["poll"]["is_closed"]:
        raise Refused("Bad Request: poll has already been closed")
    leave_keyboard(world, message, parameters.object("reply_markup") or None)
    message.media["poll"]["is_closed"] = True
    return dict(message.media["poll"])


def leave_keyboard(world: World, message: Message, markup: dict[str, Any] | None) -> None:
    """Give a poll another keyboard."""
    message.edits.append(Version(message.text, message.keyboard))
    message.keyboard = checked_keyboard(markup)
    message.markup = markup if message.keyboard else None
    message.edit_date = world.now()


POLLS = {"sendPoll": send_poll, "stopPoll": stop_poll}
