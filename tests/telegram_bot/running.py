"""A door in a thread of its own, with handlers that a test makes up, so that tests read from top to bottom."""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any, Self, TypeVar

from telegram import Update
from telegram.ext import CallbackQueryHandler, InlineQueryHandler, MessageHandler, filters

from assistant.settings import Settings
from bot.store.store import Store
from bot.telegram_bot.door import TelegramDoor
from bot.telegram_bot.outcomes import Patience
from bot.telegram_bot.processing import Pauses
from bot.telegram_bot.reach import App, Handlers, Reach
from bot.telegram_bot.rendering.message import Button, Outgoing
from bot.telegram_bot.turn import TurnContext
from tests.telegram_bot.emulator import Emulator

Value = TypeVar("Value")
Answer = Callable[[Update, TurnContext], Awaitable[None]]

# So that a test waits for moments where people wait for minutes.
QUICK_PAUSES = Pauses(undelivered=(0.1, 0.2), failed=(0.05, 0.05), opening=(0.05,))
QUICK_PATIENCE = Patience(pauses=(0.05, 0.1), longest_wait=3, waits=3)


def until(condition: Callable[[], object], seconds: float = 10) -> None:
    """Wait for what the emulator does not know of."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def part(text: str, *buttons: str) -> Outgoing:
    keyboard = (tuple(Button(one, data=one) for one in buttons),) if buttons else ()
    return Outgoing(escape(text, quote=False), text, keyboard)


async def echo(update: Update, context: TurnContext) -> None:
    message = update.effective_message
    await context.turn.say((part(f"Đáp: {message.text if message else ''}"),))


def settings_of(telegram: Emulator, home: Path, **more: Any) -> Settings:
    return Settings(home, telegram_token=telegram.token, telegram_base_url=telegram.url, **more)


def answering(answer: Answer, **shown: Any) -> Handlers:
    def add(application: App, _: Reach) -> None:
        application.add_handler(MessageHandler(filters.ALL, answer))
        application.add_handler(CallbackQueryHandler(answer))
        application.add_handler(InlineQueryHandler(answer))

    return Handlers(add, **shown)


@dataclass
class Running:
    """A door while it is entered; `said` is what the operator heard.

    It answers by the handlers `given`, else by `answer`.
    """

    settings: Settings
    answer: Answer = echo
    shown: dict[str, Any] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    given: Handlers | None = None
    paced: bool = True

    def __post_init__(self) -> None:
        self.store = Store(f"sqlite:///{self.settings.home / 'store.sqlite'}")
        self.door = TelegramDoor(
            self.settings,
            self.store,
            self.handlers(),
            tell=self.said.append,
            pauses=QUICK_PAUSES,
            patience=QUICK_PATIENCE,
            paced=self.paced,
        )
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, daemon=True)

    def handlers(self) -> Handlers:
        return self.given or answering(self.answer, **self.shown)

    def __enter__(self) -> Self:
        self._thread.start()
        self.do(self.door.start())
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self.do(self.door.stop())
            self.do(self.loop.shutdown_default_executor())
        finally:
            self.loop.call_soon_threadsafe(self.loop.stop)
            self._thread.join(10)
            self.loop.close()

    def do(self, work: Coroutine[Any, Any, Value]) -> Value:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(20)

    def waiting(self) -> int:
        """How many updates the database holds the words of."""
        from sqlalchemy import func, select

        from bot.store.tables import inbox

        with self.store.database().reading() as connection:
            found: int = connection.scalar(select(func.count()).where(inbox.c.payload.is_not(None)))
            return found

    def settled(self, telegram: Emulator, seconds: float = 10) -> None:
        """Wait until nothing waits, here or there."""
        until(lambda: not telegram.pending and not self.waiting(), seconds)
