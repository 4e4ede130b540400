"""Work in a thread for one call: heard while it goes on, and ended at its next word once nobody waits."""

import asyncio
from collections.abc import Awaitable, Callable
from threading import Event
from typing import TypeVar

import anyio
import anyio.to_thread

from assistant.answers.answer import Hear, Progress
from bot.desk.streaming import Gone

Made = TypeVar("Made")


async def in_thread(work: Callable[[Hear], Made], tell: Callable[[Progress], Awaitable[None]]) -> Made:
    """Return what `work` makes; `tell` is given what it says meanwhile.

    A call that is cancelled ends when its work does: nothing goes on behind it.
    """
    loop = asyncio.get_running_loop()
    told: asyncio.Queue[Progress] = asyncio.Queue()
    gone = Event()

    def hear(progress: Progress) -> None:
        if gone.is_set():
            raise Gone
        loop.call_soon_threadsafe(told.put_nowait, progress)

    async def pass_on() -> None:
        try:
            while True:
                await tell(await told.get())
        finally:
            gone.set()

    made: list[Made] = []
    failed: list[Exception] = []
    # What is raised inside the group would come out wrapped in another.
    async with anyio.create_task_group() as group:
        group.start_soon(pass_on)
        try:
            made.append(await anyio.to_thread.run_sync(work, hear))
        except Exception as error:  # noqa: BLE001 - raised again below
            failed.append(error)
        group.cancel_scope.cancel()
    if failed:
        raise failed[0]
    return made[0]
