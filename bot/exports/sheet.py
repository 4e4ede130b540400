"""A table as values, before it becomes a workbook or comma-separated text."""

from collections.abc import Sequence
from dataclasses import dataclass

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and its width in characters where a file can say it."""

    name: str
    width: int = 16


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its title, columns and rows, and the notes that must travel with it."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[str] = ()
