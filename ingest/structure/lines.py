"""The clean text as lines, each with what it plainly is: an annex's head, a closing, a table row, a footnote, prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from assistant.text.footnotes import body_number

_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
ANNEX = re.compile(r"PHỤ LỤC(?:\s+(?:SỐ\s+)?(?P<number>\d+|[IVXLC]+))?\b(?!\s+[^\W\d_]*[a-zà-ỹ])")
RECIPIENTS = re.compile(r"Nơi nhận\s*:?\s*$")
SIGNATURE = re.compile(r"(?:T/M|TM\.?|T\.M\.?|KT\.?|TUQ\.?|TL\.?|Q\.)\s+[A-ZĐÀ-Ỹ]{2}")


class Sort(Enum):
    """What a line is before its place in the outline is known."""

    ANNEX = auto()
    RECIPIENTS = auto()
    SIGNATURE = auto()
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
    for found in _LINE.finditer(clean):
        yield Line(found.start(), found.end(), found.group().rstrip("\n"), _sort(found.group()))


def _sort(whole: str) -> Sort:
    line = whole.rstrip("\n")
    if "\t" in line:
        return Sort.ROW
    if body_number(whole) is not None:
        return Sort.FOOTNOTE
    for pattern, sort in ((ANNEX, Sort.ANNEX), (RECIPIENTS, Sort.RECIPIENTS), (SIGNATURE, Sort.SIGNATURE)):
        if pattern.match(line):
            return sort
    return Sort.PROSE
