"""Tables as grids: merged cells filled as an office reads them, and tables that only lay text out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.text.normal import fold
from ingest.read.broken_lines import squeezed
from ingest.read.reading import Line

_MOTTO = re.compile(r"doc lap\W+tu do\W+hanh phuc|^dang cong san viet nam\b")
_RECIPIENTS = re.compile(r"noi nhan\s*(?::|$)")
_SIGNATURE = re.compile(r"(?:T/?M|T\.M|KT|TUQ|TL|Q)\s?[./]?\s+[A-ZĐÀ-Ỹ]{2}")
_COUNTED = re.compile(r"(?:s?tt|so tt|so thu tu|\d{1,3}|[ivx]+)[.)]?")
_HIGHEST_LETTERHEAD = 8
_HIGHEST_LAYOUT = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell says, and the rows and columns of the grid that it covers, counted from 0."""

    row: int
    column: int
    rows: int
    columns: int
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """Return the cell on one line."""
        return squeezed(" ".join(line.text for line in self.lines))


def lines_of_table(cells: Sequence[Cell], *, bordered: bool) -> list[Line]:
    """Return a table as one line a row, cells parted by tabs; one that only lays text out, as its plain lines."""
    if _lays_out(cells, bordered=bordered):
        return [line for cell in _by_columns(cells) for line in cell.lines]
    rows = _filled(cells)
    return [Line("\t".join(row), goes_on=False) for row in rows if any(row)]


def _filled(cells: Sequence[Cell]) -> list[list[str]]:
    """Return the grid: a cell merged downwards says its text in every row, one merged sideways in its first column."""
    width = _width(cells)
    rows = [[""] * width for _ in range(_height(cells))]
    for cell in cells:
        text = cell.text
        for row in rows[cell.row : cell.row + cell.rows]:
            row[cell.column] = text
    return rows


def _width(cells: Sequence[Cell]) -> int:
    return max((cell.column + cell.columns for cell in cells), default=0)


def _height(cells: Sequence[Cell]) -> int:
    return max((cell.row + cell.rows for cell in cells), default=0)


def _lays_out(cells: Sequence[Cell], *, bordered: bool) -> bool:
    """Tell whether the grid only puts text side by side: a letterhead, recipients and signature, a frame."""
    if _width(cells) <= 1:
        return True
    if _height(cells) <= _HIGHEST_LETTERHEAD and any(_frames(cell, bordered=bordered) for cell in cells):
        return True
    first = fold(next((cell.text for cell in cells if cell.text), ""))
    small = _width(cells) == 2 and _height(cells) <= _HIGHEST_LAYOUT
    return small and not bordered and not _COUNTED.fullmatch(first)


def _frames(cell: Cell, *, bordered: bool) -> bool:
    """Tell whether a cell says what stands only in letterheads and closings."""
    if any(_MOTTO.search(fold(line.text)) for line in cell.lines):
        return True
    if bordered:
        return False
    return any(_SIGNATURE.match(line.text) for line in cell.lines) or (
        cell.column == 0 and _RECIPIENTS.match(fold(cell.text)) is not None
    )


def _by_columns(cells: Sequence[Cell]) -> Iterator[Cell]:
    """Yield cells column by column, left first; a cell as wide as the table parts what is above from what is below."""
    width = _width(cells)
    bands = sorted(cell.row for cell in cells if cell.columns == width)

    def place(cell: Cell) -> tuple[int, int, int]:
        return sum(2 * (cell.row > band) + (cell.row == band) for band in bands), cell.column, cell.row

    yield from sorted(cells, key=place)
