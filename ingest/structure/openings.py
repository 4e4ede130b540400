"""What a numbered line opens, given what is open above it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from ingest.structure.articles import Heading
from ingest.structure.numbering import Number, Style, follows, in_legal_order, latin_number, letter_number

_GAP = 3
"""How many numbers may be missing before a mark is no longer believed."""
_BEGIN_LATE = frozenset({"roman", "number"})
"""Styles whose list may begin after 1 where its first numbers were lost."""


class Opened(Protocol):
    """What is known of an open provision: its style and printed mark, its number, its first line."""

    style: Style | None
    mark: str
    value: Number
    line: str


Node = TypeVar("Node", bound=Opened)


@dataclass(frozen=True, slots=True)
class Opening(Generic[Node]):
    """How a line is read: the style and mark it opens, closing what is open from `depth` on.

    `parent` is None at the top of its document or annex; `skipped` says that numbers are missing.
    """

    style: Style
    mark: str
    value: Number
    parent: Node | None
    depth: int
    skipped: bool = False


def opening(
    line: str, above: Sequence[Node], grammar: Sequence[Style], *, quoted: bool = False
) -> Opening[Node] | None:
    """Return what `line` opens below the open nodes `above`, or None for plain prose.

    A mark is believed when it goes on from an open one, or begins a new list; failing both, when
    it skips no more than a few numbers. Quoted law is given in extracts, so its lists begin and skip anywhere.
    """
    found = _in_latin_list(line, above, grammar)
    return found or _in_its_order(line, above, grammar, quoted=quoted)


def _in_its_order(
    line: str, above: Sequence[Node], grammar: Sequence[Style], *, quoted: bool
) -> Opening[Node] | None:
    begins: list[Opening[Node]] = []
    skips: list[Opening[Node]] = []
    for style, mark in _marks(line, grammar):
        if style.counted:
            return _opened(style, mark, (0, 0), above, _depth_of_bullet(style, above, grammar))
        value = style.value(mark)
        if value is None:
            continue
        if style.coded:
            return _opened(style, mark, value, above, _depth_under_outer(style, above, grammar))
        going_on = [at for at in _places(style, mark, above) if _looks_alike(above[at], line, style)]
        for at in going_on:
            if follows(_value(above[at]), value):
                return _opened(style, mark, value, above, at)
        if value == (1, 0):
            depth = _depth_of_first(style, mark, above, grammar)
            begins += [] if depth is None else [_opened(style, mark, value, above, depth)]
        elif going_on and (1 < value[0] - _value(above[going_on[0]])[0] <= _GAP or quoted):
            skips.append(_opened(style, mark, value, above, going_on[0], skipped=True))
        elif not _places(style, mark, above) and (quoted or (value[0] <= _GAP and style.name in _BEGIN_LATE)):
            depth = _depth_under_outer(style, above, grammar)
            skips.append(_opened(style, mark, value, above, depth, skipped=True))
    return next(iter(begins + skips), None)


def _marks(line: str, grammar: Sequence[Style]) -> Iterator[tuple[Style, str]]:
    """Yield the marks that the line may begin with, of all styles but those of headings."""
    found = ((style, style.pattern.match(line)) for style in grammar if not style.titled)
    return ((style, match["mark"]) for style, match in found if match)


def _in_latin_list(line: str, above: Sequence[Node], grammar: Sequence[Style]) -> Opening[Node] | None:
    """Return what the line opens in a list that counts a b c d e f g; its e, which leaves out đ, is looked at."""
    lettered = ((s, mark) for s, mark in _marks(line, grammar) if s.value is letter_number and not s.counted)
    for style, mark in lettered:
        for at in _places(style, mark, above):
            number = latin_number(above[at].value, above[at].mark, mark)
            if number is not None and _looks_alike(above[at], line, style):
                return _opened(style, mark, number, above, at, skipped=mark in "eE")
    return None


def _value(node: Opened) -> Number:
    return in_legal_order(node.value, node.mark)


def heading_opening(heading: Heading, above: Sequence[Node], grammar: Sequence[Style]) -> Opening[Node]:
    """Return what a believed heading opens: it closes everything of its own rank and below."""
    depth = _depth_under_outer(heading.style, above, grammar)
    return _opened(heading.style, heading.mark, heading.value, above, depth, skipped=heading.skipped)


def _opened(
    style: Style, mark: str, value: Number, above: Sequence[Node], depth: int, *, skipped: bool = False
) -> Opening[Node]:
    return Opening(style, mark, value, above[depth - 1] if depth else None, depth, skipped)


def _places(style: Style, mark: str, above: Sequence[Node]) -> list[int]:
    """Return the depths of the open nodes this mark may go on from, innermost first."""
    return [
        at
        for at in range(len(above) - 1, -1, -1)
        if above[at].style is style and (not style.dotted or _stem(above[at].mark) == _stem(mark))
    ]


def _depth_of_first(style: Style, mark: str, above: Sequence[Node], grammar: Sequence[Style]) -> int | None:
    """Return how deep a list that begins here lies; None for a dotted mark whose stem is not open."""
    if style.dotted:
        stems = (at for at in range(len(above) - 1, -1, -1) if _may_stem(above[at], mark))
        found = next(stems, None)
        return None if found is None else found + 1
    again = [at for at, node in enumerate(above) if node.style is style]
    if len(again) > 1 and not above[-1].line.endswith(":"):
        return again[-1]  # a list of its own below a heading that has no number, not one list inside another
    if above and (again or above[-1].line.endswith(":")):
        return len(above)
    return _depth_under_outer(style, above, grammar)


def _depth_of_bullet(style: Style, above: Sequence[Node], grammar: Sequence[Style]) -> int:
    """Return the depth of the list that a bullet goes on with, or of the one that it begins."""
    if above and above[-1].style is not style and above[-1].line.endswith(":"):
        return len(above)
    going_on = next((at for at in range(len(above) - 1, -1, -1) if above[at].style is style), None)
    return _depth_under_outer(style, above, grammar) if going_on is None else going_on


def _depth_under_outer(style: Style, above: Sequence[Node], grammar: Sequence[Style]) -> int:
    """Return the depth just inside the innermost open node of an outer style."""
    rank = grammar.index(style)
    outer = (at + 1 for at in range(len(above) - 1, -1, -1) if _rank(above[at], grammar) < rank)
    return next(outer, 0)


def _rank(node: Opened, grammar: Sequence[Style]) -> int:
    return grammar.index(node.style) if node.style else -1


def _looks_alike(before: Opened, line: str, style: Style) -> bool:
    """Tell whether a heading may follow `before`: after headings in capitals, "C. Mác" opens no part."""
    return style.name not in {"letter", "roman"} or not before.line.isupper() or line.isupper()


def _may_stem(node: Opened, mark: str) -> bool:
    """Tell whether 1.1 may stand below the node: below item 1 or Điều 1, not below Chương 1."""
    is_division = node.style is not None and node.style.titled and not node.style.flat
    return node.mark == _stem(mark) and not is_division


def _stem(mark: str) -> str:
    return mark.rpartition(".")[0]
