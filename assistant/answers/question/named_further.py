"""What stands behind a document's name and only says again which one it is: its day, year, issuer or title."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from assistant.library.nouns import Document
from assistant.text.normal import fold
from assistant.wording import words

_DAY = re.compile(
    r"[\s,(]*(?:(?:ban hanh|ky|de)\s+)?(?:ngay\s+)?(?P<d>\d{1,2})\s*(?:[/.-]|\s+thang\s+)\s*(?P<m>\d{1,2})\s*"
    r"(?:[/.-]|\s+nam\s+)\s*(?P<y>\d{4})(?![\d/])\)?"
)
_YEAR = re.compile(r"[\s,(]*(?:(?:(?:ban hanh|ky)\s+)?nam\s+)?(?P<y>\d{4})(?![\d/])\)?")
_OF = re.compile(r"\s*,?\s+cua\s+")
_BY = r"(?:duoc |da |do )*(?:phe duyet|ban hanh|quy dinh|neu|xac dinh) (?:tai|theo|o|trong|kem theo)"
_ABOUT = re.compile(r"\s*,?\s+(?:ve|quy dinh ve|huong dan)\s+(?:viec\s+)?")
_SHORTEST_TITLE = 3
_SHORTEST_BEGINNING = 4
"""An issuer may be called by so many of its first words, or more."""
_LONGEST = 12
"""Names of issuers are no longer than this, in words."""


@dataclass(frozen=True, slots=True)
class Further:
    """What else is known of a document that its name may be followed by.

    `counts` tells one with figures of years: a year behind its name may ask for one of them.
    """

    issuer: str
    title: str
    day: tuple[int, int, int] | None
    counts: bool


def further_of(documents: Iterable[Document], counting: Iterable[str]) -> dict[str, Further]:
    """Return what the name of each document may be followed by; `counting` are those with figures of years."""
    with_figures = frozenset(counting)
    return {
        one.id: Further(
            one.issuer,
            one.title,
            (one.signed_on.day, one.signed_on.month, one.signed_on.year) if one.signed_on else None,
            one.id in with_figures,
        )
        for one in documents
    }


def name_begins(text: str, start: int) -> int:
    """Return where the name of a document begins, with the word for its kind, accents amiss or not."""
    folded = fold(text)
    kind = (
        _kind().search(folded[:start])
        if len(folded) == len(text) and text[start : start + 1].isdigit()
        else None
    )
    return kind.start() if kind else start


@cache
def _kind() -> re.Pattern[str]:
    named = {fold(one) for one in words("questions.kinds")}
    named |= {"".join(syllable[0] for syllable in one.split()) for one in named if " " in one}
    kinds = "|".join(sorted(named, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{_BY}\s+)?(?:{kinds})\s+(?:so\s+)?$")


def name_ends(text: str, end: int, known: Further, full: Callable[[str], str]) -> int:
    """Return where the name of a document that ends at `end` does end with what only says it again.

    `full` gives the whole name of a body for a short one.
    """
    folded = fold(text)
    if len(folded) != len(text):
        return end
    while True:
        further = (
            _day_ends(folded, end, known)
            or _issuer_ends(text, folded, end, known, full)
            or _title_ends(folded, end, known)
        )
        if not further:
            return end
        end = further


def _day_ends(folded: str, end: int, known: Further) -> int:
    day = _DAY.match(folded, end)
    if day and known.day == (int(day["d"]), int(day["m"]), int(day["y"])):
        return day.end()
    year = _YEAR.match(folded, end)
    if year and not known.counts and known.day and known.day[2] == int(year["y"]):
        return year.end()
    return 0


def _issuer_ends(text: str, folded: str, end: int, known: Further, full: Callable[[str], str]) -> int:
    if not known.issuer:
        return 0
    of = _OF.match(folded, end)
    begins = of.end() if of else end
    issuer = _key(known.issuer)
    behind = list(re.finditer(r"\S+", text[begins:]))[:_LONGEST]
    for word in reversed(behind):
        name = text[begins : begins + word.end()].rstrip(".,;:?! ")
        named = {_key(name), _key(full(name))}
        whole = of is not None and issuer in named
        if whole or any(_is_beginning(one, issuer) for one in named):
            return begins + len(name)
    return 0


def _is_beginning(name: str, issuer: str) -> bool:
    """Tell whether a long name of an issuer begins with this, as people call it: "Ban A" of "Ban A về việc B"."""
    return len(name.split()) >= _SHORTEST_BEGINNING and f"{issuer} ".startswith(f"{name} ")


def _title_ends(folded: str, end: int, known: Further) -> int:
    """Return where words of the title end that stand behind "về", in the order in which it prints them."""
    about = _ABOUT.match(folded, end)
    if about is None:
        return 0
    title = f" {_key(known.title)} "
    ends, said = 0, ""
    for word in re.finditer(r"\w+", folded[about.end() :]):
        said = f"{said} {word.group()}"
        if f"{said} " not in title:
            break
        ends = about.end() + word.end()
    return ends if len(said.split()) > _SHORTEST_TITLE else 0


def _key(name: str) -> str:
    return " ".join(re.findall(r"\w+", fold(name)))
