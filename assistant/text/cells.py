"""Rows of a table as lines of text: their cells, parted by tabs, and the heads over them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_COUNTED = re.compile(r"\(?(\d{1,2})\)?(?:\s*=.*)?")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text without the white space at its ends, and where that stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column: how it is called, the lowest cell that calls it, and the heads printed above.

    A head cut over two lines is called by both, and `cell` is the one with its figures; `above` names the
    group of columns, if there is one.
    """

    label: str
    cell: Cell
    above: tuple[Cell, ...] = ()


def cells_of(line: str, at: int = 0) -> list[Cell]:
    """Return the cells of one row, blank ones too; `at` is where the row begins."""
    cells = []
    for text in line.rstrip("\n").split("\t"):
        lead = len(text) - len(text.lstrip())
        bare = text.strip()
        cells.append(Cell(bare, at + lead, at + lead + len(bare)))
        at += len(text) + 1
    return cells


def heads_of(text: str, at: int = 0) -> list[Head]:
    """Return the heads of the columns from the lines that hold them, a line of column numbers left out."""
    lines = []
    for line in text.splitlines(keepends=True):
        lines.append(cells_of(line, at))
        at += len(line)
    named = [line for line in lines if not numbers_columns(line)] or lines[:1]
    width = max((len(line) for line in named), default=0)
    return [_head(named, i) for i in range(width)]


def numbers_columns(cells: Sequence[Cell]) -> bool:
    """Tell whether the row only counts the columns: (1) (2) (3), 1 2 3 4, A B 1 2 or (3)=(1)+(2)."""
    texts = [cell.text for cell in cells if cell.text]
    found = [_COUNTED.fullmatch(text) for text in texts]
    counted = [int(one[1]) for one in found if one]
    letters = [text for text, one in zip(texts, found, strict=True) if one is None]
    if len(texts) < 3 or len(texts) < len(cells) - 1 or any(len(text.strip("()")) != 1 for text in letters):
        return False
    return (
        len(counted) >= 2
        and counted == list(range(counted[0], counted[0] + len(counted)))
        and counted[0] == 1
    )


def goes_on(upper: Sequence[Cell], line: Sequence[Cell]) -> bool:
    """Tell whether `line` belongs to the head whose line `upper` is: sub-heads, or the rest of cut words."""
    said = [(i, cell) for i, cell in enumerate(line) if cell.text]
    if not said or not any(cell.text for cell in upper):
        return False
    if upper[0].text and line[0].text not in {"", upper[0].text}:
        return False
    fresh = [(i, cell) for i, cell in said if _text(upper, i) != cell.text]
    return bool(fresh) and all(_is_cut(cell.text) or _is_under_span(upper, line, i) for i, cell in fresh)


def _head(lines: Sequence[Sequence[Cell]], at: int) -> Head:
    said: list[Cell] = []
    for n, line in enumerate(lines):
        cell = line[at] if at < len(line) and line[at].text else None
        if cell is None and n + 1 < len(lines):
            cell = _spanning(line, lines[n + 1], at)
        if cell and cell.text not in {known.text for known in said}:
            said.append(cell)
    if not said:
        last = lines[-1]
        return Head("", last[at] if at < len(last) else Cell("", last[-1].end, last[-1].end))
    whole = [said[-1]]
    while len(whole) < len(said) and _is_cut(whole[0].text):
        whole.insert(0, said[-1 - len(whole)])
    figured = next((cell for cell in reversed(whole) if any(map(str.isdigit, cell.text))), said[-1])
    return Head(" ".join(cell.text for cell in whole), figured, tuple(said[: -len(whole)]))


def _spanning(line: Sequence[Cell], below: Sequence[Cell], at: int) -> Cell | None:
    """Return the head that spans the blank cell at `at` from the left, where sub-heads stand under all of it."""
    for i in range(min(at, len(line) - 1), -1, -1):
        if not _text(below, i):
            return None
        if line[i].text:
            return line[i]
    return None


def _is_under_span(upper: Sequence[Cell], line: Sequence[Cell], at: int) -> bool:
    over = _text(upper, at)
    if not over:
        return any(cell.text for cell in upper[:at])
    neighbours = [_text(upper, at + 1)] if at + 1 < max(len(upper), len(line)) else []
    neighbours += [_text(upper, at - 1)] if at else []
    right_is_sub = not _text(upper, at + 1) and bool(_text(line, at + 1))
    return over in neighbours or right_is_sub


def _is_cut(text: str) -> bool:
    return text[0].islower() or text[0] == "("


def _text(cells: Sequence[Cell], at: int) -> str:
    return cells[at].text if 0 <= at < len(cells) else ""
