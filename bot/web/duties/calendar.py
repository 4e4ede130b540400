"""The reporting calendar: every report and deadline with its printed time, and which of them an .ics file can hold."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b

from assistant.library.nouns import Document, Role
from assistant.text.due_days import DueDay, due_day
from assistant.text.recurrence import EACH_MONTH, Recurrence
from assistant.wording import say
from bot.exports.calendar_file import Event, Turns
from bot.views.duties.entries import Clause, Entry
from bot.views.duties.ledger import Ledger
from bot.views.duties.reports import Report

_ENDED = frozenset({"replaced", "expired"})
_SUNDAY = 6
_TITLE = 70
"""So much of a task names it in the title of an event."""
_YEARS = 9
"""In so many years every day of the calendar comes at least once."""


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report, when its events are, and, where it has none, why."""

    report: Report
    placed: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class DueLine:
    """A task by a printed time, the agencies that see to it, and the day of its event; why not, where it has none."""

    entry: Entry
    agencies: tuple[tuple[str, str], ...]
    printed: str
    due: DueDay
    reason: str


def report_lines(ledger: Ledger) -> tuple[ReportLine, ...]:
    """Return the reports and reviews, in document order."""
    return tuple(_report_line(one) for one in ledger.reports)


def _report_line(report: Report) -> ReportLine:
    if _start(report.clause.document) is None:
        why = "no_start"
    elif report.clause.document.validity in _ENDED:
        why = "ended"
    elif any(map(due_day, report.periods)):
        why = "dated"
    else:
        why = "vague" if report.periods else "none"
    kept = report.turns if why not in {"no_start", "ended"} else ()
    reason = "" if kept else say(f"duties.uncalendared.{why}")
    return ReportLine(report, tuple(map(_placed, kept)), reason)


def _placed(turn: Recurrence) -> str:
    months = ", ".join(map(str, turn.months))
    if not turn.months:
        return say("duties.often.each_week")
    if turn.months == EACH_MONTH:
        return say("duties.often.each_month", day=turn.day) if turn.day else say("duties.often.month_ends")
    one = len(turn.months) == 1
    if turn.day is None:
        return say(f"duties.often.{'last_day' if one else 'last_days'}", months=months)
    return say(f"duties.often.{'day' if one else 'days'}", day=turn.day, months=months)


def due_lines(ledger: Ledger) -> tuple[DueLine, ...]:
    """Return the tasks that are due by a time of the calendar, the earliest first; one of several agencies once."""
    together: dict[tuple[str, int, str], list[Entry]] = {}
    for one in ledger.entries:
        if one.duty.deadline:
            at = (one.duty.provision, one.duty.span.start, one.duty.deadline)
            together.setdefault(at, []).append(one)
    found = []
    for (_, _, printed), members in together.items():
        due = due_day(printed)
        if due:
            document = members[0].clause.document
            reason = say("duties.uncalendared.ended") if document.validity in _ENDED else ""
            found.append(DueLine(members[0], _agencies(members), printed, due, reason))
    return tuple(sorted(found, key=lambda one: one.due.day))


def _agencies(members: list[Entry]) -> tuple[tuple[str, str], ...]:
    """Return those who see to a task, by id and printed name: who leads it, where anybody does."""
    leading = [one for one in members if one.duty.role is Role.LEADS] or members
    return tuple(dict.fromkeys((one.duty.agency_id, one.duty.agency) for one in leading))


def events_of(ledger: Ledger) -> tuple[Event, ...]:
    """Return the events of the calendar file: each rests on a printed time, and says so where no day is printed."""
    events = [event for one in report_lines(ledger) if one.placed for event in _of_report(one.report)]
    events += [_of_due(one) for one in due_lines(ledger) if not one.reason]
    return tuple(events)


def _of_report(report: Report) -> Iterator[Event]:
    document = report.clause.document
    start = _start(document)
    for turn in report.turns:
        day = first_day(turn, start) if start else None
        until = document.in_force_to if isinstance(document.in_force_to, date) else None
        if start is None or day is None or (until and day > until):
            continue
        told = "with_day" if turn.day else "no_day"
        title = {"report": "report", "review": "review", "unnamed": "unnamed"}[report.kind]
        lines = [
            say(f"duties.calendar.{told}", period=turn.printed),
            *([say("duties.calendar.to", names="; ".join(report.to))] if report.to else []),
            *_said(report.clause),
        ]
        kind = "kind_report" if report.kind != "review" else "kind_review"
        yield Event(
            key=_key(report.clause, report.agency_id, turn.printed),
            title=say(f"duties.calendar.{title}", agency=report.agency, period=turn.printed),
            day=day,
            description="\n".join(lines),
            stamp=start,
            turns=Turns(turn.months, turn.day or -1, until),
            categories=(say(f"duties.calendar.{kind}"),),
        )


def _of_due(line: DueLine) -> Event:
    clause = line.entry.clause
    told = "with_day" if line.due.exact else "due_no_day"
    names = "; ".join(name for _, name in line.agencies)
    task = " ".join(line.entry.duty.action.split())
    return Event(
        key=_key(clause, names, line.printed),
        title=say(
            "duties.calendar.due",
            agency=names,
            period=line.printed,
            task=task if len(task) <= _TITLE else f"{task[:_TITLE].rpartition(' ')[0]}…",
        ),
        day=line.due.day,
        description="\n".join([say(f"duties.calendar.{told}", period=line.printed), *_said(clause)]),
        stamp=_start(clause.document) or line.due.day,
        categories=(say("duties.calendar.kind_due"),),
    )


def _said(clause: Clause) -> list[str]:
    key = "summary" if clause.digest else "quote"
    return [
        say(f"duties.calendar.{key}", quote=clause.text.strip()),
        say("duties.calendar.place", label=clause.label, number=clause.document.number, url=clause.url),
    ]


def _start(document: Document) -> date | None:
    """Return the day from which turns are counted: no event is before the document was."""
    return document.signed_on or document.known_on


def first_day(turn: Recurrence, start: date) -> date | None:
    """Return the first day from `start` on that is one of the turns; None for a day that no such month has."""
    if not turn.months:
        return start + timedelta(days=(_SUNDAY - start.weekday()) % 7)
    for year in range(start.year, start.year + _YEARS):
        for month in turn.months:
            last = monthrange(year, month)[1]
            day = turn.day or last
            if day <= last and date(year, month, day) >= start:
                return date(year, month, day)
    return None


def _key(clause: Clause, *parts: str) -> str:
    named = "\0".join((clause.place.id, str(clause.text), *parts))
    return blake2b(named.encode(), digest_size=12).hexdigest()
