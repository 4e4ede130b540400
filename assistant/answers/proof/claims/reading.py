"""A sentence or a passage as the checks read it: words in places, sentences and their parts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from assistant.text.normal import plain, tidy_tones
from assistant.wording import pairs, words

_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+|[%≥≤<>=°²³]")
_LETTERS = re.compile(r"[^\W\d_]+")
# A point between digits parts thousands; "TP." and initials end no sentence that a check would miss.
_END = re.compile(r"[;!?\n…]|\.(?!\d)")
_PART = re.compile(r"[,:()\"]|\s-\s")


class Word(NamedTuple):
    """A word, number or sign: in lower case, its place, and the sentence and the part of one it stands in."""

    text: str
    start: int
    end: int
    capital: bool
    sentence: int
    part: int

    @property
    def is_number(self) -> bool:
        """Tell whether it is made of digits."""
        return "0" <= self.text[0] <= "9"


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """What a text says: its normal form, the same in lower case, its words, these in a line, and the text itself."""

    text: str
    low: str
    words: tuple[Word, ...]
    line: str
    source: str

    def first_from(self, place: int) -> int:
        """Return the number of the first word that ends behind `place`."""
        low, high = 0, len(self.words)
        while low < high:
            middle = (low + high) // 2
            if self.words[middle].end <= place:
                low = middle + 1
            else:
                high = middle
        return low


@lru_cache(maxsize=512)
def told(text: str) -> Told:
    """Return `text` as it is read, its short forms written out."""
    clean = _LETTERS.sub(
        lambda m: tidy_tones(m.group()), plain(text.replace("\r", "\n").replace("\n", "\u2028"))
    )
    clean = clean.replace("\u2028", "\n")
    pattern, full = _short_forms()
    clean = pattern.sub(lambda m: full[m.group()], clean)
    low = clean.lower()
    if len(low) != len(clean):  # lower case made a letter of another script longer: places would not agree
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in clean)
    ends = [(m.start(), True) for m in _END.finditer(clean)] + [
        (m.start(), False) for m in _PART.finditer(clean)
    ]
    ends.sort()
    found: list[Word] = []
    sentence = part = at = 0
    for m in _TOKEN.finditer(clean):
        while at < len(ends) and ends[at][0] < m.start():
            part += 1
            sentence += ends[at][1]
            at += 1
        found.append(
            Word(low[m.start() : m.end()], m.start(), m.end(), m.group()[0].isupper(), sentence, part)
        )
    line = f" {' '.join([word.text for word in found])} "
    return Told(clean, low, tuple(found), line, text)


@cache
def _short_forms() -> tuple[re.Pattern[str], dict[str, str]]:
    full = dict(pairs("claims.reading.short"))
    either = "|".join(map(re.escape, sorted(full, key=len, reverse=True)))
    return re.compile(rf"(?<![\w/-])(?:{either})(?![\w/-])"), full


class Phrases:
    """Phrases of a list, each with what it stands for, found in a text the longest first."""

    def __init__(self, named: Iterable[tuple[str, str]]) -> None:
        self._by_first: dict[str, list[tuple[list[str], str]]] = {}
        for phrase, name in named:
            parts = [tidy_tones(one) for one in _TOKEN.findall(phrase.lower())]
            self._by_first.setdefault(parts[0], []).append((parts, name))
        for known in self._by_first.values():
            known.sort(key=lambda one: -len(one[0]))

    def at(self, among: Sequence[Word], place: int) -> tuple[int, str] | None:
        """Return where the longest phrase that begins at the word `place` ends, and what it stands for."""
        for parts, name in self._by_first.get(among[place].text, ()):
            end = place + len(parts)
            if end <= len(among) and (len(parts) == 1 or [one.text for one in among[place:end]] == parts):
                return end, name
        return None

    def all_at(self, among: Sequence[Word], place: int) -> list[tuple[int, str]]:
        """Return the same for all the longest phrases that begin there: one may stand for several things."""
        found = self.every_at(among, place)
        return [one for one in found if one[0] == found[0][0]]

    def every_at(self, among: Sequence[Word], place: int) -> list[tuple[int, str]]:
        """Return the same for every phrase that begins there, the longest first."""
        found = []
        for parts, name in self._by_first.get(among[place].text, ()):
            end = place + len(parts)
            if end <= len(among) and (len(parts) == 1 or [one.text for one in among[place:end]] == parts):
                found.append((end, name))
        return found

    def found_in(self, among: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
        """Yield the phrases from left to right, none overlapping another: first word, end, what it stands for."""
        known, behind = self._by_first, 0
        for place, word in enumerate(among):
            if place >= behind and word.text in known:
                found = self.at(among, place)
                if found:
                    yield place, found[0], found[1]
                    behind = found[0]


@cache
def phrases(key: str) -> Phrases:
    """Return the phrases of a list of pairs in `prompts/`: a phrase, and what it stands for."""
    return Phrases(pairs(key))


@cache
def sayings(key: str) -> Phrases:
    """Return the phrases of a plain list in `prompts/`, each standing for itself."""
    return Phrases((one, one) for one in words(key))


@cache
def listed(key: str) -> frozenset[str]:
    """Return a list of words in `prompts/` as a set."""
    return frozenset(words(key))
