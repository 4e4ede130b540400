"""Whether a claim has one body rule what its passages have another rule."""

from assistant.answers.proof.claims.bodies import Body, bodies
from assistant.answers.proof.claims.reading import Told, sayings, told
from assistant.answers.question.lexicon import Lexicon

_NEAR = 4
"""So many words behind a body its verb may stand."""


def other_ruler(claim: str, passage: str, lexicon: Lexicon) -> bool:
    """Tell whether a claim says "A quyết định" where the passages say that of B, and of A something else."""
    read = told(passage)
    named = bodies(passage, lexicon)
    for body, verb in _ruling(claim, lexicon):
        ruled = {
            _part(read, place)
            for place, _, said in sayings("claims.wary.ruling").found_in(read.words)
            if said == verb
        }
        mine = {_part(read, one.first) for one in named if one.same(body)}
        others = {_part(read, one.first) for one in named if not one.same(body)}
        if mine and ruled & others and not ruled & mine:
            return True
    return False


def _ruling(claim: str, lexicon: Lexicon) -> list[tuple[Body, str]]:
    """Return the bodies of a claim right before a ruling verb, with it."""
    read = told(claim)
    named = bodies(claim, lexicon)
    found = []
    for place, _, verb in sayings("claims.wary.ruling").found_in(read.words):
        before = [one for one in named if one.end <= place and place - one.end < _NEAR]
        if before and _part(read, before[-1].first) == _part(read, place):
            found.append((before[-1], verb))
    return found


def _part(read: Told, place: int) -> int:
    return read.words[place].part
