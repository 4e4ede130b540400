"""The evidence check of what a language model wrote: a claim that its passages do not prove is not shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answers.proof.claims.alike import units
from assistant.answers.proof.claims.amounts import amounts
from assistant.answers.proof.claims.binding import torn_from_words, torn_from_years
from assistant.answers.proof.claims.bodies import bodies, strangers
from assistant.answers.proof.claims.company import in_other_company
from assistant.answers.proof.claims.conditions import dropped
from assistant.answers.proof.claims.copied import altered_copy, whole_copy
from assistant.answers.proof.claims.coverage import foreign_names, invents
from assistant.answers.proof.claims.denied import turned
from assistant.answers.proof.claims.figures import (
    foreign_documents,
    foreign_figures,
    foreign_moments,
    other_bounds,
    other_units,
)
from assistant.answers.proof.claims.marks import LONGEST, SIGNS, foreign_quotes, strange
from assistant.answers.proof.claims.measures import other_measure
from assistant.answers.proof.claims.moments import documents, moments
from assistant.answers.proof.claims.polarity import flipped
from assistant.answers.proof.claims.reading import told
from assistant.answers.proof.claims.roles import misplaced
from assistant.answers.proof.claims.rulers import other_ruler
from assistant.answers.proof.claims.times_said import other_time
from assistant.answers.proof.claims.widened import widened
from assistant.answers.question.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Case:
    """A claim with the passages it rests on, apart and as one text."""

    claim: str
    passages: tuple[str, ...]
    passage: str
    beside: tuple[str, ...]
    lexicon: Lexicon


Check = Callable[[Case], bool]
"""Tells whether a claim fails."""

# Before all others, in this order: what fails one of these is not read any further.
FORM: dict[str, Check] = {
    "length": lambda case: len(case.claim) > LONGEST or not case.claim.strip(),
    "passages": lambda case: not told(case.passage).words,
    "nothing": lambda case: not any(read(case.claim) for read in (units, amounts, moments, documents)),
    "characters": lambda case: strange(case.claim, case.passages),
}
# What is said: figures, dates, numbers of documents, bodies, quotations.
FACTS: dict[str, Check] = {
    "quote": lambda case: foreign_quotes(case.claim, case.passages),
    "document": lambda case: bool(foreign_documents(case.claim, case.passage)),
    "date": lambda case: bool(foreign_moments(case.claim, case.passage)),
    "figure": lambda case: bool(foreign_figures(case.claim, case.passage)),
    "unit": lambda case: bool(other_units(case.claim, case.passage)),
    "bound": lambda case: bool(other_bounds(case.claim, case.passage)),
    "year_of_figure": lambda case: torn_from_years(case.claim, case.passage),
    "figure_of_other": lambda case: torn_from_words(case.claim, case.passage),
    "altered_copy": lambda case: altered_copy(case.claim, case.passage),
    "agency": lambda case: bool(strangers(case.claim, case.passage, case.lexicon)),
}
# What is meant; the passage's own sentences, copied whole, need no such reading.
MEANING: dict[str, Check] = {
    "role": lambda case: bool(misplaced(case.claim, case.passage, case.lexicon)),
    "negation": lambda case: flipped(case.claim, case.passage),
    "denial": lambda case: turned(case.claim, case.passage),
    "condition": lambda case: dropped(case.claim, case.passage, case.beside),
    "widening": lambda case: widened(case.claim, case.passage),
    "measure": lambda case: other_measure(case.claim, case.passage),
    "time": lambda case: other_time(case.claim, case.passage),
    "ruler": lambda case: other_ruler(case.claim, case.passage, case.lexicon),
    "company": lambda case: in_other_company(case.claim, case.passage, case.lexicon),
    "name": lambda case: foreign_names(case.claim, case.passage),
    "coverage": lambda case: invents(case.claim, case.passage),
}
# Of words that only explain: they bring no fact of their own at all.
PLAIN: dict[str, Check] = {
    "plain_figure": lambda case: bool(amounts(case.claim)) or any(c.isdigit() for c in case.claim),
    "plain_date": lambda case: bool(moments(case.claim)),
    "plain_document": lambda case: bool(documents(case.claim)),
    "plain_agency": lambda case: bool(bodies(case.claim, case.lexicon)),
    "plain_quote": lambda case: any(sign in SIGNS for sign in case.claim),
}


def faults(
    claim: str, passages: Sequence[str], lexicon: Lexicon, *, beside: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return the names of the checks that `claim` fails against the passages it rests on; none where they prove it.

    `beside` are the other sentences of the same draft that rest on the same passages: a condition may be said
    there. What was asked proves nothing, whoever asked it.
    """
    return _failed(_case(claim, passages, lexicon, beside), {})


def plain_faults(
    claim: str, passages: Sequence[str], lexicon: Lexicon, *, beside: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return the same for an explanation in plain words, which may name no figure, date, agency, number or quote."""
    return _failed(_case(claim, passages, lexicon, beside), PLAIN)


def _case(claim: str, passages: Sequence[str], lexicon: Lexicon, beside: Sequence[str]) -> Case:
    return Case(claim, tuple(passages), "\n".join(passages), tuple(beside), lexicon)


def _failed(case: Case, more: dict[str, Check]) -> tuple[str, ...]:
    failed = next((name for name, fails in FORM.items() if fails(case)), None)
    if failed:
        return (failed,)
    checks = {**FACTS, **({} if whole_copy(case.claim, case.passage) else MEANING), **more}
    return tuple(name for name, fails in checks.items() if fails(case))
