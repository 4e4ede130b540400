"""What a value cell says: comparator, amount, unit, or a note in words."""

import re
from dataclasses import dataclass, replace

from assistant.text.comparators import AFTER, BEFORE, alternatives
from assistant.text.footnotes import CELL_MARK
from assistant.text.numbers import NUMBER, amount

# How a cell says that its number is a bound; None marks a word that only introduces the number.
COMPARATORS: dict[str, str | None] = {
    **BEFORE,
    **dict.fromkeys(("có", "đạt", "duy trì", "phấn đấu", "bình quân")),
}
_LEAD = alternatives(COMPARATORS)
_VALUE = re.compile(
    rf"(?P<leads>(?:(?:{_LEAD})\s*)*)(?P<low>{NUMBER.pattern})\s*(?P<unit>[^\d(]{{0,40}}?)"
    rf"(?:\s*(?:[-–—÷]|đến)\s*(?P<high>{NUMBER.pattern})\s*(?P<high_unit>[^\d(]{{0,40}}?))?"
    rf"(?:\s+(?P<trails>{alternatives(AFTER)}))?",
    re.IGNORECASE,
)
_REMARK = re.compile(r"(?P<value>.*\S)\s*\((?P<remark>[^()\d]+)\)")
_LABELLED = re.compile(r"(?P<label>[^\s()]{1,12})\s*\((?P<inside>[^()]+)\)")


@dataclass(frozen=True, slots=True)
class Value:
    """A cell's content: an amount, with `upper` and the comparator "–" for a range, or a `note`.

    "word (50%)" has both.
    """

    comparator: str | None = None
    amount: float | None = None
    upper: float | None = None
    unit: str | None = None
    note: str | None = None


def read_value(cell: str) -> Value:
    """Return what a printed cell says, its footnote marks left out; a blank cell says nothing."""
    text = CELL_MARK.sub("", cell).strip()
    if not text:
        return Value()
    labelled = _LABELLED.fullmatch(text)
    if labelled and _VALUE.fullmatch(labelled["inside"].strip()):
        inside = read_value(labelled["inside"])
        return Value(inside.comparator, inside.amount, inside.upper, inside.unit, labelled["label"])
    found = _VALUE.fullmatch(text)
    remarked = None if found else _REMARK.fullmatch(text)
    if remarked and _VALUE.fullmatch(remarked["value"]):
        return replace(read_value(remarked["value"]), note=remarked["remark"].strip())
    if not found:
        return Value(note=text)
    unit = (found["high_unit"] or found["unit"] or "").strip()
    return Value(
        comparator="–" if found["high"] else _comparator(found["leads"], found["trails"]),
        amount=amount(found["low"]),
        upper=amount(found["high"]) if found["high"] else None,
        unit=unit or None,
    )


def _comparator(leads: str, trails: str | None) -> str | None:
    if trails:
        return AFTER[trails.lower()]
    said = [COMPARATORS[word.lower()] for word in re.findall(_LEAD, leads, re.IGNORECASE)]
    return next((sign for sign in said if sign), None)
