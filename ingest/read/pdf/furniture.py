"""What a publisher prints at the edge of its pages: running heads, feet, page numbers.

A line is furniture only on strong evidence, for what is taken for furniture is lost to the text: it stands
at one place on most of the pages near, the text never reaches that place, room or a drawn line parts it
from the text, and it differs from page to page by nothing but a page number that counts on.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.read.pdf.notes import begins_note
from ingest.read.pdf.page import Rule
from ingest.read.pdf.strips import Strip, segments_of

_SHARE = 0.4
"""A line is a running one when so many of the pages around have it at the same height."""
_STRANGE = 1 / 3
"""But not where so many as this share of them have other text there, which stands on no other page."""
_HEIGHT = 5.0
_EDGE = 0.14
"""The publisher's own stands in this share of the page's height from its edge."""
_DEPTH = 4
_ROOM = 0.35
"""So much more room than between lines, in letter heights, parts a running line from the text."""
_LEAST_ROOM = 0.5
_LONG = 0.4
"""A drawn line shorter than this share of the page's width parts notes from the text, not a running line."""
_GAZETTE = re.compile(r"(?:\d+\s+)?CÔNG BÁO\s*/\s*Số\b.{1,40}/\s*Ngày\b[\s\d./-]*")
_NUMBER = re.compile(
    r"[-–—|•·\s]*(?:(?:Trang(?:\s+số)?|Page|Tr\.)\s*[:|]?\s*)?(\d{1,4})"
    r"(?:\s*(?:/|trên|of)\s*(?:tổng số\s*)?\d{1,4})?(?:\s*\|\s*(?:Trang|Page))?[-–—|•·\s]*",
    re.IGNORECASE,
)
_NUMBER_AT_END = re.compile(
    r"[\s\-–—|•·]+(?:Trang|Page|Tr\.)\s*[:|]?\s*(\d{1,4})(?:\s*(?:/|trên|of)\s*\d{1,4})?$", re.IGNORECASE
)
_BROWSER = re.compile(
    r"(?:(?:https?|file)://|about:blank)\S*|\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}(?:\s*[AP]M)?\b.*",
    re.IGNORECASE,
)
"""What a browser prints at the edge of its pages: an address, or when it printed, and the page's title."""
_NATION = re.compile(r"cộng\s*h[òo][àa]\s+xã\s+hội|độc lập\s*[-–]", re.IGNORECASE)
_HEADING = re.compile(r"\W*(?:Mẫu|Biểu|Phụ lục|Phụ biểu|Bảng|Điều|Chương|Mục|Phần)\b", re.IGNORECASE)
"""A form, an annex or a chapter is headed like this: what counts here counts forms, not pages."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A line near the edge of a page: what it says without its page number, that number, how far in it is.

    `parted` tells that room or a drawn line lies between it and what follows farther in.
    """

    words: str
    number: int | None
    depth: float
    gazette: bool
    parted: bool = True


@dataclass(frozen=True, slots=True)
class Edges:
    """The lines nearest the upper and the lower edge of a page, each from the edge inwards; those that lean."""

    page: int
    height: float
    head: tuple[Edge, ...]
    foot: tuple[Edge, ...]
    side: tuple[Edge, ...] = ()


@dataclass(frozen=True, slots=True)
class Running:
    """How many lines at the head and at the foot of a page are the publisher's, and which that lean."""

    head: int
    foot: int
    side: tuple[bool, ...] = ()


_Others = list[tuple[int, Sequence[Edge]]]
"""The lines at the same edge of the pages near, each with how many pages on it is."""


def edges_of(
    page: int,
    height: float,
    strips: Sequence[Strip],
    leaning: Sequence[Strip] = (),
    *,
    rules: Iterable[Rule] = (),
    tables: Iterable[tuple[float, float]] = (),
    width: float = 0.0,
) -> Edges:
    """Return the edges of a page whose lines are `strips`, from above down.

    `tables` are where tables begin and end on the page; `rules` are the lines drawn outside them.
    """
    tables = list(tables)
    long = [rule.top for rule in rules if not rule.upright and rule.x1 - rule.x0 >= _LONG * width > 0]
    usual = _room_of(strips)
    above = [*strips[: _DEPTH + 1]]
    below = [*strips[: -_DEPTH - 2 : -1]]
    head, foot = [], []
    for at, strip in enumerate(above[:_DEPTH]):
        ends = [one.top for one in above[at + 1 : at + 2]] + [
            top for top, _ in tables if top > strip.base - 1
        ]
        begins = min(ends, default=height)
        parted = _is_parted(strip, begins - strip.bottom, usual, long, (strip.base, begins))
        head.append(_edge(strip, strip.base, parted=parted))
    for at, strip in enumerate(below[:_DEPTH]):
        ends = [one.bottom for one in below[at + 1 : at + 2]] + [
            low for _, low in tables if low < strip.base + 1
        ]
        begins = max(ends, default=0.0)
        parted = _is_parted(strip, strip.top - begins, usual, long, (begins, strip.base))
        foot.append(_edge(strip, height - strip.base, parted=parted))
    side = tuple(_edge(strip, strip.base, parted=True) for strip in leaning)
    return Edges(page, height, tuple(head), tuple(foot), side)


