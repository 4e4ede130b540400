"""The agencies that a cell of a table names, each where it is printed: names with commas in them stay whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.library.nouns import Span
from assistant.library.reference import Agency
from assistant.text.normal import fold
from ingest.duties.agencies import agency_id
from ingest.tables.agency_lists import list_under
from ingest.tables.agency_words import (
    ANOTHER,
    BREAK,
    END,
    ENTRY,
    EVERY,
    NEW_LINE,
    NEXT_GROUP,
    NOBODY,
    OWN_ROLE,
    PART_OF,
    PLACE,
    PROPER,
    SAID,
    SKIPPED,
    TOGETHER,
    TOGETHER_INSIDE,
    TOPIC,
    find_end,
)

_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Named:
    """An agency as printed, its place in the cell, and its id; `verb` is what the cell itself says it does.

    Of a list under one noun ("Các Bộ: A, B", "Bộ A, B") each is named by its own words ("B"), and its id is
    that of the noun and them.
    """

    name: str
    span: Span
    id: str
    verb: str = ""


def agencies_in(cell: str, agencies: Sequence[Agency]) -> tuple[Named, ...]:
    """Return the agencies that the cell names, in order; what it says of them beside is left out.

    Parts that begin with a number or a bullet, and parts after ";" or a full stop, name theirs one by one.
    Bodies named together by their kind ("các bộ, ngành") are one name. Of what the cell says, only "chủ trì",
    "đầu mối" and "phối hợp" are kept, of an agency that stands alone before one of them.
    """
    if fold(cell).strip(" .\"'-") in NOBODY:
        return ()
    known = _known(tuple(agencies))
    found: list[Named] = []
    for entry in _entries(cell):
        for named in _with_roles(cell, entry, _names(cell, entry, known, agencies)):
            if all(named.id != one.id for one in found):
                found.append(named)
    return tuple(found)


def _with_roles(cell: str, entry: Span, names: Iterator[Named]) -> Iterator[Named]:
    """Yield the names, each that stands alone before a role with the word that prints it."""
    together: list[Named] = []
    for named in names:
        together.append(named)
        said = OWN_ROLE.match(cell, named.span.end, entry.end)
        if said:
            yield replace(named, verb=said["verb"]) if len(together) == 1 else together[0]
            yield from together[1:]
            together = []
    yield from together


def _entries(cell: str) -> Iterator[Span]:
    """Yield the parts of a cell that each begin with names."""
    marks = [found.span() for found in ENTRY.finditer(cell)]
    starts = [(0, 0), *marks]
    for n, (_, start) in enumerate(starts):
        end = starts[n + 1][0] if n + 1 < len(starts) else len(cell)
        at = start
        for found in [*BREAK.finditer(cell, start, end), None]:
            stop = found.start() if found else end
            if cell[at:stop].strip():
                yield Span(at, stop)
            at = found.end() if found else end


def _names(
    cell: str, entry: Span, known: "re.Pattern[str] | None", agencies: Sequence[Agency]
) -> Iterator[Named]:
    at = entry.start
    topic = TOPIC.match(cell, at + len(cell[at : entry.end]) - len(cell[at : entry.end].lstrip()), entry.end)
    at = topic.end() if topic else at
    noun = ""
    while True:
        at = _next_at(cell, at, entry.end)
        listed = list_under(cell, at, entry.end, agencies)
        for one in listed:
            yield Named(one.span.of(cell), one.span, one.id)
        if listed:
            at, noun = listed[-1].span.end, noun or "-"
            continue
        shared = _sharing_noun(cell, noun, at, entry.end, known)
        end = shared or _name_end(cell, at, entry.end, known, first=not noun)
        if end is None:
            return
        name = cell[at:end].strip(" ,.")
        noun = noun if shared or not name else name.split()[0]
        if name and len(name.split()) <= _LONGEST:
            id_ = agency_id(f"{noun} {name}" if shared else name, agencies)
            yield Named(name, Span(at, at + len(name)), id_)
        at = end


def _next_at(cell: str, at: int, end: int) -> int:
    """Return where the next name may begin: after signs, words in brackets and the role of the one before."""
    while True:
        role = OWN_ROLE.match(cell, at, end)
        another = ANOTHER.match(cell, role.end(), end) if role else None
        skipped = another or SKIPPED.match(cell, at, end)
        at = skipped.end() if skipped else at
        if not (at < end and cell[at] == "("):
            return at
        closed = cell.find(")", at, end)
        at = closed + 1 if closed > 0 else end


def _name_end(cell: str, at: int, end: int, known: "re.Pattern[str] | None", *, first: bool) -> int | None:
    """Return where the name that begins at `at` ends; None where none begins."""
    if at >= end or re.match(SAID, cell[at:end]):
        return None
    listed = known.match(fold(cell[at:end])) if known and cell[at].isupper() else None
    if listed and len(fold(cell[at:end])) == end - at and _is_whole(cell, at + listed.end(), end):
        return at + listed.end()
    if PROPER.match(cell, at, end):
        return _proper_end(cell, at, end)
    if TOGETHER.match(cell, at, end) and not (cell[at].islower() and first and not TOGETHER.match(cell, at)):
        return _together_end(cell, at, end)
    if cell[at].isupper():
        return _proper_end(cell, at, end)
    return None


def _sharing_noun(cell: str, noun: str, at: int, end: int, known: "re.Pattern[str] | None") -> int | None:
    """Return where a name ends that shares the noun of the one before it ("Bộ A, B"); None where none does."""
    if known is None or not noun or not cell[at:end][:1].isupper():
        return None
    listed = known.match(fold(f"{noun} {cell[at:end]}"))
    stop = at + listed.end() - len(noun) - 1 if listed else at
    return stop if stop > at and _is_whole(cell, stop, end) else None


def _is_whole(cell: str, at: int, end: int) -> bool:
    """Tell whether a listed name that ends at `at` is the whole of what is printed there."""
    rest = cell[at:end]
    if re.match(r"\s*(?:$|[(:“])|\s+(?:và|cùng|các)\s|\s*,\s*(?:và\s|các\s|$)", rest) or NEW_LINE.match(
        rest.lstrip()
    ):
        return True
    beyond = re.match(r"\s*,\s*", rest)
    if beyond:
        following = rest[beyond.end() :]
        return following[:1].isupper() or TOGETHER.match(following) is not None
    return END.match(rest) is not None


def _proper_end(cell: str, at: int, end: int) -> int:
    """Return the end of a name that has a noun of its own, with the commas and "và" inside it."""
    noun = PROPER.match(cell, at, end)
    ends_at_comma = noun is None or re.match(PLACE, cell[at:end]) is not None
    is_part = PART_OF.match(cell, at, end) is not None
    stop = find_end(cell, at, noun.end() if noun else at, end)
    word = re.compile(r"\s*(?!và\s|cùng\s)[^\s/]+").match(cell, noun.end() if noun else at, stop)
    here = at + len(cell[at : word.end() if word else noun.end() if noun else stop].rstrip(",;:.("))
    for found in re.compile(r"[\s,]+|/").finditer(cell, here, stop):
        rest, comma = cell[found.end() : end], "," in found.group()
        joined = re.match(r"(?:và|cùng)\s+", rest)
        beyond = rest[joined.end() :] if joined else rest
        parted = comma or joined is not None or found.group() == "/"
        if (
            not rest
            or (comma and ends_at_comma)
            or (parted and (PROPER.match(beyond) or TOGETHER.match(beyond)))
            or (not is_part and NEW_LINE.match(rest))
            or TOGETHER_INSIDE.match(rest)
        ):
            return found.start()
    return len(cell[:stop].rstrip(" ,"))


def _together_end(cell: str, at: int, end: int) -> int:
    """Return the end of bodies named together: at the next name of one, or the next "các"."""
    body = re.compile(rf"{EVERY}\s+").match(cell, at, end)
    start = body.end() if body else at
    last = find_end(cell, at, start, end)
    other = NEXT_GROUP.search(cell, start, last)
    return len(cell[: other.start() if other else last].rstrip(" ,"))


@cache
def _known(agencies: tuple[Agency, ...]) -> "re.Pattern[str] | None":
    names = {fold(name) for agency in agencies for name in (agency.name, *agency.aliases) if " " in name}
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest))})(?!\w)") if longest else None
