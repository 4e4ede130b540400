"""Whether a claim leaves out a condition or an exception under which its passage says what it says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answers.proof.claims.alignment import aligned
from assistant.answers.proof.claims.alike import Ground, Unit, ground, units
from assistant.answers.proof.claims.amounts import RANGE, Amount, amounts
from assistant.answers.proof.claims.reading import Told, listed, phrases, sayings, told

_NEAR = 6
"""So many words of content before a condition, or behind one that comes first, are what it governs."""
_DRAWN = 0.5
"""A claim that has so much of what a condition governs rests on it."""
_SAID = 0.34
"""A condition of which so much is said is said."""
_SAID_OF_ALL = 0.5
"""The same for a claim that says "mọi", "bất kỳ"."""
_TOLD = 3
"""A condition of so many words is known by them, one of fewer by its figures as well."""
_AS_GOOD = 0.85
_SWEEPING = 0.34
"""The same as `_DRAWN` for a claim that says "mọi", "bất kỳ"."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition in a passage: what it says, perhaps in parts that all must be said, and what it governs."""

    kind: str
    of: tuple[tuple[Unit, ...], ...]
    limits: tuple[Amount, ...]
    governed: tuple[Unit, ...]


@lru_cache(maxsize=512)
def conditions(passage: str) -> tuple[Condition, ...]:
    """Return the conditions, limits and exceptions of a passage, in order."""
    return (*_opened(passage), *_limits(passage), *_restrictions(passage))


def _opened(passage: str) -> Iterator[Condition]:
    read, content = told(passage), units(passage)
    figures = amounts(passage)
    for place, end, kind in phrases("claims.conditions.opening").found_in(read.words):
        if kind == "none":
            continue
        last = _ends(read, place, end, kind)
        limits = tuple(one for one in figures if end <= one.first < last and not one.place)
        of = tuple(
            part
            for first, stop in _conjuncts(read, end, last, kind)
            if (part := tuple(unit for unit in content if first <= unit.first < stop))
        )
        if of or limits:
            yield Condition(kind, of, limits, _governed(read, content, place, last))


def _governed(read: Told, content: Sequence[Unit], place: int, last: int) -> tuple[Unit, ...]:
    sentence = read.words[place].sentence
    before = [unit for unit in content if unit.sentence == sentence and unit.end <= place]
    behind = [unit for unit in content if unit.sentence == sentence and unit.first >= last]
    begins = place == 0 or read.words[place - 1].sentence != sentence
    return tuple(behind[:_NEAR]) if begins or not before else tuple(before[-_NEAR:])


def _ends(read: Told, place: int, end: int, kind: str) -> int:
    """Return where a condition ends: with its part, or, an exception, where the rule goes on or the sentence ends."""
    here, last = read.words[place], end
    while last < len(read.words) and read.words[last].sentence == here.sentence:
        word = read.words[last]
        if word.text in listed("claims.conditions.then"):
            break
        if (
            word.part != read.words[last - 1].part
            and last > end
            and (kind != "unless" or word.text in listed("claims.conditions.goes_on"))
        ):
            break
        last += 1
    return last