def running(edges: Edges, around: Sequence[Edges]) -> Running:
    """Return what is the publisher's on a page; `around` are the edges of the pages near it, without its own."""
    head = _count(edges.head, [(other.page - edges.page, other.head) for other in around], edges)
    foot = _count(edges.foot, [(other.page - edges.page, other.foot) for other in around], edges)
    sides: _Others = [(other.page - edges.page, (*other.side, *other.head)) for other in around]
    side = tuple(bool(_count([edge], sides, edges)) for edge in edges.side)
    return Running(
        head, min(foot, max(len(edges.head) - head, 0) if len(edges.head) < _DEPTH else foot), side
    )


def is_gazette_head(text: str) -> bool:
    """Tell whether a line is the running head of an official gazette, with or without its page number."""
    return _GAZETTE.fullmatch(text) is not None


def _room_of(strips: Sequence[Strip]) -> float:
    """Return how much room is left between lines of the page, in letter heights."""
    rooms = [(after.top - before.bottom) / max(after.size, before.size) for before, after in pairwise(strips)]
    return max(0.0, median(rooms)) if len(rooms) > 2 else 0.3


def _is_parted(
    strip: Strip, room: float, usual: float, long: Sequence[float], between: tuple[float, float]
) -> bool:
    return room >= max(_LEAST_ROOM, usual + _ROOM) * strip.size or any(
        between[0] < place < between[1] for place in long
    )


def _edge(strip: Strip, depth: float, *, parted: bool) -> Edge:
    alone = _NUMBER.fullmatch(strip.text)
    if alone:
        return Edge("", int(alone[1]), depth, gazette=False, parted=parted)
    segments = [segment.text for segment in segments_of(strip)]
    number = None
    for at in (0, -1) if len(segments) > 1 else ():
        found = _NUMBER.fullmatch(segments[at])
        if found and number is None and not _HEADING.match(segments[at - 1]):
            number = int(found[1])
            del segments[at]
    words = " ".join(segments)
    ending = _NUMBER_AT_END.search(words)
    if ending and number is None:
        words, number = words[: ending.start()], int(ending[1])
    return Edge(words, number, depth, is_gazette_head(strip.text), parted)


def _count(own: Sequence[Edge], others: _Others, page: Edges) -> int:
    """Return how many lines from the edge inwards are the publisher's."""
    sure, count = 0, 0
    for edge in own:
        if _is_own(edge, others, page):
            count += 1
            sure = count
        elif _repeats(edge, others, page):
            count += 1
            # A number that counts on with the pages is proof enough; other words may be the text's own.
            sure = count if edge.parted or edge.number is not None else sure
        else:
            break
    return sure


def _is_own(edge: Edge, others: _Others, page: Edges) -> bool:
    """Tell whether a line shows by itself whose it is: a gazette's or a browser's, or a page number that counts."""
    browser = edge.parted and edge.depth < _EDGE * page.height and _BROWSER.fullmatch(edge.words)
    return edge.gazette or bool(browser) or _is_page_number(edge, others, page)


def _repeats(edge: Edge, others: _Others, page: Edges) -> bool:
    if not edge.words or edge.depth > _EDGE * page.height or begins_note(edge.words):
        return False
    if _NATION.search(edge.words):
        return False
    same = [distance for distance, lines in others if any(_is_same(edge, line, distance) for line in lines)]
    if not same or len(same) + 1 < max(2 if len(others) < 2 else 3, _SHARE * (len(others) + 1)):
        return False
    if _HEADING.match(edge.words) and -1 not in same:  # here it is the heading itself
        return False
    return _strange(edge, others) <= _STRANGE * (len(same) + 1)


def _is_same(edge: Edge, line: Edge, distance: int) -> bool:
    return (
        line.words == edge.words
        and abs(line.depth - edge.depth) < _HEIGHT
        and _counts_on(edge, line, distance)
    )


def _strange(edge: Edge, others: _Others) -> int:
    """Return how many pages have something where `edge` stands, or nearer the page's edge, that no other has."""
    there = [
        {line.words for line in lines if line.depth < edge.depth + _HEIGHT and not line.gazette}
        for _, lines in others
    ]
    seen = Counter(words for page in there for words in page)
    return sum(any(words and words != edge.words and seen[words] == 1 for words in page) for page in there)


def _counts_on(edge: Edge, line: Edge, distance: int) -> bool:
    """Tell whether two lines bear no numbers, or numbers as far apart as their pages."""
    if edge.number is None or line.number is None:
        return edge.number is line.number
    return line.number - edge.number == distance


def _is_page_number(edge: Edge, others: _Others, page: Edges) -> bool:
    if edge.words or edge.number is None or edge.depth > _EDGE * page.height:
        return False
    if edge.number == page.page and edge.parted:
        return True
    return any(
        (line.gazette or not line.words) and line.number is not None and line.number - edge.number == distance
        for distance, lines in others
        for line in lines
    )
