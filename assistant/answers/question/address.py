"""Reading the address of a place in a question: "điểm a khoản 1 Điều 21", "Mục 1 Chương III", "IV.2.5"."""

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise, product

from assistant.text.normal import fold, has_accents, plain, toned
from assistant.text.numbers import as_roman, of_roman
from assistant.wording import say

_NTH = {
    "nhất": "1", "hai": "2", "ba": "3", "tư": "4", "năm": "5", "sáu": "6", "bảy": "7", "tám": "8", "chín": "9",
    "mười": "10",
}  # fmt: skip
"""Numbers as words after "thứ": "Phần thứ hai"."""
_NTH_FOLDED = {fold(word): (toned(word), number) for word, number in _NTH.items()}
_CLEAR = frozenset({"nhat", "hai", "ba", "chin", "muoi"})
"""Those that are read without accents: "phan thu nam 2030" is what is taken in that year."""
_COUNTED = r"(?:[ivxl]+|\d{1,2})"
_AFTER = r"(?![\w%]|[/.,-]\d)"
# A number before one of these counts something: "Điều 5 và 30 ngày" names no Điều 30.
_COUNTING = r"(?!\s*(?:%|(?:ngay|thang|nam|nguoi|lan|gio|trieu|ty|dong|phan tram)\b))"
_BETWEEN = re.compile(r"[\s,;]*(?:(?:cua|thuoc|tai|o|trong|va)\s+)?")
_NUMBER = rf"(?:so\s+)?(?P<mark>(?:{{0}})(?:\s*(?:,|va)\s*(?:{{0}}){_AFTER}{_COUNTING})*)"


@dataclass(frozen=True, slots=True)
class Address:
    """A place as a question names it: its words, and the question `beside` them.

    `paths` holds, for each place meant, the paths that it may have, the likeliest first: "mục 2" is a
    section of a chapter or an item. A path may be the end of a longer one. `bare` where the annex is
    meant without a number, which a question may only speak of in passing; `outline` where the path itself
    is said.
    """

    said: str
    paths: tuple[tuple[str, ...], ...]
    beside: str
    bare: bool = False
    outline: bool = False


@dataclass(frozen=True, slots=True)
class _Level:
    """A level of an address: its word, what its mark looks like, what stands before that in paths.

    Marks of a `roman` one are written I or 1, of one counted `in_words` also "thứ nhất".
    """

    word: str
    mark: str
    prefixes: tuple[str, ...]
    roman: bool = False
    in_words: bool = False


# Outermost first. The second prefix is that of documents whose outline has no words of its own.
_LEVELS = (
    _Level("phụ lục", rf"{_COUNTED}[a-z]?", ("PL",), roman=True),
    _Level("mẫu", r"\d{1,3}[a-z]?", ("M",)),
    _Level("phần", _COUNTED, ("p", ""), roman=True, in_words=True),
    _Level("chương", _COUNTED, ("c",), roman=True, in_words=True),
    _Level("mục", r"(?:[ivxl]+|\d{1,2})(?:\.\d+)*(?:-\d+)*", ("m", ""), roman=True),
    _Level("điều", r"\d{1,4}[a-zđ]?", ("d",)),
    _Level("khoản", r"\d{1,3}[a-zđ]?", ("k", "")),
    _Level("điểm", r"[a-zđ]\d?", ("",)),
    _Level("gạch đầu dòng", r"\d{1,2}", ("-",)),
)
_ABOVE_ARTICLES = frozenset({"phần", "chương", "mục"})
"""Articles are counted through the whole document: what holds them is no part of their paths."""

_MOST = 20
"""So many places are looked up for one question; one that names more asks for none of them."""


@dataclass(frozen=True, slots=True)
class _Token:
    level: _Level
    marks: tuple[str, ...]
    start: int
    end: int


def address_in(text: str) -> Address | None:
    """Return the one address that `text` names; None where it names none, or several that stand apart."""
    folded = fold(text)
    if len(folded) != len(text):
        return None
    tokens = _tokens(text, folded)
    if not tokens:
        return _outline_path(text) or _annex(text, folded)
    if all(token.level.word == "mục" for token in tokens) and (outline := _outline_path(text)):
        return outline
    if [token.level.prefixes for token in tokens] == [("-",)] and (outline := _outline_path(text)):
        return _bullet_of(outline, tokens[0])
    adjoin = all(_BETWEEN.fullmatch(folded[a.end : b.start]) for a, b in pairwise(tokens))
    paths = _paths(tokens) if adjoin else ()
    if not paths:
        return _outline_path(text)
    start, end = tokens[0].start, tokens[-1].end
    return Address(text[start:end].strip(), paths, f"{text[:start]} {text[end:]}")


