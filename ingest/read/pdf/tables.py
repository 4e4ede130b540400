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

    `reach` tells for every column over how many rows the cell goes on this page, from this row down, and
    `spans` over how many columns.
    """

    page: int
    cells: tuple[str, ...]
    reach: tuple[int, ...]
    spans: tuple[int, ...]
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
            own = _joined_to(rows, last, own)
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

    A cell merged over columns says them in the first. The number in a first column counts one row only, on
    one page as over a page break, or one task would be counted twice.
    """
    places = [min(range(len(columns)), key=lambda at: abs(columns[at] - x)) for x in _offsets(part.grid)]
    height, width = len(part.grid.down) - 1, len(columns) - 1
    texts = [[""] * width for _ in range(height)]
    reach = [[1] * width for _ in range(height)]
    spans = [[1] * width for _ in range(height)]
    for cell in part.grid.cells:
        first, end = places[cell.left], max(places[cell.right], places[cell.left] + 1)
        for row in range(cell.top, cell.bottom):
            at = min(first, width - 1)
            again = row > cell.top
            if not (again and at == 0 and _NUMBER.fullmatch(cell.text)):
                texts[row][at] = one_line(text for text in (texts[row][at], cell.text) if text)
            spans[row][at] = min(end, width) - at
            for column in range(first, min(end, width)):
                reach[row][column] = cell.bottom - row
    rows = zip(texts, reach, spans, strict=True)
    return [Row(part.page, tuple(cells), tuple(down), tuple(across)) for cells, down, across in rows]


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


def _joined_to(rows: list[Row], last: int, own: list[Row]) -> list[Row]:
    """Return the rows of a page after the row at `last`, which becomes whole, as do cells merged over the break."""
    merged = _merged(own[0], rows, last)
    cut = _is_cut(own[0], rows[last], rows, merged)
    # What the page broke off: cells of the row itself where it was cut, else cells that cover more rows.
    broken = {at for at in merged if _runs_on(own[0].cells[at], rows[last].cells[at])}
    broken = set(range(len(own[0].cells))) if cut else broken
    rest = (text if at in broken else "" for at, text in enumerate(own[0].cells))
    whole = _one(rows[last], replace(own[0], cells=tuple(rest)))
    for column in merged & broken:
        _give_above(rows, last, column, whole.cells[column])
    rows[last] = whole
    return _filled_from(whole, own, merged, broken)[cut:]


def _merged(row: Row, rows: Sequence[Row], last: int) -> frozenset[int]:
    """Return the columns whose cell covers more rows than one, just over or just under a page break."""
    before = rows[last - 1].reach if last and rows[last - 1].page == rows[last].page else ()
    over = {at for at, reach in enumerate(before) if reach > 1}
    return frozenset(at for at, reach in enumerate(row.reach) if at and (reach > 1 or at in over))


def _is_cut(row: Row, before: Row, rows: Sequence[Row], merged: frozenset[int]) -> bool:
    """Tell whether the first row of a page is the rest of the row before it."""
    if not any(row.cells):
        return False
    if row.cells[0] and (_NUMBER.fullmatch(row.cells[0]) or _begins_anew(row.cells[0], before.cells[0])):
        return False
    # A cell merged with others goes on over the break whatever the row is, and its words may stand above.
    alone = [at for at in range(1, len(row.cells)) if at not in merged]
    if any(_runs_on(row.cells[at], before.cells[at]) for at in (0, *alone)):
        return True
    told, told_before = ({at for at in alone if one.cells[at]} for one in (row, before))
    if merged and any(_runs_on(row.cells[at], before.cells[at]) for at in merged):
        return not told
    if row.cells[0]:
        return False
    counted = [one for one in rows if not one.furniture]
    numbered = sum(bool(one.cells[0]) for one in counted) >= _NUMBERED * len(counted)
    alike = all(row.spans[at] == before.spans[at] for at in told)  # a group's heading is as wide as the table
    return (numbered or not before.cells[0]) and told < told_before and alike


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


def _give_above(rows: list[Row], last: int, column: int, whole: str) -> None:
    """Give the words of a cell, now whole, to the rows above `last` that the cell covers too."""
    had = rows[last].cells[column]
    for at in range(last - 1, -1, -1):
        row, below = rows[at], rows[at + 1]
        if row.furniture or not had or row.cells[column] != had:
            break
        if row.reach[column] < 2 and row.page == below.page:
            break
        rows[at] = _with(row, column, whole)


def _with(row: Row, column: int, text: str) -> Row:
    return replace(row, cells=(*row.cells[:column], text, *row.cells[column + 1 :]))


def _filled_from(before: Row, rows: list[Row], merged: frozenset[int], broken: set[int]) -> list[Row]:
    """Return the rows of a page with the words of the cells that are merged over the page break.

    Such a cell is empty below the break, or has there the rest of the words that `before` has whole
    (`broken`). One that covers a single row below goes on only where that row has no number of its own.
    """
    first = rows[0]
    filled = list(rows)
    for column in merged:
        empty = not first.cells[column] and (first.reach[column] > 1 or not first.cells[0])
        if before.cells[column] and (empty or column in broken):
            for at in range(min(first.reach[column], len(filled))):
                filled[at] = _with(filled[at], column, before.cells[column])
    return filled
