"""Whether a claim affirms what its passages deny, or denies where they do not: more wary than `polarity`."""

from collections.abc import Iterator, Sequence

from assistant.answers.proof.claims.alignment import aligned
from assistant.answers.proof.claims.alike import Unit, ground, units
from assistant.answers.proof.claims.polarity import Denial, denials
from assistant.answers.proof.claims.reading import listed, told
from assistant.answers.proof.claims.said import bare, says

_AS_GOOD = 0.9
_DENIED = 0.6
"""A claim that says so much of what is denied says that."""
_ABOUT = 0.65
"""A claim that says so much of a sentence that denies is about the same."""
_SAID = 0.75
"""What the passage says so much of it says."""
_BEFORE, _BEHIND = 5, 3
"""So many words of content before a denial and behind it tell what it is about."""


def turned(claim: str, passage: str) -> bool:
    """Tell whether one of claim and passage denies what the other does not."""
    spoken = bare(claim)
    if says(spoken, "denying") and not says(bare(passage), "denying", "turning"):
        return True
    return (
        _denies_what_is_said(claim, passage)
        or _loses_a_denial(claim, passage)
        or _affirms(spoken, claim, passage)
        or _puts_on_a_par(claim, passage)
    )


def _denies_what_is_said(claim: str, passage: str) -> bool:
    """Tell whether the passage says what the claim denies, and denies no word of it."""
    said = ground(passage)
    denied = {word for one in denials(passage) for unit in one.of for word in _words(unit)}
    return any(
        len(one.of) > 1
        and told(claim).words[one.first].text in listed("claims.polarity.negators")
        and said.share(one.of) >= _SAID
        and not any(_words(unit) & denied for unit in one.of)
        for one in denials(claim)
    )


def _words(unit: Unit) -> frozenset[str]:
    return unit.rows | {" ".join(unit.syllables)}


def _loses_a_denial(claim: str, passage: str) -> bool:
    """Tell whether a clause of the claim that denies nothing says what the sentence it is about denies."""
    for pair in aligned(claim, passage, _AS_GOOD):
        if says(bare(pair.clause), "denying", "turning"):
            continue
        said = ground(pair.clause)
        if any(one.of and said.share(one.of) >= _DENIED for one in denials(pair.sentence)):
            return True
    return False


def _affirms(spoken: str, claim: str, passage: str) -> bool:
    """Tell whether a claim that denies nothing says most of a sentence that does, wherever it stands."""
    if says(spoken, "denying", "excluding"):
        return False
    said = ground(claim)
    for before, behind in _around(passage):
        whole = (*before, *behind)
        if (
            len(whole) >= _BEHIND
            and said.share(whole) >= _ABOUT
            and (not behind or said.share(behind) >= _ABOUT - 0.15)
        ):
            return True
    return False


def _around(passage: str) -> Iterator[tuple[Sequence[Unit], Sequence[Unit]]]:
    content, read = units(passage), told(passage)
    for one in denials(passage):
        here = [unit for unit in content if unit.sentence == read.words[one.first].sentence]
        yield (
            [unit for unit in here if unit.end <= one.first][-_BEFORE:],
            [unit for unit in here if unit.first >= one.end][:_BEHIND],
        )


def _puts_on_a_par(claim: str, passage: str) -> bool:
    """Tell whether a part of the claim, which says "cũng" or "vẫn", affirms what is denied in as many words."""
    if not says(claim, "alike_too"):
        return False
    read = told(claim)
    denying = {word.part for word in read.words if word.text in listed("claims.wary.denying")}
    return any(_affirmed_in(units(claim), one) - denying for one in denials(passage) if len(one.of) > 1)


def _affirmed_in(content: Sequence[Unit], denial: Denial) -> set[int]:
    """Return the one part of a claim that has two words of what is denied, where no other has one of them."""
    rows = {row for unit in denial.of for row in unit.rows}
    syllables = {syllable for unit in denial.of for syllable in unit.syllables}
    found = [unit for unit in content if unit.rows & rows or set(unit.syllables) <= syllables]
    parts = {unit.part for unit in found}
    return parts if len({unit.syllables for unit in found}) > 1 and len(parts) == 1 else set()
