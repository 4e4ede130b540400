"""The reports and reviews of an edition: who, to whom, how often, word for word."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from assistant.answers.duties.reporting import Report as Said
from assistant.answers.duties.reporting import all_reports
from assistant.answers.duties.who import recipients
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.periods import printed_periods
from assistant.library.nouns import Duty, Role, Span
from assistant.text.recurrence import Recurrence, recurrences
from bot.views.duties.entries import Clause, clause_of

Kind = Literal["report", "review", "unnamed"]


@dataclass(frozen=True, slots=True)
class Report:
    """A report, a review, or a sentence that says how often is reported and names nobody who does.

    `periods` are the printed times, `turns` those that have their place in every year; `to` the printed names of
    those whom it goes to.
    """

    kind: Kind
    clause: Clause
    agency: str
    agency_id: str
    to: tuple[str, ...]
    periods: tuple[str, ...]
    turns: tuple[Recurrence, ...]


def reports_of(lexicon: Lexicon, documents: Collection[str]) -> tuple[Report, ...]:
    """Return all of them in document order, rows of tables that name a report as well."""
    found = [_report(one, lexicon) for one in all_reports(lexicon, documents)]
    found += [
        _of_run((duty,), lexicon)
        for duty, _, _ in lexicon.duties
        if duty.columns and duty.role is Role.REPORTS and duty.document in documents
    ]
    order = {id_: n for n, id_ in enumerate(lexicon.documents)}
    return tuple(sorted(found, key=lambda one: (order[one.clause.document.id], one.clause.place.start)))


def _report(said: Said, lexicon: Lexicon) -> Report:
    if said.span is None:
        return _of_run(said.run, lexicon)
    clause = clause_of(said.place.document, said.place.id, said.span, lexicon)
    turns = recurrences(clause.text)
    periods = tuple(one.printed for one in turns) or printed_periods(clause.text)
    return Report("unnamed", clause, "", "", (), periods, turns)


def _of_run(run: tuple[Duty, ...], lexicon: Lexicon) -> Report:
    first, last = run[0], run[-1]
    reporting = [one for one in run if one.role is Role.REPORTS]
    telling = reporting[-1] if reporting else last
    span = Span(min(one.span.start for one in run), max(one.span.end for one in run))
    periods = tuple(dict.fromkeys(one.deadline for one in run if one.deadline))
    turns = tuple(dict.fromkeys(turn for period in periods for turn in recurrences(period)))
    return Report(
        kind="report" if reporting else "review",
        clause=clause_of(first.document, first.provision, span, lexicon, by=telling),
        agency=first.agency,
        agency_id=first.agency_id,
        to=tuple(dict.fromkeys(name for one in reporting for name in recipients(one, lexicon))),
        periods=periods,
        turns=turns,
    )
