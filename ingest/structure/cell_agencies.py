"""The agencies that a cell of a table names, each where it is printed: names with commas in them stay whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.library.nouns import Span
from assistant.library.reference import Agency
from assistant.text.normal import fold
from ingest.structure.agencies import agency_id
from ingest.structure.agency_words import (
    BREAK,
    END,
    ENTRY,
    EVERY,
    NEW_LINE,
    NEXT_GROUP,
    NOBODY,
    PART_OF,
    PLACE,
    PROPER,
    SAID,
    SKIPPED,
    TOGETHER,
    TOGETHER_INSIDE,
    TOPIC,
)

_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Named:
    """An agency as printed, its place in the cell, and its id; a list under one word is the name of each in it."""

    name: str
    span: Span
    id: str


def agencies_in(cell: str, agencies: Sequence[Agency]) -> tuple[Named, ...]:
    """Return the agencies that the cell names, in order; what it says of them beside is left out.

    Parts that begin with a number or a bullet, and parts after ";" or a full stop, name theirs one by one.
    Bodies named together by their kind ("các bộ, ngành") are one name.
    """
    if fold(cell).strip(" .\"'-") in NOBODY:
        return ()
    known = _known(tuple(agencies))
    found: list[Named] = []
    for entry in _entries(cell):
        for named in _names(cell, entry, known, agencies):
            if all(named.id != one.id for one in found):
                found.append(named)
    return tuple(found)


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
    first, before = True, entry.start
    while True:
        skipped = SKIPPED.match(cell, at, entry.end)
        at = skipped.end() if skipped else at
        if at < entry.end and cell[at] == "(":
            closed = cell.find(")", at, entry.end)
            at = closed + 1 if closed > 0 else entry.end
            continue
        shared = None if first else _sharing_noun(cell, before, at, entry.end, known)
        if shared:
            whole = cell[before:shared]
            noun = whole.split(maxsplit=1)[0]
            yield Named(whole, Span(before, shared), agency_id(f"{noun} {cell[at:shared]}", agencies))
            at = shared
            continue
        end = _name_end(cell, at, entry.end, known, first=first)
        if end is None:
            return
        yield from _named(cell, at, end, entry.end, agencies)
        before = at
        listed = _listed_end(cell, at, end, entry.end)
        at, first = listed or end, False


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


def _sharing_noun(cell: str, before: int, at: int, end: int, known: "re.Pattern[str] | None") -> int | None:
    """Return where a name ends that shares the noun of the one at `before` ("Bộ A, B"); None where none does."""
    if known is None or not cell[at:end][:1].isupper() or PROPER.match(cell, at, end):
        return None
    noun = cell[before:at].split(maxsplit=1)[0]
    listed = known.match(fold(f"{noun} {cell[at:end]}"))
    return at + listed.end() - len(noun) - 1 if listed else None


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
    word = re.compile(r"\s*\S+").match(cell, noun.end() if noun else at, end)
    here = at + len(cell[at : word.end() if word else end].rstrip(",;:.("))
    for found in re.compile(r"[\s,]+").finditer(cell, here, end):
        rest, comma = cell[found.end() : end], "," in found.group()
        joined = re.match(r"(?:và|cùng)\s+", rest)
        beyond = rest[joined.end() :] if joined else rest
        parted = comma or joined is not None
        if (
            not rest
            or rest[0] in '(:“"'
            or (comma and ends_at_comma)
            or (parted and (PROPER.match(beyond) or TOGETHER.match(beyond)))
            or (not is_part and NEW_LINE.match(rest))
            or TOGETHER_INSIDE.match(rest)
            or END.match(f" {rest}")
        ):
            return found.start()
    stop = END.search(cell, here, end)
    return len(cell[: stop.start() if stop else end].rstrip(" ,"))


def _together_end(cell: str, at: int, end: int) -> int:
    """Return the end of bodies named together: at the next name of one, or the next "các"."""
    body = re.compile(rf"{EVERY}\s+").match(cell, at, end)
    start = body.end() if body else at
    stop = END.search(cell, start, end)
    last = stop.start() if stop else end
    other = NEXT_GROUP.search(cell, start, last)
    return len(cell[: other.start() if other else last].rstrip(" ,"))


def _named(cell: str, at: int, end: int, limit: int, agencies: Sequence[Agency]) -> Iterator[Named]:
    """Yield the name, or one for each agency that a shared noun names ("Các Bộ: A, B", "Bộ A, B")."""
    name = cell[at:end].strip(" ,.")
    listed = _listed_end(cell, at, end, limit)
    if listed:
        whole = cell[at:listed].strip(" ,.")
        noun = name.split()[-1]
        for part in _parts(cell[end + 1 : listed], noun, agencies):
            yield Named(whole, Span(at, at + len(whole)), agency_id(f"{noun} {part}", agencies))
        return
    if name and len(name.split()) <= _LONGEST:
        yield Named(name, Span(at, at + len(name)), agency_id(name, agencies))


def _parts(listed: str, noun: str, agencies: Sequence[Agency]) -> Iterator[str]:
    """Yield the names in a list after a shared noun; "và" parts two of them unless it is inside one."""
    known = {agency.id for agency in agencies}
    for part in re.split(r"\s*,\s*", listed.strip(" ,.")):
        whole = re.sub(r"^và\s+", "", part)
        if agency_id(f"{noun} {whole}", agencies) in known:
            yield whole
        else:
            yield from re.split(r"\s+và\s+(?=[A-ZĐÀ-Ỹ])", whole)


def _listed_end(cell: str, at: int, end: int, limit: int) -> int | None:
    """Return where the list after "Các Bộ:" ends; None where there is none."""
    if not (cell.startswith(":", end) and re.fullmatch(rf"{EVERY}\s+\w+", cell[at:end].strip())):
        return None
    stop = END.search(cell, end + 1, limit)
    last = stop.start() if stop else limit
    other = re.compile(rf",\s*(?={EVERY}\s)").search(cell, end, last)
    return len(cell[: other.start() if other else last].rstrip(" ,"))


@cache
def _known(agencies: tuple[Agency, ...]) -> "re.Pattern[str] | None":
    names = {fold(name) for agency in agencies for name in (agency.name, *agency.aliases) if " " in name}
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest))})(?!\w)") if longest else None
