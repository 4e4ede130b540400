"""Numbering grammars: which mark opens which kind of provision, as rows of a table."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.text.footnotes import DIGITS

Number = tuple[int, int]
"""What a mark counts: its number, and the place of the letter put after it (7a is (7, 1))."""

_ROMAN = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The order of letters in Vietnamese legal numbering: no f, j, w or z, and đ after d."""
_LATIN = 10_000
"""What the numbers of lists in Latin order are told from all others by."""
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


def roman(mark: str) -> int | None:
    """Return the value of a Roman number, or None when `mark` is none."""
    if not mark or not _ROMAN.fullmatch(mark):
        return None
    values = [_ROMAN_DIGITS[c] for c in mark]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def letter(mark: str) -> int | None:
    """Return the place of a letter in legal numbering (a 1, đ 5, e 6), or None when it has none."""
    place = _LETTERS.find(mark.lower())
    return place + 1 if place >= 0 and len(mark) == 1 else None


def latin_number(before: Number, mark_before: str, mark: str) -> Number | None:
    """Return the number of a letter in a list of Latin order, as word processors count; None where it is in none.

    Such a list is told by its e right after d, without đ; its numbers lie above all others, so that f, j, w
    and z are believed nowhere else.
    """
    letters = (mark_before + mark).lower()
    if len(letters) != 2 or not letters.isascii() or not letters.isalpha():
        return None
    place, place_before = (ord(one) - ord("a") + 1 for one in reversed(letters))
    if letters == "de" or (before[0] > _LATIN and place == place_before + 1):
        return _LATIN + place, 0
    return None


def in_legal_order(number: Number, mark: str) -> Number:
    """Return a number as the legal order of letters counts it, where `number` is one of a Latin list."""
    return (letter(mark) or number[0] - _LATIN, 0) if number[0] > _LATIN else number


def follows(before: Number, number: Number) -> bool:
    """Tell whether `number` is the next one after `before`: 8 or 7a after 7, 8 or 7b after 7a."""
    return number in ((before[0] + 1, 0), (before[0], before[1] + 1))


def arabic_number(mark: str) -> Number | None:
    """Return the last number of a mark such as 3, 3.1, 7a or 012."""
    found = re.fullmatch(r"(?:\d+\.)*(\d{1,4})([a-zđ]?)", mark)
    after = letter(found[2]) if found and found[2] else 0
    return None if found is None or after is None else (int(found[1]), after)


def roman_number(mark: str) -> Number | None:
    """Return the value of a Roman number, with the letter after it if there is one (IIa)."""
    stem, after = (mark[:-1], mark[-1]) if mark[-1:].islower() else (mark, "")
    value = roman(stem)
    return None if value is None else (value, (letter(after) or 0) if after else 0)


def letter_number(mark: str) -> Number | None:
    """Return the place of a lettered mark, with the number after the letter if there is one (a1)."""
    place = letter(mark[:1])
    return None if place is None else (place, int(mark[1:] or 0))


def heading_number(mark: str) -> Number | None:
    """Return the number of a chapter or part, printed in Roman or Arabic figures or in words (THỨ HAI)."""
    word = mark.lower()
    if word in _ORDINALS:
        return _ORDINALS.index(word) + 1, 0
    return arabic_number(mark) or roman_number(mark)


@dataclass(frozen=True, slots=True)
class Style:
    """One way of marking provisions: the mark's pattern, the kind it opens, how its number reads.

    `counted` styles carry no number and are counted under their parent. `dotted` marks repeat
    their parents' numbers (3.1 under 3). A `titled` style opens with a word of its own (Điều, Chương),
    may have its title on the line below, and is believed by its sequence in the whole document.
    A `coded` one is numbered by a code of its own (0101), which goes on from nothing.
    `prefix` stands before the number in paths; `flat` ones are no part of the paths below the document.
    """

    name: str
    kind: str
    pattern: re.Pattern[str]
    value: Callable[[str], Number | None] = arabic_number
    counted: bool = False
    dotted: bool = False
    titled: bool = False
    coded: bool = False
    flat: bool = False
    prefix: str = ""


def _style(name: str, kind: str, pattern: str, **more: object) -> Style:
    return Style(name, kind, re.compile(pattern), **more)  # type: ignore[arg-type]


# Outermost first: a mark of a style closes everything opened by the styles below it.
PARTY_OUTLINE = (
    _style("letter", "part", r"(?P<mark>[A-ZĐ])\.\s+(?=\S)", value=letter_number),
    _style("roman", "part", r"(?P<mark>[IVXLCDM]+)[.\-]\s*(?=[^\W\d_])", value=roman_number),
    _style("number", "item", r"(?P<mark>\d{1,3})[.)]\s+(?=\S)"),
    _style("dotted", "item", r"(?P<mark>\d{1,3}(?:\.\d{1,3})+)[.)]?\s+(?=\S)", dotted=True),
    _style("point", "point", r"(?P<mark>[a-zđ])\)\s*(?=\S)", value=letter_number),
    _style("dash", "bullet", r"(?P<mark>[-–—•●])\s*(?=\S)", counted=True),
    _style("plus", "bullet", r"(?P<mark>[+*○◦])\s*(?=\S)", counted=True),
)

