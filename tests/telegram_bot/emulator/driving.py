"""Real applications and bots of python-telegram-bot, set on the emulated Telegram."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from telegram import (
    Bot,
    Update,
)
from telegram.ext import Application, ApplicationBuilder, ContextTypes, TypeHandler
from telegram.request import HTTPXRequest

from tests.telegram_bot.emulator import Chat, Emulator

Context = ContextTypes.DEFAULT_TYPE
Handler = Callable[[Update, Context], Awaitable[None]]


@asynccontextmanager
async def polling(telegram: Emulator, handle: Handler, **options: Any) -> AsyncIterator[Application]:
    """A real application that polls."""
    builder = ApplicationBuilder().token(telegram.token).base_url(telegram.base_url)
    application = builder.base_file_url(telegram.base_file_url).concurrent_updates(True).build()
    application.add_handler(TypeHandler(Update, handle))
    async with application:
        await application.start()
        await application.updater.start_polling(poll_interval=0, bootstrap_retries=0, **options)
        try:
            await asyncio.to_thread(telegram.wait_polling)
            yield application
        finally:
            await application.updater.stop()
            await application.stop()


def with_bot(telegram: Emulator, told: Callable[[Bot], Awaitable[Any]], timeout: float = 2) -> Any:
    """What a bot of python-telegram-bot gets for its calls."""

    async def run() -> Any:
        request = HTTPXRequest(read_timeout=timeout)
        async with Bot(telegram.token, telegram.base_url, telegram.base_file_url, request=request) as bot:
            return await told(bot)

    return asyncio.run(run())


def spoken(telegram: Emulator) -> Chat:
    """A private chat whose person has written, so that the bot may."""
    chat = telegram.chat()
    chat.say("/start")
    return chat


async def echo(update: Update, _: Context) -> None:
    """Handle an update by saying what was said."""
    if update.effective_message and update.effective_message.text:
        await update.effective_message.reply_text(update.effective_message.text)
