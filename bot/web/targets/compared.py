"""Rows beside each other: a line for every column, a cell for every row."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answers.proof.row_tests import is_rank
from bot.views.targets.board import Cell, Note, Row, columns_of
from bot.views.targets.charted import own_units


@dataclass(frozen=True, slots=True)
class Compared:
    """What the rows hold: `units` of each row, `alike` where all figures are of one unit, `ranks` where any is one."""

    rows: tuple[Row, ...]
    lines: tuple[tuple[str, tuple[Cell | None, ...]], ...]
    units: tuple[str, ...]
    notes: tuple[Note, ...]
    alike: bool
    ranks: bool
    several: bool


def compared(rows: Sequence[Row]) -> Compared:
    """Return the table of these rows side by side."""
    units = [dict.fromkeys(own_units(row).values()) for row in rows]
    kinds = {(unit, is_rank(row.target)) for row, own in zip(rows, units, strict=True) for unit in own}
    return Compared(
        tuple(rows),
        tuple((head, tuple(row.cells.get(column) for row in rows)) for column, head in columns_of(rows)),
        tuple(", ".join(filter(None, own)) for own in units),
        tuple(dict.fromkeys(note for row in rows for note in row.all_notes)),
        alike=len(kinds) == 1 and ("", False) not in kinds,
        ranks=any(is_rank(row.target) for row in rows),
        several=len({row.document.id for row in rows}) > 1,
    )
