"""When a model is left alone, and when it is tried again."""

import logging
from pathlib import Path

import pytest

from assistant.models import resting
from assistant.models.nouns import Reply, Trouble
from assistant.models.resting import RESTS, Resting
from tests.models.asking import ANSWER, REQUEST, opened
from tests.models.server import ModelServer


class Clock:
    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        monkeypatch.setattr(resting, "monotonic", lambda: self.now)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.mark.parametrize("trouble", RESTS)
def test_it_rests_after_failures_in_a_row_and_one_tries_it_again(trouble: Trouble, clock: Clock) -> None:
    rest = RESTS[trouble]
    model = Resting()
    for _ in range(rest.after - 1):
        model.failed(trouble)
    assert model.may_ask()
    model.went_well()
    for _ in range(rest.after):
        assert model.may_ask()
        model.failed(trouble)
    assert not model.may_ask()
    clock.now += rest.seconds - 1
    assert not model.may_ask()
    clock.now += 2
    assert (model.may_ask(), model.may_ask()) == (True, False)
    model.failed(trouble)
    assert not model.may_ask()
    clock.now += rest.seconds + 1
    assert model.may_ask()
    model.given_up()
    assert (model.may_ask(), model.may_ask()) == (True, False)
    model.went_well()
    assert (model.may_ask(), model.may_ask()) == (True, True)


def test_who_refuses_is_left_alone_longest() -> None:
    assert max(RESTS, key=lambda trouble: RESTS[trouble].seconds) is Trouble.REFUSED


def test_a_server_that_says_when_to_come_again_is_heeded_within_reason(clock: Clock) -> None:
    model = Resting()
    model.failed(Trouble.BUSY, 100)
    clock.now += 99
    assert not model.may_ask()
    clock.now += 2
    assert model.may_ask()
    model.failed(Trouble.BUSY, float("inf"))
    clock.now += 3600
    assert model.may_ask()


def test_a_dead_endpoint_is_asked_no_more_until_it_has_rested(
    home: Path, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    with ModelServer(lambda _: ANSWER, ("401",)) as server:
        model = opened(home, server)
        said = [model.ask(REQUEST) for _ in range(6)]
        assert said == [Trouble.REFUSED] * 3 + [Trouble.RESTING] * 3
        assert len(server.calls) == 3
        clock.now += RESTS[Trouble.REFUSED].seconds + 1
        assert [model.ask(REQUEST) for _ in range(2)] == [Trouble.REFUSED, Trouble.RESTING]
        server.behave("good")
        clock.now += RESTS[Trouble.REFUSED].seconds + 1
        assert all(isinstance(model.ask(REQUEST), Reply) for _ in range(2))
    told = [one for one in caplog.records if one.levelno == logging.ERROR]
    assert len(told) == 1
    assert "TROLY57_CHAT_KEY" in told[0].getMessage()


def test_a_trial_that_could_not_be_counted_is_no_trial(home: Path, clock: Clock) -> None:
    with ModelServer(lambda _: ANSWER, ("503",)) as server:
        model = opened(home, server, chat_tokens_per_day=200)
        while model.ask(REQUEST) is not Trouble.RESTING:
            pass
        clock.now += 3600
        server.behave("good")
        assert isinstance(model.ask(REQUEST), Reply)
