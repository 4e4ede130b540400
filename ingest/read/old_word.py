"""Word 97-2003, RTF and ODT files: LibreOffice makes a .docx of them, where it is installed."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from ingest.read.reading import Limits, Reading, Unreadable
from ingest.read.word.reader import read_docx

_PATH = "/usr/local/bin:/usr/bin:/bin:/snap/bin"
_PROGRAMS = ("soffice", "libreoffice")


def read_old_word(path: Path, limits: Limits, *, search: str = _PATH) -> Reading | Unreadable:
    """Return the document as LibreOffice converts it, or why it cannot be read; `search` is where programs lie.

    LibreOffice runs in the caller's process group, with a profile of its own that is thrown away.
    """
    office = next((found for name in _PROGRAMS if (found := shutil.which(name, path=search))), None)
    if office is None:
        return Unreadable("old_word_no_converter")
    with tempfile.TemporaryDirectory(prefix="old-word-") as folder:
        room = Path(folder)
        source = room / "document.doc"  # a name of our own: theirs may look like an option
        shutil.copyfile(path, source)
        command = [
            office,
            f"-env:UserInstallation={(room / 'profile').as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--convert-to", "docx:MS Word 2007 XML"),
            *("--outdir", str(room / "made"), str(source)),
        ]
        surroundings = {"PATH": search, "HOME": folder, "TMPDIR": folder, "LC_ALL": "C.UTF-8"}
        try:
            subprocess.run(  # noqa: S603 - no shell, and every word is ours
                command, env=surroundings, timeout=limits.seconds, capture_output=True, check=True
            )
        except subprocess.TimeoutExpired:
            return Unreadable("too_slow")
        except (subprocess.CalledProcessError, OSError):
            return Unreadable("not_converted")
        made = room / "made" / "document.docx"
        return read_docx(made, limits) if made.is_file() else Unreadable("not_converted")
