"""Searching inside one document: where the typed words stand, as typed or without accents."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from assistant.library.nouns import Provision, Span
from assistant.text.normal import fold, has_accents, plain

LONGEST = 200
_MOST = 500
_AROUND = 70
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = r"[\W_]{1,6}"

Way = Literal["phrase", "folded", "words"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A find: its number, its place, its characters and some before and after them."""

    n: int
    provision: Provision
    span: Span
    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class Found:
    """What was sought and where it is; `way` says how it was found, `more` that only the first ones are here."""

    typed: str
    hits: tuple[Hit, ...] = ()
    way: Way = "phrase"
    more: bool = False

    @property
    def listed(self) -> tuple[Hit, ...]:
        """Return the finds that the list names: of scattered words one in each place."""
        if self.way != "words":
            return self.hits
        first = {hit.provision.id: hit for hit in reversed(self.hits)}
        return tuple(sorted(first.values(), key=lambda hit: hit.n))


def search_inside(provisions: Sequence[Provision], typed: str) -> Found:
    """Return where a document says what is typed: those words in a row, else without accents, else all in one place."""
    typed = " ".join(plain(typed).split())[:LONGEST]
    words = _WORD.findall(typed)
    if not words:
        return Found(typed)
    ways: list[tuple[Way, bool]] = [("phrase", has_accents(typed)), ("folded", False)]
    for way, exact in ways:
        spans = list(_in_a_row(provisions, words, exact=exact))
        if spans:
            return _found(typed, spans, way)
    return _found(typed, list(_all_in_one(provisions, words)), "words")


def _found(typed: str, spans: Sequence[tuple[Provision, Span]], way: Way) -> Found:
    hits = tuple(_hit(n, one, span) for n, (one, span) in enumerate(spans[:_MOST], 1))
    return Found(typed, hits, way, len(spans) > _MOST)


def _in_a_row(
    provisions: Sequence[Provision], words: Sequence[str], *, exact: bool
) -> Iterator[tuple[Provision, Span]]:
    letters = _table(exact=exact)
    row = _BETWEEN.join(word.translate(letters) for word in words)
    sought = re.compile(rf"(?<![^\W_]){row}(?![^\W_])")
    for one in provisions:
        for match in sought.finditer(one.text.translate(letters)):
            yield one, Span(one.start + match.start(), one.start + match.end())


def _all_in_one(provisions: Sequence[Provision], words: Sequence[str]) -> Iterator[tuple[Provision, Span]]:
    """Yield each of the words in those provisions that have every one of them."""
    if len(words) < 2:
        return
    letters = _table(exact=False)
    folded = {word.translate(letters) for word in words}
    for one in provisions:
        matches = [m for m in _WORD.finditer(one.text.translate(letters)) if m.group() in folded]
        if {m.group() for m in matches} == folded:
            for match in matches:
                yield one, Span(one.start + match.start(), one.start + match.end())


def _hit(n: int, provision: Provision, span: Span) -> Hit:
    start, end = span.start - provision.start, span.end - provision.start
    before = " ".join(provision.text[max(0, start - _AROUND) : start].split(" "))
    after = provision.text[end : end + _AROUND]
    if start > _AROUND:
        before = "… " + before.partition(" ")[2]
    if end + _AROUND < len(provision.text.rstrip()):
        after = after.rpartition(" ")[0] + " …"
    return Hit(n, provision, span, _flat(before), provision.text[start:end], _flat(after))


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


class _Letters(dict[int, str]):
    """What stands for each letter when texts are compared: one for one, so that places stay."""

    def __init__(self, *, exact: bool) -> None:
        super().__init__()
        self._exact = exact

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        stands = letter.lower() if self._exact else fold(letter)
        self[code] = stands if len(stands) == 1 else letter
        return self[code]


@cache
def _table(*, exact: bool) -> _Letters:
    return _Letters(exact=exact)
