"""One process, as an operator runs it: a page before the library, ready after it, a clean end."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest
import uvicorn

from assistant.places import CHECKOUT
from bot.serve.listening import End

_PATIENCE_S = 60


@contextmanager
def served(home: Path, *arguments: str, **variables: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Start `troly57 serve` on a free port and yield its process and port."""
    inherited = {**os.environ, "PYTHONPATH": str(CHECKOUT), "TROLY57_HOME": str(home), **variables}  # noqa: TID251
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "bot.commands", "serve", "--port", "0", *arguments],
        env=inherited,
        cwd=os.sep,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        assert process.stderr
        line = process.stderr.readline()
        found = re.search(r"http://[\d.]+:(\d+)/", line)
        assert found, line + process.stderr.read()
        yield process, int(found[1])
    finally:
        process.kill()
        process.communicate()


def status(port: int, path: str) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE_S)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


def wait_until_ready(port: int) -> None:
    until = time.monotonic() + _PATIENCE_S
    while status(port, "/readyz") != 200:
        assert time.monotonic() < until
        time.sleep(0.05)


def end(process: subprocess.Popen[str], number: signal.Signals) -> str:
    """End the process with a signal; return what it said."""
    process.send_signal(number)
    process.wait(timeout=_PATIENCE_S)
    assert process.stderr
    # Not `communicate`: it passes over what came together with the first line and waits in the reader's buffer.
    said = process.stderr.read()
    assert process.returncode == 0, said
    assert "Traceback" not in said
    return said


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_page_comes_first_then_the_library_then_a_clean_end(
    library_home: Path, number: signal.Signals
) -> None:
    with served(library_home) as (process, port):
        assert status(port, "/") == 200
        assert status(port, "/healthz") == 200
        wait_until_ready(port)
        assert status(port, "/?q=b%C3%AD+m%E1%BA%ADt") == 200
        said = end(process, number)
    assert "sẵn sàng" in said
    assert "m%E1%BA%ADt" not in said


def test_an_end_raises_nothing_and_is_heard() -> None:
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    end = End()
    end.server = uvicorn.Server(uvicorn.Config(lambda: None))
    try:
        end(signal.SIGTERM, None)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    assert end.wished
    assert end.server.should_exit


def test_it_ends_cleanly_while_the_library_is_opening(library_home: Path) -> None:
    with served(library_home) as (process, _):
        end(process, signal.SIGTERM)


def test_without_a_library_it_publishes_the_corpus_itself(home: Path) -> None:
    with served(home) as (process, port):
        assert status(port, "/") == 200
        wait_until_ready(port)
        said = end(process, signal.SIGTERM)
    assert "đang xuất bản" in said


def test_a_taken_port_is_told(library_home: Path) -> None:
    with served(library_home) as (_, port):
        done = subprocess.run(
            [sys.executable, "-m", "bot.commands", "serve", "--port", str(port)],
            cwd=CHECKOUT,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=_PATIENCE_S,
        )
    assert (done.returncode, done.stdout) == (1, "")
    assert f"Cổng {port}" in done.stderr
    assert "Traceback" not in done.stderr
