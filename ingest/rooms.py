"""Rooms for what a file from outside needs on disk for a moment: nobody else looks in, and nothing outlives its use."""

import os
import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir, mkdtemp

from assistant.library.versions import Hold, hold

_PREFIX = "troly57-"
# Strict, since what bears such a name is deleted.
_NAME = re.compile(rf"{_PREFIX}[a-z]+-\d+-\w{{8}}")


@contextmanager
def room(purpose: str) -> Iterator[Path]:
    """Yield an empty folder that only this user may enter, and that is gone when the block ends.

    Rooms whose processes were killed go first: a room is locked while it is used, and the system takes
    the lock back from the dead.
    """
    sweep()
    folder, held = _locked(purpose)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        held.release()


def sweep() -> None:
    """Delete the rooms of this user that no process uses any more."""
    for folder in Path(gettempdir()).glob(f"{_PREFIX}*"):
        if _NAME.fullmatch(folder.name) and _is_ours(folder) and (held := hold(folder, exclusive=True)):
            shutil.rmtree(folder, ignore_errors=True)
            held.release()


def _locked(purpose: str) -> tuple[Path, Hold]:
    """Return a new room with its lock; one swept before it was locked is left for another."""
    while True:
        folder = Path(mkdtemp(prefix=f"{_PREFIX}{purpose}-{os.getpid()}-"))
        if held := hold(folder):
            return folder, held


def _is_ours(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid()
