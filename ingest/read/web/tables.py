"""The grid of an HTML table: which rows and columns each cell covers, and whether lines are drawn in it."""

import re
from collections.abc import Callable, Iterator, Sequence

from ingest.read.element import Element
from ingest.read.grid import Cell
from ingest.read.reading import Line

_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
_MOST = 1000
_DRAWN = re.compile(
    r"border(?:-(?:top|right|bottom|left))?(?:-style|-width)?\s*:\s*(?!\s*(?:none|0|hidden|medium none))"
)


def cells_of(table: Element, lines_of: Callable[[Element], Sequence[Line]]) -> list[Cell]:
    """Return the cells of a table, `lines_of` giving the lines of each."""
    rows = list(_rows(table))
    cells: list[Cell] = []
    covered: dict[int, int] = {}
    for number, row in enumerate(rows):
        column = 0
        for one in row:
            if one.tag not in {"td", "th"}:
                continue
            while covered.get(column, 0) > number:
                column += 1
            wide = _span(one, "colspan") or 1
            high = min(_span(one, "rowspan") or len(rows), len(rows) - number)
            cells.append(Cell(number, column, high, wide, tuple(lines_of(one))))
            covered |= dict.fromkeys(range(column, column + wide), number + high)
            column += wide
    return cells


def is_bordered(table: Element) -> bool:
    """Tell whether a table is drawn as one: it has a border, or heads of columns, or lines around most cells."""
    own = f"{table.get('style') or ''};".lower()
    if (table.get("border") or "0") not in {"", "0"} or _DRAWN.search(own):
        return True
    if "border" in (table.get("class") or "").lower() or table.find(".//th") is not None:
        return True
    cells = [one for row in _rows(table) for one in row if one.tag == "td"]
    drawn = sum(_DRAWN.search((one.get("style") or "").lower()) is not None for one in cells)
    return bool(cells) and 2 * drawn > len(cells)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in _SECTIONS:
            yield from (one for one in child if one.tag == "tr")


def _span(cell: Element, which: str) -> int | None:
    """Return how far a cell is merged; None for "to the end"."""
    text = (cell.get(which) or "1").strip()
    number = int(text) if text.isdecimal() and len(text) < 6 else 1
    return min(number, _MOST) or None
