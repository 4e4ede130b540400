"""Reports and reviews: who reports what to whom and how often, gathered from wherever it is said."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.answers.answer import Sentence, Status
from assistant.answers.duties.general import kind_named
from assistant.answers.duties.given import drop, said_run
from assistant.answers.duties.who import recipients, said_to
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written
from assistant.answers.question.address import Address
from assistant.answers.question.asking_part import narrowed
from assistant.answers.question.bag import Bag
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.periods import is_exact, is_periodic
from assistant.answers.question.terms import says
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Duty, Provision, Role, Span
from assistant.text.normal import fold
from assistant.wording import words

_OF_THE_THING = 0.75
"""The share of what a question says beside the agency that a report must hold to be the one meant."""
_MOST_SHOWN = 12
_ELSEWHERE = re.compile(rf"\b(?:{'|'.join(map(fold, words('questions.elsewhere')))})\b")
"""A report to a body that is not of the place is none to a body of it that is called alike."""


@dataclass(frozen=True, slots=True)
class Report:
    """A duty to report, or a sentence that says how often is reported and not by whom."""

    place: Provision
    bag: Bag
    periodic: bool
    exact: bool
    run: tuple[Duty, ...] = ()
    span: Span | None = None


def write_reports(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return who reports what to whom and how often, where that is asked; of one agency when it names one."""
    asked = narrowed(asked, lexicon.names, ("reporting",))
    differing = says(asked.text, "questions.differing")
    how_often = "how_often" in asked.wants or differing
    if not says(asked.text, "questions.reporting") or not (how_often or "when" in asked.wants):
        return None
    if not asked.agencies and kind_named(asked):
        return None  # of a kind of bodies, not of all who report
    if asked.address and not (asked.address.bare or differing):
        return None
    every = all_reports(lexicon, documents)
    reports = [one for one in every if one.periodic or "when" in asked.wants]
    if asked.agencies:
        own = [one for one in every if one.run and one.run[0].agency_id in asked.agencies]
        own = [one for one in own if one.periodic] or own
        of_nobody = _exact([one for one in reports if not one.run]) if differing else []
        there = _at(asked.address, own)
        if not differing:
            meant = _of_the_thing(asked, own, lexicon)
        elif asked.address and there:
            meant = there  # its own clauses are held against each other
        else:
            meant = [*_exact(own), *_at(asked.address, of_nobody)]
    else:
        meant = _of_the_thing(asked, reports, lexicon)
        meant = meant if says(asked.text, "questions.calendar") else _exact(meant)
    if not 0 < len(meant) <= _MOST_SHOWN:
        return None
    citer = Citer(lexicon)
    sentences = tuple(_said(one, asked, lexicon, citer) for one in sorted(meant, key=_order))
    return Written(Status.ANSWERED, sentences, citer.citations)


def _exact(reports: Sequence[Report]) -> list[Report]:
    """Return those that say at which intervals, where any does: "định kỳ" alone does not."""
    return [one for one in reports if one.exact] or list(reports)


def all_reports(lexicon: Lexicon, documents: Collection[str]) -> list[Report]:
    """Return all reports and reviews of `documents`."""
    found = []
    for clause in lexicon.given:
        if clause.duties[0].document not in documents:
            continue
        place = lexicon.provision(clause.duties[0].provision)
        runs = [_with_its_period(clause.duties, n) for n, duty in enumerate(clause.duties) if _reports(duty)]
        for run in runs:
            if any(run != other and set(run) < set(other) for other in runs):
                continue
            said = " ".join((*(d.deadline or "" for d in run), *(d.action for d in run)))
            bag = Bag.of(" ".join(f"{d.verb} {d.action} {d.deadline or ''}" for d in run))
            found.append(Report(place, bag, is_periodic(said), is_exact(said), run))
    found += [
        Report(place, bag, periodic=True, exact=is_exact(span.of(lexicon.clean(place.document))), span=span)
        for place, span, bag in lexicon.reports_of_nobody
        if place.document in documents
    ]
    return found


def _with_its_period(duties: Sequence[Duty], n: int) -> tuple[Duty, ...]:
    """Return a report or review and, where it does not say how often itself, what beside it in the clause does."""
    duty = duties[n]
    if duty.deadline:
        return (duty,)
    if duty.role is Role.REPORTS:  # of what is done at intervals
        begin = next((i for i in range(n) if duties[i].deadline), n)
        return tuple(duties[begin : n + 1])
    return tuple(duties[n : n + 2]) if n + 1 < len(duties) and duties[n + 1].deadline else (duty,)


def _reports(duty: Duty) -> bool:
    said = fold(f"{duty.verb} {duty.action}") if duty.deadline else fold(duty.verb)
    return duty.role is Role.REPORTS or any(word in said for word in _REPORTING)


_REPORTING = tuple(fold(word) for word in (*words("questions.reporting"), "đánh giá"))


def _of_the_thing(asked: Understood, reports: Sequence[Report], lexicon: Lexicon) -> list[Report]:
    """Return the reports that hold what the question says of them beside the agency; all where it says nothing."""
    names = [lexicon.names.agency(id_) for id_ in asked.agencies]
    bare = drop(
        asked.terms, ("of_work", "document", "of_reporting", "differing", "how_often", "to_whom"), names
    )
    terms = [term for term in bare if not term.folded.isdecimal()]
    if _ELSEWHERE.search(fold(asked.text)):
        reports = [one for one in reports if any(_ELSEWHERE.search(fold(duty.action)) for duty in one.run)]
    if not terms or asked.address:
        return list(reports)
    scored = [(lexicon.coverage(terms, one.bag), one) for one in reports]
    best = max((score for score, _ in scored), default=0.0)
    return [one for score, one in scored if score >= max(_OF_THE_THING, best)]


def _at(address: Address | None, reports: Sequence[Report]) -> list[Report]:
    """Return those of the reports that stand at the address, where the question names one."""
    if address is None or address.bare:
        return list(reports)
    paths = [path for group in address.paths for path in group]
    return [one for one in reports if any(one.place.path.startswith(path) for path in paths)]


def _order(report: Report) -> tuple[str, int]:
    return report.place.document, report.run[0].span.start if report.run else report.place.start


def _said(report: Report, asked: Understood, lexicon: Lexicon, citer: Citer) -> Sentence:
    if report.span:
        return citer.said(citer.quote(report.place, report.span))
    if "to_whom" in asked.wants and len(report.run) == 1 and recipients(report.run[0], lexicon):
        return said_to(report.run[0], lexicon, citer)
    return said_run(report.run, lexicon, citer)
