"""Automatic numbers: the marks that Word prints before paragraphs and keeps out of their text."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ingest.read.element import Element
from ingest.read.word.package import W, is_on, val
from ingest.read.word.styles import Styles

_LEVELS = 9
_MOST = 780
"""Beyond this Word itself prints no letters; a larger number is a slip or an attack."""
_PLACE = re.compile(r"%([1-9])")
_ROMAN = {1000: "M", 900: "CM", 500: "D", 400: "CD", 100: "C", 90: "XC", 50: "L", 40: "XL"} | {
    10: "X",
    9: "IX",
    5: "V",
    4: "IV",
    1: "I",
}


def _roman(number: int) -> str:
    if number > _MOST:
        return str(number)
    made = ""
    for value, sign in _ROMAN.items():
        made += sign * (number // value)
        number %= value
    return made


def _letter(number: int) -> str:
    """Return what Word prints: the Latin alphabet (no đ after d), doubled after z."""
    if not 0 < number <= _MOST:
        return str(number)
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda n: _letter(n).lower(),
    "none": lambda _: "",
}
"""How numbers print; a format that is not here prints as plain digits."""

_GLYPHS = {"o": "◦", "": "•", "-": "-", "–": "–", "—": "—", "+": "+", "*": "*", "○": "○", "◦": "◦"}
"""Bullets that tell levels apart; any other picture prints as a round bullet."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list as its definition has it."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    gap: str = " "
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(slots=True)
class _List:
    """One list: its levels, which definition counts it, and the levels it starts anew when first used."""

    definition: str
    levels: list[Level]
    anew: set[int] = field(default_factory=set)


class Numbering:
    """The lists of one document, counted as the paragraphs come."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._root = root
        self._styles = styles
        self._lists: dict[str, _List | None] = {}
        self._counted: dict[str, list[int | None]] = {}
        self._used: set[str] = set()
        self.beyond_d = False
        """Whether a letter after d was printed, where the Latin alphabet and the legal one part."""

    def label(self, paragraph: Element) -> str:
        """Return the mark printed before a paragraph, the gap behind it included, and count it; "" for none."""
        id_, level, style = self._styles.numbering(paragraph)
        found = self._list(id_)
        if found is None:
            return ""
        if level is None:
            level = next((n for n, one in enumerate(found.levels) if style and one.style == style), 0)
        level = min(level, _LEVELS - 1)
        counters = self._counted.setdefault(found.definition, [None] * _LEVELS)
        if id_ not in self._used:
            self._used.add(id_)
            for anew in found.anew:
                counters[anew] = None
        self._count(counters, found.levels, level)
        return self._printed(found.levels, counters, level)

    def _count(self, counters: list[int | None], levels: list[Level], level: int) -> None:
        before = counters[level]
        counters[level] = levels[level].start if before is None else before + 1
        for deeper in range(level + 1, _LEVELS):
            restart = levels[deeper].restart
            if restart is None or level < restart:
                counters[deeper] = None

    def _printed(self, levels: list[Level], counters: list[int | None], level: int) -> str:
        own = levels[level]
        if own.format == "bullet":
            return _GLYPHS.get(own.text.strip(), "•") + own.gap if own.text.strip() else ""

        def place(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            count = counters[at]
            number = levels[at].start if count is None else count
            format_ = "decimal" if own.legal else levels[at].format
            self.beyond_d |= format_.endswith("Letter") and number > 4
            return FORMATS.get(format_, str)(number)

        printed = _PLACE.sub(place, own.text)
        return printed + own.gap if printed.strip() else ""

    def _list(self, id_: str) -> _List | None:
        if id_ not in self._lists:
            self._lists[id_] = self._read_list(id_) if id_ not in {"", "0"} else None
        return self._lists[id_]

    def _read_list(self, id_: str, depth: int = 0) -> _List | None:
        number = self._child("num", "numId", id_)
        named = val(number.find(W + "abstractNumId")) if number is not None else ""
        abstract = self._child("abstractNum", "abstractNumId", named)
        if number is None or abstract is None:
            return None
        link = val(abstract.find(W + "numStyleLink"))
        if link and depth < 5:
            linked = self._read_list(self._styles.list_of_style(link), depth + 1)
            found = (
                _List(linked.definition, list(linked.levels)) if linked else _List(named, [Level()] * _LEVELS)
            )
        else:
            found = _List(named, _levels(abstract))
        for change in number.findall(W + "lvlOverride"):
            at = _number(change.get(W + "ilvl"), 0)
            if not 0 <= at < _LEVELS:
                continue
            own = change.find(W + "lvl")
            if own is not None:
                found.levels[at] = _level(own)
            start = change.find(W + "startOverride")
            if start is not None:
                found.levels[at] = replace(found.levels[at], start=_number(val(start), 1))
                found.anew.add(at)
        return found

    def _child(self, tag: str, key: str, id_: str) -> Element | None:
        found = self._root.findall(W + tag) if self._root is not None else []
        return next((one for one in found if one.get(W + key) == id_), None)


def _levels(abstract: Element) -> list[Level]:
    levels = [Level()] * _LEVELS
    for one in abstract.findall(W + "lvl"):
        at = _number(one.get(W + "ilvl"), 0)
        if 0 <= at < _LEVELS:
            levels[at] = _level(one)
    return levels


def _level(one: Element) -> Level:
    restart = one.find(W + "lvlRestart")
    return Level(
        start=_number(val(one.find(W + "start")), 1),
        format=val(one.find(W + "numFmt")) or "decimal",
        text=val(one.find(W + "lvlText")),
        gap="" if val(one.find(W + "suff")) == "nothing" else " ",
        restart=_number(val(restart), 0) if restart is not None else None,
        legal=is_on(one.find(W + "isLgl")) is True,
        style=val(one.find(W + "pStyle")),
    )


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else otherwise
