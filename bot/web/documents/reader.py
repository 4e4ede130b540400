"""A document as its page shows it: blocks in document order, corrections marked where they lie."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.library.nouns import Confidence, Fix, Provision, Span
from bot.web.documents.runs import Cutter, Mark, Run, numbered
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
class Passage:
    """A provision as a heading of `level`, or with 0 as a paragraph.

    `page` where it is the first that begins on a page of the original.
    """

    provision: Provision
    level: int
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


def reading(
    provisions: Sequence[Provision],
    fixes: Sequence[Fix],
    *,
    quoted: Sequence[Span] = (),
    hits: Sequence[Span] = (),
    level: int = 2,
    only: Sequence[Provision] | None = None,
) -> Reading:
    """Return the page's view of a document from its provisions, in order, and its corrections.

    `quoted` and `hits` are the characters to be marked; its outermost headings are of `level`; `only` are the
    provisions to show, in order, where not all are.
    """
    applied = numbered(fixes, Confidence.SURE)
    suspected = numbered(fixes, Confidence.LIKELY)
    parents = {provision.parent for provision in provisions}
    levels = _levels(provisions, parents, level)
    cutter = Cutter((*applied, *suspected), quoted, hits)
    pages = _first_on_pages(provisions)

    def passage(one: Provision) -> Passage:
        runs = cutter.runs(one, one.start, one.start + len(one.text.rstrip()))
        return Passage(one, levels.get(one.id, 0), runs, pages.get(one.id))

    blocks: list[Block] = []
    shown = provisions if only is None else only
    for (tabular, inserted), group in groupby(_with_place(shown), key=lambda pair: pair[1]):
        members = [provision for provision, _ in group]
        if tabular:
            blocks.append(table_of(members, cutter.runs, pages))
        elif inserted:
            blocks.append(Quoted(tuple(map(passage, members))))
        else:
            blocks += map(passage, members)
    return Reading(tuple(blocks), applied, suspected)


def _is_heading(one: Provision, parents: Collection[str | None]) -> bool:
    """Tell whether a provision is shown as a heading: a numbered paragraph that goes on below is none."""
    if one.kind in _TITLES:
        return True
    return one.kind in _HEADINGS and one.id in parents and len(one.text) <= _LONGEST_HEADING


def _levels(
    provisions: Sequence[Provision], parents: Collection[str | None], outermost: int
) -> dict[str, int]:
    """Return the level of each provision that is a heading: one below that of the heading that it stands under."""
    levels: dict[str, int] = {}
    above: dict[str | None, int] = {}
    for one in provisions:
        over = above.get(one.parent, outermost - 1)
        is_heading = _is_heading(one, parents)
        if is_heading:
            levels[one.id] = min(over + 1, 6)
        above[one.id] = levels.get(one.id, over)
    return levels


def _first_on_pages(provisions: Sequence[Provision]) -> dict[str, int]:
    """Return the page of each provision that is the first to begin on it."""
    first: dict[int, str] = {}
    for one in provisions:
        if one.page is not None:
            first.setdefault(one.page, one.id)
    return {id_: page for page, id_ in first.items()}


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
