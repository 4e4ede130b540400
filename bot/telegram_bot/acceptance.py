"""Where updates are taken in: on disk first, sealed, each once; and handed out once to be answered."""

import asyncio
import json
import logging
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from time import time
from typing import Any, TypeVar

from bot.store.ages import DAY_S, WAITING_DAYS
from bot.store.inbox import Change, Inbox, Postpone, Progress, Settle, Waiting
from bot.store.kept import StoreClosed
from bot.telegram_bot.together import Together
from bot.telegram_bot.vault import Vault

_log = logging.getLogger(__name__)

Raw = Mapping[str, Any]
"""An update as Telegram sent it."""
WAITING_S = WAITING_DAYS * DAY_S
# Stale within seconds, and made anew with every letter that is typed: these wait nowhere.
_FLEETING = frozenset({"inline_query", "chosen_inline_result"})
# After an answer, its question leaves the database's files within so many seconds as well.
_FORGET_S = 5.0
_AGAIN_S = 10.0

_Result = TypeVar("_Result")


class Acceptance:
    """The updates of one bot: what waits, what is in hand. For one event loop; writes happen in a thread of its own.

    Its own, because the threads that others share may all be busy answering.
    """

    def __init__(self, inbox: Inbox, vault: Vault, now: Callable[[], float] = time) -> None:
        self._inbox = inbox
        self._vault = vault
        self._now = now
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="inbox")
        self._accept = Together(self._accepted, self._thread)
        self._change = Together(self._changed, self._thread)
        self._due: dict[str, Waiting] = {}
        self._in_hand: set[str] = set()
        self._later: set[asyncio.TimerHandle] = set()
        self._forgetting: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def in_hand(self) -> int:
        """How many updates are accepted and not settled, as far as this process knows."""
        return len(self._in_hand)

    async def keep(self, raws: Sequence[Raw]) -> None:
        """Put updates on disk, all or none; StoreClosed when that fails. What is new can be taken then."""
        now = int(self._now())
        fleeting, waiting = [], []
        for raw in raws:
            key = self._key(raw["update_id"])
            if raw.keys() & _FLEETING:
                fleeting.append(Waiting(key, b"", now))
            else:
                sealed = self._vault.seal(json.dumps(dict(raw), ensure_ascii=False).encode())
                waiting.append(Waiting(key, sealed, now))
        new = await self._accept(waiting) if waiting else frozenset()
        for one in (*fleeting, *(one for one in waiting if one.key in new)):
            self._offer(one)

    async def waiting(self) -> tuple[tuple[Raw, Waiting], ...]:
        """Return what waits on disk and is not in hand, the oldest first; each can be taken then.

        What is too old, or was sealed with another token, is settled. StoreClosed when it cannot be read.
        """
        now, lost, late, found = self._now(), 0, 0, []
        for one in await self._do(self._inbox.pending):
            if one.key in self._in_hand:
                continue
            raw = _read(self._vault.open(one.payload))
            if raw is None:
                lost += 1
            elif one.accepted + WAITING_S < now:
                late += 1
            else:
                found.append((raw, one))
                self._offer(one)
                continue
            await self._change(Settle(one.key))
        if lost or late:
            _log.warning("inbox: %d updates cannot be read any more, %d are too old", lost, late)
        return tuple(found)

    def take(self, update_id: int) -> Waiting | None:
        """Return what waits under that number, to whoever asks first; None for what is known or in work."""
        return self._due.pop(self._key(update_id), None)

    def offer_again(self, one: Waiting) -> None:
        """Let what was taken be taken once more."""
        self._due[one.key] = one

    async def progress(self, one: Waiting, sent: int) -> Waiting:
        """Note how many parts are out. When it cannot be noted the answer still goes on."""
        if one.payload:
            with suppress(StoreClosed):
                await self._change(Progress(one.key, sent))
        return replace(one, sent=sent)

    async def postpone(self, one: Waiting, seconds: float) -> Waiting:
        """Note that it was tried once more, and will be again after so many seconds."""
        after = replace(one, attempts=one.attempts + 1, not_before=int(self._now() + seconds))
        if one.payload:
            with suppress(StoreClosed):
                await self._change(Postpone(after.key, after.attempts, after.not_before))
        return after

    def is_too_old(self, one: Waiting, seconds: float = 0) -> bool:
        """Tell whether it will have waited too long after so many seconds."""
        return self._now() + seconds > one.accepted + WAITING_S

    def seconds_until(self, one: Waiting) -> float:
        """Return in how many seconds it may be tried."""
        return max(0.0, one.not_before - self._now())

    async def settle(self, one: Waiting) -> None:
        """Delete what was sent; tried again later while that cannot be done."""
        try:
            if one.payload:
                await self._change(Settle(one.key))
        except StoreClosed:
            # It stays in hand, so that nothing answers it again as long as this process lives.
            self._after(_AGAIN_S, lambda: self._begin(self.settle(one)))
            return
        self._in_hand.discard(one.key)
        if one.payload and self._forgetting is None:
            self._forgetting = self._after(_FORGET_S, lambda: self._begin(self._forget()))

    async def close(self) -> None:
        """End the thread; what is not settled waits on disk."""
        for timer in self._later:
            timer.cancel()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._accept.finished()
        await self._change.finished()
        if self._forgetting is not None:
            await self._forget()
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _forget(self) -> None:
        self._forgetting = None
        with suppress(StoreClosed):
            await self._do(self._inbox.forget)

    def _accepted(self, asked: Sequence[Sequence[Waiting]]) -> list[frozenset[str]]:
        new = self._inbox.accept([one for waiting in asked for one in waiting])
        return [new] * len(asked)

    def _changed(self, changes: Sequence[Change]) -> list[None]:
        self._inbox.change(changes)
        return [None] * len(changes)

    async def _do(self, work: Callable[[], _Result]) -> _Result:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _offer(self, one: Waiting) -> None:
        if one.key in self._in_hand:
            return
        self._due[one.key] = one
        self._in_hand.add(one.key)

    def _after(self, seconds: float, work: Callable[[], None]) -> asyncio.TimerHandle:
        def now() -> None:
            self._later.discard(timer)
            work()

        timer = asyncio.get_running_loop().call_later(seconds, now)
        self._later.add(timer)
        return timer

    def _begin(self, work: Any) -> None:  # noqa: ANN401 - a coroutine
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _key(self, update_id: int) -> str:
        return self._vault.name("update", update_id)


def _read(content: bytes | None) -> Raw | None:
    if content is None:
        return None
    raw = json.loads(content)
    return raw if isinstance(raw, dict) else None
