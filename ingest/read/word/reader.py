"""A Word document as lines: paragraphs with the numbers that Word prints, tables, footnotes, running heads."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from ingest.read.broken_lines import lines_of_paragraph, squeezed
from ingest.read.element import Element
from ingest.read.grid import lines_of_table
from ingest.read.reading import Limits, Line, Notice, Reading, Unreadable
from ingest.read.word.numbering import Numbering
from ingest.read.word.package import DAMAGE, Package, R, W, open_package
from ingest.read.word.paragraphs import MC, ParagraphReader, chosen, ends_deleted, is_hidden
from ingest.read.word.styles import Styles
from ingest.read.word.tables import cells_of

_AROUND = frozenset(
    W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "txbxContent", "smartTag")
)
_PAGE_NUMBER = re.compile(r"\W*(?:trang|page)?[\W\d]*", re.IGNORECASE)
_BULLETS = "-–—•◦+*○ "
_SCAN = 40
"""With fewer letters than this, pictures are what the document consists of."""
_MOST_PICTURES = 20


def read_docx(path: Path, limits: Limits) -> Reading | Unreadable:
    """Return the Word document at `path` as lines in reading order, or why it cannot be read.

    A paragraph is a line; running heads and feet come first, as furniture. Tracked insertions are
    kept and deletions dropped; comments and hidden text are no part of it.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            package = open_package(archive, limits)
            return package if isinstance(package, Unreadable) else _Reader(package).reading()
    except RuntimeError as refused:
        return Unreadable("encrypted" if "password" in str(refused) else "damaged")
    except DAMAGE:
        return Unreadable("damaged")


class _Reader:
    """Reads one document once."""

    def __init__(self, package: Package) -> None:
        self._package = package
        styles = Styles(package.part("styles"))
        self._styles = styles
        self._numbering = Numbering(package.part("numbering"), styles)
        self._paragraphs = ParagraphReader(styles)
        self._notes: dict[str, Element] | None = None
        self._bodies: list[Line] = []
        self._held = ""
        self._last = ""
        self._pictures = 0
        self._seen: dict[str, Notice] = {}
        self._notices: list[Notice] = []

    def reading(self) -> Reading | Unreadable:
        """Return the whole document."""
        body = self._package.document.find(W + "body")
        if body is None:
            return Unreadable("damaged")
        heads = self._running(body)
        self._pictures = 0
        lines: list[Line] = []
        for block in self._blocks(body):
            lines += [*block, *self._bodies]
            self._bodies = []
        if self._held:
            lines += lines_of_paragraph(self._held)
        said = sum(len(line.text) for line in lines if not line.furniture)
        if said < _SCAN and self._pictures:
            return Unreadable("scan", {"pages": str(self._pictures)})
        if not said:
            return Unreadable("no_text")
        if self._numbering.beyond_d:
            self._notice("latin_letters")
        return Reading((*heads, *lines), "docx", notices=(*self._seen.values(), *self._notices))

    def _blocks(self, element: Element) -> Iterator[list[Line]]:
        """Yield the lines of each paragraph and table in `element`."""
        for child in element:
            if child.tag == W + "p":
                yield self._paragraph(child)
            elif child.tag == W + "tbl":
                yield lines_of_table(cells_of(child, self._cell), bordered=self._styles.is_bordered(child))
            elif child.tag == MC + "AlternateContent":
                yield from self._blocks(chosen(child))
            elif child.tag in _AROUND:
                yield from self._blocks(child)
            elif child.tag == W + "altChunk":
                self._notice("part_not_read")

    def _cell(self, cell: Element) -> tuple[Line, ...]:
        return tuple(line for block in self._blocks(cell) for line in block)

    def _paragraph(self, element: Element) -> list[Line]:
        made = self._paragraphs.read(element)
        if made.tracked:
            self._notice("tracked_changes")
        if made.equations:
            self._notice("equation", near=squeezed(made.text)[:60])
        text, self._held = self._held + made.text, ""
        if ends_deleted(element):
            self._held = text
            self._notice("tracked_changes")
            return []
        lines = [] if not text.strip() and is_hidden(element) else self._numbered(element, text)
        if made.pictures and not lines:
            self._picture()
        self._pictures += made.pictures
        self._last = lines[-1].text if lines else self._last
        self._bodies += [line for number, id_ in made.notes for line in self._note(number, id_)]
        for stamp in made.stamps:
            lines += lines_of_paragraph(stamp)
        for box in made.boxes:
            lines += [line for block in self._blocks(box) for line in block]
        return lines

    def _numbered(self, element: Element, text: str) -> list[Line]:
        label = self._numbering.label(element)
        if not text.strip() and not label.strip(_BULLETS):
            return []
        contents = self._styles.name_of(element).startswith("toc ")
        return list(lines_of_paragraph(label + text.lstrip(), furniture=contents))

    def _note(self, number: str, id_: str) -> Iterator[Line]:
        """Yield the body of a footnote as one line."""
        body = self._all_notes().get(id_)
        if body is None:
            return
        paragraphs = (self._paragraphs.read(one).text for one in body.iter(W + "p"))
        words = squeezed(" ".join(paragraphs).replace("\n", " "))
        if words:
            yield Line(f"{number} {words}".strip(), goes_on=False)

    def _all_notes(self) -> dict[str, Element]:
        if self._notes is None:
            self._notes = {}
            for kind in ("footnote", "endnote"):
                root = self._package.part(f"{kind}s")
                for one in root.findall(W + kind) if root is not None else []:
                    self._notes[f"{kind}s/{one.get(W + 'id') or ''}"] = one
        return self._notes

    def _running(self, body: Element) -> list[Line]:
        """Return what stands at the head and foot of every page, said once, page numbers left out."""
        texts: dict[str, None] = {}
        for reference in body.iter(W + "headerReference", W + "footerReference"):
            part = self._package.by_id(reference.get(R + "id") or "")
            blocks = self._blocks(part) if part is not None else ()
            texts |= dict.fromkeys(line.text for block in blocks for line in block)
        self._bodies = []
        return [
            Line(text, goes_on=False, furniture=True) for text in texts if not _PAGE_NUMBER.fullmatch(text)
        ]

    def _picture(self) -> None:
        if len(self._notices) < _MOST_PICTURES:
            self._notices.append(Notice("picture", values={"near": self._last[:60]}))

    def _notice(self, code: str, **values: str) -> None:
        self._seen.setdefault(code, Notice(code, values=values))
