"""Days, months and years in a text, and what only looks like a figure: numbers of documents."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.answers.proof.claims.reading import told
from assistant.text.numbers import DOCUMENT_NUMBER, of_roman
from assistant.wording import say, words


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month, quarter or year, as far as it is said, and its place in the text."""

    year: int | None
    month: int | None
    day: int | None
    quarter: int | None
    start: int
    end: int

    def within(self, other: "Moment") -> bool:
        """Tell whether all that is said here is said of the other too."""
        pairs = (
            (self.year, other.year),
            (self.month, other.month),
            (self.day, other.day),
            (self.quarter, other.quarter),
        )
        return all(mine is None or mine == theirs for mine, theirs in pairs)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A document named by its number: the number as printed (whole, or its first figures), folded, and its place."""

    number: str
    whole: bool
    start: int
    end: int


_NUMBER = re.compile(DOCUMENT_NUMBER)


@lru_cache(maxsize=512)
def documents(text: str) -> tuple[Numbered, ...]:
    """Return the documents that a text names by number, whole ones and those cut short (its kind and first figures)."""
    read = told(text)
    found = [
        Numbered(m.group().lower(), True, m.start(), m.end())
        for m in _NUMBER.finditer(read.text)
        if re.search(r"[^\W\d_]", m.group())
        and (re.search(r"[A-ZĐ]{2}|[A-ZĐ]-|-[A-ZĐ]", m.group()) or "-" in m.group())
    ]
    taken = [(one.start, one.end) for one in found]
    found.extend(
        Numbered(m[1], False, m.start(1), m.end(1))
        for m in _short().finditer(read.low)
        if not any(start < m.end() and m.start(1) < end for start, end in taken)
    )
    return tuple(sorted(found, key=lambda one: one.start))


@lru_cache(maxsize=512)
def moments(text: str) -> tuple[Moment, ...]:
    """Return the days, months, quarters and years that a text says, in order."""
    read = told(text)
    taken = [(one.start, one.end) for one in documents(text)]
    found: list[Moment] = []
    for pattern, names in _patterns():
        for m in pattern.finditer(read.low):
            if any(start < m.end() and m.start() < end for start, end in taken):
                continue
            said = dict(zip(names, m.groups(), strict=True))
            quarter = said.get("quarter")
            one = Moment(
                _whole(said.get("year")),
                _whole(said.get("month")),
                _whole(said.get("day")),
                (_whole(quarter) if quarter.isdigit() else of_roman(quarter)) if quarter else None,
                m.start(),
                m.end(),
            )
            if _possible(one):
                taken.append((m.start(), m.end()))
                found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


@lru_cache(maxsize=512)
def numbered_away(text: str) -> frozenset[int]:
    """Return the places, in words, of dates and of documents' numbers: their digits are no figures."""
    read = told(text)
    named = [(one.start, one.end) for one in documents(text)]
    dated = [(one.start, one.end) for one in moments(text)]
    return frozenset(
        place
        for start, end in (*named, *dated)
        for place in range(read.first_from(start), read.first_from(end - 1) + 1)
    )


def _whole(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _possible(moment: Moment) -> bool:
    return (moment.month is None or 1 <= moment.month <= 12) and (moment.day is None or 1 <= moment.day <= 31)


@cache
def _short() -> re.Pattern[str]:
    kinds = "|".join(sorted(words("claims.documents.kinds"), key=len, reverse=True))
    units = "|".join(sorted(words("claims.documents.no_number_before"), key=len, reverse=True))
    number = say("claims.documents.number")
    return re.compile(
        rf"(?<!\w)(?:{kinds})\s+(?:{number}\s+)?(\d{{1,5}}(?:/\d{{4}})?)(?![\w%]|[.,/-]\d|\s*(?:%|(?:{units})(?!\w)))"
    )


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    day, month, year, quarter = (say(f"claims.moments.{one}") for one in ("day", "month", "year", "quarter"))
    soon = "|".join(words("claims.moments.before_a_day"))
    number = r"(?<![\d.,/-])(\d{1,2})"
    four = r"((?:19|20|21)\d\d)(?![\d]|[.,]\d)"
    return tuple(
        (re.compile(pattern), names)
        for pattern, names in (
            (rf"{number}[/.-](\d{{1,2}})[/.-](\d{{4}})(?!\d)", ("day", "month", "year")),
            (
                rf"{day}\s+(\d{{1,2}})\s+{month}\s+(\d{{1,2}})\s*,?\s*{year}\s+(\d{{4}})",
                ("day", "month", "year"),
            ),
            (rf"{day}\s+(\d{{1,2}})\s+{month}\s+(\d{{1,2}})(?!\d)", ("day", "month")),
            (rf"{month}\s+(\d{{1,2}})(?:\s*[/-]\s*|\s*,?\s+{year}\s+)(\d{{4}})(?!\d)", ("month", "year")),
            (rf"{quarter}\s+([ivx]+|\d)(?!\w)(?:\s*[/-]\s*|\s+{year}\s+|\s+){four}", ("quarter", "year")),
            (rf"{quarter}\s+([ivx]+|\d)(?!\w)", ("quarter",)),
            (rf"(?:{soon})\s+(\d{{1,2}})/(\d{{1,2}})(?![\d/])", ("day", "month")),
            (rf"{number}/(\d{{4}})(?!\d)", ("month", "year")),
            (rf"(?<![\d.,])(\d{{1,2}})/(\d{{1,2}})(?=\s+{say('claims.moments.yearly')})", ("day", "month")),
            (rf"{day}\s+(\d{{1,2}})(?![\d.,]*\d)", ("day",)),
            (rf"{month}\s+(\d{{1,2}})(?![\d.,]*\d)", ("month",)),
            (rf"(?<![\d.,/]){four}", ("year",)),
        )
    )
