"""What a numbered line opens, given what is open above it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from ingest.structure.numbering import Style

_GAP = 3
"""How many numbers may be missing before a mark is no longer believed."""


class Opened(Protocol):
    """What is known of an open provision: its style and printed mark, its number, its first line."""

    style: Style | None
    mark: str
    value: int
    line: str


Node = TypeVar("Node", bound=Opened)


@dataclass(frozen=True, slots=True)
class Opening(Generic[Node]):
    """How a line is read: the style and mark it opens, closing what is open from `depth` on.

    `parent` is None at the top of its document or annex; `skipped` says that numbers are missing.
    """

    style: Style
    mark: str
    value: int
    parent: Node | None
    depth: int
    skipped: bool = False


def opening(line: str, above: Sequence[Node], grammar: tuple[Style, ...]) -> Opening[Node] | None:
    """Return what `line` opens below the open nodes `above`, or None for plain prose.

    A mark is believed when it goes on from an open one, or begins a new list; failing both, when
    it skips no more than a few numbers.
    """
    begins: list[Opening[Node]] = []
    skips: list[Opening[Node]] = []
    for style in grammar:
        found = style.pattern.match(line)
        value = style.value(found["mark"]) if found and not style.counted else 0
        if found is None or value is None:
            continue
        mark = found["mark"]
        if style.counted:
            return _opened(style, mark, 0, above, _depth_of_bullet(style, above, grammar))
        going_on = [at for at in _places(style, mark, above) if _looks_alike(above[at], line, style)]
        for at in going_on:
            if value == above[at].value + 1:
                return _opened(style, mark, value, above, at)
        if value == 1:
            depth = _depth_of_first(style, mark, above, grammar)
            begins += [] if depth is None else [_opened(style, mark, value, above, depth)]
        elif going_on and 1 < value - above[going_on[0]].value <= _GAP:
            skips.append(_opened(style, mark, value, above, going_on[0], skipped=True))
        elif not _places(style, mark, above) and value <= _GAP and style.name in {"roman", "number"}:
            depth = _depth_under_outer(style, above, grammar)
            skips.append(_opened(style, mark, value, above, depth, skipped=True))
    return next(iter(begins + skips), None)


def _opened(
    style: Style, mark: str, value: int, above: Sequence[Node], depth: int, *, skipped: bool = False
) -> Opening[Node]:
    return Opening(style, mark, value, above[depth - 1] if depth else None, depth, skipped)


def _places(style: Style, mark: str, above: Sequence[Node]) -> list[int]:
    """Return the depths of the open nodes this mark may go on from, innermost first."""
    return [
        at
        for at in range(len(above) - 1, -1, -1)
        if above[at].style is style and (not style.dotted or _stem(above[at].mark) == _stem(mark))
    ]


def _depth_of_first(style: Style, mark: str, above: Sequence[Node], grammar: tuple[Style, ...]) -> int | None:
    """Return how deep a list that begins here lies; None for a dotted mark whose stem is not open."""
    if style.dotted:
        stems = (at for at in range(len(above) - 1, -1, -1) if above[at].mark == _stem(mark))
        found = next(stems, None)
        return None if found is None else found + 1
    starts_again = any(node.style is style for node in above)
    if above and (starts_again or above[-1].line.endswith(":")):
        return len(above)
    return _depth_under_outer(style, above, grammar)


def _depth_of_bullet(style: Style, above: Sequence[Node], grammar: tuple[Style, ...]) -> int:
    """Return the depth of the list that a bullet goes on with, or of the one that it begins."""
    if above and above[-1].style is not style and above[-1].line.endswith(":"):
        return len(above)
    going_on = next((at for at in range(len(above) - 1, -1, -1) if above[at].style is style), None)
    return _depth_under_outer(style, above, grammar) if going_on is None else going_on


def _depth_under_outer(style: Style, above: Sequence[Node], grammar: tuple[Style, ...]) -> int:
    """Return the depth just inside the innermost open node of an outer style."""
    rank = grammar.index(style)
    outer = (at + 1 for at in range(len(above) - 1, -1, -1) if _rank(above[at], grammar) < rank)
    return next(outer, 0)


def _rank(node: Opened, grammar: tuple[Style, ...]) -> int:
    return grammar.index(node.style) if node.style else -1


def _looks_alike(before: Opened, line: str, style: Style) -> bool:
    """Tell whether a heading may follow `before`: after headings in capitals, "C. Mác" opens no part."""
    return style.kind != "part" or not before.line.isupper() or line.isupper()


def _stem(mark: str) -> str:
    return mark.rpartition(".")[0]
