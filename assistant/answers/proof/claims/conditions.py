"""Whether a claim leaves out a condition or an exception under which its passage says what it says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answers.proof.claims.alignment import aligned
from assistant.answers.proof.claims.alike import Ground, Unit, ground, of_units, units
from assistant.answers.proof.claims.amounts import RANGE, Amount, amounts
from assistant.answers.proof.claims.polarity import denials
from assistant.answers.proof.claims.reading import Told, listed, phrases, sayings, told

_NEAR = 6
"""So many words of content before a condition, or behind one that comes first, are what it governs."""
_DRAWN = 0.5
"""A claim that has so much of what a condition governs rests on it."""
_SAID = 0.34
"""A condition of which so much is said is said."""
_SAID_OF_ALL = 0.5
"""The same for a claim that says "mọi", "bất kỳ"."""
_ALL = 0.8
_NEXT = 2
_SAID_WITHOUT_FIGURE, _SAID_WITH_FIGURE = 0.6, 0.2
_TOLD = 3
"""A condition of so many words is known by them, one of fewer by its figures as well."""
_AS_GOOD = 0.85
_SWEEPING = 0.34
"""The same as `_DRAWN` for a claim that says "mọi", "bất kỳ"."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a condition governs: its words, those next to it, its figures, and who it is about.

    `by_figures` where only a claim that has one of its figures, if there are any, rests on it.
    """

    words: tuple[Unit, ...]
    next: tuple[Unit, ...] = ()
    figures: tuple[Amount, ...] = ()
    head: tuple[Unit, ...] = ()
    by_figures: bool = False

    def drawn_on(self, claim: Ground, figures: Sequence[Amount], enough: float) -> bool:
        """Tell whether a claim rests on it."""
        if self.head and not claim.share(self.head):
            return False  # only the question says of whom
        if any(one.same_value(other) and one.unit == other.unit for one in self.figures for other in figures):
            return True
        if (self.by_figures and self.figures) or claim.share(self.words) < (_ALL if self.figures else enough):
            return False
        return not self.next or claim.share(self.next) >= _DRAWN


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition in a passage: what it says, perhaps in parts that all must be said, and what it governs."""

    kind: str
    of: tuple[tuple[Unit, ...], ...]
    limits: tuple[Amount, ...]
    governed: Rule


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
        others = of_units([unit for unit in content if not end <= unit.first < last])
        of = tuple(
            _its_own(part, others)
            for first, stop in _conjuncts(read, end, last, kind)
            if (part := tuple(unit for unit in content if first <= unit.first < stop))
        )
        if of or limits:
            # Behind a comma it is said of the whole sentence before it.
            apart = place > 0 and read.words[place - 1].part != read.words[place].part
            rules = list(_whole(read, content, figures, place)) if apart else []
            for rule in rules or [_governed(read, content, figures, place, last)]:
                yield Condition(kind, of, limits, rule)


def _its_own(part: tuple[Unit, ...], others: Ground) -> tuple[Unit, ...]:
    """Return the words of a condition that the rest of the passage has not as well, where it has such."""
    return tuple(unit for unit in part if others.support(unit) < 1) or part


def _governed(read: Told, content: Sequence[Unit], figures: Sequence[Amount], place: int, last: int) -> Rule:
    """Return what a condition governs: the part of the sentence before it, or, where it comes first, behind it."""
    sentence = read.words[place].sentence
    before = [unit for unit in content if unit.sentence == sentence and unit.end <= place]
    behind = [unit for unit in content if unit.sentence == sentence and unit.first >= last]
    begins = place == 0 or read.words[place - 1].sentence != sentence
    if begins or not before:
        counted = tuple(
            one for one in figures if one.first >= last and read.words[one.first].sentence == sentence
        )
        return Rule(tuple(behind[:_NEAR]), tuple(behind[:_NEXT]), counted[:1])
    part = read.words[place - 1].part
    counted = tuple(one for one in figures if one.end <= place and read.words[one.first].part == part)
    near = [unit for unit in before if unit.part == part]
    whole = near if len(near) >= _TOLD else before
    return Rule(tuple(whole[-_NEAR:]), tuple(before[-_NEXT:]), counted)


