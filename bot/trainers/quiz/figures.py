"""What a value cell says as a figure, and whether two of them can stand beside each other as options."""

import re
from dataclasses import dataclass
from math import inf

from assistant.library.nouns import Milestone, Target
from assistant.text.comparators import AFTER, BEFORE, alternatives
from assistant.text.footnotes import CELL_MARK
from assistant.text.normal import fold, plain
from assistant.text.numbers import NUMBER, measured
from assistant.wording import words

_SIGNS = re.compile(r"[≥≤<>=–-]+")
_NO_SIGN = frozenset({None, "="})


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed value: `text` on one line, what it compares ("=" for a bare number), its ends, its unit.

    `spoken` is the unit as printed, in the cell or for the whole row; "" where there is none.
    """

    text: str
    sign: str
    low: float
    high: float
    unit: str
    spoken: str = ""

    @property
    def reach(self) -> tuple[float, float, bool, bool]:
        """Return the ends of all that the figure allows, and whether each end is left out."""
        low = -inf if self.sign in {"≤", "<"} else self.low
        high = inf if self.sign in {"≥", ">"} else self.high
        return low, high, self.sign == ">", self.sign == "<"


def figure_of(target: Target, milestone: Milestone) -> Figure | None:
    """Return the figure of a cell; None where it is blank, noted, or does not say one figure of a known unit."""
    text = " ".join(milestone.text.split())
    if milestone.amount is None or milestone.note or milestone.footnotes or CELL_MARK.search(text):
        return None
    if len(NUMBER.findall(text)) != (1 if milestone.upper is None else 2):
        return None
    spoken = target.unit or milestone.unit or ""
    if not spoken and any(one.unit for one in target.milestones):
        return None  # a bare number beside others with units: nobody can say of what it is
    if not _says_no_more(text, spoken, milestone.unit or ""):
        return None
    low, unit = measured(milestone.amount, spoken)
    high = low if milestone.upper is None else measured(milestone.upper, spoken)[0]
    sign = "=" if milestone.comparator in _NO_SIGN else str(milestone.comparator)
    return Figure(text, sign, low, high, fold(unit), spoken)


def _says_no_more(text: str, *units: str) -> bool:
    rest = fold(NUMBER.sub(" ", plain(text)))
    for unit in units:
        rest = rest.replace(fold(plain(unit)), " ") if unit else rest
    said = [fold(one) for one in (*BEFORE, *AFTER, *words("quiz.read.exactly")) if one != "khoảng"]
    rest = re.sub(rf"(?<!\w)(?:{alternatives(said)})(?!\w)", " ", rest)
    return not _SIGNS.sub(" ", rest).strip()


def equal(one: Figure, other: Figure) -> bool:
    """Tell whether two figures say the same, however they are written."""
    return (one.sign, one.low, one.high, one.unit) == (other.sign, other.low, other.high, other.unit)


def implies(one: Figure, other: Figure) -> bool:
    """Tell whether all that `one` allows is within what `other` allows."""
    if one.unit != other.unit:
        return False
    (low, high, above, below), (least, most, over, under) = one.reach, other.reach
    return (low > least or (low == least and (above or not over))) and (
        high < most or (high == most and (below or not under))
    )


def overlap(one: Figure, other: Figure) -> bool:
    """Tell whether some number fits both."""
    if one.unit != other.unit:
        return False
    low, high, above, below = one.reach
    least, most, over, under = other.reach
    if high < least or most < low:
        return False
    return not ((high == least and (below or over)) or (most == low and (under or above)))


def apart(one: Figure, other: Figure) -> bool:
    """Tell whether two figures of a unit can be told apart by anybody who knows what is printed.

    Bounds of one direction are, where sign and number are not both alike but the sign is; all others only where no
    number fits both.
    """
    if one.unit != other.unit:
        return False
    if one.sign == other.sign and one.sign in {"≥", ">", "≤", "<"}:
        return one.low != other.low
    return not overlap(one, other)
