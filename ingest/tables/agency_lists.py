"""Agencies listed under one word: "Các Bộ: A, B và C", "UBND các xã: D, E", each with its own words."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.library.nouns import Span
from assistant.library.reference import Agency
from ingest.duties.agencies import agency_id
from ingest.tables.agency_words import EVERY, NEXT_GROUP, PROPER, find_end

_WHOSE = (
    r"(?:Bộ trưởng|Thủ trưởng|Giám đốc|Lãnh đạo|Trưởng|Chủ tịch|(?:Chủ tịch )?(?:UBND|HĐND|(?:Ủy|Uỷ) ban nhân dân"
    r"|Hội đồng nhân dân)|Công an|Đảng (?:ủy|uỷ))\s+"
)
_NOUNS = r"\w+(?: phố| khu| quan| vị| phương| chức)?"
_LISTING = re.compile(
    rf"(?P<whose>(?:{_WHOSE})?){EVERY}\s+(?P<nouns>{_NOUNS}(?:(?:, | và ){_NOUNS}){{0,3}})"
    r"(?:\s*(?P<sign>:)\s*|\s+)(?=[A-ZĐÀ-Ỹ])"
)
_AT_ONCE = frozenset({"bộ", "sở"})
"""Nouns after which the names may stand without a colon."""
_PLACES = frozenset({"xã", "phường", "thị trấn", "huyện", "tỉnh", "thành phố", "đặc khu", "thôn"})
"""Nouns of places, whose names hold no "và"."""
_AND = re.compile(r"\s+và\s+(?=[A-ZĐÀ-Ỹ])")


@dataclass(frozen=True, slots=True)
class Listed:
    """One of a list: where its own words stand, and its id with the noun that all of them share."""

    span: Span
    id: str


def list_under(cell: str, at: int, end: int, agencies: Sequence[Agency]) -> tuple[Listed, ...]:
    """Return those who are listed at `at` under one noun; empty where no such list begins there.

    Without a colon all of them must be known agencies. A name with "và" inside is parted only where both
    parts are known, where nothing else is listed, or where it names places.
    """
    found = _LISTING.match(cell, at, end)
    if found is None:
        return ()
    stop = find_end(cell, at, found.end(), end)
    other = NEXT_GROUP.search(cell, found.end(), stop)
    under = _Under(found["whose"], re.split(r", | và ", found["nouns"]), agencies)
    last = len(cell[: other.start() if other else stop].rstrip(" ,."))
    listed = tuple(under.parts(cell, found.end(), last))
    if found["sign"]:
        return listed
    known = {agency.id for agency in agencies}
    at_once = found["nouns"].lower() in _AT_ONCE and all(one.id in known for one in listed)
    return listed if at_once else ()


class _Under:
    """The noun of a list, and what names become under it."""

    def __init__(self, whose: str, nouns: Sequence[str], agencies: Sequence[Agency]) -> None:
        self.whose = whose
        self.nouns = nouns
        self.agencies = agencies
        self.known = {agency.id for agency in agencies}

    def parts(self, cell: str, at: int, end: int) -> Iterator[Listed]:
        """Yield those who are named from `at` to `end`."""
        commas = [(found.start(), found.end()) for found in re.finditer(r"\s*,\s*(?:và\s+)?", cell[at:end])]
        cuts = [(0, 0), *commas, (end - at, end - at)]
        for (_, start), (stop, _) in pairwise(cuts):
            yield from self._parted(cell, Span(at + start, at + stop), alone=not commas)

    def _parted(self, cell: str, part: Span, *, alone: bool) -> Iterator[Listed]:
        whole = self._id(part.of(cell))
        ands = [found.span() for found in _AND.finditer(cell, part.start, part.end)]
        if whole not in self.known:
            for last, first in ands:
                pieces = (Span(part.start, last), Span(first, part.end))
                apart = [Listed(piece, self._id(piece.of(cell))) for piece in pieces]
                sure = all(one.id in self.known for one in apart)
                if sure or _all_places(self.nouns) or (alone and len(ands) == 1):
                    yield from apart
                    return
        yield Listed(part, whole)

    def _id(self, name: str) -> str:
        """Return the id of a name: the known agency that a noun makes of it, its own, or one with the noun."""
        whole = [agency_id(f"{self.whose}{_capital(noun)} {name}", self.agencies) for noun in self.nouns]
        listed = next((one for one in whole if one in self.known), None)
        shares = len(self.nouns) == 1 and (self.nouns[0].lower() in _AT_ONCE or _all_places(self.nouns))
        if listed or not shares or PROPER.match(f"{name} "):
            return listed or agency_id(name, self.agencies)
        return whole[0]


def _all_places(nouns: Collection[str]) -> bool:
    return all(noun.lower() in _PLACES for noun in nouns)


def _capital(noun: str) -> str:
    return noun[:1].upper() + noun[1:]
