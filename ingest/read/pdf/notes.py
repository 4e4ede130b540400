"""Footnotes of a page: where they begin, and which lines are whose."""

import re
from collections.abc import Sequence

from ingest.read.pdf.page import Rule
from ingest.read.pdf.strips import Strip

_MARKED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_SMALLER = 0.95
_NEAR = 20.0


def begins_note(text: str) -> bool:
    """Tell whether a line begins with a footnote's mark."""
    return _MARKED.match(text) is not None


def notes_begin(strips: Sequence[Strip], rules: Sequence[Rule], left: float, *, running: bool) -> int:
    """Return the index of the first strip that is a footnote's; their count where there is none.

    Footnotes stand at the foot, under a line that begins at the left margin or in smaller letters than
    the text. The first begins with a mark, but when the page before ended in footnotes (`running`).
    """
    lines = [rule for rule in rules if not rule.upright and abs(rule.x0 - left) < _NEAR]
    for rule in sorted(lines, key=lambda rule: -rule.top):
        below = next((at for at, strip in enumerate(strips) if strip.base > rule.bottom), len(strips))
        if below < len(strips) and _are_notes(strips[:below], strips[below:], running=running):
            return below
    usual = max((strip.size for strip in strips), default=0.0)
    for at, strip in enumerate(strips):
        if begins_note(strip.text) and all(other.size <= _SMALLER * usual for other in strips[at:]):
            return at
    return len(strips)


def _are_notes(above: Sequence[Strip], below: Sequence[Strip], *, running: bool) -> bool:
    """Tell whether the strips under a line are footnotes; on a page of nothing else they are marked."""
    if begins_note(below[0].text):
        return True
    if not running:
        return False
    if not above:
        return any(begins_note(strip.text) for strip in below)
    text = max(strip.size for strip in above)
    return all(strip.size <= _SMALLER * text for strip in below)
