"""Whether Telegram answers, asked once and not waited for long."""

import asyncio
import ssl
from dataclasses import dataclass
from typing import Literal

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from assistant.settings import Settings
from bot.telegram_bot.connection import ADDRESS, NoSocks, requests
from bot.telegram_bot.contact import why
from bot.telegram_bot.silence import silence_libraries


@dataclass(frozen=True, slots=True)
class Reached:
    """What came of it: the bot's name where it answers, the kind of error where it does not."""

    state: Literal["answers", "refused", "unreachable", "no_socks"]
    name: str = ""
    why: str = ""


def reach_telegram(settings: Settings, seconds: float) -> Reached:
    """Ask Telegram who the bot is, and return what it said within so many seconds."""
    silence_libraries()
    return asyncio.run(_asked(settings, seconds))


async def _asked(settings: Settings, seconds: float) -> Reached:
    trusted = ssl.create_default_context()
    try:
        request = requests(settings, 1, trusted)
    except NoSocks:
        return Reached("no_socks")
    base = settings.telegram_base_url or ADDRESS
    bot = Bot(
        settings.telegram_token,
        base_url=f"{base}/bot",
        request=request,
        get_updates_request=request,
    )
    try:
        async with asyncio.timeout(seconds):
            await request.initialize()
            me = await bot.get_me()
    except InvalidToken:
        return Reached("refused")
    except (TelegramError, TimeoutError) as error:
        return Reached("unreachable", why=why(error))
    else:
        return Reached("answers", name=me.username or "")
    finally:
        await request.shutdown()
