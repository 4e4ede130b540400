"""Numbering grammars: which mark opens which kind of provision, as rows of a table."""

import re
from collections.abc import Callable
from dataclasses import dataclass

_ROMAN = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The order of letters in Vietnamese legal numbering: no f, j, w or z, and đ after d."""


def roman(mark: str) -> int | None:
    """Return the value of a Roman number, or None when `mark` is none."""
    if not mark or not _ROMAN.fullmatch(mark):
        return None
    values = [_ROMAN_DIGITS[c] for c in mark]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def letter(mark: str) -> int | None:
    """Return the place of a letter in legal numbering (a 1, đ 5, e 6), or None when it has none."""
    place = _LETTERS.find(mark.lower())
    return place + 1 if place >= 0 and len(mark) == 1 else None


def arabic(mark: str) -> int | None:
    """Return the last number of a mark such as 3 or 3.1."""
    last = mark.rpartition(".")[2]
    return int(last) if last.isdecimal() and len(last) <= 3 else None


@dataclass(frozen=True, slots=True)
class Style:
    """One way of marking provisions: the mark's pattern, the kind it opens, how its number reads.

    `counted` styles carry no number and are counted under their parent. `dotted` marks repeat
    their parents' numbers (3.1 under 3).
    """

    name: str
    kind: str
    pattern: re.Pattern[str]
    value: Callable[[str], int | None] = arabic
    counted: bool = False
    dotted: bool = False


def _style(name: str, kind: str, pattern: str, **more: object) -> Style:
    return Style(name, kind, re.compile(pattern), **more)  # type: ignore[arg-type]


# Outermost first: a mark of a style closes everything opened by the styles below it.
PARTY_OUTLINE = (
    _style("letter", "part", r"(?P<mark>[A-ZĐ])\.\s+(?=\S)", value=letter),
    _style("roman", "part", r"(?P<mark>[IVXLCDM]+)[.\-]\s*(?=[^\W\d_])", value=roman),
    _style("number", "item", r"(?P<mark>\d{1,3})[.)]\s+(?=\S)"),
    _style("dotted", "item", r"(?P<mark>\d{1,3}(?:\.\d{1,3})+)[.)]?\s+(?=\S)", dotted=True),
    _style("point", "point", r"(?P<mark>[a-zđ])\)\s*(?=\S)", value=letter),
    _style("dash", "bullet", r"(?P<mark>[-–—•●])\s*(?=\S)", counted=True),
    _style("plus", "bullet", r"(?P<mark>[+*○◦])\s*(?=\S)", counted=True),
)

GRAMMARS: dict[str, tuple[Style, ...]] = {"party_outline": PARTY_OUTLINE}


def opens_unit(line: str, grammar: tuple[Style, ...]) -> bool:
    """Tell whether `line` begins with any mark of the grammar."""
    return any(style.pattern.match(line) for style in grammar)
