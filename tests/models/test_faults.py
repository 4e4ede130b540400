"""Every fault of a model's server: what it is called, how long it may take, how often it is asked, what it leaves."""

import gc
import logging
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest

from assistant.models.figures import Figure
from assistant.models.nouns import Trouble
from tests.models.asking import ANSWER, DIALECTS, KEY, REQUEST, opened
from tests.models.server import BEHAVIOURS, ModelServer

SILENT, BUSY, REFUSED, GARBLED = Trouble.SILENT, Trouble.BUSY, Trouble.REFUSED, Trouble.GARBLED
# Calls to OpenAI's kind and to Ollama: refused forms are asked for in another way, who is busy is asked once more.
ONCE, AGAIN, EVERY_FORM = (1, 1), (2, 2), (4, 3)
GOOD = {
    "good",
    "good, telling no usage",
    "thinking first",
    "thinking with no beginning",
    "in a fence",
    "thinking, then in a fence",
    "talking round it",
    "refusing a schema",
    "refusing every form",
    "refusing temperature and usage",
}
FAULTS = {
    "400": (REFUSED, EVERY_FORM),
    "401": (REFUSED, ONCE),
    "403": (REFUSED, ONCE),
    "404": (REFUSED, ONCE),
    "422": (REFUSED, EVERY_FORM),
    "429": (BUSY, AGAIN),
    "429, no hour told": (BUSY, AGAIN),
    "429, for an hour": (BUSY, ONCE),
    "429, told in nonsense": (BUSY, AGAIN),
    "500": (BUSY, AGAIN),
    "503": (BUSY, AGAIN),
    "slow": (SILENT, ONCE),
    "slow body": (SILENT, ONCE),
    "html": (GARBLED, ONCE),
    "redirect to elsewhere": (REFUSED, ONCE),
    "redirect to itself": (REFUSED, ONCE),
    "empty choices": (GARBLED, ONCE),
    "nothing at all": (GARBLED, ONCE),
    "reset at once": (SILENT, ONCE),
    "reset in mid stream": (GARBLED, ONCE),
    "stall in mid stream": (SILENT, ONCE),
    "a byte a second": (SILENT, ONCE),
    "a byte of the head a second": (SILENT, ONCE),
    "bad JSON in the stream": (GARBLED, ONCE),
    "an error in the stream": (BUSY, ONCE),
    "a clean cut": (GARBLED, ONCE),
    "whole, then a clean cut": (GARBLED, ONCE),
    "cut for length": (GARBLED, ONCE),
    "whole, but cut for length": (GARBLED, ONCE),
    "cut by a filter": (GARBLED, ONCE),
    "tool arguments cut off": (GARBLED, ONCE),
    "none": (GARBLED, ONCE),
    "empty": (GARBLED, ONCE),
    "prose": (GARBLED, ONCE),
    "half of the JSON": (GARBLED, ONCE),
    "another schema": (GARBLED, ONCE),
    "a list": (GARBLED, ONCE),
    "null": (GARBLED, ONCE),
    "not a number": (GARBLED, ONCE),
    "a half letter": (GARBLED, ONCE),
    "deep": (GARBLED, ONCE),
    "a number without end": (GARBLED, ONCE),
    "50 megabytes": (GARBLED, ONCE),
    "50 megabytes, packed": (GARBLED, ONCE),
    "endless whitespace": (GARBLED, ONCE),
    "an endless line": (GARBLED, ONCE),
    "endless comments": (GARBLED, ONCE),
    "endless text": (GARBLED, ONCE),
}
# These take all the time there is: it is kept short for them.
TO_THE_END = {name for name, (trouble, _) in FAULTS.items() if trouble is SILENT} - {"reset at once"}


