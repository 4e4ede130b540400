"""Rows as charts: which figures may be joined, what stands beside them, and the same in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import cast

from assistant.answers.proof.row_tests import is_rank
from assistant.answers.question.milestones import unit_of
from assistant.wording import say
from bot.exports.panels import Bound, Chart, Panel, Point, Series
from bot.views.targets.board import Cell, Column, Row, columns_of

_BOUNDS = frozenset({"≥", ">", "≤", "<"})
_CLOSE = 0.09
"""Columns nearer to each other than this share of the whole time stand side by side instead."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart and what it says in words, for those who do not see it."""

    chart: Chart
    alternative: str


@dataclass(slots=True)
class _Drawing:
    """A panel being filled: its figures by the thing they are of."""

    heading: str
    rank: bool
    things: dict[tuple[int, str], list[Point]] = field(default_factory=dict)
    gaps: list[tuple[int, str]] = field(default_factory=list)


def picture_of(rows: Sequence[Row]) -> Picture | None:
    """Return the chart of one row, or of several beside each other; None where no row has a milestone."""
    columns = columns_of(rows)
    if not columns:
        return None
    places = {column: at for at, (column, _) in enumerate(columns)}
    heads = [head for _, head in columns]
    alone = len(rows) == 1
    panels: dict[tuple[str, bool, int], _Drawing] = {}
    told: list[str] = []
    for n, row in enumerate(rows):
        units, falls = own_units(row), is_falling(row)
        for column, cell in row.cells.items():
            if cell.milestone.amount is None:
                told.append(_gap(row, heads[places[column]], cell, alone=alone))
                continue
            unit, rank = units[column], is_rank(row.target)
            down = rank or falls
            # Figures without a unit are of one kind only where a row says so, or where all are places in an order.
            key = (unit, down, -1 if unit or rank else n)
            heading = _heading(unit, row, rank=rank, falls=falls, alone=alone)
            panel = panels.setdefault(key, _Drawing(heading, down))
            panel.things.setdefault((n, _thing(cell)), []).append(_point(places[column], cell))
    drawings = list(panels.values()) or [_Drawing(say("targets.chart.in_words"), rank=False)]
    if alone:
        drawings[-1].gaps += [
            (places[c], cell.said) for c, cell in rows[0].cells.items() if cell.milestone.amount is None
        ]
    title = rows[0].title if alone else say("targets.chart.compared", count=len(rows))
    notes = [*_explained(drawings, rows), *([] if alone else _gaps(told)), _source(rows)]
    return Picture(
        Chart(
            title,
            heads,
            [_panel(one, alone=alone) for one in drawings],
            () if alone else [row.title for row in rows],
            notes,
            _years(columns),
        ),
        say("targets.chart.alternative", title=title, values=_in_words(rows, heads, places)),
    )


def own_units(row: Row) -> dict[Column, str]:
    """Return the unit of each figure of a row: one printed bare beside several units is of none of them."""
    printed = {cell.milestone.unit for cell in row.cells.values() if cell.milestone.unit}
    mixed = len(printed) > 1
    return {
        column: (cell.milestone.unit or "") if mixed else unit_of(row.target, cell.milestone)
        for column, cell in row.cells.items()
        if cell.milestone.amount is not None
    }


def is_falling(row: Row) -> bool:
    """Tell whether a row without a unit sets whole numbers that fall, one of them as a most: the lower is its goal."""
    marks = [cell.milestone for _, cell in sorted(row.cells.items()) if cell.milestone.amount is not None]
    amounts = [m.amount or 0.0 for m in marks]
    bounds = {m.comparator for m in marks} & _BOUNDS
    return (
        bool(bounds)
        and bounds <= {"≤", "<"}
        and not any(own_units(row).values())
        and all(amount >= 1 and amount.is_integer() for amount in amounts)
        and amounts == sorted(amounts, reverse=True)
        and amounts[0] > amounts[-1]
    )


def _thing(cell: Cell) -> str:
    """Return what a figure is of, where words stand beside it in the cell."""
    return "" if cell.notes else cell.milestone.note or ""


def _heading(unit: str, row: Row, *, rank: bool, falls: bool, alone: bool) -> str:
    if rank:
        return say("targets.chart.rank")
    if falls:
        return say("targets.chart.falling") if alone else say("targets.chart.falling_of_row", row=row.short)
    if unit:
        return say("targets.chart.unit", unit=unit)
    return say("targets.chart.no_unit") if alone else say("targets.chart.no_unit_of_row", row=row.short)


def _point(at: int, cell: Cell) -> Point:
    m = cell.milestone
    bound = cast("Bound", m.comparator if m.comparator in _BOUNDS else "")
    return Point(at, m.amount or 0.0, cell.said, m.upper, bound)


def _panel(drawing: _Drawing, *, alone: bool) -> Panel:
    things = list(drawing.things.items())
    series = [Series(points, n if alone else row) for n, ((row, _), points) in enumerate(things)]
    return Panel(drawing.heading, series, drawing.rank, drawing.gaps)


def _explained(drawings: Sequence[_Drawing], rows: Sequence[Row]) -> list[str]:
    """Return what a reader of the picture must know of its marks, as far as they occur."""
    points = [p for one in drawings for held in one.things.values() for p in held]
    several = any(len({row for row, _ in one.things}) < len(one.things) for one in drawings)
    told = []
    if any(p.bound for p in points):
        told.append(say("targets.chart.bounds"))
    if any(p.upper is not None for p in points):
        told.append(say("targets.chart.ranges"))
    if any(len(set(own_units(row).values())) > 1 for row in rows):
        told.append(say("targets.chart.units"))
    if several:
        told.append(say("targets.chart.things"))
    return told


def _gap(row: Row, head: str, cell: Cell, *, alone: bool) -> str:
    at = say("targets.chart.at", column=head, value=cell.said)
    return at if alone else f"{row.short}, {at}"


def _gaps(told: Sequence[str]) -> list[str]:
    return [say("targets.chart.gaps", told="; ".join(told))] if told else []


def _source(rows: Sequence[Row]) -> str:
    if len(rows) == 1:
        return say("targets.chart.source", document=rows[0].document.number, label=rows[0].provision.label)
    documents = dict.fromkeys(row.document.number for row in rows)
    return say("targets.chart.sources", documents=", ".join(documents))


def _years(columns: Sequence[tuple[Column, str]]) -> list[int] | None:
    """Return the years to place the columns at; None where they are no years, or some too near to each other."""
    years = [column.year for column, _ in columns]
    whole = all(column.period == "year" for column, _ in columns)
    if not whole or len(years) < 2 or years[0] == years[-1]:
        return None
    nearest = min(b - a for a, b in pairwise(years))
    return years if nearest / (years[-1] - years[0]) >= _CLOSE else None


def _in_words(rows: Sequence[Row], heads: Sequence[str], places: Mapping[Column, int]) -> str:
    said = [
        "; ".join(
            say("targets.chart.at", column=heads[places[column]], value=cell.said)
            for column, cell in row.cells.items()
        )
        for row in rows
    ]
    if len(rows) == 1:
        return said[0]
    return ". ".join(
        say("targets.chart.of", title=row.title, values=values)
        for row, values in zip(rows, said, strict=True)
    )
