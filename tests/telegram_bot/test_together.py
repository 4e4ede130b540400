"""Work that is asked for at the same time is done at once, and everybody hears what became of their own."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.telegram_bot.together import Together


def test_what_comes_while_one_works_is_done_in_one_go() -> None:
    done: list[list[int]] = []

    def work(items: Sequence[int]) -> list[int]:
        done.append(list(items))
        return [2 * item for item in items]

    async def main() -> list[int]:
        with ThreadPoolExecutor(1) as thread:
            together = Together(work, thread)
            found = await asyncio.gather(*(together(n) for n in range(20)))
            await together.finished()
            return found

    assert asyncio.run(main()) == [2 * n for n in range(20)]
    assert sum(map(len, done)) == 20
    assert len(done) <= 2


def test_a_failure_is_heard_by_those_of_its_call_alone_and_a_cancelled_one_harms_nobody() -> None:
    def work(items: Sequence[int]) -> list[int]:
        if 13 in items:
            raise OSError
        return list(items)

    async def main() -> None:
        with ThreadPoolExecutor(1) as thread:
            together = Together(work, thread)
            with pytest.raises(OSError):  # noqa: PT011 - which one is not the point
                await together(13)
            one, two = (asyncio.ensure_future(together(n)) for n in (1, 2))
            await asyncio.sleep(0)
            one.cancel()
            assert await two == 2

    asyncio.run(main())
