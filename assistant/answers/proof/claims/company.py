"""Whether what a claim says of a body is what its passages say of another one, in a sentence of its own."""

from collections.abc import Sequence
from functools import lru_cache

from assistant.answers.proof.claims.alike import Unit, of_units, units
from assistant.answers.proof.claims.bodies import Body, bodies
from assistant.answers.proof.claims.reading import told
from assistant.answers.question.lexicon import Lexicon

_TOLD = 2
"""So many words of content tell what a part of a claim says of the one body in it."""
_RIVAL, _CLEARLY = 0.5, 0.2
"""So much of it another sentence must say, and so much more than the body's own."""
_HEADING = 6
"""A sentence of fewer words of content may be a heading, which is of all that follows it."""


def in_other_company(claim: str, passage: str, lexicon: Lexicon) -> bool:
    """Tell whether a part of the claim says of one body what the passages say of another."""
    named, printed, said = bodies(claim, lexicon), bodies(passage, lexicon), _sentences(passage)
    for body in named:
        beside = _beside(claim, body, named)
        own = {_sentence(passage, one) for one in printed if one.same(body)}
        if len(beside) < _TOLD or not own or any(len(said.get(n, ())) < _HEADING for n in own):
            continue
        rivals = {_sentence(passage, one) for one in printed if not one.same(body)} - own
        best = max((of_units(said[n]).share(beside) for n in rivals if n in said), default=0.0)
        if best >= _RIVAL and best - max(of_units(said[n]).share(beside) for n in own) >= _CLEARLY:
            return True
    return False


def _beside(claim: str, body: Body, named: Sequence[Body]) -> list[Unit]:
    """Return the words beside a body in its part of the claim; none where the part names several."""
    part = told(claim).words[body.first].part
    if sum(told(claim).words[one.first].part == part for one in named) > 1:
        return []
    return [one for one in units(claim) if one.part == part and not body.first <= one.first < body.end]


def _sentence(text: str, body: Body) -> int:
    return told(text).words[body.first].sentence


@lru_cache(maxsize=256)
def _sentences(passage: str) -> dict[int, tuple[Unit, ...]]:
    found: dict[int, list[Unit]] = {}
    for unit in units(passage):
        found.setdefault(unit.sentence, []).append(unit)
    return {number: tuple(said) for number, said in found.items()}
