"""What a publisher prints at the edge of its pages: running heads, feet, page numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.read.pdf.strips import Strip, segments_of

_SHARE = 0.4
"""A line is a running one when so many of the pages around have it at the same height."""
_HEIGHT = 5.0
_EDGE = 0.14
"""The publisher's own stands in this share of the page's height from its edge."""
_DEPTH = 4
_GAZETTE = re.compile(r"(?:\d+\s+)?CÔNG BÁO\s*/\s*Số\b.{1,40}/\s*Ngày\b[\s\d./-]*")
_NUMBER = re.compile(r"[-–—|\s]*(?:(?:Trang|Page)\s*)?(\d{1,4})(?:\s*/\s*\d{1,4})?[-–—|\s]*", re.IGNORECASE)
_NATION = re.compile(r"cộng\s*h[òo][àa]|độc lập", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Edge:
    """A line near the edge of a page: what it says without its page number, that number, how far in it is."""

    words: str
    number: int | None
    depth: float
    gazette: bool


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


def edges_of(page: int, height: float, strips: Sequence[Strip], leaning: Sequence[Strip] = ()) -> Edges:
    """Return the edges of a page whose lines are `strips`, from above down."""
    head = tuple(_edge(strip, strip.base) for strip in strips[:_DEPTH])
    foot = tuple(_edge(strip, height - strip.base) for strip in strips[: -_DEPTH - 1 : -1])
    side = tuple(_edge(strip, strip.base) for strip in leaning)
    return Edges(page, height, head, foot, side)


def running(edges: Edges, around: Sequence[Edges]) -> Running:
    """Return what is the publisher's on a page; `around` are the edges of the pages near it, without its own."""
    head = _count(edges.head, [(other.page - edges.page, other.head) for other in around], edges)
    foot = _count(edges.foot, [(other.page - edges.page, other.foot) for other in around], edges)
    sides = [(other.page - edges.page, (*other.side, *other.head)) for other in around]
    side = tuple(bool(_count([edge], sides, edges)) for edge in edges.side)
    return Running(
        head, min(foot, max(len(edges.head) - head, 0) if len(edges.head) < _DEPTH else foot), side
    )


def is_gazette_head(text: str) -> bool:
    """Tell whether a line is the running head of an official gazette, with or without its page number."""
    return _GAZETTE.fullmatch(text) is not None


def _edge(strip: Strip, depth: float) -> Edge:
    alone = _NUMBER.fullmatch(strip.text)
    if alone:
        return Edge("", int(alone[1]), depth, gazette=False)
    segments = [segment.text for segment in segments_of(strip)]
    number = None
    for at in (0, -1) if len(segments) > 1 else ():
        found = _NUMBER.fullmatch(segments[at])
        if found and number is None:
            number = int(found[1])
            del segments[at]
    return Edge(" ".join(segments), number, depth, is_gazette_head(strip.text))


def _count(own: Sequence[Edge], others: Sequence[tuple[int, Sequence[Edge]]], page: Edges) -> int:
    count = 0
    for edge in own:
        if not (edge.gazette or _repeats(edge, others, page) or _is_page_number(edge, others, page)):
            break
        count += 1
    return count


def _repeats(edge: Edge, others: Sequence[tuple[int, Sequence[Edge]]], page: Edges) -> bool:
    if not edge.words or _NATION.match(edge.words) or edge.depth > _EDGE * page.height:
        return False
    same = [
        distance
        for distance, lines in others
        if any(
            line.words == edge.words
            and abs(line.depth - edge.depth) < _HEIGHT
            and _counts_on(edge, line, distance)
            for line in lines
        )
    ]
    return bool(same) and len(same) + 1 >= max(2 if len(others) < 2 else 3, _SHARE * (len(others) + 1))


def _counts_on(edge: Edge, line: Edge, distance: int) -> bool:
    """Tell whether two lines bear no numbers, or numbers as far apart as their pages."""
    if edge.number is None or line.number is None:
        return edge.number is line.number
    return line.number - edge.number == distance


def _is_page_number(edge: Edge, others: Sequence[tuple[int, Sequence[Edge]]], page: Edges) -> bool:
    if edge.words or edge.number is None or edge.depth > _EDGE * page.height:
        return False
    if edge.number == page.page:
        return True
    return any(
        not line.words and line.number is not None and line.number - edge.number == distance
        for distance, lines in others
        for line in lines
    )
