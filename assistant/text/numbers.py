"""Numbers as Vietnamese documents print them."""

import re
from collections.abc import Collection
from itertools import pairwise

from assistant.text.normal import fold

NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?")
# A number in words counts only before what it counts: "năm" is also a year, "ba" a father.
_IN_WORDS = frozenset(("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"))
DOCUMENT_NUMBER = r"\d+(?:/\d{4})?[-/][^\W\d_][\w-]*(?:/[^\W\d_][\w-]*)*"
"""The pattern of what looks like a document's number."""
_NAMES_A_DOCUMENT = re.compile(DOCUMENT_NUMBER)
_DATE = re.compile(r"(?:\d{1,2}/){1,2}\d{4}|(?:ngày|tháng|năm) \d+(?!/)", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|\d)")
_TIME = re.compile(
    r"(?:\d{1,2}/){1,2}\d{4}|(?:ngày|tháng|năm) \d+|quý [IV]+|\d+ (?:ngày|tuần|tháng|năm)|(?:19|20)\d\d"
    r"|ngày ký|hằng năm|hàng năm|thường xuyên",
    re.IGNORECASE,
)
# "5G" is a name, and counts nothing.
_NAMED = re.compile(r"(?<![\w.,])\d{1,2}[A-ZĐ]+\b")
_ROMAN = {
    "M": 1000, "CM": 900, "D": 500, "CD": 400, "C": 100, "XC": 90, "L": 50, "XL": 40, "X": 10, "IX": 9,
    "V": 5, "IV": 4, "I": 1,
}  # fmt: skip
_MAGNITUDES = {"nghin": 1e3, "ngan": 1e3, "trieu": 1e6, "ty": 1e9, "ti": 1e9}
_PERCENT = re.compile(r"phần trăm|phan tram", re.IGNORECASE)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")


def amount(printed: str) -> float | None:
    """Return the value of a printed number, or None when it is none.

    A comma is decimal; a point parts thousands when exactly three digits follow it and the
    number does not begin with 0 (1.200 is 1200, 0.720 is 0.72, 2.5 is 2.5).
    """
    text = printed.strip()
    if not NUMBER.fullmatch(text):
        return None
    whole, comma, fraction = text.partition(",")
    if _THOUSANDS.fullmatch(whole):
        whole = whole.replace(".", "")
    return float(f"{whole}.{fraction}" if comma else whole)


def measured(number: float, unit: str) -> tuple[float, str]:
    """Return a number with the magnitude that the words behind it give, and the unit left of them.

    5 "nghìn tỷ đồng" is 5e12 "đồng"; "phần trăm" is "%".
    """
    rest = _PERCENT.sub("%", unit).split()
    while rest and fold(rest[0]) in _MAGNITUDES:
        number *= _MAGNITUDES[fold(rest.pop(0))]
    return number, " ".join(rest)


def quantities(text: str, counted: Collection[str] = ()) -> set[str]:
    """Return the numbers in `text` that count or measure: no document's number, no date.

    A number in words is one when it stands before one of the words `counted` (lower case).
    """
    rest = _YEAR.sub(" ", _DATE.sub(" ", _NAMES_A_DOCUMENT.sub(" ", text)))
    typed = re.findall(r"\w+", text.lower())
    spoken = {a for a, b in pairwise(typed) if a in _IN_WORDS and b in counted and not b.isdecimal()}
    return {*NUMBER.findall(_NAMED.sub(" ", rest)), *spoken}


def times(text: str) -> set[str]:
    """Return the days, years and terms in `text`, as printed: "14/02/2025", "năm 2030", "quý III", "3 tháng"."""
    return set(_TIME.findall(text))


def as_roman(number: int) -> str:
    """Return a number from 1 on as documents count their parts: 4 is "IV"."""
    written = ""
    for sign, value in _ROMAN.items():
        times, number = divmod(number, value)
        written += sign * times
    return written


def of_roman(mark: str) -> int | None:
    """Return the value of a Roman number in small or capital letters; None when it is none."""
    value, rest = 0, mark.upper()
    for sign, each in _ROMAN.items():
        while rest.startswith(sign):
            value, rest = value + each, rest[len(sign) :]
    return value if value and not rest and as_roman(value) == mark.upper() else None


def vietnamese(number: float) -> str:
    """Return a number as Vietnamese documents print it: 1200.5 is "1200,5", 3.0 is "3"."""
    return f"{number:.9f}".rstrip("0").rstrip(".").replace(".", ",")
