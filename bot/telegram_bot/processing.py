"""How updates are handled: each once, those of one person in order, different people's at once, none lost."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Hashable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, cast

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.desk.desk import Opening
from bot.store.inbox import Waiting
from bot.store.kept import StoreClosed
from bot.telegram_bot.acceptance import Acceptance
from bot.telegram_bot.courier import Courier
from bot.telegram_bot.outcomes import Gone, Later, Outcome
from bot.telegram_bot.rendering.message import Outgoing
from bot.telegram_bot.turn import Turn

_log = logging.getLogger(__name__)

CONCURRENCY = 256
# Telegram lets a bot say 20 things a minute in a group: those who wait for that hold up nobody elsewhere.
_PER_CHAT = 8
# python-telegram-bot's own bound would also count those that only wait for their turn.
_UNBOUNDED = 1_000_000
_FAILURES = 3
# A handler that hangs must not hold up its person for ever; the longest waits that Telegram asks for fit in.
_LONGEST_S = 600.0

Again = Callable[[Update], None]


@dataclass(frozen=True, slots=True)
class Pauses:
    """Seconds before an update is handled again: after what is not its fault, and after a handler's failure."""

    undelivered: tuple[float, ...] = (5, 15, 60, 300, 900)
    failed: tuple[float, ...] = (1, 5)
    opening: tuple[float, ...] = (1, 2, 4, 8, 15, 30)


