"""The words of a text, as the words of a question are looked for in it."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from assistant.answers.question.terms import Term, term_of
from assistant.library.nouns import Milestone, Target
from assistant.text.function_words import is_function_word
from assistant.text.normal import has_accents, toned, words


@dataclass(frozen=True, slots=True)
class Bag:
    """The syllables of a text, in both forms, and which content syllables follow each other."""

    folded: frozenset[str]
    toned: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    accented: bool

    @classmethod
    def of(cls, text: str) -> "Bag":
        """Return the bag of `text`."""
        syllables = [_read(word) for word in words(text)]
        pairs: set[tuple[str, str]] = set()
        for accented in (True, False):  # as a question with accents, or without, leaves words out
            named = [one.term for one in syllables if not (one.binds if accented else one.binds_bare)]
            pairs.update(pairwise(named))
            pairs.update(pairwise([word for word in named if not word.isdecimal()]))  # "60 xã và 9 phường"
        folded, spelt = frozenset(one.term for one in syllables), frozenset(one.toned for one in syllables)
        return cls(folded, spelt, frozenset(pairs), has_accents(text))

    def holds(self, term: Term) -> bool:
        """Tell whether the text has the term; accents count where both sides were typed with them."""
        return term.toned in self.toned if term.toned and self.accented else term.folded in self.folded


def bag_of_row(target: Target, cells: Collection[Milestone]) -> Bag:
    """Return the bag of a row's name and of the words in these cells: units and notes are asked for as well."""
    units = [
        target.unit,
        *(m.unit for m in cells),
        *(m.note for m in cells if not m.footnotes),
        *(m.column_label for m in cells if m.period != "year"),
    ]
    return Bag.of(" . ".join(dict.fromkeys([target.name, *filter(None, units)])))


class _Syllable(NamedTuple):
    """A word as a bag has it; it `binds` or asks in a text with accents, or in one without."""

    term: str
    toned: str
    binds: bool
    binds_bare: bool


@lru_cache(maxsize=65536)  # syllables, of which a language has few
def _read(word: str) -> _Syllable:
    binds, bare = (is_function_word(word, accented=accented) for accented in (True, False))
    return _Syllable(term_of(word), toned(word), binds, bare)
