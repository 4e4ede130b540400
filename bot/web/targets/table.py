"""The chosen rows as a table: heads that sort, cells as printed, the footnotes below."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.views.targets.board import Board, Cell, Note, Row, columns_of
from bot.web.targets.choosing import Chosen, chosen_rows

Direction = Literal["ascending", "descending", "none"]


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column: its name, the address that sorts by it, and how it is sorted now."""

    name: str
    link: str
    direction: Direction


@dataclass(frozen=True, slots=True)
class Line:
    """A row with the cells under the heads, None where its own table has no such column; `under` names its group."""

    row: Row
    cells: tuple[Cell | None, ...]
    under: str


@dataclass(frozen=True, slots=True)
class Table:
    """The rows asked for; `several` where they are of more than one document, `marked` where any has a correction."""

    number: Head
    name: Head
    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    notes: tuple[Note, ...]
    several: bool
    blanks: bool
    marked: bool


def table_of(board: Board, chosen: Chosen) -> Table:
    """Return the table of the rows that were chosen."""
    rows = chosen_rows(board, chosen)
    columns = columns_of(rows, chosen.year)
    shown = {row.id for row in rows} if chosen.as_printed else set()
    lines = tuple(
        Line(row, tuple(row.cells.get(column) for column, _ in columns), _under(row, shown)) for row in rows
    )
    cells = [cell for line in lines for cell in line.cells if cell]
    return Table(
        _head("so", "", chosen),
        _head("ten", "", chosen),
        tuple(_head(column.word, name, chosen) for column, name in columns),
        lines,
        _notes(rows, cells),
        several=len({row.document.id for row in rows}) > 1,
        blanks=any(not cell.milestone.text.strip() for cell in cells),
        marked=any(row.fixes for row in rows),
    )


def _head(order: str, name: str, chosen: Chosen) -> Head:
    direction: Direction = "none"
    if chosen.order == order:
        direction = "descending" if chosen.falling else "ascending"
    return Head(name, f"/chi-tieu{chosen.ordered(order).query()}", direction)


def _under(row: Row, shown: set[str]) -> str:
    """Return the group of a row whose leading row does not stand above it."""
    topic = row.topic
    return topic.name if topic and topic.leads and topic.id != row.id and topic.id not in shown else ""


def _notes(rows: Sequence[Row], cells: Sequence[Cell]) -> tuple[Note, ...]:
    found = [note for row in rows for note in row.notes] + [note for cell in cells for note in cell.notes]
    return tuple(dict.fromkeys(found))
