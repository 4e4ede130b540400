"""Which reader reads a file: told by what the file holds, never by its name alone."""

import mmap
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.read.legacy_letters import legacy_letters
from ingest.read.letters import decoded
from ingest.read.reading import Limits, Notice, Reading, Unreadable, of_text, plain

Reader = Callable[[Path, Limits], Reading | Unreadable]

_HEAD = 4096
_SHARE = 4
"""A file may be this part of the memory allowed."""
_HTML = re.compile(rb"(?:^|>)\s*(?:<!doctype\s+html|<html)\b", re.IGNORECASE)
_TAG = re.compile(rb"\s*<(?:!--|[a-z]+[1-6]?[\s>/])", re.IGNORECASE)
_MIME = re.compile(rb"multipart/related", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that is read: the endings its name should have, and its reader."""

    name: str
    suffixes: tuple[str, ...]
    read: Reader


def read_file(path: Path, limits: Limits) -> Reading | Unreadable:
    """Return what the file at `path` says, or why it cannot be read and what to do about it.

    Expects files from outside; `read_apart` runs this where a hostile one can do no harm.
    """
    try:
        kind = unfit(path, limits) or kind_of(path)
        if isinstance(kind, Unreadable):
            return kind
        if kind not in FORMATS:
            return Unreadable(kind, {"name": path.name})
        found = FORMATS[kind]
        reading = found.read(path, limits)
    except OSError:
        return Unreadable("cannot_open", {"name": path.name})
    return reading if isinstance(reading, Unreadable) else _checked(reading, path, found, limits)


def kind_of(path: Path) -> str:
    """Return the kind of a file: a key of FORMATS, or the code that says why it is not read."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    for sign, kind in _SIGNS:
        if head.startswith(sign):
            return kind if isinstance(kind, str) else kind(path)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\0", b"")
    if b"\0" in head:
        return "unknown_format"
    if head[:_HEAD].lstrip().startswith(b"MIME-Version:") and _MIME.search(head):
        return "web_archive"
    of_text_name = path.suffix.lower() in FORMATS["markdown"].suffixes
    return "html" if _HTML.search(head) or (_TAG.match(head) and not of_text_name) else "markdown"


def unfit(path: Path, limits: Limits) -> Unreadable | None:
    """Return why the file is not worth opening, by its kind and size alone; None when it is."""
    if path.is_dir():
        return Unreadable("is_folder", {"name": path.name})
    if not path.is_file():
        return Unreadable("cannot_open", {"name": path.name})
    size = path.stat().st_size
    if not size:
        return Unreadable("empty", {"name": path.name})
    if size > limits.memory // _SHARE:
        return Unreadable("too_large", {"most": str(limits.memory // _SHARE // 2**20)})
    return None


def _of_zip(path: Path) -> str:
    from ingest.read.word.package import DAMAGE, is_word

    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if is_word(archive):
                return "docx"
            written = archive.read("mimetype")[:100] if "mimetype" in names else b""
    except DAMAGE:  # first, as some of it is a RuntimeError too
        return "damaged"
    except RuntimeError:
        return "encrypted"
    if b"opendocument.text" in written:
        return "old_word"
    return next((kind for name, kind in _ZIP_SIGNS if name in names), "archive")


def _of_compound(path: Path) -> str:
    """Return the kind of an old Office file, told by the names of the streams in it."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as held:
        return next(
            (kind for name, kind in _STREAMS if held.find(name.encode("utf-16-le")) >= 0), "unknown_format"
        )


def _checked(reading: Reading, path: Path, found: Format, limits: Limits) -> Reading | Unreadable:
    """Return the reading with what its name got wrong; Unreadable when it is too long or in legacy letters."""
    if sum(len(line.text) + 1 for line in reading.lines) > limits.characters:
        return Unreadable("too_long", {"most": str(limits.characters)})
    if (legacy := legacy_letters(reading.text)) is not None:
        return Unreadable(f"legacy_{legacy}")
    lines, notices = tuple(map(plain, reading.lines)), reading.notices
    suffix = path.suffix.lower()
    if suffix and suffix not in found.suffixes:
        notices = (Notice("other_format", values={"suffix": suffix, "format": found.name}), *notices)
    return replace(reading, lines=lines, notices=notices)


def _read_pdf(path: Path, limits: Limits) -> Reading | Unreadable:
    from ingest.read.pdf import read_pdf

    return read_pdf(path, limits)


def _read_docx(path: Path, limits: Limits) -> Reading | Unreadable:
    from ingest.read.word.reader import read_docx

    return read_docx(path, limits)


def _read_html(path: Path, limits: Limits) -> Reading | Unreadable:
    from ingest.read.web.page import read_web_page

    return read_web_page(path, limits)


def _read_old_word(path: Path, limits: Limits) -> Reading | Unreadable:
    from ingest.read.old_word import read_old_word

    return read_old_word(path, limits)


def _read_text(path: Path, limits: Limits) -> Reading | Unreadable:  # noqa: ARG001 - a reader's shape
    text = decoded(path.read_bytes())
    if isinstance(text, Unreadable):
        return text
    return of_text(text) if text.strip() else Unreadable("empty", {"name": path.name})


FORMATS = {
    "pdf": Format("PDF", (".pdf",), _read_pdf),
    "docx": Format("Word (.docx)", (".docx", ".docm", ".dotx", ".dotm"), _read_docx),
    "html": Format("HTML", (".html", ".htm", ".xhtml"), _read_html),
    "old_word": Format("Word 97-2003, RTF, ODT", (".doc", ".dot", ".rtf", ".odt"), _read_old_word),
    "markdown": Format("văn bản thuần", (".md", ".markdown", ".txt"), _read_text),
}

_SIGNS: tuple[tuple[bytes, str | Callable[[Path], str]], ...] = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", _of_zip),
    (b"PK\x05\x06", "archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _of_compound),
    (b"{\\rtf", "old_word"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"\x7fELF", "program"),
)
"""How files begin. What is missing here and holds zero bytes is unknown; all else is text."""

_ZIP_SIGNS = (
    ("xl/workbook.xml", "spreadsheet"),
    ("xl/workbook.bin", "spreadsheet"),
    ("ppt/presentation.xml", "slides"),
)
_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "old_word"),
    ("Workbook", "spreadsheet"),
    ("PowerPoint Document", "slides"),
)
