"""The words of a text, as the words of a question are looked for in it."""

from dataclasses import dataclass
from itertools import pairwise

from assistant.answers.question.terms import Term, term_of
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
        typed = words(text)
        pairs: set[tuple[str, str]] = set()
        for accented in (True, False):  # as a question with accents, or without, leaves words out
            named = [term_of(word) for word in typed if not is_function_word(word, accented=accented)]
            pairs.update(pairwise(named))
            pairs.update(pairwise(word for word in named if not word.isdecimal()))  # "60 xã và 9 phường"
        return cls(
            frozenset(map(term_of, typed)), frozenset(map(toned, typed)), frozenset(pairs), has_accents(text)
        )

    def holds(self, term: Term) -> bool:
        """Tell whether the text has the term; accents count where both sides were typed with them."""
        return term.toned in self.toned if term.toned and self.accented else term.folded in self.folded
