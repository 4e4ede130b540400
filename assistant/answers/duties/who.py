"""Answers to who: who is given a thing, with whom an agency works, and to whom it reports or submits."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import reduce

from assistant.answers.answer import Sentence, Status
from assistant.answers.duties.given import (
    AS_GOOD,
    ENOUGH,
    bag_of,
    best_clauses,
    clauses_of,
    drop,
    is_excluded,
    named_by,
    naming,
    read_in,
    said_run,
    said_runs,
)
from assistant.answers.duties.task_rows import row_said
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written, beneath
from assistant.answers.question.asking_part import narrowed, part_asking
from assistant.answers.question.bag import Bag
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.names import Mention
from assistant.answers.question.terms import Term, content_terms, says, without_asking
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Duty, Role
from assistant.text.normal import fold, has_accents
from assistant.wording import begun, say

_MOST_SHOWN = 12
"""More agencies than this and the question names too little to be answered by a list."""
_MOST_CLAUSES = 3
_IN_ORDER = 0.8
"""The share of the best row's neighbouring words that a row must hold: tables have many rows of like words."""
_OF_THE_THING = 0.3
"""The share of what a question says beside the agency that its duty must hold."""
_GIVES_TO = re.compile(r"(?:^|(?<=\s))(?:(?:cho|với|lên|đến|tới|trình|xin ý kiến)\s+)?$")
_WITH = "phối hợp với"

_NUMBER = re.compile(
    r"\bso nao\b(?! (?:chu tri|lo|phu trach|lam|quan ly|thuc hien|duoc|chiu|tham muu|phoi hop))"
)

Find = Callable[[Understood, Lexicon, Collection[str]], Written | None]


