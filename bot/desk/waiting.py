"""An answer as it comes to be, for who waits in an event loop: nobody who waits holds a thread of the others."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import suppress

from assistant.answers.answer import Answer, Hear, Progress
from bot.desk.streaming import Done, Foretold, Told, begin


async def awaited(answered: Callable[[Hear], Answer]) -> AsyncGenerator[Told, None]:
    """Yield what `answered` tells while it works, each step and sentence once, and the whole answer.

    What `answered` raises is raised here. Who goes away ends the work at what it tells next.
    """
    loop = asyncio.get_running_loop()
    told: asyncio.Queue[Progress | Answer | Exception] = asyncio.Queue()
    foretold = Foretold()

    def put(one: Progress | Answer | Exception) -> None:
        with suppress(RuntimeError):  # the loop is closed: nobody waits
            loop.call_soon_threadsafe(told.put_nowait, one)

    gone = begin(answered, put)
    try:
        while not foretold.whole:
            for one in foretold.after(await told.get()):
                yield one
    finally:
        gone.set()


async def whole(answered: Callable[[Hear], Answer]) -> Answer:
    """Return the answer, and raise what making it raises."""
    answer: Answer | None = None
    async for told in awaited(answered):
        if isinstance(told, Done):
            answer = told.answer
    if answer is None:
        raise RuntimeError
    return answer
