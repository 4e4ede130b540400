"""From an update to its answer: what is heard, and what is said to it."""

from html import escape

from telegram import Update
from telegram.ext import MessageHandler, filters

from bot.desk.desk import Desk
from bot.telegram_bot.reach import App, Handlers, Reach
from bot.telegram_bot.rendering.message import Outgoing
from bot.telegram_bot.turn import TurnContext


def handlers(desk: Desk) -> Handlers:
    """Return the handlers that answer from `desk`."""
    _ = desk

    async def on_text(update: Update, context: TurnContext) -> None:
        text = (update.effective_message.text if update.effective_message else None) or ""
        async with context.turn.typing():
            part = Outgoing(escape(text), text)
        await context.turn.say((part,))

    def add(application: App, _reach: Reach) -> None:
        application.add_handler(MessageHandler(filters.TEXT, on_text))

    return Handlers(add)
