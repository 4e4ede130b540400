"""Answers from duties: what an agency is given to do, and which agency is given a thing."""

from collections.abc import Collection, Sequence

from assistant.answers.answer import Sentence, Status
from assistant.answers.citing import Citer
from assistant.answers.lexicon import Bag, Lexicon
from assistant.answers.terms import content_terms
from assistant.answers.understand import Understood
from assistant.answers.written import Written
from assistant.library.nouns import Duty, Role, Span
from assistant.wording import say, words

_ENOUGH = 0.75
"""The share of the question's weight that one duty must hold to be what "who" asks for."""
_SPOKEN_OF = 0.5
"""The share of what a question says of an agency's work that its duties must hold."""
_AS_GOOD = 0.98
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
    head = _named_by(duties[0], lexicon, citer)
    begins = {duty.provision: duty.span.start for duty in reversed(duties)}
    places = [lexicon.provision(id_) for id_ in dict.fromkeys(duty.provision for duty in duties)]
    clauses = [citer.cite(citer.quote(place, Span(begins[place.id], place.end))) for place in places]
    texts = [citer.citations[n - 1].quote.text for n in clauses]
    agency = duties[0].agency
    if len(clauses) == 1:
        sentences = [Sentence(say("replies.who", agency=agency, clause=texts[0]), (head, clauses[0]))]
    else:
        sentences = [Sentence(say("replies.duties.head", agency=agency), (head,))]
        for n, text in zip(clauses, texts, strict=True):
            sentences.append(Sentence(say("replies.duties.clause", clause=text), (n,)))
    return Written(Status.ANSWERED, tuple(sentences), citer.citations)


def _speak_to(asked: Understood, duties: Sequence[Duty], lexicon: Lexicon) -> bool:
    """Tell whether the agency is given what the question says of its work, where it says anything of it."""
    given = Bag.of(" ".join(f"{d.verb} {d.action} {' '.join(d.partners)}" for d in duties))
    named = content_terms(lexicon.names.agency(duties[0].agency_id))
    common = (
        term
        for key in ("of_work", "document")
        for phrase in words(f"questions.{key}")
        for term in content_terms(phrase)
    )
    less = {term.folded for term in (*named, *common)}
    said = [term for term in asked.acts if term.folded not in less]
    return not said or lexicon.coverage(said, given) >= _SPOKEN_OF


def write_who(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return who is given what the question names, each with the clause that gives it.

    The question must use the duty's own verb: an agency that is only mentioned in a clause, as a
    partner or as one who is told, is never the answer.
    """
    if "whose" not in asked.wants or not asked.terms:
        return None
    scored = [
        (lexicon.coverage(asked.terms, bag), duty)
        for duty, verb, bag in lexicon.duties
        if duty.document in documents
        and duty.agency_id not in asked.agencies  # "who works with X" does not ask for X
        and any(verb.holds(term) for term in asked.acts)
    ]
    best = max((score for score, _ in scored), default=0.0)
    meant = [duty for score, duty in scored if score >= max(_ENOUGH, _AS_GOOD * best)]
    return _clauses(meant, lexicon) if meant and len(meant) <= _MOST_SHOWN else None


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
    for duty in duties:
        named = _named_by(duty, lexicon, citer)
        n = citer.cite(citer.quote(lexicon.provision(duty.provision), duty.span))
        said = say("replies.who", agency=duty.agency, clause=citer.citations[n - 1].quote.text)
        sentences.append(Sentence(said, (named, n)))
    return Written(Status.ANSWERED, tuple(sentences), citer.citations)


def _named_by(duty: Duty, lexicon: Lexicon, citer: Citer) -> int:
    """Return the citation of the place that names the agency."""
    place = lexicon.provision(duty.agency_provision)
    start = place.start + place.text.index(duty.agency)
    return citer.cite(citer.quote(place, Span(start, start + len(duty.agency))))
