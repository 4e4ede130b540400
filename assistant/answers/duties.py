"""Answers from duties: what an agency is given to do, and which agency is given a thing."""

from collections.abc import Collection, Sequence

from assistant.answers.answer import Sentence, Status
from assistant.answers.citing import Citer
from assistant.answers.lexicon import Bag, Lexicon
from assistant.answers.task_rows import row_said, rows_listed
from assistant.answers.terms import Term, content_terms, says
from assistant.answers.understand import Understood
from assistant.answers.written import Written
from assistant.library.nouns import Duty, Role, Span
from assistant.wording import say, words

_ENOUGH = 0.75
"""The share of the question's weight that one duty must hold to be what "who" asks for."""
_SPOKEN_OF = 0.5
"""The share of what a question says of an agency's work that its duties must hold."""
_AS_GOOD = 0.98
_IN_ORDER = 0.8
"""The share of the best row's neighbouring words that a row must hold: tables have many rows of like words."""
_MOST_SHOWN = 12
"""More agencies than this and the question names too little to be answered by a list."""


def write_duties(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return every clause that gives the one agency of the question something, word for word."""
    if "duties" not in asked.wants or len(asked.agencies) != 1:
        return None
    (agency_id,) = asked.agencies
    duties = [d for d, _, _ in lexicon.duties if d.agency_id == agency_id and d.document in documents]
    if not duties or not _speak_to(asked, duties, lexicon):
        return None
    citer = Citer(lexicon)
    rows = _spoken_of(asked, [duty for duty in duties if duty.columns], lexicon)
    sentences = _clauses_given([duty for duty in duties if not duty.columns], lexicon, citer, alone=not rows)
    listed, whole = rows_listed(asked, rows, lexicon, citer)
    status = Status.ANSWERED if whole else Status.PARTIAL
    return Written(status, (*sentences, *listed), citer.citations)


def _clauses_given(duties: Sequence[Duty], lexicon: Lexicon, citer: Citer, *, alone: bool) -> list[Sentence]:
    """Return the clauses that give one agency work; a single one that stands `alone` is said without a list."""
    if not duties:
        return []
    head = _named_by(duties[0], lexicon, citer)
    begins = {duty.provision: duty.span.start for duty in reversed(duties)}
    places = [lexicon.provision(id_) for id_ in dict.fromkeys(duty.provision for duty in duties)]
    clauses = [citer.cite(citer.quote(place, Span(begins[place.id], place.end))) for place in places]
    texts = [citer.citations[n - 1].quote.text for n in clauses]
    agency = duties[0].agency
    if len(clauses) == 1 and alone:
        return [Sentence(say("replies.who", agency=agency, clause=texts[0]), (head, clauses[0]))]
    sentences = [Sentence(say("replies.duties.head", agency=agency), (head,))]
    for n, text in zip(clauses, texts, strict=True):
        sentences.append(Sentence(say("replies.duties.clause", clause=text), (n,)))
    return sentences


def _speak_to(asked: Understood, duties: Sequence[Duty], lexicon: Lexicon) -> bool:
    """Tell whether the agency is given what the question says of its work, where it says anything of it."""
    given = Bag.of(" ".join(f"{d.verb} {d.action} {' '.join(d.partners)}" for d in duties))
    said = _said_of_work(asked, next((d for d in duties if d.columns), duties[0]), lexicon)
    return not said or lexicon.coverage(said, given) >= _SPOKEN_OF


def _spoken_of(asked: Understood, duties: Sequence[Duty], lexicon: Lexicon) -> Sequence[Duty]:
    """Return those of the duties that the question speaks of; all where it tells none of them from the others."""
    said = _said_of_work(asked, duties[0], lexicon) if duties else []
    bags = [Bag.of(f"{d.verb} {d.action} {d.product or ''}") for d in duties]
    meant = [
        duty
        for duty, bag in zip(duties, bags, strict=True)
        if said and lexicon.coverage(said, bag) >= _SPOKEN_OF
    ]
    return meant or duties


def _said_of_work(asked: Understood, duty: Duty, lexicon: Lexicon) -> list[Term]:
    """Return what the question says of the agency's work, less its name and the words for work at large."""
    name = lexicon.names.agency(duty.agency_id)
    named = content_terms(f"{name} {lexicon.names.short_forms.written_out(name)}")
    less = {term.folded for term in named} | _terms_of("of_work") | _terms_of("document")
    if duty.columns:  # a column's head says the role of every row, and another when each is due
        less |= {term.folded for term in content_terms(duty.verb)} | _terms_of("of_deadline")
    return [term for term in asked.acts if term.folded not in less]


def _terms_of(key: str) -> set[str]:
    return {term.folded for phrase in words(f"questions.{key}") for term in content_terms(phrase)}


def write_who(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return who is given what the question names, each with the clause or row that gives it.

    The question must use the duty's own verb: an agency that is only mentioned in a clause, as a
    partner or as one who is told, is never the answer. Of rows, who leads is meant where it uses none.
    """
    if "whose" not in asked.wants or not asked.terms:
        return None
    possible = [
        (duty, verb, bag)
        for duty, verb, bag in lexicon.duties
        if duty.document in documents
        and duty.agency_id not in asked.agencies  # "who works with X" does not ask for X
    ]
    spoken = [(d, bag) for d, verb, bag in possible if any(verb.holds(term) for term in asked.acts)]
    leading = [(d, bag) for d, _, bag in possible if d.columns and d.role in {Role.LEADS, Role.ASSIGNED}]
    for some in (spoken, leading):
        meant = _best(asked.terms, some, lexicon)
        if meant:
            return _clauses(meant, lexicon) if len(_gathered(meant)) <= _MOST_SHOWN else None
    return None


def write_row(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return when the rows of task tables that the question names are due, or what comes of them."""
    when, product = "when" in asked.wants, says(asked.text, "questions.product")
    if not (when or product):
        return None
    less = _terms_of("of_deadline" if when else "of_product")
    terms = [term for term in asked.terms if term.folded not in less]
    possible = [
        (duty, Bag.of(f"{duty.action} {duty.agency}"))
        for duty, _, _ in lexicon.duties
        if duty.columns
        and (duty.deadline if when else duty.product)
        and duty.document in documents
        and (not asked.agencies or duty.agency_id in asked.agencies)
    ]
    meant = _best(terms, possible, lexicon) if terms else []
    first = {duty.provision: duty for duty in reversed(meant)}
    rows = [
        duty for duty in meant if (duty.provision, duty.verb) == (duty.provision, first[duty.provision].verb)
    ]
    return _clauses(rows, lexicon) if 0 < len(first) <= _MOST_SHOWN else None


def _best(terms: Sequence[Term], possible: Sequence[tuple[Duty, Bag]], lexicon: Lexicon) -> list[Duty]:
    """Return the duties that hold enough of the terms, and as much as any."""
    scored = [(lexicon.coverage(terms, bag), duty, bag) for duty, bag in possible]
    best = max((score for score, _, _ in scored), default=0.0)
    found = [(duty, bag) for score, duty, bag in scored if score >= max(_ENOUGH, _AS_GOOD * best)]
    in_order = {bag: lexicon.phrase_coverage(terms, bag) for duty, bag in found if duty.columns}
    least = _IN_ORDER * max(in_order.values(), default=0.0)
    return [duty for duty, bag in found if in_order.get(bag, 1.0) >= least]


def write_reports(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return who reports and how often, where the question asks for that; of one agency when it names one."""
    spoken = Bag.of(asked.text)
    if "how_often" not in asked.wants or not all(term in spoken.folded for term in ("bao", "cao")):
        return None
    reports = [
        duty
        for duty, _, _ in lexicon.duties
        if duty.role is Role.REPORTS
        and duty.deadline
        and duty.document in documents
        and (not asked.agencies or duty.agency_id in asked.agencies)
    ]
    return _clauses(reports, lexicon) if reports else None


def _clauses(duties: Sequence[Duty], lexicon: Lexicon) -> Written:
    citer = Citer(lexicon)
    sentences = []
    for together in _gathered(duties):
        duty = together[0]
        if duty.columns:
            said, n = row_said(together, lexicon, citer)
            sentences.append(Sentence(said, (n,)))
            continue
        named = _named_by(duty, lexicon, citer)
        n = citer.cite(citer.quote(lexicon.provision(duty.provision), duty.span))
        said = say("replies.who", agency=duty.agency, clause=citer.citations[n - 1].quote.text)
        sentences.append(Sentence(said, (named, n)))
    return Written(Status.ANSWERED, tuple(sentences), citer.citations)


def _gathered(duties: Sequence[Duty]) -> list[list[Duty]]:
    """Return the duties one by one, those of one row that come from one column together."""
    groups: dict[object, list[Duty]] = {}
    for n, duty in enumerate(duties):
        groups.setdefault((duty.provision, duty.verb) if duty.columns else n, []).append(duty)
    return list(groups.values())


def _named_by(duty: Duty, lexicon: Lexicon, citer: Citer) -> int:
    """Return the citation of the place that names the agency."""
    place = lexicon.provision(duty.agency_provision)
    start = place.start + place.text.index(duty.agency)
    return citer.cite(citer.quote(place, Span(start, start + len(duty.agency))))
