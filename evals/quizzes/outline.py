"""The outline of a printed document: headings, numbered paragraphs and bullets, and how a person cites each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from evals.quizzes.spelling import MARKS, one_line, solid

Address = tuple[tuple[str, str], ...]
"""How a place is cited: ("mục", "IV.1.1"), ("gạch đầu dòng", "2")."""

_FOOTNOTE = re.compile(rf"^[{MARKS}]")
_ENDS = re.compile(r"^Nơi nhận\s*:?", re.IGNORECASE)
_ANNEX = re.compile(r"^PHỤ LỤC\b")
_CITED = re.compile(
    r"(phụ lục|phần|chương|mục|điều|khoản|điểm|gạch đầu dòng|đoạn|chỉ tiêu|dòng|cột|ý)\s+"
    r"([^\s,;:]+(?: \d{4}(?=$|,))?)",
    re.IGNORECASE,
)
_MARKS: tuple[tuple[int, str, re.Pattern[str]], ...] = (
    (1, "phần", re.compile(r"^(?:PHẦN|Phần) (?:THỨ |thứ )?([IVXLC]+|[A-ZĐa-z]+|\d+)\b[.:]?\s*(.*)$")),
    (2, "chương", re.compile(r"^(?:Chương|CHƯƠNG) ([IVXLC]+|\d+)\b[.:]?\s*(.*)$")),
    (3, "mục", re.compile(r"^(?:Mục|MỤC) (\d+)\b[.:]?\s*(.*)$")),
    (4, "điều", re.compile(r"^Điều (\d+\w?)\.\s*(.*)$")),
    (4, "roman", re.compile(r"^([IVXLC]+)\.\s+(.*)$")),
    (5, "number", re.compile(r"^(\d+(?:\.\d+)*)[.)]\s+(.*)$")),
    (5, "number", re.compile(r"^(\d+(?:\.\d+)+)\s+(.*)$")),
    (7, "điểm", re.compile(r"^([a-zđ])\)\s+(.*)$")),
    (8, "gạch đầu dòng", re.compile(r"^([-–+•])\s+(.*)$")),
)


@dataclass(slots=True)
class Part:
    """A heading, a numbered paragraph, a bullet or a plain paragraph, with where it and all below it stands."""

    rank: int
    address: Address
    text: str
    words: str
    above: "Part | None"
    start: int = 0
    end: int = 0
    reach: int = 0

    def is_within(self, other: "Part") -> bool:
        """Tell whether it is `other` or stands below it."""
        at: Part | None = self
        while at is not None and at is not other:
            at = at.above
        return at is other


@lru_cache(maxsize=8192)
def cited(label: str) -> Address:
    """Return what a printed citation cites, part by part in order: "khoản 2 Điều 5" and "Mục IV.1, đoạn 1"."""
    found = [(kind.casefold(), mark.rstrip(".")) for kind, mark in _CITED.findall(one_line(label))]
    return tuple(sorted(found))


def parts_of(lines: Sequence[str]) -> tuple[list[Part], str]:
    """Return the parts in order and, without spaces and capitals, the text in which they count their places.

    Text before the first heading is the opening; what follows the list of recipients belongs to no part.
    """
    parts: list[Part] = []
    bodies: dict[int, int] = {}
    for said in _joined(lines):
        _add(parts, said, bodies)
    whole = ""
    for part in parts:
        part.start = len(whole)
        whole += solid(part.text)
        part.end = len(whole)
    for at, part in enumerate(parts):
        below = at
        while below + 1 < len(parts) and parts[below + 1].is_within(part):
            below += 1
        part.reach = parts[below].end
    return parts, whole


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """Yield each printed paragraph on one line: one that a page break parted goes on with a small letter."""
    said = ""
    for line in map(str.strip, lines):
        if _ENDS.match(line):
            break
        if not line or "\t" in line or _FOOTNOTE.match(line):
            continue
        if said and line[0].islower() and not _mark(line):
            said = f"{said} {line}"
            continue
        if said:
            yield one_line(said)
        said = line
    if said:
        yield one_line(said)


def _mark(line: str) -> tuple[int, str, str, str] | None:
    for rank, kind, pattern in _MARKS:
        if found := pattern.match(line):
            return rank, kind, found[1], found[2]
    return None


def _add(parts: list[Part], said: str, bodies: dict[int, int]) -> None:
    last = parts[-1] if parts else None
    found = _mark(said)
    if not found:
        above = _holder(last, 8)
        count = bodies[id(above)] = bodies.get(id(above), 0) + 1
        address = (*(above.address if above else ()), ("đoạn", str(count)))
        parts.append(Part(9, address, said, said, above))
        return
    rank, kind, mark, words = found
    if kind == "number":
        rank += mark.count(".")
    above = _holder(last, rank)
    if kind == "gạch đầu dòng":
        mark = str(1 + sum(one.above is above and one.rank == rank for one in parts))
        address = (*(above.address if above else ()), (kind, mark))
    else:
        address = _address(above, kind, mark)
    parts.append(Part(rank, address, said, words, above))


def _holder(last: Part | None, rank: int) -> Part | None:
    while last is not None and last.rank >= rank:
        last = last.above
    return last


def _address(above: Part | None, kind: str, mark: str) -> Address:
    """Return how a numbered part is cited: below an article as a clause, elsewhere by the whole path of its marks."""
    if kind == "roman":
        return (("phần", mark),)
    if kind != "number":
        return (*((above.address) if above and kind == "điểm" else ()), (kind, mark))
    if above and above.address[-1][0] == "điều":
        return (*above.address, ("khoản", mark))
    top = above
    while top is not None and top.address[0][0] != "phần":
        top = top.above
    return (("mục", f"{top.address[0][1]}.{mark}" if top else mark),)
