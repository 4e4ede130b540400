"""Which words of a text say what which words of another say: rows of synonyms, and the words that say nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.answers.proof.claims.amounts import amounts
from assistant.answers.proof.claims.moments import numbered_away
from assistant.answers.proof.claims.reading import Phrases, sayings, told
from assistant.text.function_words import is_function_word
from assistant.wording import words


@dataclass(frozen=True, slots=True)
class Unit:
    """A word of content, or several that are one: its syllables, the rows it stands in, and its place in words."""

    syllables: tuple[str, ...]
    rows: frozenset[str]
    first: int
    end: int
    sentence: int
    part: int


@cache
def _rows() -> Phrases:
    return Phrases(
        (phrase.strip(), str(number))
        for number, row in enumerate(words("claims.alike.rows"))
        for phrase in dict.fromkeys(row.split("|"))
    )


def concepts_of(phrase: str) -> list[str]:
    """Return the rows of synonyms that a short phrase begins with."""
    return [row for _, row in _rows().all_at(told(phrase).words, 0)] if told(phrase).words else []


@lru_cache(maxsize=512)
def units(text: str) -> tuple[Unit, ...]:
    """Return the words of content in a text, in order: no numbers, no dates, no words that only bind."""
    read = told(text)
    away = numbered_away(text)
    figures = {place for one in amounts(text) for place in range(one.first, one.end)}
    found = []
    place = 0
    while place < len(read.words):
        word = read.words[place]
        if word.is_number or place in figures or place in away or not word.text.isalpha():
            place += 1
            continue
        rows = _rows().all_at(read.words, place)
        frame = sayings("claims.reading.frames").at(read.words, place)
        end = max(rows[0][0] if rows else place + 1, frame[0] if frame else 0)
        says = not frame or frame[0] < end
        if says and end == place + 1:
            says = not is_function_word(word.text, accented=True)
        if says:
            spoken = tuple(one.text for one in read.words[place:end])
            found.append(
                Unit(spoken, frozenset(row for _, row in rows), place, end, word.sentence, word.part)
            )
        place = end
    return tuple(found)


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What passages say, to be looked up: their syllables, and the rows of synonyms of their words."""

    syllables: frozenset[str]
    rows: frozenset[str]

    def __or__(self, other: "Ground") -> "Ground":
        """Return what both say."""
        return Ground(self.syllables | other.syllables, self.rows | other.rows)

    def support(self, unit: Unit) -> float:
        """Return how well the passages say a word (0..1)."""
        if unit.rows & self.rows:
            return 1.0
        return sum(one in self.syllables for one in unit.syllables) / len(unit.syllables)

    def share(self, of: Sequence[Unit]) -> float:
        """Return how much of some words the passages say (0..1); 0 of none."""
        return sum(map(self.support, of)) / len(of) if of else 0.0


@lru_cache(maxsize=512)
def ground(text: str) -> Ground:
    """Return what a text says, to be looked up."""
    return Ground(frozenset(word.text for word in told(text).words), frozenset(_all_rows(text)))


def of_units(found: Sequence[Unit]) -> Ground:
    """Return what some words say, to be looked up."""
    return Ground(
        frozenset(syllable for unit in found for syllable in unit.syllables),
        frozenset(row for unit in found for row in unit.rows),
    )


def _all_rows(text: str) -> Iterable[str]:
    among = told(text).words
    for place in range(len(among)):
        yield from (row for _, row in _rows().every_at(among, place))