NOTE = rf"(?:\s?(?:[{DIGITS}]+|\[\d{{1,3}}\]))*"
"""Footnote marks, which consolidated texts set before, inside and after the numbers of provisions."""
_UPPER = "A-ZĐÀ-ÖØ-ÝĂĨŨƠƯẠ-Ỹ"
_CITES = (
    r"\b(?:này|của|Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định|Thông tư|Điều|Chương|khoản|và)\b"
)
_TITLE = (
    rf"(?:{NOTE}\s*$|{NOTE}\s*[.:]{NOTE}\s*(?=\S|$)|{NOTE}\s+(?=[(\[]|[{_UPPER}\W\d]+$)|\s+[-–—]\s+(?=\S)"
    rf"|\s+(?=[{_UPPER}](?!.*{_CITES})[^.;:,]{{2,100}}$))"
)
"""What may stand after a heading's number: nothing, a stop and the title, or a title that cites nothing."""
_COUNT = r"(?:[IVXL]+|\d{1,2})"
_LETTER = r"(?=[^\W\d_])"
_NO_RULE = r"(?![-–—_=*.\s]*$)"
"""A line of dashes or stars is drawn, not a bullet."""
_NO_AMOUNT = r"(?!\d{1,3}(?:\.\d{3})+(?![.\d]))"
"""15.000 is an amount, not the number of a provision."""
_AFTER = rf"(?:{NOTE}\s+(?=\S)|{NOTE}(?=[{_UPPER}“(\[…])|{NOTE}(?<=[{DIGITS}\]])\s*$)"


def _heading(name: str, word: str, mark: str, **more: object) -> Style:
    words = rf"(?:{word}|{word.upper()})(?:\s+(?i:thứ))?"
    return _style(name, name, rf"{NOTE}\s?{words}\s+(?P<mark>{mark}){_TITLE}", titled=True, **more)


ARTICLES = (
    _heading("part", "Phần", rf"{_COUNT}|(?i:{'|'.join(_ORDINALS)})", value=heading_number, prefix="p"),
    _heading("chapter", "Chương", rf"{_COUNT}[a-zđ]?", value=heading_number, prefix="c"),
    _heading("section", "Mục", rf"{_COUNT}[a-zđ]?", value=heading_number, prefix="m"),
    _heading("subsection", "Tiểu mục", _COUNT, value=heading_number, prefix="tm"),
    _heading("article", "Điều", r"\d{1,4}[a-zđ]?", prefix="d", flat=True),
    _style("letter", "section", rf"(?P<mark>[A-ZĐ])\.\s+(?=[{_UPPER}]{{2}})", value=letter_number),
    _style(
        "roman", "section", rf"{NOTE}\s?(?P<mark>[IVXL]+){NOTE}[.\-]{NOTE}\s*{_LETTER}", value=roman_number
    ),
    _style("code", "item", rf"(?P<mark>(?!19|20)\d{{4}})\.\s+(?=[{_UPPER}])", coded=True),
    _style("number", "item", rf"{NOTE}\s?(?P<mark>\d{{1,3}}[a-zđ]?){NOTE}\.{_AFTER}"),
    _style("dotted", "item", rf"{_NO_AMOUNT}(?P<mark>\d{{1,3}}(?:\.\d{{1,3}})+)[.)]?\s+(?=\S)", dotted=True),
    _style(
        "point",
        "point",
        rf"{NOTE}\s?(?P<mark>[a-zđ]\d?){NOTE}(?:\)|/(?=\s)){NOTE}\s*(?=\S)",
        value=letter_number,
    ),
    _style("small", "point", rf"(?P<mark>[a-zđ])\.\s+(?=[{_UPPER}])", value=letter_number),
    _style("bracket", "item", r"(?P<mark>\d{1,3})[)/]\s+(?=\S)"),
    _style("dash", "bullet", rf"(?P<mark>[-–—−‒•●▪■]){_NO_RULE}\s*(?=\S)", counted=True),
    _style("plus", "bullet", rf"(?P<mark>[+*○◦▫]){_NO_RULE}\s*(?=\S)", counted=True),
)

GRAMMARS: dict[str, tuple[Style, ...]] = {"party_outline": PARTY_OUTLINE, "articles": ARTICLES}


def opens_unit(line: str, grammar: Sequence[Style]) -> bool:
    """Tell whether `line` begins with any mark of the grammar."""
    return any(style.pattern.match(line) for style in grammar)
