"""Letters and signs that only look like those of Vietnamese, as people type and paste them."""

import re
import unicodedata
from typing import TYPE_CHECKING

from assistant.text.normal import plain, tidy_tones
from assistant.text.printable import printable

if TYPE_CHECKING:
    from assistant.text.accent_table import AccentTable

# Ways in which Unicode says that a character is another one in a different dress: mathematical letters, letters
# of full and half width, ligatures, numbers in one letter. Raised and lowered digits are not among them: "m²".
_DRESSED = frozenset({"<font>", "<wide>", "<narrow>", "<small>", "<compat>", "<noBreak>"})
_SIGNS = {
    "ð": "đ", "Ð": "Đ", "ɖ": "đ", "Ɖ": "Đ", "ƌ": "đ", "ı": "i", "İ": "I", "ɑ": "a", "ɡ": "g",
    "ǎ": "ă", "Ǎ": "Ă", "≧": "≥", "⩾": "≥", "≦": "≤", "⩽": "≤", "‐": "-", "⁃": "-", "─": "-", "➖": "-",
    "·": " ", "•": " ", "∙": " ", "⋅": " ", "・": " ", "‧": " ", "●": " ", "▪": " ", "‟": '"', "‛": "'",
    "\u034f": "", "\u115f": "", "\u1160": "", "\u3164": "",
}  # fmt: skip
_SCRIPTS = (
    str.maketrans("АВСЕНІЈКМОРЅТХУҺԌаеіјкорсухѕһԁԛԝѵӏ", "ABCEHIJKMOPSTXYHGaeijkopcyxshdqwvl"),
    str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυχ", "ABEZHIKMNOPTYXaikvopux"),
)
"""Cyrillic and Greek letters that look Latin."""

_STROKES = re.compile("([dD])[\u0335-\u0338]")
_MARKS = re.compile("[\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323]{2,}")
_OF_LETTERS = "\u0302\u0306\u031b"
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])+")


class _Characters(dict[int, str]):
    """What each character is typed for, found when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = meant = _meant(chr(code))
        return meant


def _meant(character: str) -> str:
    if character in _SIGNS:
        return _SIGNS[character]
    kind = unicodedata.category(character)
    if kind == "Cf" or "\ufe00" <= character <= "\ufe0f":
        return ""
    if kind in {"Zs", "Zl", "Zp"}:
        return " "
    dress, _, codes = unicodedata.decomposition(character).partition(" ")
    letters = "".join(chr(int(code, 16)) for code in codes.split()) if dress in _DRESSED else ""
    # A spacing accent is a blank with a mark: it is no letter in a dress.
    return character if not letters or letters[0] == " " else "".join(map(_meant, letters))


_CHARACTERS = _Characters()


def typed_form(text: str, table: "AccentTable | None" = None) -> str:
    """Return a typed text in its normal form: plain, with the letters that look Latin as the Latin ones.

    A word of another script stays, unless all its letters look Latin and spell a Vietnamese syllable in a text
    that has no word of another script beside. Any string is allowed, and the form of the form is itself. A document's
    own text is never passed through it.
    """
    if text.isascii():
        return plain(text)
    text = unicodedata.normalize("NFC", printable(text)).translate(_CHARACTERS)
    text = _in_latin(text, table) if not text.isascii() else text
    text = unicodedata.normalize("NFD", text)
    text = _STROKES.sub(lambda found: "đ" if found[1] == "d" else "Đ", text)
    # Unicode keeps a tone typed before the letter's own mark where it was typed, as another letter.
    return plain(_MARKS.sub(lambda found: "".join(sorted(found[0], key=_is_tone)), text))


def _is_tone(mark: str) -> bool:
    return mark not in _OF_LETTERS


def _in_latin(text: str, table: "AccentTable | None") -> str:
    for alike in _SCRIPTS:
        text = _without(alike, text, table)
    return text


def _without(alike: dict[int, int], text: str, table: "AccentTable | None") -> str:
    """Return the text without the look-alikes of one script."""
    if not any(ord(c) in alike for c in set(text)):
        return text
    from assistant.text.accent_table import shipped_table  # numpy, which most commands do without

    table = shipped_table() if table is None else table
    words = [word.translate(alike) for word in _WORD.findall(text)]
    foreign = not all(map(_is_latin, words))

    def mended(found: re.Match[str]) -> str:
        word = found[0]
        latin = word.translate(alike)
        if latin == word or not _is_latin(latin):
            return word
        if any(c.isalpha() and _is_latin(c) for c in word):
            return latin
        return latin if not foreign and tidy_tones(latin).lower() in table.ids else word

    return _WORD.sub(mended, text)


def _is_latin(word: str) -> bool:
    """Tell whether every letter is of the Latin alphabet."""
    return all(unicodedata.name(c, "").startswith("LATIN") for c in word if c.isalpha())