class Processing(BaseUpdateProcessor):
    """Hands updates to their handlers and sees to what becomes of them."""

    def __init__(
        self,
        acceptance: Acceptance,
        courier: Courier,
        again: Again,
        apology: Callable[[], Outgoing],
        pauses: Pauses | None = None,
    ) -> None:
        super().__init__(_UNBOUNDED)
        self._acceptance = acceptance
        self._courier = courier
        self._again = again
        self._apology = apology
        self._pauses = pauses or Pauses()
        self._closing = False
        self._slots = asyncio.Semaphore(CONCURRENCY)
        self._queues: dict[Hashable, tuple[asyncio.Semaphore, int]] = {}
        self._turns: dict[int, Turn] = {}
        self._failures: dict[str, int] = {}
        self._made: dict[str, object] = {}
        self._tasks: set[asyncio.Task[Any]] = set()
        self._timers: set[asyncio.TimerHandle] = set()

    async def initialize(self) -> None:
        """Do nothing: there is nothing to open."""

    async def shutdown(self) -> None:
        """Do nothing: `close` did it all."""

    def turn(self, update: object) -> Turn:
        """Return the turn of an update that is being handled."""
        return self._turns[cast("Update", update).update_id]

    async def failed(self, update: object, context: Any) -> None:  # noqa: ANN401 - as python-telegram-bot calls it
        """Note what a handler raised; python-telegram-bot calls it."""
        turn = self._turns.get(update.update_id) if isinstance(update, Update) else None
        error = context.error
        if turn is None:
            _log.error("outside of an update: %s", type(error).__name__)
        elif isinstance(error, Opening):
            turn.later(_at(self._pauses.opening, turn.waiting.attempts))
        elif isinstance(error, StoreClosed):
            turn.later(0)
        else:
            turn.failed = error

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Handle an update that waits, and settle or postpone it; leave any other."""
        handling = cast("Coroutine[Any, Any, None]", coroutine)
        begun = False
        try:
            waiting = self._acceptance.take(update.update_id) if isinstance(update, Update) else None
            if waiting is None or self._is_closing() or not isinstance(update, Update):
                return
            task = cast("asyncio.Task[Any]", asyncio.current_task())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
            async with self._one_of(1, _person(update)), self._one_of(_PER_CHAT, _chat(update)), self._slots:
                if self._is_closing():
                    return
                turn = Turn(update, waiting, self._courier, self._acceptance.progress)
                turn.made = self._made.pop(waiting.key, None)
                self._turns[update.update_id] = turn
                try:
                    begun = True
                    await self._handled(turn, handling)
                    await self._end(turn)
                finally:
                    del self._turns[update.update_id]
        finally:
            if not begun:
                handling.close()

    def come_back(self, update: Update, one: Waiting, seconds: float) -> None:
        """Let an update be taken again after so many seconds."""
        if self._closing:
            return

        def now() -> None:
            self._timers.discard(timer)
            self._acceptance.offer_again(one)
            self._again(update)

        timer = asyncio.get_running_loop().call_later(seconds, now)
        self._timers.add(timer)

    async def close(self, grace: float) -> None:
        """Begin nothing more, and end within `grace` seconds; what is not answered then waits on disk."""
        self._closing = True
        for timer in self._timers:
            timer.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=grace)
        left = tuple(self._tasks)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    def _is_closing(self) -> bool:
        return self._closing

    async def _handled(self, turn: Turn, handling: Awaitable[None]) -> None:
        try:
            async with asyncio.timeout(_LONGEST_S):
                await handling
        except TimeoutError as error:
            turn.failed = error

    async def _end(self, turn: Turn) -> None:
        outcome = turn.outcome
        if turn.failed is not None and not isinstance(outcome, Gone):
            outcome = await self._after_failure(turn, turn.failed)
        if isinstance(outcome, Later):
            await self._postpone(turn, outcome)
        else:
            self._failures.pop(turn.waiting.key, None)
            await self._acceptance.settle(turn.waiting)

    async def _after_failure(self, turn: Turn, error: Exception) -> Outcome:
        """Return when to try again what a handler failed at; after the last time, how the apology fared."""
        key = turn.waiting.key
        failures = self._failures[key] = self._failures.get(key, 0) + 1
        # Where it broke and how, never on what: the words of an error may be a person's.
        _log.error("a handler failed (%d): %s at %s", failures, type(error).__name__, _where(error))
        if failures < _FAILURES:
            return Later(self._pauses.failed[failures - 1])
        if turn.place is None:
            return Gone()
        return await self._courier.deliver(turn.place, (self._apology(),))

    async def _postpone(self, turn: Turn, outcome: Later) -> None:
        seconds = outcome.seconds or _at(self._pauses.undelivered, turn.waiting.attempts)
        if self._closing:
            return
        if self._acceptance.is_too_old(turn.waiting, seconds):
            _log.warning("an update could not be answered in time and is dropped")
            self._failures.pop(turn.waiting.key, None)
            await self._acceptance.settle(turn.waiting)
            return
        if turn.made is not None:
            # Made anew it might be another: its person may have asked on, and what it did is done.
            self._made[turn.waiting.key] = turn.made
        waiting = await self._acceptance.postpone(turn.waiting, seconds)
        self.come_back(turn.update, waiting, seconds)

    @asynccontextmanager
    async def _one_of(self, many: int, who: Hashable | None) -> AsyncIterator[None]:
        """Let so many of the same at once, first come first served; all of nobody's."""
        if who is None:
            yield
            return
        queue, users = self._queues.get(who, (asyncio.Semaphore(many), 0))
        self._queues[who] = (queue, users + 1)
        try:
            async with queue:
                yield
        finally:
            queue, users = self._queues[who]
            if users == 1:
                del self._queues[who]
            else:
                self._queues[who] = (queue, users - 1)


def _at(pauses: tuple[float, ...], attempts: int) -> float:
    return pauses[min(attempts, len(pauses) - 1)]


def _person(update: Update) -> Hashable | None:
    """Return who must be answered in order; None for what depends on nothing before it."""
    if update.inline_query is not None:
        return None
    chat, user = update.effective_chat, update.effective_user
    return (chat.id if chat else None, user.id if user else None)


def _chat(update: Update) -> Hashable | None:
    return update.effective_chat.id if update.effective_chat else None


def _where(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "?"
    return f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}"
