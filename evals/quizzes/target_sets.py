"""Questions on several cells of a table at once: rows in order, rows and columns with their values."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from evals.quizzes.asked import Asked
from evals.quizzes.printed_tables import Row
from evals.quizzes.proofs import proves_cell
from evals.quizzes.target_rows import cell_of, row_named
from evals.quizzes.values import Value, same, same_figure, satisfies
from evals.quizzes.verdict import Fault, ambiguous, unproven, unread, wrong

_RANKS = ("xếp hạng", "thứ hạng", "vị trí", "hạng ")


def is_rank(row: Row) -> bool:
    """Tell whether a row counts places, of which the smaller is the better: it says so, or its figures only fall."""
    values = [row.value(column) for column in row.cells]
    figures = [value.numbers[0] for value in values if len(value.numbers) == 1]
    falls = (
        len(figures) > 1
        and figures[0] > figures[-1]
        and all(one >= other for one, other in pairwise(figures))
    )
    return row.name.casefold().startswith(_RANKS) or falls


def order_question(asked: Asked) -> Iterator[Fault]:
    """Judge "put the rows in the order of their figures in the column"."""
    column = asked.fields["column"]
    found: list[Value] = []
    for option in asked.right:
        row, fault = row_named(asked, option)
        cell, gap = cell_of(row, column) if row else (None, None)
        if row is None or cell is None:
            yield fault or gap or unread("no cell")
            continue
        if len(cell.numbers) != 1:
            yield ambiguous(f"{cell.said} is not one figure")
        if is_rank(row):
            yield ambiguous(f"row {row.number or row.name} counts places")
        if not proves_cell(asked, row, column):
            yield unproven(f"no quote of the cell of row {row.number or row.name}")
        found.append(cell)
    yield from _rising(found)


def _rising(found: Sequence[Value]) -> Iterator[Fault]:
    if len({cell.unit for cell in found}) > 1:
        yield ambiguous("figures of several units")
    if len({_way(cell) for cell in found} - {""}) > 1:
        yield ambiguous("figures that are reached from above beside others")
    for one, other in combinations(found, 2):
        if one.numbers and other.numbers and one.numbers[0] == other.numbers[0]:
            yield ambiguous(f"{one.said} beside {other.said}")
        elif one.numbers > other.numbers:
            yield wrong(f"{one.said} before {other.said}")


def _way(cell: Value) -> str:
    return {"≥": "up", ">": "up", "≤": "down", "<": "down"}.get(cell.sign, "")


def match_rows(asked: Asked) -> Iterator[Fault]:
    """Judge "put beside each row its value in the column"."""
    column = asked.fields["column"]
    pairs = []
    for left, at in zip(asked.item.left, asked.item.key, strict=False):
        row, fault = row_named(asked, left)
        cell, gap = cell_of(row, column) if row else (None, None)
        if row is None or cell is None:
            yield fault or gap or unread("no cell")
            continue
        if not proves_cell(asked, row, column):
            yield unproven(f"no quote of the cell of row {row.number or row.name}")
        pairs.append((row, cell, asked.item.options[at]))
    yield from _partners(pairs, asked.others)


def match_columns(asked: Asked) -> Iterator[Fault]:
    """Judge "put beside each column the row's value in it"."""
    row, fault = row_named(asked, asked.fields["row"])
    if row is None:
        yield fault or unread("no row")
        return
    pairs = []
    for column, at in zip(asked.item.left, asked.item.key, strict=False):
        cell, gap = cell_of(row, column)
        if cell is None:
            yield gap or unread("no cell")
            continue
        if not proves_cell(asked, row, column):
            yield unproven(f"no quote of the cell in column {column}")
        pairs.append((row, cell, asked.item.options[at]))
    yield from _partners(pairs, asked.others)


def _partners(pairs: Sequence[tuple[Row, Value, str]], spare: Sequence[str]) -> Iterator[Fault]:
    """Yield wrong partners, and those that could change places."""
    for row, cell, option in pairs:
        if not same(row.read(option), cell):
            yield wrong(f"{option} beside a cell that prints {cell.said}")
        if any(_passes(cell, row.read(other)) for other in spare):
            yield ambiguous(f"an option that is left over may pass for {cell.said}")
    for (_, one, _), (_, other, _) in combinations(pairs, 2):
        if _passes(one, other) and _passes(other, one):
            yield ambiguous(f"{one.said} and {other.said} can change places")


def _passes(cell: Value, other: Value) -> bool:
    return same_figure(cell, other) or satisfies(other, cell)
