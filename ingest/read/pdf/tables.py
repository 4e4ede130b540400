"""Grids of one page or of many become the rows of one table: cut rows joined, merged cells filled."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.read.pdf.grids import Grid, one_line

_SAME = 8.0
"""Columns of one table may stand so far apart, in points, on two of its pages."""
_NUMBERED = 0.6
_NUMBER = re.compile(r"(?:[\d.]{1,9}|[IVXLC]{1,7}|[a-zđ])[.)]?|[-+*•]")
_CLOSED = re.compile(r"[.;:!?…][\"”')\]]*$")
_FRESH = re.compile(r"[-–+*•\"“(\[]|\d|[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the text of every column, and which columns a merged cell above fills (`filled`).

    `reach` tells for every column over how many rows the cell goes on this page, from this row down.
    """

    page: int
    cells: tuple[str, ...]
    reach: tuple[int, ...]
    furniture: bool = False

    @property
    def text(self) -> str:
        """Return the row as a line: its cells parted by tabs."""
        return "\t".join(self.cells)


@dataclass(frozen=True, slots=True)
class Part:
    """A table, or what one page holds of it."""

    page: int
    grid: Grid

    @property
    def width(self) -> float:
        """Return how wide the table is."""
        return self.grid.across[-1] - self.grid.across[0]


def goes_on(part: Part, before: Part) -> bool:
    """Tell whether the table of one page is that of the page before, by the places of its columns."""
    if abs(part.width - before.width) > _SAME:
        return False
    own, other = _offsets(part.grid), _offsets(before.grid)
    few, many = sorted((own, other), key=len)
    return all(any(abs(place - mark) <= _SAME for mark in many) for place in few)


def rows_of(parts: Sequence[Part]) -> list[Row]:
    """Return the rows of a table from all its pages, in order; repeated heads are furniture."""
    columns = _columns(parts)
    rows: list[Row] = []
    heads: list[Row] = []
    for number, part in enumerate(parts):
        own = _page_rows(part, columns)
        if number == 0:
            heads = own[:4]
            rows += own
            continue
        repeated = _repeated(own, heads)
        rows += [replace(row, furniture=True) for row in own[:repeated]]
        own = own[repeated:]
        last = next((at for at in range(len(rows) - 1, -1, -1) if not rows[at].furniture), None)
        if own and last is not None:
            if _is_cut(own[0], rows[last], rows):
                rows[last] = _one(rows[last], own[0])
                own = _filled_from(rows[last], own, again=True)[1:]
            else:
                own = _filled_from(rows[last], own)
        rows += own
    return [row for row in rows if any(row.cells)]


def _offsets(grid: Grid) -> list[float]:
    return [x - grid.across[0] for x in grid.across]


def _columns(parts: Sequence[Part]) -> list[float]:
    """Return where the columns begin and end, from the table's left side, over all its pages."""
    columns: list[float] = []
    for place in sorted(x for part in parts for x in _offsets(part.grid)):
        if not columns or place - columns[-1] > _SAME:
            columns.append(place)
    return columns


def _page_rows(part: Part, columns: Sequence[float]) -> list[Row]:
    """Return the rows of one page; a cell merged over rows says its words in each of them.

    A cell merged over columns says them in the first. The number in a first column counts one row only.
    """
    places = [min(range(len(columns)), key=lambda at: abs(columns[at] - x)) for x in _offsets(part.grid)]
    height, width = len(part.grid.down) - 1, len(columns) - 1
    texts = [[""] * width for _ in range(height)]
    reach = [[1] * width for _ in range(height)]
    for cell in part.grid.cells:
        first, end = places[cell.left], max(places[cell.right], places[cell.left] + 1)
        for row in range(cell.top, cell.bottom):
            at = min(first, width - 1)
            again = row > cell.top
            if not (again and at == 0 and _NUMBER.fullmatch(cell.text)):
                texts[row][at] = one_line(text for text in (texts[row][at], cell.text) if text)
            for column in range(first, min(end, width)):
                reach[row][column] = cell.bottom - row
    return [Row(part.page, tuple(cells), tuple(reaches)) for cells, reaches in zip(texts, reach, strict=True)]


def _repeated(rows: Sequence[Row], heads: Sequence[Row]) -> int:
    """Return how many rows at the top of a page say the head of the table again."""
    count = 0
    for row, head in zip(rows, heads, strict=False):
        if _bare(row) != _bare(head) or sum(map(bool, row.cells)) < 2:
            break
        count += 1
    return count


def _bare(row: Row) -> list[str]:
    return ["".join(cell.split()).casefold() for cell in row.cells]


def _is_cut(row: Row, before: Row, rows: Sequence[Row]) -> bool:
    """Tell whether the first row of a page is the rest of the row before it."""
    if not any(row.cells):
        return False
    if row.cells[0] and (_NUMBER.fullmatch(row.cells[0]) or _begins_anew(row.cells[0], before.cells[0])):
        return False
    if any(_runs_on(own, other) for own, other in zip(row.cells, before.cells, strict=True)):
        return True
    if row.cells[0]:
        return False
    counted = [one for one in rows if not one.furniture]
    numbered = sum(bool(one.cells[0]) for one in counted) >= _NUMBERED * len(counted)
    # A cell merged with others below is empty because its words stand above, whatever the row is.
    alone = {at for at, reach in enumerate(row.reach) if at and reach == 1}
    told = {at for at in alone if row.cells[at]}
    told_before = {at for at in alone if before.cells[at]}
    return (numbered or not before.cells[0]) and told < told_before


def _begins_anew(text: str, before: str) -> bool:
    return not _runs_on(text, before)


def _runs_on(text: str, before: str) -> bool:
    """Tell whether a cell is plainly the rest of the cell above the page break."""
    if not text or not before or _CLOSED.search(before):
        return False
    return text[0].islower() or text[0] in ",;.)" or before.endswith((",", "-", "/", "(")) or _opened(before)


def _opened(text: str) -> bool:
    return text.count("(") > text.count(")")


def _one(row: Row, rest: Row) -> Row:
    cells = (one_line(text for text in pair if text) for pair in zip(row.cells, rest.cells, strict=True))
    return replace(row, cells=tuple(cells))


def _filled_from(before: Row, rows: list[Row], *, again: bool = False) -> list[Row]:
    """Return the rows of a page with the words of cells that are merged over the page break.

    Such a cell covers several rows below the break, and is empty there; or it holds the rest of its
    words, where the row itself was cut (`again`: `before` is the row made whole).
    """
    first = rows[0]
    filled = list(rows)
    for column, text in enumerate(before.cells):
        if column == 0 or not text or first.reach[column] == 1 or (first.cells[column] and not again):
            continue
        for at in range(min(first.reach[column], len(filled))):
            cells = list(filled[at].cells)
            cells[column] = text
            filled[at] = replace(filled[at], cells=tuple(cells))
    return filled
