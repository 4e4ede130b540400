"""The normal form of Vietnamese text, and the syllables that search compares."""

import re
import unicodedata
from functools import lru_cache

_SYLLABLE = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_QUOTES = {ord(c): '"' for c in "“”„«»″"} | {ord(c): "'" for c in "‘’‚′`´"}
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"), None)
# Control characters say nothing; a text may use one as a place holder.
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), " ")
_SIGNS = _DASHES | _QUOTES | _INVISIBLE | _CONTROLS | {0xA0: " ", 0x202F: " ", 0x2007: " "}


def plain(text: str) -> str:
    """Return `text` in NFC with one kind of dash, quote and space and nothing invisible.

    For reading questions; a document's own text is never passed through it.
    """
    return unicodedata.normalize("NFC", text).translate(_SIGNS)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return `text` in lower case without accents: what "Chuyển đổi số" and "chuyen doi so" share."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def has_accents(text: str) -> bool:
    """Tell whether any letter of `text` carries a Vietnamese mark."""
    return fold(text) != unicodedata.normalize("NFC", text).lower()


def syllables(text: str) -> list[str]:
    """Return the syllables and numbers of `text`, folded, in order; decimal commas become points."""
    return [fold(word) for word in words(text)]


_TONES = {"\u0300": "2", "\u0301": "1", "\u0303": "4", "\u0309": "3", "\u0323": "5"}


@lru_cache(maxsize=65536)
def toned(syllable: str) -> str:
    """Return a syllable in lower case with its tone at the end: "hoá" and "hóa" are both "hoa1"."""
    letters, tone = [], ""
    for c in unicodedata.normalize("NFD", syllable.lower()):
        if c in _TONES:
            tone = _TONES[c]
        else:
            letters.append(c)
    return unicodedata.normalize("NFC", "".join(letters)) + tone


def words(text: str) -> list[str]:
    """Return the syllables and numbers of `text` as typed, in order; decimal commas become points."""
    return [token.replace(",", ".") for token in _SYLLABLE.findall(plain(text))]
