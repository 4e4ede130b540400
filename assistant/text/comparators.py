"""Bounds: one comparator for all the ways to say it, in the cells of documents and in what people ask."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import inf

from assistant.text.normal import fold, has_accents
from assistant.text.numbers import NUMBER, amount, measured

BEFORE = {
    "≥": "≥", ">=": "≥", "=>": "≥", "≤": "≤", "<=": "≤", "=<": "≤", ">": ">", "<": "<", "=": "=",
    "tối thiểu": "≥", "ít nhất": "≥", "từ": "≥", "trên": ">", "hơn": ">", "lớn hơn": ">", "cao hơn": ">",
    "nhiều hơn": ">", "vượt": ">", "lớn hơn hoặc bằng": "≥", "không dưới": "≥", "không thấp hơn": "≥",
    "không ít hơn": "≥", "không nhỏ hơn": "≥",
    "tối đa": "≤", "nhiều nhất": "≤", "không quá": "≤", "không vượt quá": "≤", "không cao hơn": "≤",
    "không lớn hơn": "≤", "không trên": "≤", "nhỏ hơn hoặc bằng": "≤",
    "dưới": "<", "nhỏ hơn": "<", "thấp hơn": "<", "ít hơn": "<", "khoảng": "≈",
}  # fmt: skip
"""What is said before a number."""
AFTER = {
    "trở lên": "≥", "hoặc hơn": "≥", "hoặc cao hơn": "≥", "hoặc nhiều hơn": "≥",
    "trở xuống": "≤", "hoặc ít hơn": "≤", "hoặc thấp hơn": "≤",
}  # fmt: skip
"""What is said behind it, and decides."""
_EXACTLY = dict.fromkeys(("bằng", "đúng", "đúng mức", "đạt", "đặt"), "=")
"""What a question says before the very number that it means; in a cell it says nothing."""
_TO = r"-|đến|tới"
_UNIT = r"%|phần trăm|(?:(?:nghìn|ngàn|triệu|tỷ|tỉ) )*(?:nghìn|ngàn|triệu|tỷ|tỉ|đồng)"

_End = tuple[float, int]


def _reach(comparator: str | None, low: float, high: float) -> tuple[_End, _End] | None:
    """Return both ends of all that a figure allows, an end that is left out a little further in; None for "about"."""
    ends: dict[str, tuple[_End, _End]] = {
        "≥": ((low, 0), (inf, 0)),
        ">": ((low, 1), (inf, 0)),
        "≤": ((-inf, 0), (low, 0)),
        "<": ((-inf, 0), (low, -1)),
        "=": ((low, 0), (low, 0)),
        "–": ((low, 0), (high, 0)),
    }
    return ends.get(comparator or "=")


@dataclass(frozen=True, slots=True)
class Bound:
    """What a text asks of a figure: its comparator, the number, its unit, and where that stands in the text.

    A range has the comparator "–" and its `upper` end. `unit` is "%", or what is left of the words behind the
    number once "nghìn", "triệu" and "tỷ" are reckoned in.
    """

    comparator: str
    amount: float
    unit: str
    start: int
    end: int
    upper: float | None = None

    def left_out_of(self, text: str) -> str:
        """Return the text that the bound was found in, less its words."""
        return f"{text[: self.start]} {text[self.end :]}"

    def holds(self, comparator: str | None, amount: float, upper: float | None, unit: str) -> bool:
        """Tell whether all that a printed figure allows is within the bound, and is of its unit."""
        asked, found = self._reach, self._reach_of(comparator, amount, upper, unit)
        return asked is not None and found is not None and asked[0] <= found[0] and found[1] <= asked[1]

    def equals(self, comparator: str | None, amount: float, upper: float | None, unit: str) -> bool:
        """Tell whether a printed figure says just what the bound says, in its unit."""
        return self._reach is not None and self._reach == self._reach_of(comparator, amount, upper, unit)

    @property
    def _reach(self) -> tuple[_End, _End] | None:
        return _reach(self.comparator, self.amount, self.amount if self.upper is None else self.upper)

    def _reach_of(
        self, comparator: str | None, amount: float, upper: float | None, unit: str
    ) -> tuple[_End, _End] | None:
        """Return all that a printed figure allows; None where it is of another unit."""
        low, own = measured(amount, unit)
        if self.unit and not fold(own).startswith(fold(self.unit)):
            return None
        return _reach(comparator, low, low if upper is None else measured(upper, unit)[0])


def bound_in(text: str) -> Bound | None:
    """Return the first bound that a question (in NFC) sets; None where it sets none.

    Years and what only looks like a number of something are no bounds.
    """
    accented = has_accents(text)
    spoken = text.lower() if accented else fold(text)
    if len(spoken) != len(text):
        return None  # lower case made a letter of another script longer: places would not agree
    for found in _pattern(accented=accented).finditer(spoken):
        bound = _bound(found, accented=accented)
        if bound:
            return bound
    return None


def _bound(found: re.Match[str], *, accented: bool) -> Bound | None:
    before, after = _said(accented=accented)
    sign = after.get(found["after"] or "") or before.get(found["before"] or "")
    low, unit = measured(amount(found["low"]) or 0.0, found["unit"] or found["high_unit"] or "")
    if sign is None or sign == "≈" or (not unit and re.fullmatch(r"(?:19|20)\d\d", found["low"])):
        return None
    high = found["high"] and measured(amount(found["high"]) or 0.0, found["high_unit"] or "")[0]
    return Bound("–" if high else sign, low, unit, found.start(), found.end(), high or None)


@cache
def _said(*, accented: bool) -> tuple[dict[str, str], dict[str, str]]:
    before, after = {**BEFORE, **_EXACTLY}, AFTER
    if accented:
        return before, after
    return {fold(said): sign for said, sign in before.items()}, {fold(s): sign for s, sign in after.items()}


@cache
def _pattern(*, accented: bool) -> re.Pattern[str]:
    before, after = map(alternatives, _said(accented=accented))
    unit, to = (_UNIT, _TO) if accented else (fold(_UNIT), fold(_TO))
    number = rf"(?:{NUMBER.pattern})"
    return re.compile(
        rf"(?<!\w)(?:(?P<before>{before})\s*)?(?<![\w.,/-])(?P<low>{number})\s*(?P<unit>{unit})?(?![\w/])"
        rf"(?:\s*(?:{to})\s*(?P<high>{number})\s*(?P<high_unit>{unit})?)?(?:\s+(?P<after>{after}))?(?![\w/-])"
    )


def alternatives(said: Iterable[str]) -> str:
    """Return a pattern of all ways to say a comparator, the longest first."""
    return "|".join(re.escape(one) for one in sorted(said, key=len, reverse=True))
