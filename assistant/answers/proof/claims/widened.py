"""Whether a claim says of all, or always, what its passages say of some, or under a condition."""

from assistant.answers.proof.claims.alignment import aligned
from assistant.answers.proof.claims.alike import ground, units
from assistant.answers.proof.claims.reading import sayings, told
from assistant.answers.proof.claims.said import says

_AS_GOOD, _CLOSER = 0.9, 0.95
_OPENED = 4
"""So many words of content tell a condition."""
_SAID = 0.5


def widened(claim: str, passage: str) -> bool:
    """Tell whether a claim is wider than what it rests on."""
    if says(claim, "widening") and not says(passage, "widening", "as_wide"):
        return True
    if says(claim, "not_only") and not says(claim, "more_than_that") and not says(passage, "not_only"):
        return True
    return _loses_some(claim, passage) or (says(claim, "sweeping") and _sweeps(claim, passage))


def _loses_some(claim: str, passage: str) -> bool:
    """Tell whether what is said of "một số" is said without it."""
    if says(claim, "some_too"):
        return False
    return any(says(pair.sentence, "some") for pair in aligned(claim, passage, _CLOSER))


def _sweeps(claim: str, passage: str) -> bool:
    """Tell whether a sentence that a sweeping claim is about has a condition of which the claim says nothing."""
    said, content, read, line = ground(claim), units(passage), told(passage), told(claim).line
    about = {pair.number for pair in aligned(claim, passage, _AS_GOOD)}
    for place, end, opening in sayings("claims.wary.conditions").found_in(read.words):
        sentence = read.words[place].sentence
        if sentence not in about or f" {opening} " in line:
            continue
        of = [unit for unit in content if unit.sentence == sentence and unit.first >= end][:_OPENED]
        if of and said.share(of) < _SAID:
            return True
    return False
