"""One writer at a time, and the step from one version to the next, which a crash leaves undone or done."""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import PublishBusy
from assistant.library.versions import (
    STAGING,
    current_folder,
    hold,
    pointer,
    version_names,
    versions_folder,
)
from assistant.wording import say
from ingest.durable import sync

KEPT_VERSIONS = 3
_LOCK = "publish.lock"


@dataclass(frozen=True, slots=True)
class Writer:
    """The right to change what is published in `home`; one process has it at a time."""

    home: Path

    def name_current(self, staging: Path, version: str) -> None:
        """Give the staged version its name, then replace the pointer in one step."""
        intent = _intent(self.home)
        intent.write_text(version + "\n", encoding="ascii")
        sync(intent)
        sync(self.home)
        staging.rename(versions_folder(self.home) / version)
        sync(versions_folder(self.home))
        intent.replace(pointer(self.home))
        sync(self.home)

    def name_current_again(self, version: str) -> None:
        """Replace the pointer by one to a version that was current before."""
        # Not the file of an intent: a version that one names and that is not current would be swept.
        named = _return(self.home)
        named.write_text(version + "\n", encoding="ascii")
        sync(named)
        named.replace(pointer(self.home))
        sync(self.home)

    def sweep(self) -> None:
        """Delete what crashed publications left: staging folders, and a version that was never current."""
        for leftover in versions_folder(self.home).glob(f"{STAGING}*"):
            shutil.rmtree(leftover)
        _return(self.home).unlink(missing_ok=True)
        with suppress(FileNotFoundError):
            named = _intent(self.home).read_text(encoding="ascii").strip()
            if named in version_names(self.home) and _folder(self.home, named) != current_folder(self.home):
                _delete(_folder(self.home, named))
            _intent(self.home).unlink()

    def retire(self) -> None:
        """Delete the versions older than the last three that no reader has open."""
        current = current_folder(self.home)
        for name in version_names(self.home)[:-KEPT_VERSIONS]:
            if _folder(self.home, name) != current:
                _delete(_folder(self.home, name))


@contextmanager
def only_writer(home: Path) -> Iterator[Writer]:
    """Yield the right to publish in `home`, which the system takes back even when this process is killed.

    What crashed publications left there is gone. Raises PublishBusy while another process has it.
    """
    versions_folder(home).mkdir(parents=True, exist_ok=True)
    with (home / _LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise PublishBusy(say("errors.library.busy", home=home)) from error
        writer = Writer(home)
        writer.sweep()
        yield writer


def _folder(home: Path, version: str) -> Path:
    return versions_folder(home) / version


def _intent(home: Path) -> Path:
    """Return the file that will become the pointer: while it is there, a switch is under way."""
    return home / "CURRENT.next"


def _return(home: Path) -> Path:
    return home / "CURRENT.back"


def _delete(folder: Path) -> None:
    lock = hold(folder, exclusive=True)
    if lock is None:
        return
    try:
        # Out of the way first: a reader must find a version whole or not at all, even if we are killed.
        doomed = folder.with_name(f"{STAGING}{folder.name}")
        folder.rename(doomed)
        shutil.rmtree(doomed)
    finally:
        lock.release()
