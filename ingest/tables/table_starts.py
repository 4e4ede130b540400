"""Where one table ends and another begins, though no word stands between them."""

from collections.abc import Sequence
from itertools import pairwise

from assistant.library.nouns import Span
from assistant.text.cells import Cell, numbers_columns
from assistant.text.normal import fold
from ingest.tables.columns import Column
from ingest.tables.row_numbers import number_of

Lines = Sequence[Sequence[Cell]]
_RUN = 2
"""So many lines are a table: one of fewer cells is a row that leaves out its last, or the upper half of a head."""


def tables_begin(lines: Lines) -> list[int]:
    """Return which of the lines begin another table than the line before.

    Another number of columns begins one, unless the head or the numbers of the table above go on; so does
    another head, and the same where the numbers begin anew below it, as where only a page repeats it they do not.
    Without any head, numbers that begin anew right below another number do.
    """
    spoken = [cells_said(cells) for cells in lines]
    numbers = [number_of(cells[0].text) for cells in lines]
    heads = [n for n, cells in enumerate(lines) if opens_head(folded(cells))]
    begin = _of_another_width(lines, spoken, numbers)
    for a, b in pairwise(heads):
        if b - a > 1 and (spoken[a] != spoken[b] or _counts_anew(lines[a + 1 : b], lines[b + 1 :])):
            begin.add(b)
    if not heads:
        firsts = (n for n in range(1, len(lines)) if numbers[n] == numbers[0])
        begin |= {n for n in firsts if numbers[n - 1] and numbers[n - 1] != numbers[n]}
    return sorted(begin)


def _of_another_width(lines: Lines, spoken: Sequence[tuple[str, ...]], numbers: Sequence[str]) -> set[int]:
    """Return the lines from which on a table has more columns than before, or fewer and no numbers.

    A page that rules the same table otherwise repeats its head or goes on with its numbers; a single short
    line only leaves out blank cells.
    """
    narrow_to_end = _narrow_to_end([len(line) for line in lines])
    before: set[tuple[str, ...]] = set()
    begin: set[int] = set()
    start, width, last = 0, 0, ""
    for n, (line, words, number) in enumerate(zip(lines, spoken, numbers, strict=True)):
        goes_on = words in before or (number.isdigit() and last.isdigit() and int(number) == int(last) + 1)
        wider = len(line) > width and n - start >= _RUN
        narrower = len(line) < width and narrow_to_end[n] >= _RUN and not any(numbers[n:])
        if n and not goes_on and (wider or narrower):
            begin.add(n)
            start, width = n, 0
        width = max(width, len(line))
        before.add(words)
        last = number or last
    return begin


def _narrow_to_end(widths: Sequence[int]) -> list[int]:
    """Return for each line how many lines of its width, and no others, follow to the end, itself included."""
    runs: list[int] = []
    for n in range(len(widths) - 1, -1, -1):
        ends = n + 1 == len(widths)
        same = ends or (widths[n] == widths[n + 1] and runs[-1] > 0)
        runs.append((1 if ends else runs[-1] + 1) if same else 0)
    return runs[::-1]


def opens_head(texts: Sequence[str]) -> bool:
    """Tell whether a line of folded cells is the head of a table whose rows are numbered."""
    return len(texts) > 1 and Column(texts[0], Span(0, 0)).counts


def folded(cells: Sequence[Cell]) -> list[str]:
    """Return the words of each cell, folded."""
    return [fold(" ".join(cell.text.split())) for cell in cells]


def cells_said(cells: Sequence[Cell]) -> tuple[str, ...]:
    """Return the words of the cells that say any, as a page may rule the same head in another way."""
    return tuple(text for text in folded(cells) if text)


def _counts_anew(above: Lines, below: Lines) -> bool:
    """Tell whether the rows below a repeated head are numbered from where those above it began."""
    rows = [cells for cells in above if not numbers_columns(cells)]
    numbers = [number for number in (number_of(cells[0].text) for cells in rows) if number]
    first = next((number_of(c[0].text) for c in below if not numbers_columns(c) and c[0].text), "")
    ends_in_group = bool(rows) and not any(cell.text for cell in rows[-1][2:])
    return bool(numbers) and first == numbers[0] != numbers[-1] and not ends_in_group
