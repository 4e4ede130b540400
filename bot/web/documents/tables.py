"""A table of a document as its page shows it: merged header cells, rows that are provisions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Generic, TypeVar

from assistant.library.nouns import Provision

Run = TypeVar("Run")
Cut = Callable[[Provision, int, int], tuple[Run, ...]]

TABLE_KINDS = frozenset({"columns", "row"})


@dataclass(frozen=True, slots=True)
class Header(Generic[Run]):
    """A header cell and how many columns and rows it covers."""

    runs: tuple[Run, ...]
    across: int
    down: int


@dataclass(frozen=True, slots=True)
class Cell(Generic[Run]):
    """A cell of a row, under the header named `column`."""

    runs: tuple[Run, ...]
    column: str


@dataclass(frozen=True, slots=True)
class Row(Generic[Run]):
    """A provision inside a table: the cells of a row, or the one wide cell of a footnote; the page it is first on."""

    provision: Provision
    cells: tuple[Cell[Run], ...]
    wide: bool
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Table(Generic[Run]):
    """A table; `columns` is the provision of its header lines, where it has one.

    `wordy` where its cells hold sentences rather than values; `numbered` where its first column only numbers.
    """

    columns: Provision | None
    header: tuple[tuple[Header[Run], ...], ...]
    rows: tuple[Row[Run], ...]
    width: int
    wordy: bool = False
    numbered: bool = True


_LONG = 14
"""A cell of more characters holds words, not a value."""
_MARK = 8
"""A first cell of more characters is no number."""


def table_of(
    provisions: Sequence[Provision], cut: Cut[Run], pages: Mapping[str, int] = MappingProxyType({})
) -> Table[Run]:
    """Return the table that these provisions make; `cut` turns a range of text into what is shown.

    `pages` tells on which page of the original a provision is the first.
    """
    columns = next((one for one in provisions if one.kind == "columns"), None)
    lines = _lines(columns) if columns else []
    members = [one for one in provisions if one is not columns]
    width = max(
        [len(line) for line in lines]
        + [len(_cells(one)) for one in members if one.kind in TABLE_KINDS]
        + [1],
    )
    names = _names(columns, lines, width)
    header = _merged(columns, lines, width, cut) if columns else ()
    rows = tuple(_row(one, names, cut, pages.get(one.id)) for one in members)
    said = [_said_cells(one) for one in members if one.kind == "row"]
    values = [cell for cells in said for cell in cells[2:] if cell]
    wordy = sum(len(cell) > _LONG for cell in values) * 4 > len(values)
    numbered = all(len(cells[0]) <= _MARK for cells in said)
    return Table(columns, header, rows, width, wordy, numbered)


def _said_cells(provision: Provision) -> list[str]:
    return [_said(provision, place) for place in _cells(provision)] or [""]


Place = tuple[int, int]


def _lines(provision: Provision) -> list[list[Place]]:
    """Return, line by line, where each cell of a provision's own text lies in the clean text."""
    lines: list[list[Place]] = []
    at = provision.start
    for line in provision.text.splitlines(keepends=True):
        cells: list[Place] = []
        begin = at
        for cell in line.rstrip("\n").split("\t"):
            cells.append((begin, begin + len(cell)))
            begin += len(cell) + 1
        if line.strip():
            lines.append(cells)
        at += len(line)
    return lines


def _cells(provision: Provision) -> list[Place]:
    return [cell for line in _lines(provision) for cell in line]


def _said(provision: Provision, place: Place) -> str:
    return provision.text[place[0] - provision.start : place[1] - provision.start].strip()


def _names(columns: Provision | None, lines: list[list[Place]], width: int) -> list[str]:
    """Return what names each column: the lowest header cell that says something."""
    names = [""] * width
    for line in lines:
        for at, place in enumerate(line):
            names[at] = (_said(columns, place) if columns else "") or names[at]
    return names


def _merged(
    columns: Provision, lines: list[list[Place]], width: int, cut: Cut[Run]
) -> tuple[tuple[Header[Run], ...], ...]:
    """Return the header with blank cells given to the cell on their left or above."""
    said = [[_said(columns, place) for place in line] + [""] * (width - len(line)) for line in lines]
    rows: list[tuple[Header[Run], ...]] = []
    for top, line in enumerate(lines):
        found: list[Header[Run]] = []
        for left, place in enumerate(line):
            if not said[top][left]:
                continue
            across = 1
            while _free(said, top, left + across) and any(row[left + across] for row in said[top + 1 :]):
                across += 1
            down = 1
            while across == 1 and top + down < len(said) and not said[top + down][left]:
                down += 1
            found.append(Header(cut(columns, *place), across, down))
        rows.append(tuple(found))
    return tuple(rows)


def _free(said: list[list[str]], row: int, column: int) -> bool:
    return column < len(said[row]) and not said[row][column]


def _row(provision: Provision, names: list[str], cut: Cut[Run], page: int | None) -> Row[Run]:
    if provision.kind == "footnote":
        end = provision.start + len(provision.text.rstrip())
        return Row(provision, (Cell(cut(provision, provision.start, end), ""),), wide=True, page=page)
    cells = [Cell(cut(provision, *place), names[at]) for at, place in enumerate(_cells(provision))]
    cells += [Cell((), name) for name in names[len(cells) :]]
    return Row(provision, tuple(cells), wide=False, page=page)
