"""A document as its page shows it: blocks in document order, corrections marked where they lie."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.library.nouns import Confidence, Fix, Provision
from bot.web.tables import TABLE_KINDS, Table, table_of

# What an office sets as a heading once something stands below it.
_HEADINGS = frozenset(
    {
        "part",
        "chapter",
        "section",
        "subsection",
        "article",
        "item",
        "annex",
        "closing",
        "digest",
        "heading",
    }
)
_TITLES = frozenset({"part", "chapter", "section", "subsection", "annex", "article", "digest", "heading"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A correction as the page numbers it: applied ones by themselves, suspected ones by themselves."""

    n: int
    fix: Fix

    @property
    def anchor(self) -> str:
        """Return the id of its entry in the page's list of corrections."""
        return f"{'sua' if self.fix.confidence is Confidence.SURE else 'nghi'}-{self.n}"


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a provision's own text, all inside the same correction or in none."""

    text: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A provision as a heading or a paragraph."""

    provision: Provision
    level: int
    heading: bool
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the outline, with those below it."""

    provision: Provision
    title: str
    below: tuple["Entry", ...]


Block = Passage | Table[Run]


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything of a document's text that its page shows."""

    blocks: tuple[Block, ...]
    outline: tuple[Entry, ...]
    applied: tuple[Mark, ...]
    suspected: tuple[Mark, ...]


def reading(provisions: Sequence[Provision], fixes: Sequence[Fix]) -> Reading:
    """Return the page's view of a document from its provisions, in order, and its corrections."""
    applied = _numbered(fixes, Confidence.SURE)
    suspected = _numbered(fixes, Confidence.LIKELY)
    parents = {provision.parent for provision in provisions}
    depths: dict[str, int] = {}
    for provision in provisions:
        depths[provision.id] = depths[provision.parent] + 1 if provision.parent in depths else 0
    marks = _Marks((*applied, *suspected))
    blocks: list[Block] = []
    for tabular, group in groupby(_with_place(provisions), key=lambda pair: pair[1]):
        members = [provision for provision, _ in group]
        if tabular:
            blocks.append(table_of(members, marks.runs))
            continue
        for one in members:
            heading = one.kind in _HEADINGS and (one.id in parents or one.kind in _TITLES)
            end = one.start + len(one.text.rstrip())
            blocks.append(Passage(one, depths[one.id], heading, marks.runs(one, one.start, end)))
    return Reading(tuple(blocks), _outline(provisions, parents), applied, suspected)


def _numbered(fixes: Sequence[Fix], confidence: Confidence) -> tuple[Mark, ...]:
    chosen = [fix for fix in fixes if fix.confidence is confidence]
    return tuple(Mark(n, fix) for n, fix in enumerate(chosen, 1))


def _with_place(provisions: Sequence[Provision]) -> Iterator[tuple[Provision, bool]]:
    """Yield each provision and whether it stands in a table; a footnote between rows does."""
    in_table = False
    for at, provision in enumerate(provisions):
        if provision.kind == "footnote":
            later = next((p for p in provisions[at:] if p.kind != "footnote"), None)
            in_table = in_table and later is not None and later.kind == "row"
        else:
            in_table = provision.kind in TABLE_KINDS
        yield provision, in_table


class _Marks:
    """The corrections that have a place, ready to be found inside a range of the clean text."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        placed = [mark for mark in marks if mark.fix.start is not None and mark.fix.end is not None]
        self._placed = sorted(placed, key=lambda mark: mark.fix.start or 0)

    def runs(self, provision: Provision, start: int, end: int) -> tuple[Run, ...]:
        """Return `start:end` of the clean text, which lies in `provision`, cut at corrections."""
        runs: list[Run] = []
        at = start
        for mark in self._placed:
            begin, stop = max(mark.fix.start or 0, at), min(mark.fix.end or 0, end)
            if begin >= stop:
                continue
            runs += [
                Run(self._between(provision, at, begin)),
                Run(self._between(provision, begin, stop), mark),
            ]
            at = stop
        runs.append(Run(self._between(provision, at, end)))
        return tuple(run for run in runs if run.text)

    @staticmethod
    def _between(provision: Provision, start: int, end: int) -> str:
        return provision.text[start - provision.start : end - provision.start]


def _outline(provisions: Sequence[Provision], parents: set[str | None]) -> tuple[Entry, ...]:
    """Return two levels of headings: what stands at the top, and its parts that have parts."""
    entries: list[Entry] = []
    for top in (one for one in provisions if one.parent is None and one.kind in _HEADINGS):
        below = tuple(
            Entry(one, _title(one), ())
            for one in provisions
            if one.parent == top.id and one.kind in _HEADINGS and one.id in parents
        )
        entries.append(Entry(top, _title(top), below))
    return tuple(entries)


def _title(provision: Provision) -> str:
    lines = [line.strip() for line in provision.text.splitlines() if line.strip()]
    return lines[0] if lines else provision.label
