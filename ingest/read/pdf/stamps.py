"""Letters as a file draws them, put upright on their page; and those printed across the others: watermarks."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from ingest.read.pdf.geometry import is_in
from ingest.read.pdf.page import ASCENT, Glyph, Leaning, Turn, Word
from ingest.read.pdf.words import words_of

_BIG = 2.5
"""Letters so many times as high as the usual ones may be printed across them."""
_ACROSS = 3
"""So many letters inside big ones show that these are printed across."""
_WIDE = 0.6


@dataclass(frozen=True, slots=True)
class Drawn:
    """A letter in the file's own coordinates, which grow upwards.

    `turn` counts quarter turns to the left; `slant` is its angle in degrees where it stands between two of
    them. `hidden` tells that the file draws it so that nobody sees it.
    """

    text: str
    box: tuple[float, float, float, float]
    origin: tuple[float, float]
    size: float
    bold: bool
    turn: int
    slant: int = 0
    hidden: bool = False


def placed(letters: Iterable[Drawn], turn: int, frame: Turn) -> list[Glyph]:
    """Return the letters that stand one way, upright on the page; those outside it are not seen."""
    glyphs = []
    for one in letters:
        if one.turn != turn or one.slant:
            continue
        left, bottom, right, top = one.box
        (xa, _), (xb, _) = frame.place(left, bottom), frame.place(right, top)
        _, base = frame.place(*one.origin)
        if -1 <= base <= frame.height + 1 and max(xa, xb) >= 0 and min(xa, xb) <= frame.width:
            size = one.size * frame.scale
            glyphs.append(Glyph(one.text, min(xa, xb), max(xa, xb), base, size, one.bold))
    return glyphs


def slanting(letters: Iterable[Drawn], frame: Turn) -> Iterator[Leaning]:
    """Yield the lines that run slanting over the page, each as one word with its blanks."""
    for slant, run in groupby((one for one in letters if one.slant), key=lambda one: one.slant):
        angle = math.radians(slant)
        along, up = math.cos(angle), math.sin(angle)
        drawn = list(run)
        places = [(x * along + y * up, x * up - y * along) for x, y in (one.origin for one in drawn)]
        glyphs = []
        for (x, base), after, one in zip(places, [*places[1:], None], drawn, strict=True):
            near = after and abs(after[1] - base) < 0.1 * one.size and 0 < after[0] - x < 1.3 * one.size
            end = after[0] if after and near else x + _WIDE * one.size
            glyphs.append(Glyph(one.text, x, end, base, one.size, one.bold))
        middle = drawn[len(drawn) // 2]
        yield from _whole(glyphs, frame.place(*middle.origin), frame.scale)


def _whole(glyphs: Sequence[Glyph], place: tuple[float, float], scale: float) -> Iterator[Leaning]:
    """Yield each line that the glyphs stand on."""
    for _, line in groupby(words_of(glyphs, ()), key=lambda word: round(word.base / word.size)):
        words = list(line)
        first, last = words[0], words[-1]
        text = " ".join(word.text for word in words)
        word = Word(text, first.x0, last.x1, first.base, first.size * scale, first.bold)
        yield Leaning(word, *place, slanting=True)


def without_stamps(glyphs: Sequence[Glyph]) -> tuple[list[Glyph], list[Leaning]]:
    """Return the letters without big ones that are printed across others, and the lines that these make."""
    if not glyphs:
        return [], []
    usual = median(one.size for one in glyphs)
    big = [one for one in glyphs if one.size >= _BIG * usual and one.text != " "]
    if not big:
        return list(glyphs), []
    across: set[tuple[float, float]] = set()
    for (base, size), line in groupby(big, key=lambda one: (one.base, one.size)):
        boxes = [(one.x0, base - ASCENT * size, one.x1, base) for one in line]
        under = (one for one in glyphs if one.size < _BIG * usual and one.text != " ")
        middles = [((one.x0 + one.x1) / 2, one.base - one.size / 4) for one in under]
        if sum(any(is_in(middle, box) for box in boxes) for middle in middles) >= _ACROSS:
            across.add((base, size))
    stamped = [one for one in glyphs if (one.base, one.size) in across]
    lines = []
    for (base, _), line in groupby(stamped, key=lambda one: (one.base, one.size)):
        own = list(line)
        lines += list(_whole(own, ((own[0].x0 + own[-1].x1) / 2, base), 1.0))
    return [one for one in glyphs if (one.base, one.size) not in across], lines


def scale_of(letters: Iterable[Drawn]) -> float:
    """Return by how much a page must be enlarged for its letters to be of the size that offices print."""
    sizes = [one.size for one in letters if one.text != " "]
    usual = median(sizes) if sizes else 12.0
    return 1.0 if 6 <= usual <= 28 else 12.0 / usual
