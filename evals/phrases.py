"""How the judge compares wording: a normal form, phrases that end where words and numbers end, and figures."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from assistant.text.normal import plain

Rewrite = tuple[re.Pattern[str], str]

_OLD_TONES = {"oa": "oà oá oả oã oạ", "oe": "oè oé oẻ oẽ oẹ", "uy": "uỳ uý uỷ uỹ uỵ"}
_NEW_TONES = {"oa": "òa óa ỏa õa ọa", "oe": "òe óe ỏe õe ọe", "uy": "ùy úy ủy ũy ụy"}
_TONES = {
    old: new
    for pair, olds in _OLD_TONES.items()
    for old, new in zip(olds.split(), _NEW_TONES[pair].split(), strict=True)
}
_TONE = re.compile("|".join(_TONES))
# Marks of citations and of Markdown, and the number that opens a line of a list, say nothing.
_FURNITURE = re.compile(r"(?m)\[\d{1,3}\]|\*\*|__|`|^\s*\d{1,3}(?:\.\d{1,3})*[.)]\s+")
# In the plain form, in lower case: one way to write a sign, and no space beside it.
_SIGNS: tuple[Rewrite, ...] = (
    (re.compile(r"(?<=\d)\s+phần trăm(?!\w)"), "%"),
    (re.compile(r"(?<=\d)\s+%"), "%"),
    (re.compile(r">="), "≥"),
    (re.compile(r"<="), "≤"),
    (re.compile(r"([≥≤<>=])\s+(?=\d)"), r"\1"),
    (re.compile(r"(?<=[\d%])\s+-\s+(?=\d)"), "-"),
)
COMPARATORS = "≥≤<>"
# A sign may be read out.
_READ_OUT = {
    "≥": r"(?:≥|(?<!\w)(?:tối thiểu|ít nhất|không dưới|không thấp hơn)\s)",
    "≤": r"(?:≤|(?<!\w)(?:tối đa|không quá|không vượt quá)\s)",
}
_NUMBER = r"\d++(?:[.,]\d++)*+%?"
_FIGURE = re.compile(rf"(?<!\w)(?<!\w[.,]){_NUMBER}(?!\w)")
# A document's number as offices write it: digits, perhaps a year, then the signs of kind and issuer.
_DOCUMENT = re.compile(r"(?<!\w)\d{1,4}(?:/\d{4})?[-/][a-zđ]{2,}\w*(?:[-/][a-zđ]\w*)*")
# A day, a month of a year, or a day of a month: one figure, whatever its parts are elsewhere.
_D, _M, _Y = r"(?P<day>0?[1-9]|[12]\d|3[01])", r"(?P<month>0?[1-9]|1[0-2])", r"(?P<year>(?:19|20)\d\d)"
_DATES = tuple(
    re.compile(rf"(?<![\w/])(?<!\d[.,]){date}(?![\w/])")
    for date in (
        rf"{_D}/{_M}/{_Y}",
        rf"{_D} tháng {_M} năm {_Y}",
        rf"tháng {_M} năm {_Y}",
        rf"{_M}/{_Y}",
        rf"{_D} tháng {_M}",
        rf"{_D}/{_M}",
    )
)
_YEAR = re.compile(r"(?:19|20)\d\d")


@lru_cache(maxsize=16384)
def normal(text: str) -> str:
    """Return what two wordings of the same share: NFC, lower case, single spaces, signs written one way."""
    line = plain(_FURNITURE.sub(" ", text)).casefold()
    line = _TONE.sub(lambda found: _TONES[found[0]], " ".join(line.split()))
    for pattern, sign in _SIGNS:
        line = pattern.sub(sign, line)
    return line


@lru_cache(maxsize=16384)
def _pattern(phrase: str) -> re.Pattern[str]:
    needle = normal(phrase)
    left = r"(?<!\w)" if needle[:1].isalnum() else ""
    right = r"(?!\w)" if needle[-1:].isalnum() else ""
    if needle[:1].isdecimal():
        left += rf"(?<!\w[.,])(?<![{COMPARATORS}])"
    if needle[-1:].isdecimal():
        right += r"(?![.,]\d)(?!%)"
    if needle[:1] in _READ_OUT:
        left, needle = _READ_OUT[needle[0]], needle[1:]
    return re.compile(left + re.escape(needle) + right)


def holds(text: str, phrase: str) -> bool:
    """Tell whether the normal text `text` holds `phrase` whole: 5% is not in 95%, nor 80% in ≥ 80%."""
    return bool(_pattern(phrase).search(text))


def says(text: str, alternatives: str) -> bool:
    """Tell whether the normal text `text` holds one of `alternatives`, which "|" parts."""
    return any(holds(text, phrase) for phrase in alternatives.split("|"))


@lru_cache(maxsize=16384)
def figures(text: str) -> frozenset[str]:
    """Return the figures of the normal text `text`: numbers with their % sign, dates, numbers of documents."""
    found = set(_DOCUMENT.findall(text))
    rest = _DOCUMENT.sub(" ", text)
    for form in _DATES:
        for date in form.finditer(rest):
            found.update(_writings(date.groupdict()))
        rest = form.sub(" ", rest)
    return frozenset(found).union(map(_canonical, _FIGURE.findall(rest)))


def years(numbers: frozenset[str]) -> frozenset[str]:
    """Return those of `numbers` that are years."""
    return frozenset(number for number in numbers if _YEAR.fullmatch(number))


def count_words(text: str) -> int:
    """Return how many words a reader has to read."""
    return len(_FURNITURE.sub(" ", text).split())


def _writings(date: Mapping[str, str]) -> Iterator[str]:
    """Yield a date, and whatever shorter writing of it says no more."""
    parts = {name: _canonical(part) for name, part in date.items()}
    for names in (("day", "month", "year"), ("day", "month"), ("month", "year"), ("year",)):
        if parts.keys() >= set(names):
            yield "/".join(parts[name] for name in names)


def _canonical(number: str) -> str:
    return re.sub(r"^0+(?=\d)", "", number.replace(",", "."))
