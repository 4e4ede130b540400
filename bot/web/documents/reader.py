"""A document as its page shows it: blocks in document order, corrections marked where they lie."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.library.nouns import Confidence, Fix, Provision
from bot.web.documents.tables import TABLE_KINDS, Table, table_of

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
_LONGEST_HEADING = 220
_ARTICLE = re.compile(r"d\d+[a-z]*")
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
    """A provision as a heading or a paragraph; `page` where it is the first that begins on a page of the original."""

    provision: Provision
    level: int
    heading: bool
    runs: tuple[Run, ...]
    page: int | None = None

    @property
    def opens(self) -> bool:
        """Tell whether it is an article of a quotation, which holds what follows."""
        last = self.provision.path.rpartition(".")[2]
        return self.provision.kind == "quoted" and _ARTICLE.fullmatch(last) is not None


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a document puts into another one: neighbouring passages that are the other one's text."""

    passages: tuple[Passage, ...]


Block = Passage | Quoted | Table[Run]


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything of a document's text that its page shows."""

    blocks: tuple[Block, ...]
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
    pages = _first_on_pages(provisions)

    def passage(one: Provision) -> Passage:
        runs = marks.runs(one, one.start, one.start + len(one.text.rstrip()))
        return Passage(one, depths[one.id], _is_heading(one, parents), runs, pages.get(one.id))

    blocks: list[Block] = []
    for (tabular, quoted), group in groupby(_with_place(provisions), key=lambda pair: pair[1]):
        members = [provision for provision, _ in group]
        if tabular:
            blocks.append(table_of(members, marks.runs, pages))
        elif quoted:
            blocks.append(Quoted(tuple(map(passage, members))))
        else:
            blocks += map(passage, members)
    return Reading(tuple(blocks), applied, suspected)


def _is_heading(one: Provision, parents: Collection[str | None]) -> bool:
    """Tell whether a provision is shown as a heading: a numbered paragraph that goes on below is none."""
    if one.kind in _TITLES:
        return True
    return one.kind in _HEADINGS and one.id in parents and len(one.text) <= _LONGEST_HEADING


def _first_on_pages(provisions: Sequence[Provision]) -> dict[str, int]:
    """Return the page of each provision that is the first to begin on it."""
    first: dict[int, str] = {}
    for one in provisions:
        if one.page is not None:
            first.setdefault(one.page, one.id)
    return {id_: page for page, id_ in first.items()}


def _numbered(fixes: Sequence[Fix], confidence: Confidence) -> tuple[Mark, ...]:
    chosen = [fix for fix in fixes if fix.confidence is confidence]
    return tuple(Mark(n, fix) for n, fix in enumerate(chosen, 1))


def _with_place(provisions: Sequence[Provision]) -> Iterator[tuple[Provision, tuple[bool, bool]]]:
    """Yield each provision and whether it stands in a table, as a footnote between rows does, and in a quotation."""
    in_table = False
    for at, provision in enumerate(provisions):
        if provision.kind == "footnote":
            later = next((p for p in provisions[at:] if p.kind != "footnote"), None)
            in_table = in_table and later is not None and later.kind == "row"
        else:
            in_table = provision.kind in TABLE_KINDS
        yield provision, (in_table, provision.kind == "quoted")


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
