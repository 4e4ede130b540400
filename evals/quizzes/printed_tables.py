"""Tables of a printed document: rows of tabs, heads of several lines, rows without a number, tables over pages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evals.quizzes.spelling import MARKS, bare, one_line, same_words
from evals.quizzes.values import Value, value_of

_NUMBER = re.compile(r"^\(?\s*((?:\d+|[IVXLC]+|[a-zđ])(?:\.\d+)*)\s*[.)]?\s*$")
_GROUP = re.compile(r"[IVXLC]+|[A-Z]")
_UNIT = re.compile(r"^(?:đơn vị(?: tính)?|đvt)\b", re.IGNORECASE)
_ANNEX = re.compile(r"^(?:PHỤ LỤC|Phụ lục)(?: (?:SỐ |số )?([IVXLC]+|\d+|[A-Z]))?\s*$")
_FOOTNOTE = re.compile(rf"^[{MARKS}]")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number ("" where none is printed), its name, and what each column prints.

    `after` is the number above a row without one, `annex` what marks the annex it is in, `unit` what a column of units
    says of all its values.
    """

    table: int
    line: int
    number: str
    name: str
    cells: dict[str, str]
    text: str
    after: str = ""
    annex: str = ""
    unit: str = ""

    def read(self, text: str) -> Value:
        """Return what a value says that is of this row: a bare number is in the row's unit."""
        value = value_of(text)
        return (
            replace(value, unit=bare(self.unit)) if self.unit and value.numbers and not value.unit else value
        )

    def value(self, column: str) -> Value:
        """Return what the row says in a column."""
        return self.read(self.cells.get(column, ""))

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
        width = max(len(cells) for _, cells in block)
        if not body or width < 3:
            continue
        columns = _columns([cells for _, cells in head], width)
        number, group = "", ""
        heads = {tuple(cells) for _, cells in head}
        for at, cells in body:
            if tuple(cells) in heads:
                continue
            mark = _NUMBER.match(cells[0])
            values = [one_line(cell) for cell in (cells + [""] * len(columns))[2 : len(columns)]]
            name = one_line(cells[1]) if len(cells) > 1 else ""
            if not mark and not any(values) and found and name and not cells[0].strip():
                found[-1] = _longer(found[-1], name)
                continue
            cut = dict(zip(columns[2:], values, strict=True))
            unit = next((said for column, said in cut.items() if _UNIT.match(column)), "")
            own, after = (mark[1], "") if mark else ("", number)
            if _GROUP.fullmatch(own):
                group = "" if any(values) else own
            elif group and own.isdigit():
                own = f"{group}.{own}"
            found.append(
                Row(count, at, own, name, cut, one_line(lines[at]), after, annex_of(lines, at), unit)
            )
            number = own or number
    return tuple(found)


def _longer(row: Row, name: str) -> Row:
    return replace(row, name=f"{row.name} {name}", text=f"{row.text} {name}")


def annex_of(lines: Sequence[str], at: int) -> str:
    """Return what marks the annex that a line is in: "II" below "PHỤ LỤC II"; "" where it has no mark, or none is."""
    heads = (found for line in reversed(lines[:at]) if (found := _ANNEX.match(line.strip())))
    head = next(heads, None)
    return head[1] or "" if head else ""


def heads_of(lines: Sequence[str], rows: Sequence[Row]) -> str:
    """Return the lines of tables that are no rows: what their columns are called."""
    taken = {row.line for row in rows}
    return "\n".join(one_line(line) for at, line in enumerate(lines) if "\t" in line and at not in taken)


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