@pytest.fixture(autouse=True, scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Load both libraries once, which open what they keep open for good."""
    for dialect in DIALECTS:
        with ModelServer(lambda _: ANSWER) as server:
            opened(tmp_path_factory.mktemp("home"), server, dialect).ask(REQUEST)


@pytest.fixture
def leaves_nothing() -> Iterator[None]:
    def files() -> int:
        return len(list(Path("/proc/self/fd").iterdir()))

    held, threads = files(), set(threading.enumerate())
    yield
    gc.collect(1)  # what nobody closed warns of itself, which is an error
    until = monotonic() + 3
    while (files() > held or set(threading.enumerate()) - threads) and monotonic() < until:
        sleep(0.02)
    assert files() <= held
    assert not set(threading.enumerate()) - threads


def test_every_behaviour_is_tried() -> None:
    assert set(BEHAVIOURS) == GOOD | set(FAULTS)


@pytest.mark.usefixtures("leaves_nothing")
@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_a_value_in_time(
    name: str, dialect: str, home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    trouble, calls = FAULTS[name]
    seconds = 1 if name in TO_THE_END else 8
    noted: list[Figure] = []
    caplog.set_level(logging.DEBUG)
    with ModelServer(lambda _: ANSWER, (name,)) as server:
        model = opened(home, server, dialect, chat_seconds=seconds, note=noted.append)
        began = monotonic()
        assert model.ask(REQUEST, lambda _: None) is trouble
        assert monotonic() - began < seconds + 1
        assert len(server.calls) == calls[DIALECTS.index(dialect)]
    assert [(one.task, one.outcome) for one in noted] == [("testing", trouble.value)]
    told = [
        one for one in caplog.records if one.name == "assistant.models.model" and one.levelname == "WARNING"
    ]
    assert len(told) == 1
    assert {"testing", trouble.value} <= set(told[0].getMessage().replace(":", "").split())
    for secret in (KEY, REQUEST.user, REQUEST.system, ANSWER["answer"][:9]):
        assert secret not in caplog.text


@pytest.mark.usefixtures("leaves_nothing")
@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("name", sorted(GOOD))
def test_what_is_good_enough_is_taken(name: str, dialect: str, home: Path) -> None:
    with ModelServer(lambda _: ANSWER, (name,)) as server:
        said = opened(home, server, dialect).ask(REQUEST)
    assert not isinstance(said, Trouble)
    assert said.said == ANSWER
    assert said.tokens_in > 0
    assert said.tokens_out > 0


@pytest.mark.usefixtures("leaves_nothing")
@pytest.mark.parametrize("dialect", DIALECTS)
def test_where_nobody_listens_it_is_silent_at_once(dialect: str, home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    model = opened(home, f"http://127.0.0.1:{port}/v1", dialect)
    began = monotonic()
    assert model.ask(REQUEST) is SILENT
    assert 0.3 <= monotonic() - began < 2  # twice, with a pause


@pytest.mark.usefixtures("leaves_nothing")
@pytest.mark.parametrize("dialect", DIALECTS)
def test_where_nobody_takes_the_call_it_is_silent_in_time(dialect: str, home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full:
        waiting = [socket.create_connection(full.getsockname()) for _ in range(1)]
        model = opened(home, f"http://127.0.0.1:{full.getsockname()[1]}/v1", dialect, chat_seconds=1)
        began = monotonic()
        assert model.ask(REQUEST) is SILENT
        assert monotonic() - began < 2
        for one in waiting:
            one.close()


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_name_that_nobody_looks_up_holds_nobody(
    dialect: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up = threading.Event()

    def getaddrinfo(*_: object, **__: object) -> None:
        looked_up.set()
        sleep(2.5)
        raise OSError

    model = opened(home, "http://may-chu-ai:8000/v1", dialect, chat_seconds=1)
    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    began = monotonic()
    assert model.ask(REQUEST) is SILENT
    assert looked_up.is_set()
    assert monotonic() - began < 2


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("first", ["503", "429"])
def test_who_was_busy_may_answer_the_second_time(first: str, dialect: str, home: Path) -> None:
    with ModelServer(lambda _: ANSWER, (first, "good")) as server:
        said = opened(home, server, dialect).ask(REQUEST)
        assert len(server.calls) == 2
    assert not isinstance(said, Trouble)
