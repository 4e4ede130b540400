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
_ANY_SIGN = re.compile(f"[{re.escape(''.join(map(chr, _SIGNS)))}]")


def plain(text: str) -> str:
    """Return `text` in NFC with one kind of dash, quote and space and nothing invisible.

    For comparing; a document's own text is never replaced by it.
    """
    text = unicodedata.normalize("NFC", text)
    return text.translate(_SIGNS) if _ANY_SIGN.search(text) else text


# Older documents print the Icelandic letter, or an African one, for đ; their capitals look the same.
_BARE = dict.fromkeys(map(ord, "đðɖ"), "d")
_MARKS = re.compile("[\u0300-\u0345]+")  # all of them combining, and all that Vietnamese has
_CROSSED = dict.fromkeys(map(ord, "ðɖ"), "đ")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return `text` in lower case without accents: what "Chuyển đổi số" and "chuyen doi so" share."""
    decomposed = unicodedata.normalize("NFD", text.lower().translate(_BARE))
    bare = _MARKS.sub("", decomposed)
    return bare if bare.isascii() else "".join(c for c in bare if not unicodedata.combining(c))


def folded(text: str) -> str:
    """Return a long text as `fold` does, letter by letter, and remember nothing of it."""
    return text.translate({ord(letter): fold(letter) for letter in set(text)})


@lru_cache(maxsize=4096)
def has_accents(text: str) -> bool:
    """Tell whether any letter of `text` carries a Vietnamese mark."""
    return not text.isascii() and fold(text) != unicodedata.normalize("NFC", text).lower()


def syllables(text: str) -> list[str]:
    """Return the syllables and numbers of `text`, folded, in order, a number always in one way."""
    return [fold(word) for word in words(text)]


_TONES = {"\u0300": "2", "\u0301": "1", "\u0303": "4", "\u0309": "3", "\u0323": "5"}


@lru_cache(maxsize=65536)
def toned(syllable: str) -> str:
    """Return a syllable in lower case with its tone at the end: "hoá" and "hóa" are both "hoa1"."""
    letters, tone = [], ""
    for c in unicodedata.normalize("NFD", syllable.lower().translate(_CROSSED)):
        if c in _TONES:
            tone = _TONES[c]
        else:
            letters.append(c)
    return unicodedata.normalize("NFC", "".join(letters)) + tone


_SPELT = re.compile(
    r"(?:qu|gi(?=[aăâeêoôơuưy])|[bcdđghklmnpqrstvx]{0,3})([aăâeêioôơuưy]{1,3})([cghmnpt]{0,2})", re.IGNORECASE
)


@lru_cache(maxsize=65536)
def tidy_tones(syllable: str) -> str:
    """Return a syllable in NFC with its tone mark where documents print it: "hoà" becomes "hòa".

    The old style: on the letter with a mark of its own, else before a consonant on the last vowel, else
    on the middle of three and the first of two. What is not spelt as a syllable only becomes NFC.
    """
    letters: list[str] = []
    tones: list[str] = []
    for c in unicodedata.normalize("NFD", syllable):
        if c in _TONES:
            tones.append(c)
        elif unicodedata.combining(c) and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + c)
        else:
            letters.append(c)
    spelt = _SPELT.fullmatch("".join(letters))
    if len(tones) != 1 or spelt is None:
        return unicodedata.normalize("NFC", syllable)
    place = spelt.start(1) + _toned_letter(spelt[1].lower(), closed=bool(spelt[2]))
    letters[place] += tones[0]
    return unicodedata.normalize("NFC", "".join(letters))


def _toned_letter(vowels: str, *, closed: bool) -> int:
    marked = max(map(vowels.rfind, "ăâêôơư"))
    if marked >= 0:
        return marked
    return len(vowels) - 1 if closed else int(len(vowels) > 2)


_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:(?:\.\d{3})+(?:,\d+)?|(?:,\d{3})+(?:\.\d+)?)")


def words(text: str) -> list[str]:
    """Return the syllables and numbers of `text` as typed, in order, a number always in one way.

    A decimal comma becomes a point, and thousands are not parted: "1.200,5" and "1,200.5" are both "1200.5".
    """
    return [_number(token) if token[0].isdigit() else token for token in _SYLLABLE.findall(plain(text))]


def _number(token: str) -> str:
    """Return a number less the signs between its thousands.

    Only what is compared is read so: "1,200" is as often a thousand typed in the English way as it is 1.2.
    """
    if _THOUSANDS.fullmatch(token):
        token = token.replace(next(c for c in token if c in ".,"), "")
    return token.replace(",", ".")
