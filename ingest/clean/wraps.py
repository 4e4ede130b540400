"""Lines that a page or a margin cut are joined again; blank lines and outer spaces go."""

import re
from collections.abc import Callable, Iterator

from ingest.clean.draft import Draft, Edit

_OUTER = re.compile(r"^[ ]+|(?<! )[ ]+$", re.MULTILINE)
_BLANK = re.compile(r"\A\n+|(?<=\n)\n+")
_BREAK = re.compile(r"^(?P<line>[^\n]*)\n(?P<gap>\n*)(?=(?P<next>[^\n]+))", re.MULTILINE)
_ENDS_SENTENCE = re.compile(r"[.:;!?…][\"')\]]*$")
_WRAPPED = 60
"""A line shorter than this was ended by its writer, not by the margin."""


def trimmed(draft: Draft) -> Draft:
    """Return the draft without spaces around its lines, ending in one line end; tabs are cells and stay."""
    draft = draft.edited(Edit(m.start(), m.end()) for m in _OUTER.finditer(draft.text))
    tail = len(draft.text.rstrip("\n"))
    return draft.edited([Edit(tail, len(draft.text), "\n")])


def joined(draft: Draft, starts_unit: Callable[[str], bool]) -> Draft:
    """Return the draft with cut lines joined by a space; `starts_unit` tells a line that opens a provision."""
    return draft.edited(_joins(draft.text, starts_unit))


def without_blank_lines(draft: Draft) -> Draft:
    """Return the draft with one line end between lines."""
    return draft.edited(Edit(m.start(), m.end()) for m in _BLANK.finditer(draft.text))


def _joins(text: str, starts_unit: Callable[[str], bool]) -> Iterator[Edit]:
    for found in _BREAK.finditer(text):
        if _was_cut(found["line"], found["next"], same_block=not found["gap"], starts_unit=starts_unit):
            yield Edit(found.end("line"), found.end("gap"), " ")


def _was_cut(line: str, following: str, *, same_block: bool, starts_unit: Callable[[str], bool]) -> bool:
    if not line or "\t" in line + following or _ENDS_SENTENCE.search(line) or starts_unit(following):
        return False
    if following[0].islower():
        return not line.isupper()
    goes_on = following[0].isdigit() or same_block
    return goes_on and len(line) >= _WRAPPED and not line.isupper()
