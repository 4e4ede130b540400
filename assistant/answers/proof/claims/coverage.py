"""How much of what a claim says its passages say, part by part of the sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.answers.proof.claims.alike import Ground, Unit, ground, of_units, units
from assistant.answers.proof.claims.moments import numbered_away
from assistant.answers.proof.claims.reading import Told, listed, sayings, told

_SHORT = 2
"""A part of fewer words of content is read with the part before it."""
_LOST, _FAR, _ANY, _STRANGE = 2.0, 1.0, 0.3, 5.0
"""What a lost word weighs, one that stands in another sentence, a part with few of them, and what is too much."""
_UNHEARD = 0.26
"""A thing named in a list of which the passage says less is one it has not."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a claim: its words of content, how many of them nothing supports, or no one sentence does."""

    total: float
    lost: float
    far: float

    @property
    def share(self) -> float:
        """Return the share of the words that nothing supports."""
        return self.lost / self.total if self.total else 0.0

    @property
    def strangeness(self) -> float:
        """Return how strange the part is to the passage: many words lost, and few others beside them."""
        return (_LOST * self.lost + _FAR * self.far) * (_ANY + self.share)


def parts(claim: str, passage: str) -> list[Part]:
    """Return the parts of a claim with what the passage lacks of each."""
    known, sentences = ground(passage), _sentences(passage)

    def lacking(group: Sequence[Unit], of: Ground) -> float:
        return _words(group, [of.support(one) for one in group])

    return [
        Part(
            _words(group, [0.0] * len(group)),
            lacking(group, known),
            min((lacking(group, near) for near in sentences), default=0.0),
        )
        for group in _groups(claim, known)
    ]


def _groups(claim: str, known: Ground) -> list[list[Unit]]:
    read = told(claim)
    groups: list[list[Unit]] = []
    for unit in units(claim):
        last = groups[-1][-1] if groups else unit
        goes_on = last.part == unit.part and not _begins(read, last.end, unit, known)
        if groups and (goes_on or len(groups[-1]) < _SHORT):
            groups[-1].append(unit)
        else:
            groups.append([unit])
    return groups


def _begins(read: Told, start: int, unit: Unit, known: Ground) -> bool:
    """Tell whether a new part of the sentence begins before a word: "và phải …", "và" with something unheard of."""
    between = [word.text for word in read.words[start : unit.first + 1]]
    joins = any(one in listed("claims.coverage.begins") for one in between)
    return joins and (
        known.support(unit) < 1
        or any(
            one in listed("claims.coverage.begins") and two in listed("claims.coverage.goes_on")
            for one, two in pairwise(between)
        )
    )


def _words(group: Sequence[Unit], supports: Sequence[float]) -> float:
    """Return how many words lack support: two single syllables side by side are one word."""
    lost, single = 0.0, False
    for unit, support in zip(group, supports, strict=True):
        alone = len(unit.syllables) == 1 and not unit.rows
        if single and alone and support < 1:
            single = False
            continue
        lost += 1 - support
        single = alone and support < 1
    return lost


def _sentences(passage: str) -> list[Ground]:
    found: dict[int, list[Unit]] = {}
    for unit in units(passage):
        found.setdefault(unit.sentence, []).append(unit)
    return [of_units(one) for one in found.values()]


def invents(claim: str, passage: str) -> bool:
    """Tell whether a part of the claim says what the passage does not."""
    if any(one.strangeness >= _STRANGE for one in parts(claim, passage)):
        return True
    known = ground(passage)
    return any(len(one) > 1 and known.share(one) < _UNHEARD for one in _listed_apart(claim))


def _listed_apart(claim: str) -> Iterator[list[Unit]]:
    """Yield the words of a claim between commas and words that join: what a list names one after the other."""
    read = told(claim)
    group: list[Unit] = []
    for unit in units(claim):
        between = read.words[group[-1].end : unit.first] if group else ()
        joins = any(word.text in listed("claims.coverage.joins") for word in between)
        if group and (joins or unit.part != group[-1].part):
            yield group
            group = []
        group.append(unit)
    if group:
        yield group


def foreign_names(claim: str, passage: str) -> bool:
    """Tell whether a claim names somebody or something with a capital that the passage does not name."""
    return any(True for _ in _foreign_names(claim, passage))


def _foreign_names(claim: str, *known: str) -> Iterator[str]:
    read, printed = told(claim), {word.text for text in known for word in told(text).words}
    away = numbered_away(claim)
    frames = sayings("claims.reading.frames").found_in(read.words)
    usual = (
        printed
        | listed("claims.coverage.usual_names")
        | {word.text for first, end, _ in frames for word in read.words[first:end]}
    )
    for place, (before, word) in enumerate(pairwise(read.words), start=1):
        begins = before.sentence != word.sentence or bool(read.text[before.end : word.start].strip())
        if word.capital and not begins and word.text not in usual and place not in away:
            yield word.text
