"""Numbers written in words: "hai mươi lăm", "năm trăm nghìn", and the words that only look like numbers."""

from collections.abc import Sequence
from functools import cache

from assistant.answers.proof.claims.reading import Word, listed, phrases
from assistant.wording import pairs, say

_SMALL = 100.0
"""A magnitude up to it belongs to one group: "hai trăm nghìn"."""


def number_in_words(among: Sequence[Word], place: int) -> tuple[float, int] | None:
    """Return the value of the number in words that begins at a place, and where it ends; None where none does."""
    if among[place].text not in _digits() and among[place].text not in _tens():
        return None
    end = place
    values: list[str] = []
    while end < len(among) and among[end].part == among[place].part and _is_spoken(among[end].text):
        if values and values[-1] in _digits() and among[end].text in _digits() and not _follows_a_gap(values):
            break  # "hai năm một lần"
        values.append(among[end].text)
        end += 1
    if len(values) > 1 and values[-1] == say("claims.amounts.year"):
        values, end = values[:-1], end - 1  # "mười năm" is ten years
    if len(values) == 1 and not _counts(among, place):
        return None
    value = _value(values)
    return None if value is None else (value, end)


def _follows_a_gap(values: Sequence[str]) -> bool:
    """Tell whether the last word only fills a place: "một trăm linh năm"."""
    return values[-1] in listed("claims.amounts.low_digits")


def _is_spoken(word: str) -> bool:
    return word in _digits() or word in magnitudes() or word in _tens()


def _counts(among: Sequence[Word], place: int) -> bool:
    """Tell whether a single word for a number is one here: "năm" is also a year, "một" an article."""
    word, before = among[place].text, among[place - 1].text if place else ""
    if before in listed("claims.amounts.ordinal") or place + 1 >= len(among) or word in magnitudes():
        return False
    if among[place + 1].part != among[place].part:
        return False
    if word in listed("claims.amounts.doubtful"):
        measured = phrases("claims.amounts.units").at(among, place + 1) is not None
        return measured and before not in listed("claims.amounts.no_number_after")
    return not among[place + 1].is_number


def _value(values: Sequence[str]) -> float | None:
    digits, big = _digits(), magnitudes()
    total = group = 0.0
    digit: float | None = None
    for one in values:
        if one in digits:
            if digit is not None and one not in listed("claims.amounts.low_digits"):
                return None
            digit = digits[one] if digit is None else digit
        elif one == say("claims.amounts.ten_alone"):
            group, digit = group + 10, None
        elif one in _tens() or big[one] <= _SMALL:
            scale = _tens().get(one) or big[one]
            group, digit = group + (1 if digit is None else digit) * scale, None
        else:
            whole = group + (digit or 0)
            total, group, digit = total + (whole or 1) * big[one], 0.0, None
    return total + group + (digit or 0)


@cache
def _digits() -> dict[str, float]:
    return {word: float(value) for word, value in pairs("claims.amounts.digits")}


@cache
def _tens() -> dict[str, float]:
    return {word: float(value) for word, value in pairs("claims.amounts.tens")}


@cache
def magnitudes() -> dict[str, float]:
    """Return what a word behind a number multiplies it with."""
    return {word: float(value) for word, value in pairs("claims.amounts.magnitudes")}