def _conjuncts(read: Told, first: int, last: int, kind: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of a condition that all must hold: "đã …, và không …"."""
    begun = first
    for place in range(first, last - 1):
        if (
            kind == "if"
            and read.words[place].text in listed("claims.conditions.both")
            and read.words[place + 1].text in listed("claims.conditions.holds")
            and place > begun
        ):
            yield begun, place
            begun = place + 1
    yield begun, last


def _limits(passage: str) -> Iterator[Condition]:
    """Yield the bounded figures of who or what a rule is for: "hộ có công suất dưới 100 kW không phải …"."""
    read, content = told(passage), units(passage)
    for one in amounts(passage):
        if one.bound in {"", "named", "place", RANGE, "≈", "="}:
            continue
        sentence = read.words[one.first].sentence
        rule = next(
            (
                place
                for place in range(one.end, len(read.words))
                if read.words[place].sentence != sentence
                or read.words[place].text in listed("claims.conditions.rules")
            ),
            len(read.words),
        )
        begun = next(place for place in range(len(read.words)) if read.words[place].sentence == sentence)
        ruled = any(word.text in listed("claims.conditions.rules") for word in read.words[begun : one.first])
        if rule == len(read.words) or read.words[rule].sentence != sentence or ruled:
            continue
        governed = [unit for unit in content if unit.first >= rule and unit.sentence == sentence]
        if governed:
            together = tuple(other for other in amounts(passage) if begun <= other.first < rule)
            yield Condition("limit", (), together, tuple(governed[:_NEAR]))


def _restrictions(passage: str) -> Iterator[Condition]:
    """Yield what says which of many a rule is for: "hộ thuộc diện … được …"."""
    read, content = told(passage), units(passage)
    begun = 0
    for place, word in enumerate(read.words):
        if place and read.words[place - 1].sentence != word.sentence:
            begun = place
        if word.text not in listed("claims.conditions.restricting") or place == begun:
            continue
        rule = next(
            (
                n
                for n in range(place + 1, len(read.words))
                if read.words[n].part != word.part or read.words[n].text in listed("claims.conditions.rules")
            ),
            len(read.words),
        )
        ruled = any(one.text in listed("claims.conditions.rules") for one in read.words[begun:place])
        if rule == len(read.words) or read.words[rule].part != word.part or ruled:
            continue
        of = tuple(unit for unit in content if place <= unit.first < rule)
        governed = tuple(unit for unit in content if unit.first >= rule and unit.sentence == word.sentence)[
            :_NEAR
        ]
        if of and governed:
            yield Condition("who", (of,), (), governed)


def dropped(claim: str, passage: str, beside: Sequence[str] = (), question: str = "") -> bool:
    """Tell whether a claim draws on a sentence of the passage and leaves its condition out.

    What the question tells of who asks needs no saying again, and no exception does that the claim words anew.
    """
    drawn = said = ground(claim)
    for text in beside:
        said |= ground(text)
    told_before = said | ground(question)
    figures = [figure for text in (claim, *beside, question) for figure in amounts(text)]
    sweeping = any(sayings("claims.conditions.sweeping").found_in(told(claim).words))
    enough, needed = (_SWEEPING, _SAID_OF_ALL) if sweeping else (_DRAWN, _SAID)
    rested_on = {one.number for one in aligned(claim, passage, _AS_GOOD)}
    reworded = {kind for text in (claim, *beside) for kind in _reworded(text, passage)}
    for one in conditions(passage):
        rests = bool(one.governed) and one.governed[0].sentence in rested_on
        if not rests or one.kind in reworded or _share(one.governed, drawn) < enough:
            continue
        known = said if one.kind == "unless" else told_before
        limited = bool(one.limits) and not any(a.same_value(b) for a in one.limits for b in figures)
        least = _SAID_OF_ALL if limited else needed
        if any(_share(part, known) < least for part in one.of) or (limited and sum(map(len, one.of)) < _TOLD):
            return True
    return sweeping and _swept(claim, passage, said)


def _reworded(claim: str, passage: str) -> set[str]:
    """Return the kinds of condition that a claim has in words of its own: "nếu muốn" for "nếu có nguyện vọng"."""
    known = ground(passage)
    found = {one.kind for one in _opened(claim) if one.of and _share(one.of[0], known) < _DRAWN}
    return found | ({"if"} if any(sayings("claims.conditions.this").found_in(told(claim).words)) else set())


def _swept(claim: str, passage: str, said: Ground) -> bool:
    """Tell whether a claim says "mọi X" where the passage says it of "X đã được kết nối"."""
    if any(sayings("claims.conditions.sweeping").found_in(told(passage).words)):
        return False
    mine, theirs, read = units(claim), units(passage), told(passage)
    for _, end, _ in sayings("claims.conditions.sweeping").found_in(told(claim).words):
        named = [unit.syllables for unit in mine if unit.first >= end][:_NEAR]
        for place, unit in enumerate(theirs):
            same = 0
            while (
                place + same < len(theirs)
                and same < len(named)
                and theirs[place + same].syllables == named[same]
            ):
                same += 1
            quality = [
                other
                for other in theirs[place + same : place + same + 2]
                if other.part == unit.part and not _then(read, theirs[place + same - 1].end, other.first)
            ]
            if same and quality and _share(quality, said) < _SAID_OF_ALL:
                return True
    return False


def _then(read: Told, start: int, end: int) -> bool:
    return any(word.text in listed("claims.conditions.then") for word in read.words[start:end])


def _share(of: Sequence[Unit], known: Ground) -> float:
    return sum(known.support(unit) for unit in of) / len(of) if of else 0.0
