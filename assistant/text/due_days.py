"""By which day: a printed deadline as a day of the calendar, and whether that day itself is printed."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.text.numbers import of_roman

_YEAR = r"(?P<{name}>(?:19|20)\d\d)(?!\d)"
_BEFORE = re.compile(r"\btrước(?:\s+hết)?\s+$", re.IGNORECASE)
_DAY = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<month>\d{{1,2}})(?:\s*[/.-]\s*|\s+năm\s+)"
    rf"{_YEAR.format(name='year')}",
    re.IGNORECASE,
)
_MONTH = re.compile(
    rf"(?:tháng\s+|(?<![\d/]))(?P<month>\d{{1,2}})(?:\s*/\s*|\s+năm\s+){_YEAR.format(name='year')}",
    re.IGNORECASE,
)
_QUARTER = re.compile(
    rf"quý\s+(?P<quarter>[IV]{{1,3}}|[1-4])(?:\s*[/,]\s*(?:năm\s+)?|\s+(?:năm\s+)?){_YEAR.format(name='year')}",
    re.IGNORECASE,
)
_PHASE = re.compile(rf"(?:19|20)\d\d\s*[-–—]\s*{_YEAR.format(name='year')}")
_ANY_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEAR_ALONE = re.compile(rf"(?<![\d/.-]){_YEAR.format(name='year')}")


@dataclass(frozen=True, slots=True)
class DueDay:
    """A day by which something is due; `exact` where it is printed, else it is the last of what is printed."""

    day: date
    exact: bool


def due_day(printed: str) -> DueDay | None:
    """Return the day by which a deadline is; None where it names none of a calendar, or more than one."""
    found = list(_found(printed))
    return found[0] if len(found) == 1 else None


def _found(printed: str) -> Iterator[DueDay]:
    """Yield the days of the first way of printing them that the text has any of."""
    for pattern in (_DAY, _QUARTER, _MONTH, _PHASE, _YEAR_ALONE):
        some = list(pattern.finditer(printed))
        if some:
            if len(_ANY_YEAR.findall(printed)) > sum(len(_ANY_YEAR.findall(one.group())) for one in some):
                return  # another time is printed in another way
            days = (_day(found, printed) for found in some)
            yield from (day for day in days if day)
            return


def _day(found: re.Match[str], printed: str) -> DueDay | None:
    parts = found.groupdict()
    year = int(parts["year"])
    try:
        if parts.get("day"):
            return DueDay(date(year, int(parts["month"]), int(parts["day"])), exact=True)
        first, last = _months(parts)
        if _BEFORE.search(printed[: found.start()].removesuffix("năm ")):
            return DueDay(date(year, first, 1) - timedelta(days=1), exact=False)
        return DueDay(date(year, last, monthrange(year, last)[1]), exact=False)
    except ValueError:
        return None


def _months(parts: dict[str, str | None]) -> tuple[int, int]:
    """Return the first and the last month of what is printed; ValueError for one that no year has."""
    if parts.get("month"):
        return int(parts["month"] or 0), int(parts["month"] or 0)
    if parts.get("quarter"):
        quarter = of_roman(parts["quarter"] or "") or int(parts["quarter"] or 0)
        return 3 * quarter - 2, 3 * quarter
    return 1, 12
