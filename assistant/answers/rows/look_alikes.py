"""Rows of nearly the same name, found by what the words they share weigh."""

from collections.abc import Iterable, Sequence

from assistant.answers.question.lexicon import Lexicon, NamedTarget
from assistant.answers.question.terms import Term
from assistant.library.nouns import Target

_TWINS = 0.6
"""Rows are twins whose names share so much of the weight of both."""


def resembling(
    one: NamedTarget, rows: Iterable[NamedTarget], lexicon: Lexicon
) -> list[tuple[NamedTarget, Sequence[Term]]]:
    """Return the rows with values whose names share most with that of `one`, each with what only `one` says."""
    whole_name = sum(map(lexicon.weight, one.terms))
    found: list[tuple[NamedTarget, Sequence[Term]]] = []
    for other in rows:
        if not other.target.milestones or other.target == one.target:
            continue
        own = [term for term in one.terms if not other.bag.holds(term)]
        if whole_name - sum(map(lexicon.weight, own)) < _TWINS * whole_name:
            continue  # whatever else the other says
        foreign = [term for term in other.terms if not one.bag.holds(term)]
        shared = whole_name - sum(map(lexicon.weight, own))
        whole = shared + sum(map(lexicon.weight, (*own, *foreign)))
        if shared >= _TWINS * whole:
            found.append((other, own))
    return found


def look_alikes(provision: str, lexicon: Lexicon) -> tuple[Target, ...]:
    """Return the rows of any document that the row `provision` is easily taken for; of a heading row, none."""
    one = next((row for row in lexicon.targets if row.target.provision == provision), None)
    if one is None or not one.target.milestones:
        return ()
    return tuple(other.target for other, _ in resembling(one, lexicon.targets, lexicon))
