"""Every row of every indicator table of an edition, with what its page shows: worked out once for each edition."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from assistant.library.addresses import place_url
from assistant.library.nouns import Document, Fix, Milestone, Provision, Target
from assistant.library.reference import Comparison
from assistant.library.titles import heading_of
from assistant.text.footnotes import CELL_MARK, body_words
from assistant.text.normal import fold, toned, words
from assistant.wording import say
from bot.desk.desk import public_documents
from bot.views.targets.pieces import Piece, pieces_of

if TYPE_CHECKING:
    from assistant.search.edition import Edition


@dataclass(frozen=True, slots=True, order=True)
class Column:
    """When a value is for: a year, a phase or part of one, the year one starts from; `nth` of several such."""

    year: int
    since: int
    period: str
    nth: int

    @property
    def word(self) -> str:
        """Return the column's word in an address."""
        time = f"{self.since}-{self.year}" if self.period == "phase" else str(self.year)
        kind = self.period if self.period in {"part", "base"} else ""
        return ".".join(filter(None, (time, kind, str(self.nth + 1) if self.nth else "")))


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its text as printed, its words, where it is read, and its id in a page."""

    text: str
    words: str
    address: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A value cell: what it says, its printed characters, its footnotes."""

    milestone: Milestone
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]

    @property
    def said(self) -> str:
        """Return the printed text on one line, with what it stands for where it is blank or only a mark."""
        text = " ".join(self.milestone.text.split())
        if not text:
            return say("targets.cell.blank")
        told = "; ".join(note.words.rstrip(".") for note in self.notes)
        bare = self.notes and not CELL_MARK.sub("", text).strip()
        return say("targets.cell.noted", text=text, note=told) if bare else text


@dataclass(frozen=True, slots=True)
class Topic:
    """What rows stand under: a row that leads a group, or the table's own heading."""

    id: str
    name: str
    leads: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A row of an indicator table; `order` is its place among all."""

    order: int
    target: Target
    provision: Provision
    document: Document
    topic: Topic | None
    name: tuple[Piece, ...]
    cells: Mapping[Column, Cell]
    notes: tuple[Note, ...]
    fixes: tuple[Fix, ...]
    spoken: frozenset[str]

    @property
    def id(self) -> str:
        """Return the row's id."""
        return self.provision.id

    @property
    def numbered(self) -> bool:
        """Tell whether the row's number is printed."""
        return self.target.number_span.start < self.target.number_span.end

    @property
    def address(self) -> str:
        """Return the address of the row's own page, to which .svg and .png may be added."""
        return f"/chi-tieu/{quote(self.document.id)}/{quote(self.provision.path, safe='~.-')}"

    @property
    def in_reader(self) -> str:
        """Return the address of the row in its document."""
        return place_url(self.id)

    @property
    def shown_name(self) -> str:
        """Return the name on one line without footnote marks and stray signs at its end."""
        return " ".join(CELL_MARK.sub("", self.target.name).split()).strip(" ;.,")

    @property
    def title(self) -> str:
        """Return how the row is called where it stands alone."""
        if not self.numbered:
            return self.shown_name
        return say("targets.row.numbered", number=self.target.number, name=self.shown_name)

    @property
    def short(self) -> str:
        """Return how the row is called in few words."""
        return say("targets.row.short", number=self.target.number) if self.numbered else self.shown_name

    @property
    def all_notes(self) -> tuple[Note, ...]:
        """Return the footnotes of the row and of its cells, in order."""
        return tuple(dict.fromkeys([*self.notes, *(n for cell in self.cells.values() for n in cell.notes)]))


