"""Laid out pages become the lines of a reading: cut lines told, tables whole, footnotes after their marks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from assistant.text.footnotes import body_number, marks
from ingest.read.pdf.layout import Layout
from ingest.read.pdf.notes import begins_note
from ingest.read.pdf.tables import Part, Row, goes_on, rows_of
from ingest.read.pdf.wraps import Printed, is_cut_off
from ingest.read.reading import Line

_ORNAMENT = re.compile(r"[_—–\-=*~\s]{3,}")
"""A line drawn with signs under a name or a title."""


@dataclass(slots=True)
class _Unit:
    """A paragraph, a table or a footnote, with the furniture that pages put between its parts."""

    page: int
    lines: list[Line] = field(default_factory=list)

    @property
    def pages(self) -> set[int | None]:
        return {line.page for line in self.lines if not line.furniture}

    @property
    def noted(self) -> set[str]:
        """Return the numbers of the footnotes that are marked in the unit."""
        text = "\n".join(line.text for line in self.lines if not line.furniture)
        return {number for number, _, _ in marks(text)}


def lines_of(layouts: Iterable[Layout]) -> tuple[Line, ...]:
    """Return the lines of a document from its pages, in reading order.

    Between the parts of a cut paragraph stands nothing but furniture; a footnote follows the paragraph
    or the table that bears its mark.
    """
    writer = _Writer()
    for layout in layouts:
        writer.take(layout)
    writer.end_table()
    writer.units.append(_Unit(writer.page, writer.furniture))
    return tuple(_with_notes(writer.units, writer.notes))


def _with_notes(units: Sequence[_Unit], notes: Sequence[_Unit]) -> Iterator[Line]:
    waiting = list(notes)
    for at, unit in enumerate(units):
        yield from unit.lines
        pages, noted = unit.pages, unit.noted
        following = units[at + 1].page if at + 1 < len(units) else None
        still = []
        for note in waiting:
            marked = note.page in pages and body_number(note.lines[0].text + "\n") in noted
            if marked or following is None or note.page < following:
                yield from note.lines
            else:
                still.append(note)
        waiting = still
    for note in waiting:
        yield from note.lines


@dataclass(slots=True)
class _Writer:
    """Collects paragraphs, tables and footnotes page by page."""

    units: list[_Unit] = field(default_factory=list)
    notes: list[_Unit] = field(default_factory=list)
    furniture: list[Line] = field(default_factory=list)
    paragraph: list[Printed] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    between: dict[int, list[Line]] = field(default_factory=dict)
    page: int = 0

    def take(self, layout: Layout) -> None:
        self.page = layout.number
        self._publisher(layout.head)
        for item in layout.body:
            if isinstance(item, Part):
                self._table(item)
            else:
                self.end_table()
                self._line(item)
        self._notes(layout.notes)
        self._publisher(layout.foot)

    def _publisher(self, texts: Sequence[str]) -> None:
        self.furniture += [Line(text, self.page, goes_on=False, furniture=True) for text in texts]

    def _line(self, line: Printed) -> None:
        if _ORNAMENT.fullmatch(line.text):
            self._publisher([line.text])
            return
        cut = bool(self.paragraph) and is_cut_off(line, self.paragraph[-1], self.paragraph)
        if not cut:
            self._new_unit()
            self.paragraph = []
        self.units[-1].lines += [*self.furniture, Line(line.text, line.page, goes_on=cut)]
        self.furniture = []
        self.paragraph.append(line)

    def _new_unit(self) -> None:
        """Begin a unit; the furniture before it stands by itself."""
        if self.furniture:
            self.units.append(_Unit(self.page, self.furniture))
            self.furniture = []
        self.units.append(_Unit(self.page))

    def _table(self, part: Part) -> None:
        if self.parts and not _follows(part, self.parts[-1]):
            self.end_table()
        if self.parts:
            self.between.setdefault(part.page, []).extend(self.furniture)
            self.furniture = []
        else:
            self._new_unit()
        self.paragraph = []
        self.parts.append(part)

    def end_table(self) -> None:
        """Write the table that has been collected, if any."""
        if not self.parts:
            return
        lines = self.units[-1].lines
        for row in rows_of(self.parts):
            for page in [page for page in self.between if page <= row.page]:
                lines += self.between.pop(page)
            lines.append(_line_of(row))
        for page in list(self.between):
            lines += self.between.pop(page)
        self.parts = []

    def _notes(self, lines: Sequence[Printed]) -> None:
        for line in lines:
            if begins_note(line.text) or not self.notes:
                self.notes.append(_Unit(self.page))
            note = self.notes[-1].lines
            note.append(Line(line.text, line.page, goes_on=bool(note)))


def _line_of(row: Row) -> Line:
    return Line(row.text, row.page, goes_on=False, furniture=row.furniture)


def _follows(part: Part, before: Part) -> bool:
    """Tell whether a table is the one before it, gone on: on the next page, or just below."""
    if part.page == before.page:
        return part.grid.down[0] - before.grid.down[-1] < 8 and goes_on(part, before)
    return part.page == before.page + 1 and goes_on(part, before)
