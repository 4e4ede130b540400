"""Rows of task tables as slides: heads and cells as printed."""

from collections.abc import Iterator, Sequence

from assistant.library.addresses import place_url
from assistant.library.nouns import Provision
from assistant.wording import say
from bot.exports.deck import Slide
from bot.exports.sheet import Column, Sheet
from bot.trainers.pack.held import Held, one_line
from bot.trainers.pack.slides.room import MOST_LINES, MOST_ROWS, title_of

_LETTERS = 88
"""Letters that all columns of a slide's table have together, on one line."""


def task_slides(held: Held, rows: Sequence[Provision]) -> list[Slide]:
    """Return the rows as tables, those of one table together."""
    return [_slide(held, run) for run in _runs(held, rows)]


def task_count(held: Held, rows: Sequence[Provision]) -> int:
    """Return how many slides the rows take."""
    return sum(1 for _ in _runs(held, rows))


def _runs(held: Held, rows: Sequence[Provision]) -> Iterator[list[Provision]]:
    run: list[Provision] = []
    lines = 0
    for row in sorted(rows, key=lambda one: one.start):
        need = _lines(row)
        same = run and run[-1].parent == row.parent and _heads(held, run[-1]) == _heads(held, row)
        if run and (not same or len(run) == MOST_ROWS or lines + need > MOST_LINES):
            yield run
            run, lines = [], 0
        run.append(row)
        lines += need
    if run:
        yield run


def _heads(held: Held, row: Provision) -> str | None:
    return next((duty.columns for duty in held.duties.get(row.id, ()) if duty.columns), None)


def _cells(place: Provision) -> list[str]:
    return [one_line(cell) for cell in place.text.strip("\n").split("\t")]


def _head_cells(place: Provision) -> list[str]:
    """Return the heads of a table's columns: the line that names most of them."""
    lines = [[one_line(cell) for cell in line.split("\t")] for line in place.text.strip("\n").splitlines()]
    return max(lines, key=len, default=[])


def _lines(row: Provision) -> int:
    cells = _cells(row)
    width = max(6, _LETTERS // max(1, len(cells)))
    return max(1, *(-(-len(cell) // width) for cell in cells))


def _slide(held: Held, rows: Sequence[Provision]) -> Slide:
    heads = _heads(held, rows[0])
    columns = _head_cells(held.by_id[heads]) if heads and heads in held.by_id else []
    cells = [_cells(row) for row in rows]
    wide = max(map(len, [columns, *cells]))
    named = [Column(name) for name in [*columns, *[""] * (wide - len(columns))]]
    padded = [[*row, *[""] * (wide - len(row))] for row in cells]
    above = held.above(rows[0])
    title = title_of(one_line(above[0].text)) if above else rows[0].label
    cited = held.cited([row.id for row in rows])
    told = held.corrected_in([row.span for row in rows])
    return Slide(
        kind="table",
        title=title,
        sheet=Sheet(title, named, padded),
        small=(*cited, *told),
        notes=(say("trainers.notes.read", places="; ".join(cited)), *told),
        address=place_url(rows[0].id),
        places=tuple(row.id for row in rows),
    )
