"""Writing several files into a folder: all of them or none, over none that is there unless that is wished."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from assistant.errors import Troly57Error
from assistant.text.printable import printable
from assistant.wording import say


class NotWritten(Troly57Error):
    """The folder cannot take the files; none was written."""


class WrongFolder(NotWritten):
    """The folder is not there, or holds files of these names."""

    exit_code = 2


def check_folder(folder: Path, names: Sequence[str], *, overwrite: bool) -> None:
    """Raise WrongFolder where the files could not be written, before any work is done for them."""
    shown = printable(str(folder))
    if not folder.exists():
        raise WrongFolder(say("cli_trainers.fault.no_folder", folder=shown))
    if not folder.is_dir():
        raise WrongFolder(say("cli_trainers.fault.no_directory", folder=shown))
    blocked = [name for name in names if (folder / name).is_dir()]
    if blocked:
        raise WrongFolder(say("cli_trainers.fault.blocked", folder=shown, names=", ".join(blocked)))
    there = [name for name in names if (folder / name).exists()]
    if there and not overwrite:
        raise WrongFolder(say("cli_trainers.fault.exists", folder=shown, names=", ".join(there)))


def write_all(folder: Path, files: Sequence[tuple[str, bytes]], *, overwrite: bool) -> None:
    """Write the named files into a folder; on any fault what was there before is there again.

    Raises WrongFolder as `check_folder` does, NotWritten where the system does not let us.
    """
    check_folder(folder, [name for name, _ in files], overwrite=overwrite)
    try:
        with tempfile.TemporaryDirectory(prefix=".troly57-", dir=folder) as aside:
            new, old = Path(aside) / "new", Path(aside) / "old"
            new.mkdir()
            old.mkdir()
            for name, content in files:
                (new / name).write_bytes(content)
            _put([name for name, _ in files], folder, new, old)
    except OSError as error:
        why = error.strerror or str(error)
        raise NotWritten(say("cli_trainers.fault.closed", folder=printable(str(folder)), why=why)) from error


def _put(names: Sequence[str], folder: Path, new: Path, old: Path) -> None:
    """Move the new files to their places, those that were there aside; on a fault move all of them back."""
    put: list[str] = []
    try:
        for name in names:
            if (folder / name).exists():
                (folder / name).rename(old / name)
            put.append(name)
            (new / name).rename(folder / name)
    except OSError:
        for name in put:
            (folder / name).unlink(missing_ok=True)
            if (old / name).exists():
                (old / name).rename(folder / name)
        raise
