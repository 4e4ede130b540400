"""Work on the disk that is asked for at the same time, done at once: one commit costs as much as many."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Together(Generic[Item, Result]):
    """Does `work` on all that was asked for since it last began, one call after another, in a thread.

    What `work` raises, each of those who asked for that call hears.
    """

    def __init__(self, work: Callable[[Sequence[Item]], Sequence[Result]], thread: Executor) -> None:
        self._work = work
        self._thread = thread
        self._asked: list[tuple[Item, asyncio.Future[Result]]] = []
        self._working: asyncio.Task[None] | None = None

    async def __call__(self, item: Item) -> Result:
        """Return what `work` returned for this item."""
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._asked.append((item, future))
        if self._working is None:
            self._working = asyncio.create_task(self._through())
        return await future

    async def finished(self) -> None:
        """Wait until nothing is left to do."""
        while self._working is not None:
            await asyncio.wait((self._working,))

    async def _through(self) -> None:
        loop = asyncio.get_running_loop()
        while self._asked:
            asked, self._asked = self._asked, []
            try:
                results = await loop.run_in_executor(self._thread, self._work, [item for item, _ in asked])
            except Exception as error:  # noqa: BLE001 - whoever asked hears of it
                for _, future in asked:
                    if not future.done():
                        future.set_exception(error)
            else:
                for (_, future), result in zip(asked, results, strict=True):
                    if not future.done():
                        future.set_result(result)
        self._working = None
