"""Tables of a printed document: rows of tabs, heads of several lines, rows without a number, tables over pages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evals.quizzes.spelling import MARKS, bare, one_line, same_words

_NUMBER = re.compile(r"^\(?\s*((?:\d+|[IVXLC]+|[a-zđ])(?:\.\d+)*)\s*[.)]?\s*$")
_FOOTNOTE = re.compile(rf"^[{MARKS}]")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number ("" where none is printed), its name, and what each column prints."""

    table: int
    line: int
    number: str
    name: str
    cells: dict[str, str]
    text: str
    after: str = ""

    @property
    def is_heading(self) -> bool:
        """Tell whether the row only leads others: no column prints anything."""
        return not any(cell.strip() for cell in self.cells.values())

    def called(self, number: str, name: str) -> bool:
        """Tell whether a person who says this number and this name (or how it begins, then "…") means this row."""
        return self.number == number and named(name, self.name)


def named(said: str, name: str) -> bool:
    """Tell whether `said` is a printed name, or its beginning with an ellipsis."""
    if said.rstrip().endswith("…"):
        begun = bare(said)
        return bool(begun) and bare(name).startswith(begun)
    return bare(said) == bare(name)


def alike(one: Row, other: Row) -> bool:
    """Tell whether two rows are called so nearly the same that one may be taken for the other."""
    return one.line != other.line and same_words(one.name, other.name) >= 0.7


def rows_of(lines: Sequence[str]) -> tuple[Row, ...]:
    """Return the rows of all tables; blank lines, page breaks and footnotes part none, other text does."""
    found: list[Row] = []
    for count, block in enumerate(_blocks(lines)):
        head, body = _parted(block)
        if not body or len(body[0][1]) < 3:
            continue
        columns = _columns([cells for _, cells in head], len(body[0][1]))
        number = ""
        for at, cells in body:
            mark = _NUMBER.match(cells[0])
            values = [one_line(cell) for cell in (cells + [""] * len(columns))[2 : len(columns)]]
            name = one_line(cells[1]) if len(cells) > 1 else ""
            if not mark and not any(values) and found and name and not cells[0].strip():
                found[-1] = _longer(found[-1], name)
                continue
            cut = dict(zip(columns[2:], values, strict=True))
            found.append(
                Row(
                    count, at, mark[1] if mark else "", name, cut, one_line(lines[at]), "" if mark else number
                )
            )
            number = mark[1] if mark else number
    return tuple(found)


def _longer(row: Row, name: str) -> Row:
    return Row(
        row.table, row.line, row.number, f"{row.name} {name}", row.cells, f"{row.text} {name}", row.after
    )


def _blocks(lines: Sequence[str]) -> Iterator[list[tuple[int, list[str]]]]:
    block: list[tuple[int, list[str]]] = []
    for at, line in enumerate(lines):
        if "\t" in line:
            block.append((at, line.split("\t")))
        elif line.strip() and not _FOOTNOTE.match(line) and block:
            yield block
            block = []
    if block:
        yield block


def _parted(
    block: list[tuple[int, list[str]]],
) -> tuple[list[tuple[int, list[str]]], list[tuple[int, list[str]]]]:
    """Return the lines of the head and the rows below it: the first with a number begins the rows."""
    first = next((n for n, (_, cells) in enumerate(block) if n and _NUMBER.match(cells[0])), len(block))
    return block[:first], block[first:]


def _columns(head: Sequence[Sequence[str]], width: int) -> list[str]:
    """Return what each column is called: what stands lowest over it, or over a column to its left it shares."""
    names = [""] * width
    for line in head:
        for at, cell in enumerate(line[:width]):
            if cell.strip():
                names[at] = one_line(cell)
    taken: dict[str, int] = {}
    for at, name in enumerate(names):
        taken[name] = taken.get(name, 0) + 1
        names[at] = name if name and taken[name] == 1 else f"{name} ({at + 1})"
    return names
