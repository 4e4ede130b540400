"""What Telegram shows of the bot before anybody speaks with it: its commands, and what it is for."""

import logging
from collections.abc import Awaitable, Callable
from functools import partial

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.telegram_bot.contact import why
from bot.telegram_bot.reach import Handlers, Whose

_log = logging.getLogger(__name__)
_SCOPES: dict[Whose, Callable[[], BotCommandScope]] = {
    "private": BotCommandScopeAllPrivateChats,
    "group": BotCommandScopeAllGroupChats,
    "administrators": BotCommandScopeAllChatAdministrators,
}


async def introduce(bot: ExtBot[None], shown: Handlers) -> None:
    """Tell Telegram what to show; no answer waits for that, and nothing hangs on it."""
    calls: list[Callable[[], Awaitable[bool]]] = []
    for whose, commands in shown.commands.items():
        listed = [BotCommand(*one) for one in commands]
        calls.append(partial(bot.set_my_commands, listed, scope=_SCOPES[whose]()))
    if shown.description:
        calls.append(lambda: bot.set_my_description(shown.description))
    if shown.short_description:
        calls.append(lambda: bot.set_my_short_description(shown.short_description))
    for call in calls:
        try:
            await call()
        except TelegramError as error:
            _log.warning("telegram: the bot's menu was not set: %s", why(error))
