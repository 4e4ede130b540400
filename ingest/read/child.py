"""The process that reads one file from outside: it ties its own hands, reads, writes down the result and ends."""

import ctypes
import os
import resource
import signal
import sys
from pathlib import Path

from ingest.read.formats import read_file
from ingest.read.kept import kept
from ingest.read.reading import Limits, Unreadable

_END_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of <linux/prctl.h>."""
_OPEN_FILES = 256
_NICER = 10
_GRACE = 5


def main(arguments: list[str]) -> None:
    """Read the file named first into the open file numbered second; then come the parent and the four limits."""
    source = Path(arguments[0])
    result, parent, memory, seconds, pages, characters = map(int, arguments[1:])
    limits = Limits(memory=memory, seconds=seconds, pages=pages, characters=characters)
    tie(limits, parent)
    try:
        made = kept(read_file(source, limits))
    except MemoryError:
        made = kept(Unreadable("too_heavy"))
    with open(result, "wb") as file:  # noqa: PTH123 - a number, no path
        file.write(made)


def tie(limits: Limits, parent: int) -> None:
    """Hold this process to `limits`, and let it end when the process `parent` does."""
    os.nice(_NICER)
    _end_with(parent)
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


def _end_with(parent: int) -> None:
    """Ask the kernel to end this process with its parent; only Linux can, elsewhere the time limit does."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_END_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        raise SystemExit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