def _tokens(text: str, folded: str) -> list[_Token]:
    found = []
    accented = has_accents(text)
    for level in _LEVELS:
        for m in _pattern(level).finditer(folded):
            typed = text[m.start() : m.start() + len(level.word)]
            if accented and list(map(toned, typed.split())) != list(map(toned, level.word.split())):
                continue  # "mức 2" is no "mục 2"
            marks = _marks(text, m, accented=accented)
            if marks:
                found.append(_Token(level, marks, m.start(), m.end()))
    return sorted(found, key=lambda token: token.start)


def _marks(text: str, found: re.Match[str], *, accented: bool) -> tuple[str, ...]:
    """Return the marks that follow a level's word, as numbers where they are counted in words."""
    if found["nth"]:
        spelt, number = _NTH_FOLDED[found["nth"]]
        typed = [toned(text[slice(*found.span(part))]) for part in ("ordinal", "nth")]
        meant = typed == [toned("thứ"), spelt] if accented else found["nth"] in _CLEAR
        return (number,) if meant else ()
    marks = plain(text[slice(*found.span("mark"))]).lower()
    return tuple(re.findall(r"[^\s,]+", re.sub(r"\s(?:và|va)\s", " ", marks)))


@cache
def _pattern(level: _Level) -> re.Pattern[str]:
    word = fold(level.word).replace(" ", r"\s+")
    mark = fold(level.mark)
    nth = "|".join(_NTH_FOLDED) if level.in_words else "(?!)"
    return re.compile(
        rf"(?<!\w){word}\s+(?:(?P<ordinal>thu)\s+(?P<nth>{nth})(?!\w)|(?:thu\s+)?{_NUMBER.format(mark)}{_AFTER})"
    )


def _paths(tokens: list[_Token]) -> tuple[tuple[str, ...], ...]:
    """Return the paths of each place meant; nothing where two levels are both said more than once."""
    marks: dict[str, list[str]] = {}
    for token in tokens:
        marks.setdefault(token.level.word, []).extend(token.marks)
    if "điều" in marks:
        marks = {word: said for word, said in marks.items() if word not in _ABOVE_ARTICLES}
    marks = {word: list(dict.fromkeys(said)) for word, said in marks.items()}
    if sum(len(said) > 1 for said in marks.values()) > 1 or max(map(len, marks.values())) > _MOST:
        return ()
    said = [(level, marks[level.word]) for level in _LEVELS if level.word in marks]
    return tuple(
        tuple(dict.fromkeys(map(_joined, product(*(_steps(level, mark) for level, mark in place)))))
        for place in product(*([(level, mark) for mark in given] for level, given in said))
    )


def _joined(steps: tuple[str, ...]) -> str:
    return ".".join(steps).replace(".-", "-")


def _steps(level: _Level, mark: str) -> tuple[str, ...]:
    """Return what the path may have for one mark of one level."""
    whole, dot, rest = mark.partition(".")
    number = (_number(whole) if level.roman else whole.lstrip("0")).replace("đ", "dd")
    letters = [f"{prefix}{number}" for prefix in level.prefixes if prefix]
    if level.prefixes[-1]:
        return tuple(letters)
    bare = [number]
    if level.roman and number.isdecimal():
        roman = as_roman(int(number))
        bare = [number, roman] if whole.isdecimal() else [roman, number]
    return tuple(f"{one}.{rest}" for one in bare) if dot else (*letters, *bare)


def _number(mark: str) -> str:
    """Return a printed number as paths have it: Roman ones and leading zeros as plain numbers."""
    value = of_roman(mark)
    return mark.lstrip("0") if value is None else str(value)


_OUTLINE = re.compile(r"\b((?:[IVX]+)(?:\.\d+)+(?:-\d+)*)\b")


def _outline_path(text: str) -> Address | None:
    """Return the place of an outline without words: "IV.2.5"."""
    found = _OUTLINE.search(text)
    if found is None:
        return None
    path = found.group(1)
    beside = f"{text[: found.start()]} {text[found.end() :]}"
    return Address(say("labels.place.item", path=path), ((path,),), beside, outline=True)


def _bullet_of(outline: Address, bullet: _Token) -> Address | None:
    """Return the bullet of the place whose path is said: "IV.2.5 gạch đầu dòng 1"."""
    ((path,),) = outline.paths
    paths = tuple((f"{path}-{mark.lstrip('0')}",) for mark in bullet.marks)
    beside = re.sub(
        r"(?i)gạch\s+đầu\s+dòng\s+(?:thứ\s+)?\w+|gach\s+dau\s+dong\s+(?:thu\s+)?\w+", " ", outline.beside
    )
    return replace(outline, paths=paths, beside=beside)


def _annex(text: str, folded: str) -> Address | None:
    found = re.search(r"(?<!\w)(?:cac\s+)?phu\s+luc(?!\w)", folded)
    if found is None:
        return None
    start, end = found.span()
    return Address(text[start:end], (("PL",),), f"{text[:start]} {text[end:]}", bare=True)
