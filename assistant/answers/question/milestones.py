"""Which milestones of a row a question asks for, by year, by a span of years or by their order."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from assistant.answers.question.terms import says
from assistant.library.nouns import Milestone, Target
from assistant.text.normal import fold

_Y = r"((?:19|20)\d\d)"
_SPAN = re.compile(
    rf"(?<![\d/.-]){_Y}\s*(?:-|den|toi|cho den|sang|len)\s*(?:het\s+|cuoi\s+)?(?:nam\s+)?{_Y}(?![\d/])"
)
_BEFORE = re.compile(rf"\btruoc\s+(?:nam\s+|moc\s+)*{_Y}")
_AFTER = re.compile(rf"\bsau\s+(?:nam\s+|moc\s+)*{_Y}")
_COUNTED = re.compile(r"(?:\d|\b(?:hai|ba|bon|nam|sau|bay|tam|chin|muoi|may|vai)) nam (?:sau|toi|truoc)\b")
"""Years that are counted from another year: "5 năm sau" is not the next year."""
_RELATIVE = (("rows.this_year", 0), ("rows.next_year", 1), ("rows.last_year", -1))


def relative_years(text: str, today: date | None = None) -> tuple[int, ...]:
    """Return the years that are named from today on: this one, the next, the last."""
    if _COUNTED.search(fold(text)):
        return ()
    year = (today or date.today()).year  # noqa: DTZ011 - people mean the year on their own calendar
    return tuple(year + step for key, step in _RELATIVE if says(text, key))


def spans_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of years in a question, each with its first and last year."""
    found = [(int(a), int(b)) for a, b in _SPAN.findall(fold(text))]
    return tuple((a, b) for a, b in found if a < b)


def asked_years(text: str, years: Sequence[int], target: Target) -> tuple[int, ...]:
    """Return the years of a row that a question asks for; none where it asks for all.

    A span means the milestones in it, or its end where there is none; "before" a year means that year and the
    milestone before it. The first and last milestones are asked for by their order.
    """
    held = sorted({m.year for m in target.milestones})
    folded = fold(text)
    within = [year for a, b in spans_in(text) for year in held if a <= year <= b]
    if within:
        return tuple(dict.fromkeys(within))
    if spans := spans_in(text):
        return (spans[0][1],)
    if before := _BEFORE.search(folded):
        year = int(before[1])
        return tuple(y for y in held if y <= year)[-2 if year in held else -1 :] or (year,)
    if after := _AFTER.search(folded):
        year = int(after[1])
        return tuple(y for y in held if y > year)[:1] or (year,)
    if years or not held:
        return tuple(years)
    ends = (("rows.first_milestone", held[0]), ("rows.last_milestone", held[-1]))
    return tuple(dict.fromkeys(year for key, year in ends if says(text, key)))


def asked_of(target: Target, years: Sequence[int]) -> list[Milestone]:
    """Return the values of the years asked, of all where none is.

    A value of a phase, of a part of a year or of the year one starts from counts only where its year has
    no value of its own, and is then said by its column's head.
    """
    found: list[Milestone] = [] if years else list(target.milestones)
    for year in years:
        whole = [m for m in target.milestones if m.period == "year" and m.year == year]
        others = [
            m for m in target.milestones if m.period != "year" and (m.since or m.year) <= year <= m.year
        ]
        found += [m for m in whole or others if m not in found]
    return found


def unit_of(target: Target, milestone: Milestone) -> str:
    """Return the unit a number is in: its row's, its own, or, where it is printed bare, that of most others."""
    given = target.unit or milestone.unit
    if given or milestone.amount is None:
        return given or ""
    others = Counter(m.unit for m in target.milestones if m.unit)
    bare = sum(m.unit is None and m.amount is not None for m in target.milestones)
    unit, times = next(iter(others.most_common(1)), ("", 0))
    return unit if unit and times > bare else ""


def plain_amount(milestone: Milestone) -> float | None:
    """Return a cell's number where it is one figure and no bound; None for a bound, a range, a word or nothing."""
    exact = milestone.comparator in {None, "="} and milestone.upper is None and milestone.note is None
    return milestone.amount if exact else None
