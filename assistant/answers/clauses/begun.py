"""The clause that begins with what a short question names: it is about that, and others only speak of it."""

from collections.abc import Sequence

from assistant.answers.clauses.finding import Candidate
from assistant.answers.clauses.fitting import fits
from assistant.answers.clauses.kinds_of_answer import MARK
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import term_of
from assistant.answers.question.understand import Understood
from assistant.text.normal import words

_LEAST = 3
"""Fewer words begin many clauses by chance."""
_NEAR = 0.25
"""Within this much of the best in rank a clause may be the one meant."""
_LEAVES = frozenset({"bullet", "paragraph", "point", "clause", "item"})


def begun_with(asked: Understood, found: Sequence[Candidate], lexicon: Lexicon) -> Candidate | None:
    """Return the one clause near the best that begins with all that the question names, word for word; else None."""
    spoken = [term_of(word) for word in words(asked.text)]
    named = {term.folded for term in asked.terms}
    if not named or asked.years or asked.documents:
        return None
    most = max((one.rank for one in found), default=0.0)
    begun = [
        one
        for one in found
        if one.rank >= most - _NEAR and one.coverage == 1 and _begins(one.provision.text, spoken, named)
    ]
    fit = len(begun) == 1 and begun[0].provision.kind in _LEAVES and fits(asked, begun[0].provision, lexicon)
    return begun[0] if fit else None


def _begins(text: str, spoken: Sequence[str], named: set[str]) -> bool:
    """Tell whether a text begins as the question does, up to the last thing that it names."""
    told = [term_of(word) for word in words(MARK.sub("", text, count=1))]
    alike = 0
    while alike < min(len(told), len(spoken)) and told[alike] == spoken[alike]:
        alike += 1
    return alike >= _LEAST and named <= set(spoken[:alike])
