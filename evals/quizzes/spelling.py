"""Words as they are compared here: spaces, capitals and footnote marks say nothing, and texts may be nearly alike."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
ENDS = " \t\n.,;:…“”\"'"
_MARK = re.compile(rf"\s*\(?\s*\*?\s*[{MARKS}]+\s*\)?")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_PIECE = re.compile(r"[.;:]\s+|[.;:]$|\.{2,}|…")
_SIGNS = re.compile(r"[≥≤<>=%+]")


@lru_cache(maxsize=8192)
def solid(text: str) -> str:
    """Return a text without spaces and capitals, in which places can be counted."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text).casefold())


@lru_cache(maxsize=8192)
def one_line(text: str) -> str:
    """Return a text with single spaces, in one Unicode form."""
    return " ".join(unicodedata.normalize("NFC", text).split())


@lru_cache(maxsize=8192)
def unmarked(text: str) -> str:
    """Return a text without footnote marks."""
    return _MARK.sub("", text)


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """Return what two names share that differ in capitals, spaces, footnote marks and closing signs only."""
    return " ".join(unmarked(one_line(text)).casefold().split()).strip(ENDS)


@lru_cache(maxsize=8192)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words and numbers of a text, in small letters."""
    return tuple(_WORD.findall(unmarked(one_line(text)).casefold()))


def spelled(text: str) -> str:
    """Return what options must differ in: words, numbers without needless zeros, and signs of comparison."""
    numbers = (_number(word) if word[0].isdigit() else word for word in words_of(text))
    return " ".join(numbers) + "".join(_SIGNS.findall(text))


def _number(word: str) -> str:
    whole, point, rest = word.replace(",", ".").partition(".")
    rest = rest.rstrip("0") if point and len(rest) != 3 else rest
    return (whole.lstrip("0") or "0") + (f".{rest}" if rest else "")


def pieces(text: str) -> Iterator[str]:
    """Yield the clauses of a text that full stops, colons and semicolons part."""
    return (piece for piece in _PIECE.split(text) if piece.strip())


@lru_cache(maxsize=16384)
def pairs(text: str) -> frozenset[tuple[str, str]]:
    """Return the pairs of words that follow each other in a text."""
    said = words_of(text)
    return frozenset(pairwise(said))


def worn(text: str, times: int = 16) -> frozenset[tuple[str, str]]:
    """Return the pairs of words that a document says so often that two clauses with them are not alike for it."""
    said = words_of(text)
    counted = Counter(pairwise(said))
    return frozenset(pair for pair, count in counted.items() if count >= times)


def likeness(one: str, other: str, but: frozenset[tuple[str, str]] = frozenset()) -> float:
    """Return which share of the shorter text's pairs of words the other one has too; those of `but` do not count."""
    first, second = pairs(one) - but, pairs(other) - but
    fewer = min(len(first), len(second))
    return len(first & second) / fewer if fewer >= 3 else float(bare(one) == bare(other))


def same_words(one: str, other: str) -> float:
    """Return the share of words that two names have in common, in whatever order."""
    first, second = set(words_of(one)), set(words_of(other))
    return len(first & second) / max(len(first | second), 1)
