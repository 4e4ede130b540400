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
_ANNEX = re.compile(r"^(?:PHỤ LỤC|Phụ lục)(?: (?:SỐ |số )?([IVXLC]+|\d+|[A-Z]))?\s*$")
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
    (5, "roman", re.compile(r"^([IVXLC]+)\.\s+(.*)$")),
    (5, "code", re.compile(r"^(0\d{3})\.\s+(.*)$")),
    (6, "number", re.compile(r"^(\d+(?:\.\d+)*)[.)]\s+(.*)$")),
    (6, "number", re.compile(r"^(\d+(?:\.\d+)+)\s+(.*)$")),
    (10, "điểm", re.compile(r"^([a-zđ])\)\s+(.*)$")),
    (11, "gạch đầu dòng", re.compile(r"^([-–•])\s+(.*)$")),
    (12, "ý", re.compile(r"^(\+)\s+(.*)$")),
)
_PARAGRAPH = 13
_TITLED = ("phần", "chương", "mục")


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

    Text before the first heading is the opening; what follows the list of recipients belongs to no part. An annex is
    a part of its own, and all that stands in it is below.
    """
    parts: list[Part] = []
    counted: dict[tuple[int, int], int] = {}
    for annex, segment in _segments(lines):
        root = None
        if annex is not None:
            root = Part(0, (("phụ lục", annex),) if annex else (), f"PHỤ LỤC {annex}".strip(), "", None)
            parts.append(root)
        for said in _joined(segment):
            _add(parts, said, counted, root)
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


def _segments(lines: Sequence[str]) -> Iterator[tuple[str | None, Sequence[str]]]:
    """Yield the text before the annexes, then each annex with its mark."""
    heads = [(at, found) for at, line in enumerate(lines) if (found := _ANNEX.match(line.strip()))]
    starts = [*(at for at, _ in heads), len(lines)]
    yield None, lines[: starts[0]]
    for (at, found), end in zip(heads, starts[1:], strict=True):
        yield found[1] or "", lines[at + 1 : end]


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """Yield each printed paragraph on one line: one that a page break parted goes on with a small letter."""
    said = ""
    for line in map(str.strip, lines):
        if _ENDS.match(line):
            break
        if not line or "\t" in line or _FOOTNOTE.match(line):
            continue
        mark = _mark(said) if said else None
        untitled = mark is not None and mark[1] in _TITLED and not mark[3]
        if said and not _mark(line) and (line[0].islower() or untitled):
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


def _add(parts: list[Part], said: str, counted: dict[tuple[int, int], int], root: Part | None) -> None:
    last = parts[-1] if parts else None
    found = _mark(said)
    rank, kind, mark, words = found or (_PARAGRAPH, "đoạn", "", said)
    if kind == "number":
        rank += mark.count(".")
    above = _holder(last, rank) or root
    if kind in {"đoạn", "gạch đầu dòng", "ý"}:
        if kind == "ý" and (above is None or above.rank != 11):
            kind = "gạch đầu dòng"
        at = (id(above), rank)
        mark = str(counted.setdefault(at, 0) + 1)
        counted[at] += 1
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
    if kind == "điểm":
        return (*(above.address if above else ()), (kind, mark))
    over = above
    while over is not None and over.rank > 5:
        over = over.above
    if kind == "number" and over and over.rank == 4:
        return (*over.address, ("khoản", mark))
    held = dict(_inherited(above))
    if kind in {"chương", "phần", "mục", "điều"}:
        held.pop("điều", None)
        chapter = above.address if above and (kind, above.rank) == ("mục", 2) else ()
        return (*dict((*held.items(), *chapter)).items(), (kind, mark))
    if kind in {"roman", "code"}:
        name = "phần" if kind == "roman" and not held else "mục"
        return ((name, mark), *held.items())
    top = _top(above)
    return (("mục", f"{top}.{mark}" if top else mark), *held.items())


def _inherited(part: Part | None) -> Iterator[tuple[str, str]]:
    """Yield the article and the annex that a part is in."""
    while part is not None:
        yield from (pair for pair in part.address if pair[0] in {"điều", "phụ lục"})
        part = part.above


def _top(part: Part | None) -> str:
    """Return the Roman mark, or the code, that the numbers below go on."""
    while part is not None and part.rank != 5:
        part = part.above
    return part.address[0][1] if part else ""
