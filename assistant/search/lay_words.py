"""Everyday words in a question, and the terms that documents use for the same things."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.library.reference import Explanation, LayWord
from assistant.text.normal import fold, has_accents, plain, toned, words

TERMS_EACH = 2
"""So many terms are taken for one everyday word, the closest ones."""

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Everyday words found in a text, as they were typed, and the terms that they stand for, the closest first."""

    said: tuple[str, ...]
    means: tuple[str, ...]


class LayWords:
    """The everyday words of one library, found the longest first, accents counting where they are typed."""

    def __init__(self, lay: Iterable[LayWord], glossary: Iterable[Explanation]) -> None:
        """Take how people say things, and the terms of the documents with their other names."""
        self._means: dict[Key, list[tuple[Key, tuple[str, ...]]]] = {}
        rows = [(row.says, row.means) for row in lay]
        # A short form is written out elsewhere, where it stands in capitals: "ai" asks, "AI" is a thing.
        rows += [(tuple(name for name in row.aliases if not name.isupper()), (row.term,)) for row in glossary]
        for says, means in rows:
            for said in says:
                spoken = words(said)
                if spoken:
                    named = self._means.setdefault(tuple(map(fold, spoken)), [])
                    named.append((tuple(map(toned, spoken)), means))
        self._longest = max(map(len, self._means), default=0)

    def widened(self, text: str) -> tuple[str, ...]:
        """Return the terms for the everyday words of a text, less those that it says itself."""
        said = f" {' '.join(map(fold, words(plain(text))))} "
        terms = dict.fromkeys(term for one in self.found_in(text) for term in one.means)
        return tuple(term for term in terms if f" {' '.join(map(fold, words(term)))} " not in said)

    def readings(self, text: str) -> tuple[str, ...]:
        """Return the text with every everyday word put in terms, once with the closest and once with the next."""
        typed = words(plain(text))
        accented = has_accents(text)
        found = []
        for nth in range(TERMS_EACH):
            put, at, changed = [], 0, False
            while at < len(typed):
                length, means = self._longest_at(typed[at : at + self._longest])
                term = means[min(nth, len(means) - 1)] if means else " ".join(typed[at : at + length])
                put.append(term if accented or not means else fold(term))
                changed |= bool(means)
                at += length
            if changed:
                found.append(" ".join(put))
        return tuple(dict.fromkeys(found))

    def found_in(self, text: str) -> tuple[Found, ...]:
        """Return the everyday words in a text from left to right, none overlapping another."""
        return tuple(self._each(words(plain(text))))

    def _each(self, typed: Sequence[str]) -> Iterator[Found]:
        at = 0
        while at < len(typed):
            length, means = self._longest_at(typed[at : at + self._longest])
            if means:
                yield Found(tuple(typed[at : at + length]), means[:TERMS_EACH])
            at += length

    def _longest_at(self, typed: Sequence[str]) -> tuple[int, tuple[str, ...]]:
        """Return the length and the terms of the longest everyday word that the syllables begin with."""
        folded = tuple(map(fold, typed))
        for length in range(len(typed), 0, -1):
            for said, means in self._means.get(folded[:length], ()):
                if _agree(typed[:length], said):
                    return length, means
        return 1, ()


def _agree(typed: Sequence[str], said: Sequence[str]) -> bool:
    """Tell whether each syllable is that of the word, or was typed without accents beside others.

    One syllable alone, without its accents, is too many words at once.
    """
    if len(said) == 1:
        return toned(typed[0]) == said[0]
    return all(toned(a) == b or not has_accents(a) for a, b in zip(typed, said, strict=True))
