"""Drafts: what is proven of an answer while a model still writes, in the chat of the one person who reads it."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from threading import Event

from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import Forbidden, RetryAfter, TelegramError

from assistant.answers.answer import Hear, Progress, Said
from bot.cards.drafted import drafted_card
from bot.desk.streaming import Gone
from bot.telegram_bot.outcomes import Place
from bot.telegram_bot.rendering.printing import opening

_log = logging.getLogger(__name__)

# Telegram names no limit of drafts; so seldom they are no heavier than messages.
_BETWEEN_S = 1.0
_A_SECOND = 5
# It shows one for thirty seconds: one that did not change is sent again before.
_SHOWN_S = 20.0
# After a refusal answers come as they do where no drafts are.
_OFF_S = 60.0
# An answer waits no longer than this for a draft that is under way: one that came after it would stay for a while.
_END_S = 0.5


class Drafts:
    """Shows drafts over one bot; what Telegram refuses changes nothing but that none are shown for a while."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._next = 0.0
        self._next_in: dict[int, float] = {}
        self._off_until = 0.0

    async def show(self, to: Place, number: int, said: "_SaidSoFar") -> None:
        """Show what is said so far, whenever it has changed; returns only where it cannot be shown."""
        loop = asyncio.get_running_loop()
        while True:
            await said.changes(_SHOWN_S)
            while not self._may_show(to.chat, loop.time()):
                await asyncio.sleep(1 / _A_SECOND)
            if loop.time() < self._off_until:
                return
            try:
                async with said.under_way:
                    await self._send(to, number, said.all)
            except Forbidden:
                return
            except TelegramError as refused:
                self._off_until = loop.time() + max(_OFF_S, _asked_to_wait(refused))
                _log.info("a draft was refused: %s", type(refused).__name__)
                return

    def _may_show(self, chat: int, now: float) -> bool:
        """Tell whether it is a draft's turn, and note that it is sent."""
        self._next_in = {one: at for one, at in self._next_in.items() if at > now}
        if now < self._next or chat in self._next_in:
            return False
        self._next, self._next_in[chat] = now + 1 / _A_SECOND, now + _BETWEEN_S
        return True

    async def _send(self, to: Place, number: int, said: tuple[Said, ...]) -> None:
        part = opening(drafted_card(said), name_of=lambda _: "")
        if part is not None:
            # A number of nought is none.
            await self._bot.send_message_draft(
                to.chat, number or 1, part.html, message_thread_id=to.thread, parse_mode=ParseMode.HTML
            )


class _SaidSoFar:
    """The sentences of one answer, in the event loop; `under_way` is held while they are being sent."""

    def __init__(self) -> None:
        self.all: tuple[Said, ...] = ()
        self.under_way = asyncio.Lock()
        self._changed = asyncio.Event()

    def add(self, one: Said) -> None:
        """Say one more."""
        self.all = (*self.all, one)
        self._changed.set()

    async def changes(self, most: float) -> None:
        """Wait until something is said that was not, or for `most` seconds where something was."""
        with suppress(TimeoutError):
            # Not wait_for: before Python 3.12 it loses a cancellation that comes together with what it waits for.
            async with asyncio.timeout(most if self.all else None):
                await self._changed.wait()
        self._changed.clear()


@asynccontextmanager
async def hearing(drafts: Drafts | None, to: Place, number: int) -> AsyncIterator[Hear]:
    """Yield who hears, in any thread, how an answer comes to be, and shows it as draft `number` by `drafts`.

    After the block it raises Gone to who still tells.
    """
    loop = asyncio.get_running_loop()
    said, gone = _SaidSoFar(), Event()

    def hear(progress: Progress) -> None:
        if gone.is_set():
            raise Gone
        if isinstance(progress, Said):
            with suppress(RuntimeError):  # the loop is closed, and the door with it
                loop.call_soon_threadsafe(said.add, progress)

    showing = asyncio.create_task(drafts.show(to, number, said)) if drafts else None
    try:
        yield hear
    finally:
        gone.set()
        if showing is not None:
            with suppress(TimeoutError):
                async with asyncio.timeout(_END_S):
                    await said.under_way.acquire()
            showing.cancel()
            with suppress(asyncio.CancelledError):
                await showing


def _asked_to_wait(refused: TelegramError) -> float:
    if not isinstance(refused, RetryAfter):
        return 0.0
    given = refused.retry_after
    return float(given) if isinstance(given, int) else given.total_seconds()
