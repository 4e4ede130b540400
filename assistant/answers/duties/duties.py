"""Answers from duties: what an agency is given to do, and which agency is given a thing."""

import re
from collections.abc import Collection, Sequence

from assistant.answers.answer import Status
from assistant.answers.duties.by_role import clauses_given
from assistant.answers.duties.general import only_named, write_general, write_named
from assistant.answers.duties.given import bag_of, drop, role_asked, said_run
from assistant.answers.duties.task_rows import rows_listed
from assistant.answers.duties.who import best, said_of
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written
from assistant.answers.question.asking_part import narrowed
from assistant.answers.question.bag import Bag
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.names import less_names
from assistant.answers.question.terms import Term, content_terms, says, without_phrases
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Duty
from assistant.text.normal import fold

_AIM = re.compile(r"\b(?:để|de) .*", re.IGNORECASE)
_SPOKEN_OF = 0.5
"""The share of what a question says of an agency's work that its duties must hold."""
_AS_GOOD = 0.9
_MOST_SHOWN = 12
"""More agencies than this and the question names too little to be answered by a list."""


def write_duties(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return every clause that gives the one agency of the question something, word for word.

    Of one that is given nothing of its own, the clauses of others that name it; of a whole kind of
    bodies, the clause that speaks of them all.
    """
    asked = narrowed(asked, lexicon.names, ("duties",))
    if "duties" not in asked.wants and not _is_named_alone(asked, lexicon):
        return None
    kind = write_general(asked, lexicon, documents)
    if kind or len(asked.agencies) != 1:
        return kind
    role = role_asked(asked)
    if role:
        return _of_role(asked, role, lexicon, documents)
    (agency_id,) = asked.agencies
    duties = [d for d, _, _ in lexicon.duties if d.agency_id == agency_id and d.document in documents]
    if not duties or only_named(asked, duties, lexicon):
        return write_named(asked, lexicon, documents)
    return _given(asked, duties, lexicon)


def _is_named_alone(asked: Understood, lexicon: Lexicon) -> bool:
    """Tell whether the question is the name of an agency and nothing else: its work is what documents say of it."""
    if len(asked.agencies) != 1 or asked.wants or asked.documents or asked.years:
        return False
    beside = less_names(asked.text, lexicon.names.agencies.found_in(asked.text))
    return not content_terms(without_phrases(beside, ("of_bodies",)))


def _of_role(asked: Understood, verb: str, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return what the agency is given with the verb that the question says, and nothing given with another."""
    given = [d for d, _, _ in lexicon.duties if d.agency_id in asked.agencies and d.document in documents]
    if any(duty.columns for duty in given):
        return _given(asked, given, lexicon)
    said = drop(_said_of_work(asked, given[0], lexicon), (), [verb]) if given else []
    duties = [duty for duty in given if verb in fold(duty.verb)]
    speaking = [d for d in duties if not said or lexicon.coverage(said, bag_of([d])) >= _SPOKEN_OF]
    if not speaking:
        return None
    citer = Citer(lexicon)
    return Written(Status.ANSWERED, tuple(said_run([d], lexicon, citer) for d in speaking), citer.citations)


def _given(asked: Understood, duties: Sequence[Duty], lexicon: Lexicon) -> Written | None:
    """Return what one agency is given, of that what the question speaks of; None where it speaks of something else."""
    rows = [duty for duty in duties if duty.columns]
    clauses = _clauses_meant(asked, [duty for duty in duties if not duty.columns], lexicon)
    if not clauses and not _speak_to(asked, rows, lexicon):
        return None
    citer = Citer(lexicon)
    rows = list(_spoken_of(asked, rows, lexicon)) if _speak_to(asked, rows, lexicon) else []
    sentences = clauses_given(clauses, lexicon, citer, alone=not rows)
    listed, whole = rows_listed(asked, rows, lexicon, citer)
    status = Status.ANSWERED if whole else Status.PARTIAL
    return Written(status, (*sentences, *listed), citer.citations)


def _clauses_meant(asked: Understood, duties: Sequence[Duty], lexicon: Lexicon) -> Sequence[Duty]:
    """Return those of one agency's duties that the question speaks of: all where it says nothing of the work."""
    if not duties:
        return []
    said = _said_of_work(asked, duties[0], lexicon)
    if not said:
        return duties
    clauses = [c for c in lexicon.given if c.duties[0] in duties]
    scores = [lexicon.coverage(said, clause.bag) for clause in clauses]
    least = max(_SPOKEN_OF, _AS_GOOD * max(scores, default=0.0))
    meant = [
        duty
        for clause, score in zip(clauses, scores, strict=True)
        if score >= least
        for duty in clause.duties
    ]
    if meant:
        return meant
    together = bag_of(duties)
    return duties if lexicon.coverage(said, together) >= _SPOKEN_OF else []


def _speak_to(asked: Understood, rows: Sequence[Duty], lexicon: Lexicon) -> bool:
    """Tell whether rows give the agency what the question says of its work, where it says anything of it."""
    if not rows:
        return False
    said = _said_of_work(asked, rows[0], lexicon)
    return not said or lexicon.coverage(said, bag_of(rows)) >= _SPOKEN_OF


def _spoken_of(asked: Understood, duties: Sequence[Duty], lexicon: Lexicon) -> Sequence[Duty]:
    """Return those of the rows that the question speaks of; all where it tells none of them from the others."""
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
    names = [name, lexicon.names.short_forms.written_out(name)]
    keys = ["of_work", "of_duties", "of_bodies", "document"]
    if duty.columns:  # a column's head says the role of every row, and another when each is due
        names.append(duty.verb)
        keys.append("of_deadline")
    aim = _AIM.search(asked.text)
    if aim:  # what the work is for tells none of it from the rest
        names.append(aim.group())
    return drop(asked.acts, keys, names)


def write_row(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return when the rows of task tables that the question names are due, or what comes of them."""
    when, product = "when" in asked.wants, says(asked.text, "questions.product")
    if not (when or product):
        return None
    terms = drop(asked.terms, ["of_deadline" if when else "of_product"])
    possible = [
        (duty, Bag.of(f"{duty.action} {duty.agency}"))
        for duty, _, _ in lexicon.duties
        if duty.columns
        and (duty.deadline if when else duty.product)
        and duty.document in documents
        and (not asked.agencies or duty.agency_id in asked.agencies)
    ]
    meant = best(terms, possible, lexicon) if terms else []
    first = {duty.provision: duty for duty in reversed(meant)}
    rows = [
        duty for duty in meant if (duty.provision, duty.verb) == (duty.provision, first[duty.provision].verb)
    ]
    return said_of(rows, lexicon) if 0 < len(first) <= _MOST_SHOWN else None
