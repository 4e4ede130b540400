"""Vietnamese typed on a keyboard whose input method was off: the keys of Telex and VNI, read as what they spell."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from assistant.text.accent_table import AccentTable, shipped_table
from assistant.text.normal import fold, tidy_tones

_VOWELS = frozenset("aeiouyâêôăơư")
_SELDOM = -13.0
"""A syllable less likely than this by itself (natural logarithm) is not what keys spell."""
_LONGEST = 11  # keys: "nghieengs" has 9, and a hand may press one more for each mark
# A run with other signs in it is an address or a document's number, one in capitals an abbreviation.
_RUN = re.compile(
    r"(?<![^\s(\[\"',;:.?!-])(?<!\w[-.,:'])[A-Za-z][a-zA-Z0-9]*(?![^\s)\]\"',;:.?!-])(?![-.,:']\w)"
)


@dataclass(frozen=True, slots=True)
class _Method:
    """An input method: which key gives which tone, and which letters a key gives a mark of their own."""

    tones: Mapping[str, str]
    marks: Mapping[str, Mapping[str, str]]


_ROUND = {"a": "â", "e": "ê", "o": "ô"}
_HORN = {"o": "ơ", "u": "ư"}
_METHODS = (
    _Method(
        dict(zip("sfrxj", "\u0301\u0300\u0309\u0303\u0323", strict=True)),
        {**{key: {key: mark} for key, mark in _ROUND.items()}, "w": {"a": "ă", **_HORN}, "d": {"d": "đ"}},
    ),
    _Method(
        dict(zip("12345", "\u0301\u0300\u0309\u0303\u0323", strict=True)),
        {"6": _ROUND, "7": _HORN, "8": {"a": "ă"}, "9": {"d": "đ"}},
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Spelt:
    """A syllable that keys spell; `sure` where they gave a vowel its mark and the syllable another sign besides."""

    syllable: str
    sure: bool


def composed(text: str, known: Collection[str] = (), table: AccentTable | None = None) -> str:
    """Return `text` with raw keys of Telex or VNI read as the syllables they spell; any string is allowed.

    Only a text without accents is read so, and only where at least half of its words are such keys and one
    leaves no doubt: "test" alone is no "tét". Syllables, and the words `known` (lower case), stay.
    """
    if not text.isascii():
        return text
    table = shipped_table() if table is None else table
    runs = [run for run in _RUN.finditer(text) if not _stays(run[0], text)]
    spelt = {run.start(): _spelt(run[0].lower(), known, table) for run in runs}
    found = [one for one in spelt.values() if one]
    if 2 * len(found) < len(runs) or not any(one.sure for one in found):
        return text
    for run in reversed(runs):
        one = spelt[run.start()]
        if one:
            text = f"{text[: run.start()]}{_cased(one.syllable, run[0])}{text[run.end() :]}"
    return text


def _stays(run: str, text: str) -> bool:
    """Tell whether a run is an abbreviation: all its letters are capitals, in a text that has others."""
    return run.isupper() and not text.isupper()


def _spelt(run: str, known: Collection[str], table: AccentTable) -> _Spelt | None:
    if run in table.candidates or run in known or not 2 <= len(run) <= _LONGEST:
        return None
    for method in _METHODS:
        one = _pressed(run, method)
        if one and one.syllable in table.ids and table.alone[table.ids[one.syllable]] > _SELDOM:
            return one
    return None


def _pressed(run: str, method: _Method) -> _Spelt | None:
    """Return what the keys of a run spell in one method; None where a key gives nothing or nothing is marked."""
    letters: list[str] = []
    tone, marked = "", 0
    for key in run:
        if key in method.tones and not tone and _VOWELS.intersection(letters):
            tone = method.tones[key]
        elif key in method.marks and (place := _place(letters, method.marks[key])) is not None:
            letters[place] = method.marks[key][letters[place]]
            if letters[place] == "ơ" and letters[place - 1 : place] == ["u"] and letters[:1] != ["q"]:
                letters[place - 1] = "ư"
            marked += 1
        elif key.isalpha():
            letters.append(key)
        else:
            return None
    spelling = "".join(letters)
    if not tone and not marked:
        return None
    vowels = [n for n, letter in enumerate(letters) if letter in _VOWELS]
    if tone:
        letters[vowels[-1]] += tone
    rounded = fold(spelling.replace("đ", "d")) != spelling.replace("đ", "d")
    return _Spelt(tidy_tones("".join(letters)), rounded and marked + bool(tone) > 1)


def _place(letters: list[str], marks: Mapping[str, str]) -> int | None:
    """Return the last letter that a key gives a mark; "ua" gets its horn on the first, unless after a q."""
    place = next((n for n in range(len(letters) - 1, -1, -1) if letters[n] in marks), None)
    if place and letters[place] == "a" and "u" in marks and letters[place - 1] == "u" and letters[0] != "q":
        return place - 1
    return place


def _cased(syllable: str, run: str) -> str:
    if run.isupper() and len(run) > 1:
        return syllable.upper()
    return syllable[0].upper() + syllable[1:] if run[0].isupper() else syllable
