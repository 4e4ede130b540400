"""The headed divisions that a document is spoken of by, and printed words made fit to call them by."""

import re
from collections.abc import Iterator, Sequence

from assistant.library.nouns import Provision
from assistant.text.footnotes import DIGITS
from assistant.wording import say

_DIVISIONS = frozenset({"part", "chapter", "section", "subsection", "article", "item", "annex"})
_WHOLE = frozenset({"chapter", "section"})
"""Divisions that are spoken of whole, whatever they hold; parts, items and articles are where most lies in them."""
_MUCH = 0.4
"""A division that holds so much of its document is cut into the divisions below it."""
_MARK = re.compile(rf"\[\^\d+\]|[{DIGITS}]+")
_LEADING = re.compile(r"^[-–•*+\s]+")


def tidy(text: str) -> str:
    """Return printed words on one line, without a leading bullet, footnote marks and signs at the end."""
    return _LEADING.sub("", " ".join(_MARK.sub("", text).split())).rstrip(" ;:,.")


def divisions_of(held: Sequence[Provision]) -> tuple[Provision, ...]:
    """Return the headed divisions that a document is spoken of by, in order.

    Chapters where it has some, else articles; of an outline the parts, and where a part holds much of the document
    and every place below it is headed and divided again, those.
    """
    below: dict[str | None, list[Provision]] = {}
    for one in held:
        below.setdefault(one.parent, []).append(one)
    length = max((one.subtree_end for one in held), default=0)
    return tuple(
        found
        for one in below.get(None, ())
        for found in _divided(one, below, length, {row.id for row in held if row.kind == "row"})
    )


def _divided(
    one: Provision, below: dict[str | None, list[Provision]], length: int, rows: set[str]
) -> Iterator[Provision]:
    inside = below.get(one.id, [])
    headed = [child for child in inside if child.kind in _DIVISIONS and below.get(child.id)]
    if one.kind not in _DIVISIONS or (not inside and one.kind != "article") or _is_form(one):
        return
    if one.kind == "annex":
        # An annex of tables and forms is no division; one that has a text of its own is cut as that is.
        for child in headed:
            if not any(row.id in rows for row in below.get(child.id, ())):
                yield from _divided(child, below, length, rows)
        return
    much = one.subtree_end - one.start >= _MUCH * length
    holds_chapters = any(child.kind in {"chapter", "part"} for child in headed)
    cut = holds_chapters or (
        one.kind not in _WHOLE and much and len(headed) > 1 and len(headed) == len(inside)
    )
    if not cut:
        yield one
        return
    for child in headed:
        yield from _divided(child, below, length, rows)


def _is_form(one: Provision) -> bool:
    """Tell whether an annex is a form to be filled in."""
    own = one.label.rpartition(", ")[2].casefold()
    return one.kind == "annex" and own.startswith(say("labels.place.form"))
