"""Measures the web server from outside: calls a second and their spread, start, memory; beside two small servers.

python -m evals.serving.bench [--rounds 3]

Every question of evals/questions/ is asked once in a round, in every way of typing it; the servers take turns, so
that other work on the machine slows all of them.
"""

import argparse
import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from urllib.error import URLError

from evals.questions import read_questions
from evals.serving.load import Served, load

CONNECTIONS = 16
WARM_UP = 100
QUESTIONS = 1500
_LIMIT_S = 120
_BASELINE = [sys.executable, "-m", "evals.serving.baselines"]
_PRODUCT = [sys.executable, "-m", "bot.commands", "serve", "--port"]
SERVERS = {
    "ours, /api/v1/ask": (_PRODUCT, "/api/v1/ask"),
    "the same engines alone": ([*_BASELINE, "engines"], "/ask"),
    "nothing": ([*_BASELINE, "empty"], "/ask"),
}


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds from the start of our server to its first page and to `/readyz`, and megabytes then."""

    page_s: float
    ready_s: float
    memory_mb: float
    page_before_ready: bool


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@contextmanager
def running(command: Sequence[str], port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server until the block ends."""
    process = subprocess.Popen([*command, str(port)], stdout=subprocess.DEVNULL)  # noqa: S603
    try:
        yield process
    finally:
        process.terminate()
        process.wait(30)


def status(port: int, path: str) -> int:
    """Return the status that `path` is served with; 0 while nothing listens."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as reply:
            return int(reply.status)
    except URLError as error:
        return int(getattr(error, "code", 0))
    except OSError:
        return 0


def wait_for(port: int, path: str, wanted: Sequence[int]) -> None:
    """Return once `path` is served with one of the statuses; TimeoutError when that never comes."""
    begun = time.monotonic()
    while status(port, path) not in wanted:
        if time.monotonic() - begun > _LIMIT_S:
            raise TimeoutError(path)
        time.sleep(0.002)


def start() -> Start:
    """Start our server once, and return what that took."""
    port = free_port()
    begun = time.monotonic()
    with running(_PRODUCT, port) as process:
        wait_for(port, "/", [200])
        page_s = time.monotonic() - begun
        early = status(port, "/readyz") == 503
        wait_for(port, "/readyz", [200])
        return Start(page_s, time.monotonic() - begun, memory_mb(process.pid), early)


def memory_mb(pid: int) -> float:
    """Return the resident memory of a process."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def round_of(questions: Sequence[str]) -> tuple[dict[str, Served], float]:
    """Return how each server served the questions, and our memory after them."""
    served: dict[str, Served] = {}
    memory = 0.0
    for name, (command, path) in SERVERS.items():
        port = free_port()
        with running(command, port) as process:
            wait_for(
                port, "/readyz" if command is _PRODUCT else path, [200] if command is _PRODUCT else [405]
            )
            load(port, path, questions[:WARM_UP], connections=CONNECTIONS)
            served[name] = load(port, path, questions[WARM_UP:], connections=CONNECTIONS)
            if command is _PRODUCT:
                memory = memory_mb(process.pid)
    return served, memory


def main() -> None:
    """Print the figures as Markdown."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    asked = sorted({question.ask for question in read_questions() if not question.documents})
    questions = Random(57).sample(asked, min(len(asked), QUESTIONS + WARM_UP))  # noqa: S311
    starts = [start() for _ in range(rounds)]
    ran = [round_of(questions) for _ in range(rounds)]

    print(
        f"{len(questions) - WARM_UP} different questions, {CONNECTIONS} connections, {rounds} rounds, medians\n"
    )
    print("| server | calls/s | p50 ms | p99 ms | p99/p50 |")
    print("|---|---|---|---|---|")
    for name in SERVERS:
        of = [served[name] for served, _ in ran]
        rate, p50, p99 = (
            statistics.median(figures)
            for figures in (
                [one.per_second for one in of],
                [one.percentile(50) for one in of],
                [one.percentile(99) for one in of],
            )
        )
        print(f"| {name} | {rate:.0f} | {p50:.1f} | {p99:.1f} | {p99 / p50:.2f} |")
    first = starts[0]
    print(
        f"\nstart to first page {statistics.median(one.page_s for one in starts):.2f} s, "
        f"to /readyz {statistics.median(one.ready_s for one in starts):.2f} s; "
        f"first page before the library is open: {all(one.page_before_ready for one in starts)}; "
        f"memory {first.memory_mb:.0f} MB then, {statistics.median(memory for _, memory in ran):.0f} MB after asking"
    )


if __name__ == "__main__":
    main()
