"""The package that a Word document is: its parts, parsed, none of them larger than allowed. Owns python-docx."""

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import cast

from ingest.read.element import Element
from ingest.read.reading import Limits, Unreadable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_MAIN = re.compile(rb"(?:wordprocessingml\.(?:document|template)|ms-word\.\w+\.macroEnabled\w*)\.main\+xml")
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(?P<room>\w+)(?P<rest>[/\w]*)")
_USUAL = rb"http://schemas.openxmlformats.org/\g<room>/2006\g<rest>"
_MOST_ENTRIES = 20_000
_SHARE = 12
"""A parsed part takes this many times the memory of its text."""
_RATIO = 400
_RATIO_FROM = 16 * 2**20
"""A part that unpacks to more than this, and to `_RATIO` times what it was packed in, was made to do harm."""

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,
    OSError,
    EOFError,
    NotImplementedError,
    KeyError,
    ValueError,
    RecursionError,
)
"""What a broken package raises, as zipfile, lxml and python-docx say it."""


class Package:
    """The parts of one Word document, read when asked for."""

    def __init__(self, archive: zipfile.ZipFile, main: str) -> None:
        self._archive = archive
        self._main = main
        self._names = set(archive.namelist())

    @property
    def document(self) -> Element:
        """Return the root of the main part."""
        return _parsed(self._archive.read(self._main))

    def part(self, kind: str) -> Element | None:
        """Return the root of the part of this kind ("styles", "numbering", "footnotes"), or None."""
        return next((self._root(target) for _, type_, target in self._relations if type_ == kind), None)

    def by_id(self, id_: str) -> Element | None:
        """Return the root of the part that the document names by `id_`, or None."""
        return next((self._root(target) for own, _, target in self._relations if own == id_), None)

    @property
    def _relations(self) -> list[tuple[str, str, str]]:
        return list(_relations(self._archive, self._main))

    def _root(self, name: str) -> Element | None:
        return _parsed(self._archive.read(name)) if name in self._names else None


def is_word(archive: zipfile.ZipFile) -> bool:
    """Tell whether the archive is a Word document, whatever its name."""
    try:
        types = archive.getinfo("[Content_Types].xml")
    except KeyError:
        return False
    return types.file_size < 2**20 and _MAIN.search(archive.read(types)) is not None


def open_package(archive: zipfile.ZipFile, limits: Limits) -> Package | Unreadable:
    """Return the package in `archive`, or why it may not be opened; raises one of DAMAGE when it is broken."""
    if (refused := _refused(archive, limits)) is not None:
        return refused
    main = next((target for _, kind, target in _relations(archive, "") if kind == "officeDocument"), "")
    return Package(archive, main) if main in archive.namelist() else Unreadable("damaged")


def _refused(archive: zipfile.ZipFile, limits: Limits) -> Unreadable | None:
    """Return why the archive may not be unpacked; pictures and other parts that nobody reads do not count."""
    entries = archive.infolist()
    read = [entry for entry in entries if entry.filename.endswith((".xml", ".rels"))]
    too_dense = any(
        entry.file_size > max(_RATIO_FROM, _RATIO * max(entry.compress_size, 1)) for entry in read
    )
    if len(entries) > _MOST_ENTRIES or too_dense:
        return Unreadable("zip_bomb")
    if sum(entry.file_size for entry in read) > limits.memory // _SHARE:
        return Unreadable("too_heavy")
    return None


def _relations(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str, str]]:
    """Yield id, kind and target of what `part` names inside the package ("" is the package itself)."""
    folder, name = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels not in archive.namelist():
        return
    for one in _parsed(archive.read(rels)):
        target, kind = one.get("Target") or "", (one.get("Type") or "").rpartition("/")[2]
        if one.get("TargetMode") != "External":
            yield one.get("Id") or "", kind, posixpath.normpath(posixpath.join("/", folder, target))[1:]


def _parsed(xml: bytes) -> Element:
    """Return the root of a part; entities stay unexpanded, and names of the strict form become the usual ones."""
    from docx.oxml.parser import parse_xml

    return cast("Element", parse_xml(_STRICT.sub(_USUAL, xml) if b"purl.oclc.org/ooxml" in xml else xml))


def val(element: Element | None) -> str:
    """Return an element's `w:val`, "" where there is none."""
    return (element.get(W + "val") or "") if element is not None else ""


def is_on(element: Element | None) -> bool | None:
    """Tell how a switch such as `w:caps` stands: on, off, or None where it is not mentioned."""
    return None if element is None else (val(element) or "1") not in {"0", "false", "off"}
