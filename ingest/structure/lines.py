"""The clean text as lines, each with what it plainly is: a closing, a table row, a footnote, prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from assistant.text.footnotes import body_number
from ingest.structure.numbering import NOTE

_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
RECIPIENTS = re.compile(r"Nơi nhận\s*:?\s*$")
SIGNATURE = re.compile(
    r"(?:T/M|TM\.?|T\.M\.?|KT\.?|TUQ\.?|TL\.?|Q\.)\s+[A-ZĐÀ-Ỹ]{2}|(?:TM|KT|TUQ|TL)\.[A-ZĐÀ-Ỹ]{2}"
)
_NOTED_UNIT = re.compile(rf"{NOTE}\s?(?:Điều \d+[a-zđ]?\.|\d{{1,3}}[a-zđ]?\.\s|[a-zđ]\)\s)")
"""A provision whose footnote mark stands before its number."""


class Sort(Enum):
    """What a line is before its place in the outline is known."""

    LETTERHEAD = auto()
    BASIS = auto()
    ENACTING = auto()
    ANNEX = auto()
    FORM = auto()
    HEADING = auto()
    """A further line of an annex's heading."""
    ADOPTION = auto()
    RECIPIENTS = auto()
    SIGNATURE = auto()
    CLOSING = auto()
    """A further line below recipients or signatures."""
    ROW = auto()
    FOOTNOTE = auto()
    PROSE = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of clean text, its end included in `end` but not in `text`."""

    start: int
    end: int
    text: str
    sort: Sort


def lines_of(clean: str) -> Iterator[Line]:
    """Yield the lines of a clean text in order; together they are the whole of it."""
    found = [(m.start(), m.end(), m.group()) for m in _LINE.finditer(clean)]
    noting = [body_number(whole) for _, _, whole in found]
    last_of = {number: at for at, number in enumerate(noting)}
    for at, (start, end, whole) in enumerate(found):
        is_noted = _NOTED_UNIT.match(whole) is not None and last_of[noting[at]] > at
        yield Line(
            start, end, whole.rstrip("\n"), _sort(whole, is_note=noting[at] is not None and not is_noted)
        )


def _sort(whole: str, *, is_note: bool) -> Sort:
    line = whole.rstrip("\n")
    if "\t" in line:
        return Sort.ROW
    if is_note:
        return Sort.FOOTNOTE
    for pattern, sort in ((RECIPIENTS, Sort.RECIPIENTS), (SIGNATURE, Sort.SIGNATURE)):
        if pattern.match(line):
            return sort
    return Sort.PROSE
