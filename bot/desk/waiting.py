"""An answer as it comes to be, for who waits in an event loop: nobody who waits holds a thread of the others."""

import asyncio
from collections.abc import AsyncIterator, Callable
from threading import Event, Thread

from assistant.answers.answer import Answer, Hear
from bot.desk.streaming import Done, Told, as_it_comes


async def awaited(answered: Callable[[Hear], Answer]) -> AsyncIterator[Told]:
    """Yield what `as_it_comes` yields of `answered`, and raise what it raises; who goes away ends the work soon."""
    loop = asyncio.get_running_loop()
    told: asyncio.Queue[Told | Exception] = asyncio.Queue()
    gone, ended = Event(), _Ended()

    def pass_on(one: Told | Exception) -> None:
        if not gone.is_set():
            loop.call_soon_threadsafe(told.put_nowait, one)

    def work() -> None:
        coming = as_it_comes(answered)
        try:
            for one in coming:
                if gone.is_set():
                    coming.close()  # type: ignore[attr-defined]
                    return
                pass_on(one)
            pass_on(ended)
        except Exception as error:  # noqa: BLE001 - raised again by who waits
            pass_on(error)

    Thread(target=work, name="passing on", daemon=True).start()
    try:
        while (one := await told.get()) is not ended:
            if isinstance(one, Exception):
                raise one
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


class _Ended(Exception):
    """Nothing more comes."""
