"""The folder of published versions: their names, which one is current, and who is using which."""

import fcntl
import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

LIBRARY = "library.sqlite"
LEXICAL = "lexical"
VECTORS = "vectors"
STAGING = ".staging-"
_NAME = re.compile(r"(\d{6,})-[0-9a-f]{8}-[0-9a-f]{6}")


def versions_folder(home: Path) -> Path:
    """Return the folder whose folders are the published versions."""
    return home / "versions"


def pointer(home: Path) -> Path:
    """Return the file that names the current version, and nothing else."""
    return home / "CURRENT"


def current_name(home: Path) -> str | None:
    """Return the name of the version that readers should have open; None before the first."""
    try:
        name = pointer(home).read_text(encoding="ascii").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        return None
    return name if _NAME.fullmatch(name) else None


def current_folder(home: Path) -> Path | None:
    """Return the folder of the current version, whether or not it is still there."""
    name = current_name(home)
    return versions_folder(home) / name if name else None


def version_names(home: Path) -> list[str]:
    """Return the versions that are there, oldest first."""
    try:
        names = [folder.name for folder in versions_folder(home).iterdir()]
    except FileNotFoundError:
        return []
    return sorted((name for name in names if _NAME.fullmatch(name)), key=serial)


def serial(name: str) -> int:
    """Return the number that orders versions; ValueError when `name` is not a version's."""
    match = _NAME.fullmatch(name)
    if match is None:
        raise ValueError(f"not the name of a version: {name!r}")
    return int(match[1])


def next_name(home: Path, content: str) -> str:
    """Return a name never used before, for a version whose content has the digest `content`.

    Random because a number alone could come back: readers compare names to see that something changed.
    """
    known = [*version_names(home), *filter(None, [current_name(home)])]
    following = 1 + max(map(serial, known), default=0)
    return f"{following:06d}-{content[:8]}-{secrets.token_hex(3)}"


class Hold:
    """A lock on a version's folder: shared while reading it, exclusive while deleting it."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    def release(self) -> None:
        """Let go; a second call does nothing."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def hold(folder: Path, *, exclusive: bool = False) -> Hold | None:
    """Return a lock on `folder`; None when it is gone or another process's lock stands against it."""
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except (FileNotFoundError, NotADirectoryError):
        return None
    kind = fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH
    with suppress(BlockingIOError, FileNotFoundError):
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
        # Between opening and locking, the folder may have been moved away to be deleted.
        if os.path.samestat(os.fstat(descriptor), folder.stat()):
            return Hold(descriptor)
    os.close(descriptor)
    return None
