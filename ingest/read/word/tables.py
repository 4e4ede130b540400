"""The grid of a Word table: which rows and columns each cell covers, thin columns that only shift edges left out."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ingest.read.element import Element
from ingest.read.grid import Cell
from ingest.read.reading import Line
from ingest.read.word.package import W, val

_THIN = 120
"""Twentieths of a point: edges nearer than this (2 mm) are one edge drawn carelessly."""
_WIDEST = 1000


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell of one row as drawn: grid edges, and whether it goes on with the cell above."""

    element: Element
    row: int
    left: int
    right: int
    continues: bool
    starts_merge: bool


def cells_of(table: Element, lines_of: Callable[[Element], tuple[Line, ...]]) -> list[Cell]:
    """Return the cells of a table, `lines_of` giving the lines of each in document order."""
    drawn = list(_placed(table))
    if len(set(Counter(one.row for one in drawn).values())) == 1:
        drawn, edges = _in_order(drawn), [0]
    else:
        edges = _edges(table)
    cells: list[Cell] = []
    merged: dict[int, int] = {}
    for placed in drawn:
        left, right = _snapped(placed.left, edges), _snapped(placed.right, edges)
        above = merged.get(left)
        lines = lines_of(placed.element)
        if placed.continues and above is not None and cells[above].row + cells[above].rows == placed.row:
            cells[above] = replace(
                cells[above], rows=cells[above].rows + 1, lines=(*cells[above].lines, *lines)
            )
            continue
        merged.pop(left, None)
        if placed.starts_merge or placed.continues:
            merged[left] = len(cells)
        cells.append(Cell(placed.row, left, 1, max(right - left, 1), lines))
    return _without_unused_columns(cells)


def _in_order(drawn: list[_Placed]) -> list[_Placed]:
    """Return cells of rows that have all as many cells, each in the column that its place in the row names."""
    width = sum(one.row == 0 for one in drawn)
    return [replace(one, left=(n % width), right=n % width + 1) for n, one in enumerate(drawn)]


def is_deleted(row: Element) -> bool:
    """Tell whether a tracked change deleted the row."""
    return row.find(f"{W}trPr/{W}del") is not None


def _placed(table: Element) -> Iterator[_Placed]:
    number = 0
    for row in _each(table, W + "tr"):
        if is_deleted(row):
            continue
        at = _count(row.find(f"{W}trPr/{W}gridBefore"), 0)
        for cell in _each(row, W + "tc"):
            properties = cell.find(W + "tcPr")
            span = _count(properties.find(W + "gridSpan") if properties is not None else None, 1)
            merge = properties.find(W + "vMerge") if properties is not None else None
            starts = val(merge) == "restart"
            yield _Placed(cell, number, at, at + max(span, 1), merge is not None and not starts, starts)
            at += max(span, 1)
        number += 1


def _each(element: Element, tag: str) -> Iterator[Element]:
    """Yield the rows or cells of a table, also those inside content controls."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in {W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo"}:
            yield from _each(child, tag)


def _edges(table: Element) -> list[int]:
    """Return where each grid edge lies, in twentieths of a point; an edge lies apart where its width is not known."""
    widths = [_count(one, -1, key="w") for one in table.findall(f"{W}tblGrid/{W}gridCol")]
    known = any(width > 0 for width in widths) and min(widths) >= 0
    edges = [0]
    for width in widths[:_WIDEST]:
        edges.append(edges[-1] + (width if known else 10 * _THIN))
    return edges


def _snapped(edge: int, edges: list[int]) -> int:
    """Return the first edge that lies where this one does."""
    if edge >= len(edges):
        return edge
    while edge > 0 and edges[edge] - edges[edge - 1] < _THIN:
        edge -= 1
    return edge


def _without_unused_columns(cells: list[Cell]) -> list[Cell]:
    """Return the cells with columns counted only where some cell begins."""
    begins = sorted({cell.column for cell in cells})
    at = {column: n for n, column in enumerate(begins)}
    return [
        replace(
            cell,
            column=at[cell.column],
            columns=max(bisect_left(begins, cell.column + cell.columns) - at[cell.column], 1),
        )
        for cell in cells
    ]


def _count(element: Element | None, otherwise: int, *, key: str = "val") -> int:
    text = (element.get(W + key) or "") if element is not None else ""
    return min(int(text), 10**6) if text.isdecimal() and len(text) < 10 else otherwise
