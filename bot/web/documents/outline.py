"""The outline of a document on its page: its headings, as deep as its articles."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.library.nouns import Document, Provision
from assistant.library.titles import heading_of

_AT_THE_TOP = frozenset({"part", "item", "closing", "digest", "heading"})
_ANYWHERE = frozenset({"chapter", "section", "subsection", "article", "annex"})
_MANY = 60
"""An outline of more lines than this is folded: only its outermost lines are open."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the outline, with those below it."""

    provision: Provision
    title: str
    below: tuple["Entry", ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The lines of an outline; `folded` where there are so many that what lies below is shown on demand."""

    entries: tuple[Entry, ...]
    folded: bool


def outline_of(document: Document, provisions: Sequence[Provision]) -> Outline:
    """Return the outline of a document from its provisions, in order."""
    below: defaultdict[str | None, list[Provision]] = defaultdict(list)
    for one in provisions:
        below[one.parent].append(one)

    def entries(parent: Provision | None, depth: int) -> tuple[Entry, ...]:
        members = below[parent.id if parent else None]
        return tuple(
            Entry(one, heading_of(one, issuer=document.issuer), entries(one, depth + 1))
            for one in members
            if one.kind in _ANYWHERE
            or (
                one.kind in _AT_THE_TOP
                and (depth == 0 or (depth == 1 and one.id in below and one.kind != "closing"))
            )
        )

    found = entries(None, 0)
    return Outline(found, _lines(found) > _MANY)


def _lines(entries: Sequence[Entry]) -> int:
    return sum(1 + _lines(entry.below) for entry in entries)