def _whole(read: Told, content: Sequence[Unit], figures: Sequence[Amount], place: int) -> Iterator[Rule]:
    """Yield the parts of the sentence before a place, each as a rule of its own."""
    sentence = read.words[place].sentence
    by_part: dict[int, list[Unit]] = {}
    for unit in content:
        if unit.sentence == sentence and unit.end <= place:
            by_part.setdefault(unit.part, []).append(unit)
    for part, words in by_part.items():
        counted = tuple(one for one in figures if read.words[one.first].part == part)
        if len(words) >= _TOLD or counted:
            yield Rule(tuple(words), tuple(words[-_NEXT:]), counted, by_figures=True)


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
        begun = one.first
        while begun and read.words[begun - 1].sentence == sentence:
            begun -= 1
        ruled = any(word.text in listed("claims.conditions.rules") for word in read.words[begun : one.first])
        if rule == len(read.words) or read.words[rule].sentence != sentence or ruled:
            continue
        governed = [unit for unit in content if unit.first >= rule and unit.sentence == sentence]
        if governed:
            together = tuple(other for other in amounts(passage) if begun <= other.first < rule)
            yield Condition("limit", (), together, Rule(tuple(governed[:_NEAR])))


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
            head = tuple(unit for unit in content if unit.sentence == word.sentence and unit.end <= place)
            yield Condition("who", (of,), (), Rule(governed, head=head[-_NEXT:]))


def dropped(claim: str, passage: str, beside: Sequence[str] = ()) -> bool:
    """Tell whether a claim draws on a sentence of the passage and leaves its condition out.

    No exception needs saying again that the claim words anew.
    """
    drawn = said = ground(claim)
    for text in beside:
        said |= ground(text)
    figures = [figure for text in (claim, *beside) for figure in amounts(text)]
    sweeping = any(sayings("claims.conditions.sweeping").found_in(told(claim).words))
    enough, needed = (_SWEEPING, _SAID_OF_ALL) if sweeping else (_DRAWN, _SAID)
    rested_on = {one.number for one in aligned(claim, passage, _AS_GOOD)}
    reworded = {kind for text in (claim, *beside) for kind in _reworded(text, passage)}
    for one in conditions(passage):
        rule = one.governed
        if one.kind in reworded or not rule.words or rule.words[0].sentence not in rested_on:
            continue
        if not rule.drawn_on(drawn, amounts(claim), enough):
            continue
        limited = bool(one.limits) and not any(a.same_value(b) for a in one.limits for b in figures)
        least = _SAID_WITHOUT_FIGURE if limited else _SAID_WITH_FIGURE if one.limits and one.of else needed
        if any(said.share(part) < least for part in one.of) or (limited and sum(map(len, one.of)) < _TOLD):
            return True
    return sweeping and _swept(claim, passage, said)


def _reworded(claim: str, passage: str) -> set[str]:
    """Return the kinds of condition that a claim has in words of its own: "nếu muốn" for "nếu có nguyện vọng"."""
    known = ground(passage)
    found = {one.kind for one in _opened(claim) if one.of and known.share(one.of[0]) < _DRAWN}
    return found | ({"if"} if any(sayings("claims.conditions.this").found_in(told(claim).words)) else set())


def _swept(claim: str, passage: str, said: Ground) -> bool:
    """Tell whether a claim says "mọi X" where the passage says it of "X đã được kết nối"."""
    mine, theirs, read = units(claim), units(passage), told(passage)
    denied = {place for one in denials(passage) for place in range(one.first, one.end + _TOLD)}
    sweeping = sayings("claims.conditions.sweeping")
    swept = {end for place, end, _ in sweeping.found_in(read.words) if place not in denied}
    for _, end, _ in sweeping.found_in(told(claim).words):
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
            if same and quality and unit.first not in swept and said.share(quality) < _SAID_OF_ALL:
                return True
    return False


def _then(read: Told, start: int, end: int) -> bool:
    return any(word.text in listed("claims.conditions.then") for word in read.words[start:end])
