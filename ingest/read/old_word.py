"""Word 97-2003, RTF and ODT files: LibreOffice makes a .docx of them, where it is installed."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from ingest.read.reading import Limits, Reading, Unreadable
from ingest.read.word.reader import read_docx

_PATH = "/usr/local/bin:/usr/bin:/bin:/snap/bin"
_PROGRAMS = ("soffice", "libreoffice")
# A document may name pictures and parts elsewhere, which LibreOffice fetches: links are blocked, and what
# asks all the same is sent to a proxy that is not there. Nothing in a document is run.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetNoProxy", ""),
)


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
        _write_profile(room / "profile")
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


def _write_profile(folder: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )
