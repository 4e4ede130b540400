"""How people name a part of a document: by its usual name ("quan điểm chỉ đạo"), or by the number of its group."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.answers.question.terms import ASKING, Term, content_terms, without_phrases
from assistant.text.normal import fold, syllables
from assistant.text.numbers import of_roman
from assistant.wording import words

_NTH = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_NTH_FOLDED = {fold(word): n for n, word in enumerate(_NTH, 1)}
_COUNTED = re.compile(r"(?<![\w.,/-])(?:\d{1,2}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)(?![\w%.,/-])\s*$")
_TAKEN = "|"
_FILLING = (
    "part_listing",
    "overview",
    "meaning",
    "of_document",
    "document",
    "kinds",
    "outline_units",
    *ASKING,
)


@dataclass(frozen=True, slots=True)
class PartName:
    """The name of a part in a question: its spellings, the one said first, and whether the question begins with it."""

    spellings: tuple[str, ...]
    leads: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A group of tasks that a question means: its number, if any, and what is said of it beside."""

    number: int | None
    beside: str


def parts_named(text: str) -> tuple[tuple[PartName, ...], str]:
    """Return the names of parts that the question says, in their order, and what it says beside them."""
    if len(fold(text)) != len(text):
        return (), text
    found: dict[int, PartName] = {}
    rest = text
    for spelling, spellings in _names():
        at = _spelt(spelling).search(fold(rest))
        if at is None:
            continue
        before = uncounted(rest[: at.start()])
        others = (one for one in spellings if one != spelling)
        found[at.start()] = PartName((spelling, *others), leads=not beside_terms(before))
        rest = f"{before}{_TAKEN * (at.end() - at.start())}{rest[at.end() :]}"
    return tuple(found[at] for at in sorted(found)), rest.replace(_TAKEN, " ")


def group_named(text: str) -> Group | None:
    """Return the group of tasks that the question means, by its number or by what it is about."""
    folded = fold(text)
    if len(folded) != len(text):
        return None
    found = _group().search(folded)
    if found is None:
        return None
    return Group(number_in(found), f"{uncounted(text[: found.start()])} {text[found.end() :]}")


def number_in(found: re.Match[str]) -> int | None:
    """Return the number of a group as it is written: 4, IV or "thứ tư"."""
    if found["nth"]:
        return _NTH_FOLDED[found["nth"]]
    mark = found["mark"]
    return None if mark is None else int(mark) if mark.isdecimal() else of_roman(mark.upper())


def groups_in(text: str) -> list[int]:
    """Return the numbers of the groups that a heading or a statement is of, those that it begins with."""
    found = _group().match(fold(text).lstrip())
    number = number_in(found) if found else None
    if found is None or number is None:
        return []
    more = re.match(r"\s*(?:va|,)\s*(\d{1,2})(?!\w)", fold(text).lstrip()[found.end() :])
    return [number, *([int(more[1])] if more else [])]


def beside_terms(text: str) -> tuple[Term, ...]:
    """Return the terms of what is said beside a part, less what only asks for it."""
    return content_terms(without_phrases(text, _FILLING))


def uncounted(before: str) -> str:
    """Return what stands before a name without the number at its end, which counts what is named: "bảy nhóm"."""
    counting = _COUNTED.search(fold(before))
    return before[: counting.start()] + " " * (len(before) - counting.start()) if counting else before


def is_called(title: Sequence[str], spelling: str) -> bool:
    """Tell whether a heading of these syllables is called so, and nothing else."""
    return list(title) == syllables(spelling)


@cache
def _names() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return every spelling with all those of its part, the longest first."""
    parts = [tuple(map(str.strip, line.split("|"))) for line in words("questions.part_names")]
    return tuple(sorted(((one, part) for part in parts for one in part), key=lambda pair: -len(pair[0])))


@cache
def _spelt(spelling: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_pattern(spelling)}(?!\w)")


def _pattern(spelling: str) -> str:
    return r"\W+".join(map(re.escape, syllables(spelling)))


@cache
def _group() -> re.Pattern[str]:
    kinds = "|".join(_pattern(one) for one in words("questions.kinds_of_groups"))
    nth = "|".join(_NTH_FOLDED)
    return re.compile(
        rf"(?<!\w)nhom(?:[\s,]+(?:va\s+)?(?:{kinds})(?!\w))*"
        rf"(?:\s+(?:thu\s+(?P<nth>{nth})|(?:thu\s+|so\s+)?(?P<mark>\d{{1,2}}|[ivx]+))(?![\w%]|[.,/-]\d))?"
        r"(?!\w)"
    )
