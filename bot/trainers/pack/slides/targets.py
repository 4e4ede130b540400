"""Indicators as slides: tables with the cells as printed, and a chart of each row that is worth a look."""

from collections.abc import Sequence

from assistant.library.addresses import place_url
from assistant.library.nouns import Span
from assistant.wording import say
from bot.exports.deck import Slide
from bot.exports.sheet import Cell, Column, Sheet
from bot.trainers.pack.held import Held, one_line
from bot.trainers.pack.slides.room import MOST_LINES, MOST_ROWS, title_of
from bot.views.targets.board import Row, Topic, columns_of
from bot.views.targets.charted import own_units, picture_of

_MANY = 5
_COURSE = 3
"""Different figures that make a course; a row of fewer columns needs all of them different."""
_NAME, _NARROW = 48, 30


def with_values(rows: Sequence[Row]) -> list[Row]:
    """Return the rows that set anything; one that only heads others has no cells."""
    return [row for row in rows if any(cell.milestone.text.strip() for cell in row.cells.values())]


def is_telling(row: Row) -> bool:
    """Tell whether a chart of the row shows a course: figures of one unit that differ."""
    figures = [cell.milestone.amount for cell in row.cells.values() if cell.milestone.amount is not None]
    return len(set(figures)) >= max(2, min(len(figures), _COURSE)) and len(set(own_units(row).values())) == 1


def growth_of(row: Row) -> float:
    """Return how far a row's figures lie apart, beside the greatest of them."""
    figures = [
        cell.milestone.amount or 0.0 for cell in row.cells.values() if cell.milestone.amount is not None
    ]
    return (max(figures) - min(figures)) / (max(map(abs, figures)) or 1.0)


def table_slides(held: Held, rows: Sequence[Row]) -> list[Slide]:
    """Return the rows as tables, those of one table and topic together, as many to a slide as can be read."""
    return [_table(held, run) for run in _runs(rows)]


def table_count(rows: Sequence[Row]) -> int:
    """Return how many slides the rows take as tables."""
    return len(_runs(rows))


def _runs(rows: Sequence[Row]) -> list[list[Row]]:
    """Return the rows by the slides that show them, in the order of their first rows."""
    together: dict[tuple[str, Topic | None], list[list[Row]]] = {}
    for row in sorted(rows, key=lambda one: one.order):
        runs = together.setdefault((row.target.columns, row.topic), [[]])
        if not _fits([*runs[-1], row]):
            runs.append([])
        runs[-1].append(row)
    found = [run for runs in together.values() for run in _evened(runs)]
    return sorted(found, key=lambda run: run[0].order)


def _fits(run: Sequence[Row]) -> bool:
    return len(run) < 2 or (len(run) <= MOST_ROWS and sum(map(_lines, run)) <= MOST_LINES)


def _evened(runs: list[list[Row]]) -> list[list[Row]]:
    """Return the same runs, the last two of them alike in length where both still fit: no slide of one row."""
    if len(runs) < 2:
        return runs
    both = [*runs[-2], *runs[-1]]
    half = (len(both) + 1) // 2
    halves = [both[:half], both[half:]]
    return [*runs[:-2], *halves] if all(map(_fits, halves)) else runs


def _lines(row: Row) -> int:
    width = _NARROW if len(row.cells) > _MANY else _NAME
    cells = [len(one_line(cell.milestone.text)) / 12 for cell in row.cells.values()]
    return max(1, round(max([len(row.target.name) / width, *cells]) + 0.5))


def _table(held: Held, rows: Sequence[Row]) -> Slide:
    columns = columns_of(rows)
    numbered = any(row.numbered for row in rows)
    measured = any(_unit(held, row) for row in rows)
    heads = [
        *([Column(say("trainers.slide.column_number"), 6)] if numbered else []),
        Column(say("trainers.slide.column_name"), 46),
        *([Column(say("targets.export.unit"), 10)] if measured else []),
        *(Column(head, 12) for _, head in columns),
    ]
    cells: list[list[Cell]] = []
    for row in rows:
        number = row.target.number_span.of(held.clean).strip()
        own: list[Cell] = [*([number] if numbered else []), one_line(row.target.name)]
        own += [_unit(held, row)] if measured else []
        own += [one_line(row.cells[at].milestone.text) if at in row.cells else "" for at, _ in columns]
        cells.append(own)
    topic = rows[0].topic
    title = title_of(topic.name if topic else rows[0].provision.label)
    cited = held.cited([row.id for row in rows])
    told = _told(held, rows)
    return Slide(
        kind="table",
        title=title,
        sheet=Sheet(title, heads, cells),
        small=(*cited, *told),
        notes=(say("trainers.notes.read_row", places="; ".join(cited)), *told),
        address=place_url(rows[0].id),
        places=tuple(row.id for row in rows),
    )


def _unit(held: Held, row: Row) -> str:
    """Return what a column of units prints of a row."""
    return one_line(row.target.unit_span.of(held.clean))


def picture_slide(held: Held, row: Row, alike: Sequence[Row]) -> Slide | None:
    """Return a row's chart with what it is easily taken for in the notes; None where nothing can be drawn."""
    picture = picture_of([row])
    if picture is None:
        return None
    cited = held.cited([row.id])
    told = _told(held, [row])
    likes = [say("trainers.notes.alike", row=one.title, values=values_of(one)) for one in alike]
    return Slide(
        kind="picture",
        title=title_of(row.title),
        picture=picture.chart,
        figures=_table(held, [row]).sheet,
        alternative=picture.alternative,
        small=(*cited, *told),
        notes=(
            say("trainers.notes.read_row", places="; ".join(cited)),
            say("trainers.notes.picture", alternative=picture.alternative),
            *told,
            *likes,
        ),
        address=place_url(row.id),
        places=(row.id,),
    )


def values_of(row: Row) -> str:
    """Return a row's columns with their values, as printed."""
    named = columns_of([row])
    return "; ".join(say("targets.chart.at", column=head, value=row.cells[at].said) for at, head in named)


def _told(held: Held, rows: Sequence[Row]) -> list[str]:
    """Return the footnotes and corrections of rows: they travel with the figures."""
    notes = dict.fromkeys(note.text for row in rows for note in row.all_notes)
    return [*notes, *held.corrected_in([Span(row.provision.start, row.provision.end) for row in rows])]
