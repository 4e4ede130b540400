"""The clauses that are said beside the best one: those that may as well be the one that the question means."""

from collections.abc import Sequence
from itertools import islice

from assistant.answers.clauses.counting import numbers_the_thing
from assistant.answers.clauses.finding import Candidate
from assistant.answers.clauses.fitting import fits
from assistant.answers.clauses.signs import KINDS
from assistant.answers.question.bag import Bag
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import content_terms, says
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Provision

_ALIKE = 0.05
"""Clauses whose coverage differs by no more say as much."""
_NEAR = 0.15
"""Within this much of the best in rank another clause comes near it."""
_TWINS = 2
"""So many statements that say what is asked as well are said beside the best."""
_NEARLY = 0.65
"""A statement that covers less of the question counts something else."""
_BARE = 4
"""A phrase of no more words that asks nothing may mean any clause that says it."""
_BESIDE = 5
"""So many statements under one heading are said beside the best."""


def said_beside(
    asked: Understood, best: Candidate, found: Sequence[Candidate], lexicon: Lexicon
) -> list[Provision]:
    """Return the clauses to say beside the best; none where it is the one meant."""
    ways = (_twins, _beside, _next_of_one_item)
    return next(filter(None, (way(asked, best, found, lexicon) for way in ways)), [])


def _twins(
    asked: Understood, best: Candidate, found: Sequence[Candidate], lexicon: Lexicon
) -> list[Provision]:
    """Return the other statements of a digest whose figure may as well be the one asked for: all say what is asked."""
    if "amount" not in asked.wants or best.provision.kind != "statement":
        return []
    alike = (
        one.provision
        for one in found
        if one is not best
        and one.provision.kind == "statement"
        and one.provision.document == best.provision.document
        and min(one.coverage, best.coverage) == 1
        and abs(one.phrase - best.phrase) <= _ALIKE
        and numbers_the_thing(asked, one.provision.text) >= numbers_the_thing(asked, best.provision.text)
        and fits(asked, one.provision, lexicon)
    )
    twins = list(islice(alike, _TWINS))
    return [*twins, *_contesting(asked, best, twins, found, lexicon)] if twins else []


def _contesting(
    asked: Understood,
    best: Candidate,
    twins: Sequence[Provision],
    found: Sequence[Candidate],
    lexicon: Lexicon,
) -> list[Provision]:
    """Return the next statement that numbers the thing, where several do: in other words it may be meant."""
    said = {best.provision.id, *(twin.id for twin in twins)}
    others = (
        one.provision
        for one in found
        if one.provision.id not in said
        and one.provision.kind == "statement"
        and one.provision.document == best.provision.document
        and one.coverage >= _NEARLY
        and numbers_the_thing(asked, one.provision.text)
        and fits(asked, one.provision, lexicon)
    )
    return list(islice(others, 1))


def _beside(
    asked: Understood, best: Candidate, found: Sequence[Candidate], lexicon: Lexicon
) -> list[Provision]:
    """Return the other statements under the heading that the question names, where all say as much of what is asked."""
    if best.provision.kind != "statement" or not asked.documents or asked.wants & KINDS:
        return []
    above = lexicon.provision(best.provision.parent) if best.provision.parent else None
    named = content_terms(above.text) if above else ()
    if above is None or not named or not all(map(Bag.of(asked.spoken).holds, named)):
        return []
    rest = [one for one in lexicon.library.subtree(above)[1:] if one.id != best.provision.id]
    alike = {one.provision.id for one in found if one.coverage >= best.coverage - _ALIKE}
    return rest if len(rest) <= _BESIDE and all(one.id in alike for one in rest) else []


def _next_of_one_item(
    asked: Understood, best: Candidate, found: Sequence[Candidate], lexicon: Lexicon
) -> list[Provision]:
    """Return the clause beside the best that says as much of a bare phrase, which does not tell which is meant."""
    bare = not asked.wants and not says(asked.text, "questions.words_that_ask")
    if not bare or len(asked.terms) > _BARE or best.provision.kind != "bullet":
        return []
    beside = (
        one.provision
        for one in found
        if one is not best
        and one.provision.kind == best.provision.kind
        and one.provision.parent == best.provision.parent
        and one.coverage >= best.coverage
        and one.rank > best.rank - _NEAR
        and fits(asked, one.provision, lexicon)
    )
    return list(islice(beside, 1))
