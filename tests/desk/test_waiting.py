"""Waiting for an answer that a model writes: told to who hears, given up with the process, counted like any."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest

from assistant.answers.answer import Answer, Hear, Progress, Question, Status, Step
from bot.desk.desk import Desk
from bot.desk.streaming import Gone

DONE = Answer("a", Status.ANSWERED, "Có.")


class Ready:
    ready = True


class Model:
    """An assistant with a model that does what a test says."""

    has_model = True

    def __init__(self, answered: Any) -> None:
        self._answered = answered

    def ask(self, _: Question, *, hear: Hear, **__: Any) -> Answer:
        found: Answer = self._answered(hear)
        return found


def desk_of(answered: Any) -> Desk:
    return Desk(Ready(), Model(answered))  # type: ignore[arg-type]


def test_who_asks_hears_and_has_the_answer() -> None:
    heard: list[Progress] = []

    def answered(hear: Hear) -> Answer:
        hear(Step("reading"))
        hear(Step("writing"))
        return DONE

    assert desk_of(answered).ask(Question("a"), heard.append) == DONE
    assert heard == [Step("reading"), Step("writing")]
    assert desk_of(answered).ask(Question("a")) == DONE


def test_a_process_that_ends_waits_for_no_model() -> None:
    never = Event()
    desk = desk_of(lambda _: never.wait(60) and DONE)
    with ThreadPoolExecutor(1) as threads:
        asked = threads.submit(desk.ask, Question("a"))
        time.sleep(0.1)
        assert not asked.done()
        desk.closed.set()
        with pytest.raises(Gone):
            asked.result(5)
    never.set()


def test_what_who_hears_raises_ends_the_work() -> None:
    ended = Event()

    def answered(hear: Hear) -> Answer:
        try:
            while True:
                hear(Step("writing"))
                time.sleep(0.01)
        finally:
            ended.set()

    def hear(_: Progress) -> None:
        raise Gone

    with pytest.raises(Gone):
        desk_of(answered).ask(Question("a"), hear)
    assert ended.wait(5)


def test_what_breaks_is_raised_to_who_asked() -> None:
    def broken(_: Hear) -> Answer:
        raise RuntimeError("planted")

    with pytest.raises(RuntimeError, match="planted"):
        desk_of(broken).ask(Question("a"))
