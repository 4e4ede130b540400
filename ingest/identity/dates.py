"""Days as documents print them: "ngày 18 tháng 02 năm 2025", "ngày 14/02/2025"."""

import re
from datetime import date

DAY = r"ngày\s+(?P<day>\d{1,2})\s*(?:[/.-]|tháng)\s*(?P<month>\d{1,2})\s*(?:[/.-]|[.,]?\s*năm)\s*(?P<year>\d{4})"
_DAY = re.compile(DAY, re.IGNORECASE)
ADOPTED = re.compile(
    rf"này\s+(?:đã\s+)?được\s[^.;]{{0,200}}?thông qua\s+(?:tại\s[^.;]{{0,90}}?)?{DAY}", re.IGNORECASE
)
"""How a law or a council's resolution says on which day it was adopted."""


def day_in(text: str, at: int = 0) -> date | None:
    """Return the first day printed in `text` from `at` on; None where there is none that a calendar has."""
    found = _DAY.search(text, at)
    return day_of(found) if found else None


def day_of(found: re.Match[str]) -> date | None:
    """Return the day that a match of DAY names; None for one that no calendar has."""
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def days_in(text: str) -> list[date]:
    """Return every day printed in `text`, in order."""
    return [day for found in _DAY.finditer(text) if (day := day_of(found))]
