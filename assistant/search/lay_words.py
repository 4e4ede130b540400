"""Everyday words in a question, and the terms that documents use for the same things."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from assistant.library.reference import Explanation, LayWord
from assistant.text.normal import fold, has_accents, plain, toned, words

TERMS_EACH = 2
"""So many terms are taken for one everyday word, the closest ones."""


@dataclass(frozen=True, slots=True)
class Found:
    """Everyday words found in a text, as they were typed, and the terms that they stand for, the closest first."""

    said: tuple[str, ...]
    means: tuple[str, ...]


@dataclass(slots=True)
class _Node:
    """What may follow the syllables read so far, and the everyday words that end here, as said and as meant."""

    following: dict[str, "_Node"] = field(default_factory=dict)
    ending: list[tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=list)


class LayWords:
    """The everyday words of one library, found the longest first, accents counting where they are typed."""

    def __init__(self, lay: Iterable[LayWord], glossary: Iterable[Explanation]) -> None:
        """Take how people say things, and the terms of the documents with their other names."""
        self._first = _Node()
        rows = [(row.says, row.means) for row in lay]
        # A short form is written out elsewhere, where it stands in capitals: "ai" asks, "AI" is a thing.
        rows += [(tuple(name for name in row.aliases if not name.isupper()), (row.term,)) for row in glossary]
        for says, means in rows:
            for said in says:
                spoken = words(said)
                node = self._first
                for syllable in map(fold, spoken):
                    node = node.following.setdefault(syllable, _Node())
                if spoken:
                    node.ending.append((tuple(map(toned, spoken)), means))

    def widened(self, text: str) -> tuple[str, ...]:
        """Return the terms for the everyday words of a text, less those that it says itself."""
        said = f" {' '.join(map(fold, words(plain(text))))} "
        terms = dict.fromkeys(term for one in self.found_in(text) for term in one.means)
        return tuple(term for term in terms if f" {' '.join(map(fold, words(term)))} " not in said)

    def readings(self, text: str) -> tuple[str, ...]:
        """Return the text with every everyday word put in terms, once with the closest and once with the next."""
        typed = words(plain(text))
        accented = has_accents(text)
        parts = list(self._parts(typed))
        if not any(means for _, means in parts):
            return ()
        found = []
        for nth in range(TERMS_EACH):
            put = []
            for said, means in parts:
                term = means[min(nth, len(means) - 1)] if means else " ".join(said)
                put.append(term if accented or not means else fold(term))
            found.append(" ".join(put))
        return tuple(dict.fromkeys(found))

    def found_in(self, text: str) -> tuple[Found, ...]:
        """Return the everyday words in a text from left to right, none overlapping another."""
        parts = self._parts(words(plain(text)))
        return tuple(Found(said, means[:TERMS_EACH]) for said, means in parts if means)

    def _parts(self, typed: Sequence[str]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Yield the text in order, cut into everyday words with their terms and syllables without any."""
        folded = list(map(fold, typed))
        at = 0
        while at < len(typed):
            length, means = self._longest_at(typed, folded, at)
            yield tuple(typed[at : at + length]), means
            at += length

    def _longest_at(
        self, typed: Sequence[str], folded: Sequence[str], at: int
    ) -> tuple[int, tuple[str, ...]]:
        """Return the length and the terms of the longest everyday word that begins there."""
        longest: tuple[int, tuple[str, ...]] = (1, ())
        node: _Node | None = self._first
        for end in range(at, len(typed)):
            node = node.following.get(folded[end]) if node else None
            if node is None:
                break
            means = next((m for said, m in node.ending if _agree(typed[at : end + 1], said)), None)
            if means:
                longest = (end + 1 - at, means)
        return longest


def _agree(typed: Sequence[str], said: Sequence[str]) -> bool:
    """Tell whether each syllable is that of the word, or was typed without accents beside others.

    One syllable alone, without its accents, is too many words at once.
    """
    if len(said) == 1:
        return toned(typed[0]) == said[0]
    return all(toned(a) == b or not has_accents(a) for a, b in zip(typed, said, strict=True))
