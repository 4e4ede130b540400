"""A file from outside read in a process of its own, so that a hostile or broken one harms nothing here."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ingest.read.child import result_size
from ingest.read.kept import from_kept
from ingest.read.reading import Limits, Reading, Unreadable
from ingest.rooms import room

_ROOT = Path(__file__).resolve().parents[2]
_LOOK = 0.02
_LAST_WORDS = 2000
_PAGE = os.sysconf("SC_PAGE_SIZE")
_OUT_OF_TIME = frozenset({signal.SIGXCPU})
_OUT_OF_MEMORY = ("MemoryError", "std::bad_alloc", "Cannot allocate memory")


def read_apart(
    path: Path, limits: Limits, *, program: tuple[str, ...] = ("-m", "ingest.read.child")
) -> Reading | Unreadable:
    """Return what `read_file` makes of the file at `path`, read within `limits`; never raises for the file's sake.

    The child has a session, a folder and an environment of its own, no input, and ends with this
    process, as does all that it started. What it hands back is checked like the file itself.
    """
    with (
        room("read") as folder,
        tempfile.TemporaryFile() as result,
        tempfile.TemporaryFile() as words,
        _life() as life,
    ):
        numbers = (
            result.fileno(),
            life,
            limits.memory,
            limits.seconds,
            limits.pages,
            limits.characters,
        )
        child = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-P", "-B", *program, str(path.absolute()), *map(str, numbers)],
            cwd=folder,
            env=_surroundings(str(folder)),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=words,
            pass_fds=(result.fileno(), life),
            start_new_session=True,
        )
        try:
            in_time, held = _ended(child.pid, limits.seconds)
        finally:
            _end_group(child.pid)
            status = child.wait()
        if not in_time:
            return Unreadable("too_slow")
        if status == 0:
            return _result(result, limits)
        heavy = held > limits.memory // 2 and -status != signal.SIGSEGV
        return _death(status, words, heavy=heavy)


@contextmanager
def _life() -> Iterator[int]:
    """Yield the end of a pipe at which whoever reads sees the end of this process, even a sudden one."""
    seen, ours = os.pipe()
    try:
        yield seen
    finally:
        os.close(seen)
        os.close(ours)


def _surroundings(folder: str) -> dict[str, str]:
    """Return the child's whole environment: nothing of ours goes in, settings and tokens least of all."""
    return {
        "PATH": os.defpath,
        "PYTHONPATH": str(_ROOT),
        "PYTHONUTF8": "1",
        "HOME": folder,
        "TMPDIR": folder,
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }


def _ended(child: int, seconds: float) -> tuple[bool, int]:
    """Return whether the child ended in time, and the most bytes of memory it was seen to hold.

    It is left unreaped, so that its group's number is no one else's.
    """
    last, held = time.monotonic() + seconds, 0
    while time.monotonic() < last:
        if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None:
            return True, held
        held = max(held, _held(child))
        time.sleep(_LOOK)
    return False, held


def _held(child: int) -> int:
    """Return the bytes of memory that the child holds; 0 where the system does not tell.

    What the system says once a child has ended is no use: there the memory of this process counts too.
    """
    try:
        return int(Path(f"/proc/{child}/statm").read_text(encoding="ascii").split()[1]) * _PAGE
    except (OSError, IndexError, ValueError):
        return 0


def _end_group(child: int) -> None:
    try:
        os.killpg(child, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):  # nothing is left of it but what we have yet to reap
        return


def _result(result: IO[bytes], limits: Limits) -> Reading | Unreadable:
    if os.fstat(result.fileno()).st_size > result_size(limits):
        return Unreadable("reader_died", {"why": ""})
    result.seek(0)
    return from_kept(result.read(), limits)


def _death(status: int, words: IO[bytes], *, heavy: bool) -> Unreadable:
    """Return why a child ended as it did; its last line on stderr is kept for whoever repairs the reader.

    Native code that is refused memory ends in many ways, and most often asks for the double of what it has.
    """
    if -status in _OUT_OF_TIME:
        return Unreadable("too_slow")
    words.seek(max(os.fstat(words.fileno()).st_size - _LAST_WORDS, 0))
    last = words.read().decode("utf-8", "replace").strip()
    if heavy or any(sign in last for sign in _OUT_OF_MEMORY):
        return Unreadable("too_heavy")
    why = last.splitlines()[-1] if last else str(status)
    return Unreadable("reader_died", {"why": "".join(c if c.isprintable() else " " for c in why)[:200]})
