"""How printed numbers become the tails of paths, and what kind of provision a mark opens where it stands."""

import re

from ingest.structure.nodes import Node, ascii_path
from ingest.structure.numbering import Number, Style, roman

_ROMAN_ANNEX = re.compile(r"(?P<roman>[IVXLC]+)[-.]?(?P<after>[A-ZĐa-zđ]|\d{1,2})?")
_LETTERS_ALONE = frozenset("CLDM")
"""Capitals that are letters where they number an annex, though they could be Roman hundreds."""


def kind_of(style: Style, parent: Node, *, quote: Node | None, form: bool) -> str:
    """Return the kind that a mark opens: a number below an article, or outermost in a quotation, is a clause."""
    if form and style.flat:
        return "item"  # what a form prints for others to fill in is no article of this document
    if style.name == "number" and (parent is quote or (parent.style is not None and parent.style.flat)):
        return "clause"
    if style.name == "dotted" and parent.nature == "clause":
        return "clause"
    return style.kind


def tail_of(kind: str, style: Style, mark: str, number: Number) -> str:
    """Return the last part of the path of a provision that `mark` opens."""
    if style.titled or style.name == "number":
        after = mark[-1] if number[1] and mark[-1].isalpha() else ""
        prefix = "k" if kind == "clause" else style.prefix
        return f"{prefix}{number[0]}{ascii_path(after)}"
    return ascii_path(mark.rpartition(".")[2] if style.dotted else mark)


def annex_tail(mark: str) -> str:
    """Return how an annex's printed number stands in its path: I is 1, II-A is 2A, 01 is 1."""
    found = _ROMAN_ANNEX.fullmatch(mark)
    number = roman(found["roman"]) if found and mark not in _LETTERS_ALONE else None
    if found is not None and number is not None:
        return ascii_path(f"{number}{found['after'] or ''}")
    return form_tail(mark)


def form_tail(mark: str) -> str:
    """Return a printed number or code without leading zeros and signs: 01a is 1a, TĐ-2 is TDD2."""
    return ascii_path("".join(c for c in mark.lstrip("0") if c.isalnum())) or "0"
