"""A value as a cell prints it: its sign of comparison, its ends, its unit; and which others may be taken for it."""

import re
from dataclasses import dataclass

from evals.quizzes.spelling import MARKS, bare, unmarked

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SIGNS = {
    "≥": "≥", ">=": "≥", "tối thiểu": "≥", "ít nhất": "≥", "từ": "≥", "không dưới": "≥", "trở lên": "≥",
    "≤": "≤", "<=": "≤", "tối đa": "≤", "không quá": "≤", "không vượt quá": "≤", "trở xuống": "≤",
    ">": ">", "trên": ">", "hơn": ">", "vượt": ">", "<": "<", "dưới": "<", "=": "=",
}  # fmt: skip
_SAID = re.compile("|".join(rf"(?<!\w){re.escape(s)}(?!\w)" if s[0].isalpha() else re.escape(s)
                            for s in sorted(_SIGNS, key=len, reverse=True)))  # fmt: skip
_IDLE = re.compile(r"(?<!\w)(?:đạt|có|khoảng|là|được|mức)(?!\w)")
_RANGE = re.compile(r"(\d[\d.,]*)\s*%?\s*(?:[-–—]|đến)\s*(\d[\d.,]*)")
_NOTE = re.compile(rf"[{MARKS}]|\(\s*\*")
_NOTHING = re.compile(r"^[\s\-–—.…x*()]*$")


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell says: `sign` is "" of a bare number, `numbers` are one, or the two ends of a range, or none."""

    said: str
    sign: str
    numbers: tuple[float, ...]
    unit: str
    noted: bool

    @property
    def is_stated(self) -> bool:
        """Tell whether the cell says anything but that there is a note."""
        return not _NOTHING.match(self.said)

    @property
    def plain(self) -> bool:
        """Tell whether it is one number that is reached exactly."""
        return self.sign in {"", "="} and len(self.numbers) == 1


def value_of(text: str) -> Value:
    """Return what a cell, an option or an accepted answer says."""
    said = bare(unmarked(text))
    rest = said
    sign = ""
    if found := _SAID.search(rest):
        sign = _SIGNS[found[0]]
        rest = rest[: found.start()] + " " + rest[found.end() :]
    ends = _RANGE.fullmatch(rest.replace("%", "").strip())
    numbers = tuple(map(number, ends.groups() if ends else _NUMBER.findall(rest)))
    unit = " ".join(_NUMBER.sub(" ", _IDLE.sub(" ", rest)).replace("–", " ").replace("-", " ").split())
    unit = "%" if unit == "% %" else unit
    return Value(said, sign, numbers, unit, bool(_NOTE.search(text)))


def number(written: str) -> float:
    """Return a number as Vietnamese documents write it: a point or comma before three digits only parts thousands."""
    if re.fullmatch(r"[1-9]\d{0,2}(?:[.,]\d{3})+", written):
        return float(re.sub(r"[.,]", "", written))
    return (
        float(written.replace(",", ".").rstrip(".")) if written.count(",") + written.count(".") < 2 else -1.0
    )


def same(one: Value, other: Value) -> bool:
    """Tell whether two values say one thing, however it is written."""
    if not one.numbers and not other.numbers:
        return one.said == other.said
    sign, beside = one.sign.strip("="), other.sign.strip("=")
    return (sign, one.numbers, one.unit) == (beside, other.numbers, other.unit)


def same_figure(one: Value, other: Value) -> bool:
    """Tell whether two values have one figure and a reader may hold them for one: "≥ 95%" and "95%"."""
    if not one.numbers or one.numbers != other.numbers or one.unit != other.unit:
        return same(one, other)
    strict = {one.sign, other.sign} & {"<", ">"}
    return not strict or one.sign == other.sign


def satisfies(one: Value, other: Value) -> bool:
    """Tell whether `one` is a number, or a range, that all lies within what `other` asks for."""
    if one.sign not in {"", "="} or not one.numbers or not other.numbers or one.unit != other.unit:
        return False
    low, high = min(one.numbers), max(one.numbers)
    least, most = min(other.numbers), max(other.numbers)
    return {
        "≥": low >= most, ">": low > most, "≤": high <= least, "<": high < least,
    }.get(other.sign, len(other.numbers) == 2 and least <= low and high <= most)  # fmt: skip


def confusable(one: Value, other: Value) -> bool:
    """Tell whether either value may pass for the other: the same figure, or a number that satisfies the other."""
    return same_figure(one, other) or satisfies(one, other) or satisfies(other, one)
