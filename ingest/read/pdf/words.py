"""Letters of a page become words: which letters touch, and which blanks are real."""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from ingest.read.pdf.accents import with_accents
from ingest.read.pdf.page import Glyph, Rule, Word
from ingest.read.pdf.raised import SMALL, with_raised
from ingest.read.pdf.syllables import are_two

_APART = 0.1
"""Letters further apart than this, in letter heights, are of two words even without a printed blank."""
_TOUCH = 0.03
"""Across a printed blank, letters nearer than this are of one word all the same."""
_DOUBT = 0.06
"""Letters further apart than this may be of two words, if they are two syllables."""
_OVER = -0.4
_LEVEL = 0.12


_Fences = list[tuple[float, float, float]]
"""Upright lines, by where they stand: across, from, to."""


@dataclass(slots=True)
class _Run:
    """Letters that follow one another without a gap; `open` tells that no blank was printed after them."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    blank_before: bool
    open: bool = True
    doubts: list[tuple[int, float, float]] = field(default_factory=list)
    """Where a gap may be a blank: after how many letters, from where to where."""

    def take(self, text: str, x0: float, x1: float) -> None:
        """Take the letters that follow."""
        if x0 - self.x1 > _DOUBT * self.size:
            self.doubts.append((len(self.text), self.x1, x0))
        self.text += text
        self.x1 = max(self.x1, x1)


def words_of(glyphs: Sequence[Glyph], rules: Iterable[Rule]) -> tuple[Word, ...]:
    """Return the words of a page, by height and then from left to right.

    Upright `rules` part words that all but touch across them: two cells of a table.
    """
    fences = sorted((rule.x0, rule.top, rule.bottom) for rule in rules if rule.upright)
    words: list[Word] = []
    for level in _levels(_runs(with_accents(glyphs), fences)):
        words += _merged(level, fences)
    words = with_raised(words)
    return tuple(
        sorted(
            (replace(word, text=unicodedata.normalize("NFC", word.text)) for word in words),
            key=lambda word: (round(word.base), word.x0),
        )
    )


def _runs(glyphs: Sequence[Glyph], fences: _Fences) -> list[_Run]:
    """Return the runs of letters in drawing order."""
    runs: list[_Run] = []
    blank = False
    for glyph in glyphs:
        last = runs[-1] if runs else None
        if glyph.text == " ":
            blank = True
            if last is not None and abs(glyph.base - last.base) <= _LEVEL * last.size:
                last.open = False
            continue
        if (
            last is not None
            and last.open
            and abs(glyph.base - last.base) <= 0.02 * last.size
            and abs(glyph.size - last.size) <= 0.05 * last.size
            and _OVER * last.size <= glyph.x0 - last.x1 <= _APART * last.size
            and not _fenced(last, glyph, fences)
        ):
            last.take(glyph.text, glyph.x0, glyph.x1)
        else:
            after_blank = blank and last is not None and abs(glyph.base - last.base) <= _LEVEL * last.size
            runs.append(_Run(glyph.text, glyph.x0, glyph.x1, glyph.base, glyph.size, glyph.bold, after_blank))
        blank = False
    return runs


def _levels(runs: list[_Run]) -> list[list[_Run]]:
    """Return the runs of each base line, from left to right."""
    levels: list[list[_Run]] = []
    for run in sorted(runs, key=lambda run: run.base):
        if levels and run.base - levels[-1][0].base <= _LEVEL * max(run.size, levels[-1][0].size):
            levels[-1].append(run)
        else:
            levels.append([run])
    for level in levels:
        level.sort(key=lambda run: run.x0)
    return levels


def _merged(level: list[_Run], fences: _Fences) -> list[Word]:
    """Return the words of one base line: runs that touch become one."""
    apart = _spread(level)
    done: list[_Run] = []
    for run in level:
        last = done[-1] if done else None
        if last is not None and _is_one(last, run, apart) and not _fenced(last, run, fences):
            last.doubts += [(at + len(last.text), x0, x1) for at, x0, x1 in run.doubts]
            last.take(run.text, run.x0, run.x1)
            last.open = run.open
        else:
            done.append(run)
    return [word for run in done for word in _parted(run)]


def _parted(run: _Run) -> Iterator[Word]:
    """Yield the words of a run: more than one where a doubtful gap lies between two syllables."""
    begin, x0 = 0, run.x0
    for at, end, next_x0 in sorted(run.doubts):
        if are_two(run.text[begin:at], run.text[at:]):
            yield Word(run.text[begin:at], x0, end, run.base, run.size, run.bold)
            begin, x0 = at, next_x0
    yield Word(run.text[begin:], x0, run.x1, run.base, run.size, run.bold)


def _is_one(last: _Run, run: _Run, apart: float) -> bool:
    size = max(last.size, run.size)
    gap = (run.x0 - last.x1) / size
    if run.blank_before or not last.open:
        return _OVER <= gap < _TOUCH
    return _OVER <= gap <= apart and min(last.size, run.size) > SMALL * size


def _spread(level: list[_Run]) -> float:
    """Return how far apart letters of one word stand on a line; more than usual where it is spaced out."""
    gaps = [
        (after.x0 - before.x1) / after.size
        for before, after in pairwise(level)
        if before.open and not after.blank_before and len(before.text) == 1
    ]
    blanks = sum(run.blank_before for run in level)
    if len(gaps) < 6 or not blanks or len(gaps) < len(level) / 2:
        return _APART
    return min(0.8, max(_APART, 1.3 * median(gaps)))


def _fenced(last: _Run, run: _Run | Glyph, fences: _Fences) -> bool:
    """Tell whether a drawn line stands between letters."""
    if not fences or run.x0 - last.x1 < 0.02 * run.size:
        return False
    first = bisect_left(fences, (last.x1 - 0.1 * run.size, 0, 0))
    end = bisect_right(fences, (run.x0 + 0.1 * run.size, 0, 0))
    middle = run.base - run.size / 4
    return any(top <= middle <= bottom for _, top, bottom in fences[first:end])
