"""An answer awaited in an event loop: in order, with its faults, and its work ended when nobody waits."""

import asyncio
from threading import Event

import pytest

from assistant.answers.answer import Answer, Hear, Said, Sentence, Status, Step
from bot.desk.streaming import Done, Told
from bot.desk.waiting import awaited, whole

ANSWER = Answer("a", Status.ANSWERED, "Một. \nHai. ", (Sentence("Một.", ()), Sentence("Hai.", ())))


async def all_of(answered: object) -> list[Told]:
    return [one async for one in awaited(answered)]  # type: ignore[arg-type]


def test_everything_comes_in_order() -> None:
    def answered(hear: Hear) -> Answer:
        hear(Step("reading"))
        hear(Said(ANSWER.sentences[0], ()))
        return ANSWER

    first, second = (Said(one, ()) for one in ANSWER.sentences)
    assert asyncio.run(all_of(answered)) == [Step("reading"), first, second, Done(ANSWER)]


def test_what_is_raised_is_raised_where_one_waits() -> None:
    def answered(hear: Hear) -> Answer:
        hear(Step("reading"))
        raise LookupError("a")

    with pytest.raises(LookupError, match="a"):
        asyncio.run(all_of(answered))


def test_the_work_ends_when_nobody_waits() -> None:
    left, ended = Event(), Event()

    def answered(hear: Hear) -> Answer:
        try:
            hear(Step("reading"))
            left.wait(10)
            while True:
                hear(Step("writing"))
        finally:
            ended.set()

    async def go_away() -> None:
        coming = awaited(answered)
        assert await anext(coming) == Step("reading")
        await coming.aclose()  # type: ignore[attr-defined]
        left.set()

    asyncio.run(go_away())
    assert ended.wait(10)


def test_the_whole_answer_may_be_awaited_at_once() -> None:
    assert asyncio.run(whole(lambda _: ANSWER)) == ANSWER  # type: ignore[arg-type]