def write_who(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return who is given what the question names, each with the clause or row that gives it.

    An agency that is only mentioned in a clause, as a partner or as one who is told, is never the answer
    to who does it; it is the answer to with whom, and to whom.
    """
    asked = narrowed(asked, lexicon.names, ("whose", "to_whom", "with_whom"))
    if not asked.wants & {"whose", "to_whom", "with_whom"} or "signer" in asked.wants or not asked.terms:
        return None
    if asked.agencies and asked.wants & {"to_whom", "with_whom"}:
        ways = [way for want, way in _OF_AN_AGENCY.items() if want in asked.wants]
        parts = (
            [asked] if len(ways) == 1 else [part_asking(asked, want, lexicon.names) for want in _OF_AN_AGENCY]
        )
        return reduce(beneath, (w(p, lexicon, documents) for w, p in zip(ways, parts, strict=True)))
    if "whose" not in asked.wants or _asks_a_number(asked.text):
        return None
    if office_asked(asked, lexicon):
        return by_office(asked, lexicon, documents)
    if says(asked.spoken, "questions.heads"):
        return None  # who presides over a body is said of persons, and by no duty
    return next(filter(None, (find(asked, lexicon, documents) for find in WAYS)), None)


def _with_whom(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return with whom the agency of the question works, or the agency that works with it."""
    together = [d for d, _, _ in lexicon.duties if d.partners and not d.columns and d.document in documents]
    own = [duty for duty in together if duty.agency_id in asked.agencies]
    of_others = [
        duty
        for duty in together
        if any(m.id in asked.agencies for one in duty.partners for m in lexicon.names.agencies.found_in(one))
    ]
    citer = Citer(lexicon)
    for duties, key in ((own, "replies.with_whom"), (of_others, "replies.who")):
        meant = _of_the_thing(asked, duties, lexicon)
        if meant:
            sentences = tuple(_said_with(duty, lexicon, citer, key) for duty in meant)
            return Written(Status.ANSWERED, sentences, citer.citations)
    working = [
        [c.duties[0], *c.duties[1:]]
        for c in clauses_of(lexicon, documents)
        if c.duties[0].agency_id in asked.agencies
    ]
    naming = [[duty] for duties in working for duty in duties if _WITH in f"{duty.verb} {duty.action}"]
    return runs_said(naming, lexicon)


def _said_with(duty: Duty, lexicon: Lexicon, citer: Citer, key: str) -> Sentence:
    named = named_by(duty, lexicon, citer)
    n = citer.cite(citer.quote(lexicon.provision(duty.provision), duty.span))
    clause = citer.citations[n - 1].quote.text
    partners = ", ".join(duty.partners)
    return Sentence(say(key, agency=begun(duty.agency), partners=partners, clause=clause), (named, n))


def _to_whom(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return to whom the agency of the question reports, submits or proposes, with the clause that says so."""
    duties = [
        duty
        for duty, _, _ in lexicon.duties
        if duty.agency_id in asked.agencies
        and not duty.columns
        and duty.document in documents
        and recipients(duty, lexicon)
    ]
    meant = _of_the_thing(asked, duties, lexicon)
    if not meant:
        return None
    citer = Citer(lexicon)
    sentences = tuple(said_to(duty, lexicon, citer) for duty in meant)
    return Written(Status.ANSWERED, sentences, citer.citations)


def said_to(duty: Duty, lexicon: Lexicon, citer: Citer) -> Sentence:
    """Return the clause of a duty, those to whom it goes set off."""
    said = said_run([duty], lexicon, citer)
    text = said.text
    for name in recipients(duty, lexicon):
        text = text.replace(name, f"**{name}**", 1) if f"**{name}**" not in text else text
    return Sentence(text.replace(f"**{duty.agency}**", duty.agency, 1), said.citations)


def recipients(duty: Duty, lexicon: Lexicon) -> list[str]:
    """Return the agencies to which the action of a duty goes, as printed: first in it, or after a word like "cho"."""
    found = lexicon.names.agencies.found_in(duty.action)
    names: list[str] = []
    end = -1
    for mention in found:
        before = duty.action[: mention.start]
        follows = end >= 0 and fold(duty.action[end : mention.start]).strip() in {"va", ","}
        if follows or (_GIVES_TO.search(before) and (not before.strip() or before.split()[-1] in _BEFORE)):
            names.append(duty.action[mention.start : mention.end])
            end = mention.end
    return names


_BEFORE = frozenset({"cho", "với", "lên", "đến", "tới", "trình", "kiến"})


def _of_the_thing(asked: Understood, duties: Sequence[Duty], lexicon: Lexicon) -> list[Duty]:
    """Return those of the agency's duties that hold what the question says beside the agency, as much as any."""
    kept = {"bao", "cao", "trinh"}
    names = [lexicon.names.agency(id_) for id_ in asked.agencies]
    bare = drop(asked.terms, ("of_work", "document", "to_whom", "with_whom"), names)
    terms = [term for term in asked.terms if term in bare or term.folded in kept]
    together = {clause.duties[0].provision: clause.bag for clause in lexicon.given}
    spoken = [d for d in duties if any(Bag.of(d.verb).holds(term) for term in asked.acts)] or duties
    scored = [
        (lexicon.coverage(terms, together[d.provision]), lexicon.coverage(terms, bag_of([d])))
        if terms
        else (1.0, 1.0)
        for d in spoken
    ]
    most = max(scored, default=(0.0, 0.0))
    return [
        d
        for d, (whole, own) in zip(spoken, scored, strict=True)
        if whole >= max(_OF_THE_THING, AS_GOOD * most[0]) and own >= AS_GOOD * most[1]
    ]


def office_asked(asked: Understood, lexicon: Lexicon) -> Mention | None:
    """Return the office that the question names, where it says nothing else of any work."""
    named = lexicon.names.agencies.found_in(asked.text)
    offices = [m for m in named if lexicon.names.is_office(asked.text, m)]
    names = [asked.text[m.start : m.end] for m in named]
    if len(offices) != 1 or drop(
        asked.terms, ("of_holding", "of_work", "document", "ours", "elsewhere"), names
    ):
        return None
    return offices[0]


def by_office(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return who holds the office that the question names, by the clause that gives it; None where it is another's."""
    office = office_asked(asked, lexicon)
    if office is None or office not in lexicon.names.agencies_in(asked.text):
        return None
    terms = content_terms(asked.text[office.start : office.end])
    holding = [
        [duty]
        for duty, _, bag in lexicon.duties
        if duty.document in documents
        and duty.agency_id == office.id
        and not duty.columns
        and duty.role is Role.LEADS
        and lexicon.coverage(terms, bag) >= ENOUGH
    ]
    return runs_said(holding, lexicon)


def _by_verb(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return whose duty uses a verb of the question; of rows, who leads is meant where it uses none."""
    possible = [
        (duty, verb, bag)
        for duty, verb, bag in lexicon.duties
        if duty.document in documents and not is_excluded(duty, asked, lexicon)
    ]
    spoken = [(d, bag) for d, verb, bag in possible if any(verb.holds(term) for term in asked.acts)]
    leading = [(d, bag) for d, _, bag in possible if d.columns and d.role in {Role.LEADS, Role.ASSIGNED}]
    for some in (spoken, leading):
        meant = best(asked.terms, some, lexicon)
        if meant:
            return said_of(meant, lexicon) if len(gathered(meant)) <= _MOST_SHOWN else None
    return None


def _by_clause(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return whose clause holds what the question names, though no single duty does, or its verb is not said."""
    if _is_of_an_office_elsewhere(asked, lexicon):
        return None  # who holds it is no matter of who does something for it
    terms = naming(without_asking(asked.text))
    clauses = [c for c in clauses_of(lexicon, documents) if not is_excluded(c.duties[0], asked, lexicon)]
    runs = best_clauses(asked, terms, clauses, lexicon) if terms else []
    citing = _citing(asked, runs, lexicon)
    written = runs_said(citing, lexicon)
    return written and replace(written, understood=read_in(citing, terms, asked))


def _is_of_an_office_elsewhere(asked: Understood, lexicon: Lexicon) -> bool:
    held = [m for m in lexicon.names.agencies_in(asked.text) if lexicon.names.is_office(asked.text, m)]
    return says(asked.text, "questions.offices") and not held


def _citing(asked: Understood, runs: Sequence[Sequence[Duty]], lexicon: Lexicon) -> Sequence[Sequence[Duty]]:
    """Return the runs that print the number of a document that the question names, where any does."""
    numbers = [lexicon.documents[id_].number for id_ in asked.documents]
    citing = [run for run in runs if any(n in f"{d.action}" for d in run for n in numbers)]
    return citing or runs


def runs_said(runs: Sequence[Sequence[Duty]], lexicon: Lexicon) -> Written | None:
    """Return the agencies of these runs, each with its words; None where there are none, or a crowd."""
    if not 0 < len(runs) <= _MOST_CLAUSES:
        return None
    citer = Citer(lexicon)
    return Written(Status.ANSWERED, tuple(said_runs(runs, lexicon, citer)), citer.citations)


def _asks_a_number(text: str) -> bool:
    """Tell whether a question typed without accents asks which number, not which department ("so nao")."""
    return not has_accents(text) and not says(_NUMBER.sub(" ", text), "questions.whose")


_OF_AN_AGENCY: dict[str, Find] = {"with_whom": _with_whom, "to_whom": _to_whom}
"""What is asked of an agency that the question names: both, where it asks both."""
WAYS: tuple[Find, ...] = (_by_verb, _by_clause)
"""How who is found, the surest first."""


def best(terms: Sequence[Term], possible: Sequence[tuple[Duty, Bag]], lexicon: Lexicon) -> list[Duty]:
    """Return the duties that hold enough of the terms, and as much as any."""
    scored = [(lexicon.coverage(terms, bag), duty, bag) for duty, bag in possible]
    most = max((score for score, _, _ in scored), default=0.0)
    found = [(duty, bag) for score, duty, bag in scored if score >= max(ENOUGH, AS_GOOD * most)]
    in_order = {bag: lexicon.phrase_coverage(terms, bag) for duty, bag in found if duty.columns}
    least = _IN_ORDER * max(in_order.values(), default=0.0)
    return [duty for duty, bag in found if in_order.get(bag, 1.0) >= least]


def said_of(duties: Sequence[Duty], lexicon: Lexicon) -> Written:
    """Return each duty with its agency, those of one row that come from one column together."""
    citer = Citer(lexicon)
    groups = gathered(duties)
    sentences = []
    for together in (one for one in groups if one[0].columns):
        said, n = row_said(together, lexicon, citer)
        sentences.append(Sentence(said, (n,)))
    sentences += said_runs([one for one in groups if not one[0].columns], lexicon, citer)
    return Written(Status.ANSWERED, tuple(sentences), citer.citations)


def gathered(duties: Sequence[Duty]) -> list[list[Duty]]:
    """Return the duties one by one, those of one row that come from one column together."""
    groups: dict[object, list[Duty]] = {}
    for n, duty in enumerate(duties):
        groups.setdefault((duty.provision, duty.verb) if duty.columns else n, []).append(duty)
    return list(groups.values())
