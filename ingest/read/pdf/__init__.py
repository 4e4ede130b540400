"""A PDF with a text layer becomes a reading: letters, words, lines, columns, tables, paragraphs."""

from collections.abc import Iterator
from pathlib import Path

from ingest.read.pdf.file import pages_of
from ingest.read.pdf.layout import Layout, layouts
from ingest.read.pdf.letters import sheets
from ingest.read.pdf.paragraphs import lines_of
from ingest.read.pdf.signs import is_unknown
from ingest.read.reading import Limits, Line, Notice, Reading, Unreadable

_MOST = 0.5
"""A file of whose printed pages so many have no text is a scan."""
_UNKNOWN = 0.05


def read_pdf(path: Path, limits: Limits) -> Reading | Unreadable:
    """Return what a PDF says, page by page, or why it cannot be read: encrypted, broken, a scan, too long.

    Every line has its page, counted from 1. Pages are read and let go one at a time.
    """
    pages = pages_of(path, limits)
    if isinstance(pages, Unreadable):
        return pages
    seen = _Seen()
    try:
        lines = lines_of(seen.watch(layouts(sheets(path, pages)), limits.characters))
    except ValueError:
        return Unreadable("pdf_broken")
    return seen.verdict(lines, limits) or Reading(lines, "pdf", pages, tuple(seen.notices(lines)))


class _Seen:
    """What was seen of the pages while they went by."""

    def __init__(self) -> None:
        self.printed = 0
        self.lacking: list[int] = []
        self.recognised: list[int] = []
        self.hid: list[int] = []
        self.letters = 0

    def watch(self, pages: Iterator[Layout], most: int) -> Iterator[Layout]:
        """Yield the pages, and stop when more has come out than is allowed."""
        for page in pages:
            if page.lacks_text:
                self.lacking.append(page.number)
            if page.recognised:
                self.recognised.append(page.number)
            if page.hid:
                self.hid.append(page.number)
            self.printed += page.lacks_text or not page.is_blank
            self.letters += page.letters
            if self.letters > most:
                return
            yield page

    def verdict(self, lines: tuple[Line, ...], limits: Limits) -> Unreadable | None:
        """Return why the file is not accepted, or None."""
        if self.letters > limits.characters:
            return Unreadable("too_long", {"most": str(limits.characters)})
        if self.lacking and len(self.lacking) > _MOST * self.printed:
            return Unreadable("pdf_no_text", {"pages": _ranges(self.lacking)})
        text = "".join(line.text for line in lines if not line.furniture)
        if not text.strip():
            return Unreadable("no_text")
        if sum(map(is_unknown, text)) > _UNKNOWN * len(text):
            return Unreadable("pdf_letters_unknown")
        return None

    def notices(self, lines: tuple[Line, ...]) -> Iterator[Notice]:
        """Yield what a person must look at in the file."""
        yield from (Notice("page_without_text", page) for page in self.lacking)
        unknown = sorted({line.page for line in lines if line.page and any(map(is_unknown, line.text))})
        for code, pages in (
            ("ocr_text", self.recognised),
            ("letters_unknown", unknown),
            ("hidden_text", self.hid),
        ):
            if pages:
                yield Notice(code, values={"pages": _ranges(pages)})


def _ranges(pages: list[int]) -> str:
    """Return pages as a reader writes them: "1-4, 7"."""
    ranges: list[list[int]] = []
    for page in pages:
        if ranges and page == ranges[-1][-1] + 1:
            ranges[-1][1:] = [page]
        else:
            ranges.append([page])
    return ", ".join("-".join(str(page) for page in one) for one in ranges)
