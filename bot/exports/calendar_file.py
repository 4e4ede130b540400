"""Days to remember as an .ics calendar (RFC 5545), written by icalendar: whole days, each with where it is said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

ICS = "text/calendar; charset=utf-8"
_PRODUCT = "-//Tro ly 57//Lich bao cao//VI"


@dataclass(frozen=True, slots=True)
class Turns:
    """How an event comes back each year: in these months on a day of them, or every week where there are none.

    `day` is -1 for the last day of the month; `until` is the last day on which it may.
    """

    months: tuple[int, ...]
    day: int = -1
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A whole day: `key` tells it from every other, `stamp` is the day from which it is known."""

    key: str
    title: str
    day: date
    description: str
    stamp: date
    turns: Turns | None = None
    categories: Sequence[str] = ()


def calendar_file(events: Sequence[Event], *, name: str, about: str) -> bytes:
    """Return an .ics file of the events in order; it blocks nobody's time and wakes nobody up."""
    from icalendar import Calendar
    from icalendar import Event as Entry

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    # What programs show as the calendar's name, and the property that RFC 7986 made of it.
    calendar.add("x-wr-calname", name)
    calendar.add("name", name)
    calendar.add("description", about)
    for event in events:
        entry = Entry()
        entry.add("uid", f"{event.key}@troly57")
        entry.add("dtstamp", datetime.combine(event.stamp, time(), UTC))
        entry.add("summary", _printable(event.title))
        entry.add("dtstart", event.day)
        entry.add("dtend", event.day + timedelta(days=1))
        entry.add("description", _printable(event.description))
        entry.add("transp", "TRANSPARENT")
        if event.categories:
            entry.add("categories", list(event.categories))
        if event.turns:
            entry.add("rrule", _rule(event.turns))
        calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _rule(turns: Turns) -> dict[str, object]:
    rule: dict[str, object] = {"freq": "WEEKLY"}
    if turns.months:
        rule = {"freq": "YEARLY", "bymonth": list(turns.months), "bymonthday": turns.day}
    if turns.until:
        rule["until"] = turns.until
    return rule


def _printable(text: str) -> str:
    """Return `text` without the control characters that no line of a calendar may hold."""
    return "".join(sign for sign in text if sign == "\n" or (ord(sign) >= 32 and ord(sign) != 127))
