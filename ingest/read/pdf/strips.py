"""Words become printed lines, strips for short: what stands on one base line."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from ingest.read.pdf.page import ASCENT, DESCENT, Word

_LEVEL = 0.35
"""Words whose base lines differ by less than this, in letter heights, stand on one line."""
_WIDE = 1.8
_WIDER = 3.0


@dataclass(frozen=True, slots=True)
class Strip:
    """Words on one line of print, from left to right; `lead` is the width of the first."""

    words: tuple[Word, ...]
    text: str = field(init=False)
    x0: float = field(init=False)
    x1: float = field(init=False)
    base: float = field(init=False)
    size: float = field(init=False)
    bold: bool = field(init=False)

    def __post_init__(self) -> None:
        letters = max(self.words, key=lambda word: len(word.text) * word.size)
        for name, value in (
            ("text", " ".join(word.text for word in self.words)),
            ("x0", self.words[0].x0),
            ("x1", max(word.x1 for word in self.words)),
            ("base", letters.base),
            ("size", letters.size),
            ("bold", all(word.bold for word in self.words if any(map(str.isalpha, word.text)))),
        ):
            object.__setattr__(self, name, value)

    @property
    def top(self) -> float:
        """Return where the letters begin."""
        return self.base - ASCENT * self.size

    @property
    def bottom(self) -> float:
        """Return where the letters end."""
        return self.base + DESCENT * self.size

    @property
    def middle(self) -> float:
        """Return the middle of the line."""
        return (self.x0 + self.x1) / 2


def strips_of(words: Iterable[Word]) -> list[Strip]:
    """Return the lines of print that the words stand on, from above down."""
    lines: list[list[Word]] = []
    bases: list[float] = []
    for word in sorted(words, key=lambda word: word.base):
        if lines and word.base - bases[-1] <= _LEVEL * min(word.size, lines[-1][0].size):
            lines[-1].append(word)
        else:
            lines.append([word])
            bases.append(word.base)
    return [Strip(tuple(sorted(line, key=lambda word: word.x0))) for line in lines]


def segments_of(strip: Strip) -> list[Strip]:
    """Return the strip cut where it leaves much more room than between its words."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(strip.words)]
    if not gaps:
        return [strip]
    usual = median(gaps) if len(gaps) > 2 else min(*gaps, 0.3 * strip.size)
    wide = max(_WIDE * strip.size, _WIDER * usual)
    return [Strip(tuple(part)) for part in _cut(strip.words, gaps, wide)]


def _cut(words: Sequence[Word], gaps: Sequence[float], wide: float) -> Iterator[list[Word]]:
    part = [words[0]]
    for gap, word in zip(gaps, words[1:], strict=True):
        if gap >= wide:
            yield part
            part = []
        part.append(word)
    yield part


def joined(strips: Sequence[Strip]) -> Strip:
    """Return one strip of several that stand side by side."""
    return Strip(tuple(word for strip in strips for word in strip.words))
