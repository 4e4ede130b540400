"""The process that reads one file from outside: it ties its own hands, reads, writes down the result and ends."""

import os
import resource
import signal
import sys
from pathlib import Path

from ingest.read.formats import read_file
from ingest.read.kept import kept
from ingest.read.reading import Limits, Unreadable

_OPEN_FILES = 256
_NICER = 10
_GRACE = 5


def main(arguments: list[str]) -> None:
    """Read the file named first into the open file numbered second; then come a pipe and the four limits."""
    source = Path(arguments[0])
    result, life, memory, seconds, pages, characters = map(int, arguments[1:])
    limits = Limits(memory=memory, seconds=seconds, pages=pages, characters=characters)
    end_with(life)
    tie(limits)
    try:
        made = kept(read_file(source, limits))
    except MemoryError:
        made = kept(Unreadable("too_heavy"))
    with open(result, "wb") as file:  # noqa: PTH123 - a number, no path
        file.write(made)


def tie(limits: Limits) -> None:
    """Hold this process to `limits`."""
    os.nice(_NICER)
    largest = result_size(limits)
    for what, soft, hard in (
        (resource.RLIMIT_AS, limits.memory, limits.memory),
        (resource.RLIMIT_CPU, limits.seconds, limits.seconds + _GRACE),
        (resource.RLIMIT_FSIZE, largest, largest),
        (resource.RLIMIT_NOFILE, _OPEN_FILES, _OPEN_FILES),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        allowed = resource.getrlimit(what)[1]
        ceiling = hard if allowed == resource.RLIM_INFINITY else min(hard, allowed)
        resource.setrlimit(what, (min(soft, ceiling), ceiling))


def result_size(limits: Limits) -> int:
    """Return how many bytes a result may take: a character takes four at most, a short line some more."""
    return 8 * limits.characters + 2**20


def end_with(life: int) -> None:
    """Let this process and all that it starts end when the other end of the pipe `life` closes.

    A guard waits for that in the process group: a program that a reader started, such as a converter,
    would outlive any promise of the reader alone.
    """
    if os.fork() == 0:
        try:
            os.read(life, 1)
        finally:
            os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    main(sys.argv[1:])