@dataclass(frozen=True, slots=True)
class Board:
    """All rows anyone may see; `held` are the public documents, `comparisons` the reviewed pairs."""

    version: str
    rows: tuple[Row, ...]
    held: tuple[Document, ...]
    comparisons: tuple[Comparison, ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        """Return the documents that have rows, in order."""
        return tuple(dict.fromkeys(row.document for row in self.rows))

    @property
    def topics(self) -> tuple[Topic, ...]:
        """Return what rows stand under, in order."""
        return tuple(dict.fromkeys(row.topic for row in self.rows if row.topic))

    @property
    def years(self) -> tuple[int, ...]:
        """Return the years that any row has a value for."""
        return tuple(sorted({column.year for row in self.rows for column in row.cells}))

    def row(self, id_: str) -> Row | None:
        """Return the row with this id."""
        return next((row for row in self.rows if row.id == id_), None)

    def under(self, row: Row) -> tuple[Row, ...]:
        """Return the rows of the group that `row` leads."""
        return tuple(one for one in self.rows if one.topic and one.topic.id == row.id and one is not row)


def columns_of(rows: Sequence[Row], year: int | None = None) -> tuple[tuple[Column, str], ...]:
    """Return the columns that any of the rows has, along time, each with its head as printed where all agree."""
    heads: dict[Column, dict[str, None]] = {}
    for row in rows:
        for column, cell in row.cells.items():
            if year is None or column.year == year:
                heads.setdefault(column, {})[" ".join(cell.milestone.column_label.split())] = None
    return tuple((column, _head(column, list(heads[column]))) for column in sorted(heads))


def _head(column: Column, printed: list[str]) -> str:
    if len(printed) == 1 and printed[0]:
        return printed[0]
    return say(f"targets.column.{column.period}", year=column.year, since=column.since)


def board_of(edition: "Edition") -> Board:
    """Return all rows that anyone may see."""
    library = edition.library
    held = tuple(public_documents(library))
    rows: list[Row] = []
    for document in held:
        targets = library.targets(document.id)
        if not targets:
            continue
        provisions = {one.id: one for one in library.provisions(document.id)}
        fixes = [one for one in library.fixes(document.id) if one.start is not None]
        leaders = {target.provision: target for target in targets}
        notes = {one.id: _note(one) for one in provisions.values() if one.kind == "footnote"}
        for target in targets:
            provision = provisions[target.provision]
            topic = _topic(provision, provisions, leaders, document)
            rows.append(_row(len(rows), target, provision, document, topic, fixes, notes))
    leading = {row.topic.id for row in rows if row.topic}
    # A row that others stand under belongs to its own group, which it leads.
    found = (replace(row, topic=_led_by(row.target)) if row.id in leading else row for row in rows)
    return Board(library.version, tuple(found), held, library.reference().comparisons)


def _topic(
    provision: Provision,
    provisions: Mapping[str, Provision],
    targets: Mapping[str, Target],
    document: Document,
) -> Topic | None:
    parent = provisions.get(provision.parent or "")
    if parent is None:
        return None
    leader = targets.get(parent.id)
    return (
        _led_by(leader)
        if leader
        else Topic(parent.id, heading_of(parent, issuer=document.issuer), leads=False)
    )


def _led_by(target: Target) -> Topic:
    printed = target.number if target.number_span.start < target.number_span.end else ""
    return Topic(target.provision, " ".join(f"{printed} {target.name}".split()), leads=True)


def _note(provision: Provision) -> Note:
    text = provision.text.strip()
    anchor = f"ghi-chu-{provision.document}-{provision.path}"
    return Note(text, body_words(provision.text), place_url(provision.id), anchor)


def _row(
    order: int, target: Target, provision: Provision, document: Document, topic: Topic | None,
    fixes: Sequence[Fix], notes: Mapping[str, Note],
) -> Row:  # fmt: skip
    touching = tuple(fix for fix in fixes if fix.touches(provision.span))
    cells: dict[Column, Cell] = {}
    for m in target.milestones:
        nth = sum((c.year, c.period, c.since) == (m.year, m.period, m.since or 0) for c in cells)
        own = tuple(notes[note] for note in m.footnotes if note in notes)
        cells[Column(m.year, m.since or 0, m.period, nth)] = Cell(m, pieces_of(m.text, m.cell, touching), own)
    return Row(
        order,
        target,
        provision,
        document,
        topic,
        pieces_of(target.name, target.name_span, touching),
        cells,
        tuple(notes[note] for note in target.footnotes if note in notes),
        touching,
        _spoken(target),
    )


def _spoken(target: Target) -> frozenset[str]:
    """Return the words that find a row, with and without accents: of a cell only what is no number."""
    found = {target.number.lower()}
    named = words(f"{target.name} {target.unit or ''}")
    celled = [word for m in target.milestones for word in words(m.text) if not word[0].isdigit()]
    for word in (*named, *celled):
        found |= {fold(word), toned(word)}
    return frozenset(found)
