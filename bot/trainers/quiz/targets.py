"""Questions on one value of an indicator table: which value, which column, which row, right or not, fill it in."""

from collections.abc import Iterator

from assistant.wording import say
from assistant.wording import words as say_words
from bot.trainers.quiz.choosing import chosen
from bot.trainers.quiz.figures import Figure, apart, implies, overlap
from bot.trainers.quiz.item import Item, Kind
from bot.trainers.quiz.levels import LEVELS
from bot.trainers.quiz.making import made
from bot.trainers.quiz.rows import Cell, Row, Table, amounts_in, names_alike

_FAR = 2.0
"""A value is far from another that is at least so many times as large."""
_NEAR = 10.0
"""Bare numbers that are further from each other than this are of different things."""


def values(table: Table) -> Iterator[Item | None]:
    """Yield "which value stands there": once beside values of the same row, once beside other rows' of the column."""
    for row, cell, figure in _cells(table):
        same = [other for one, other in row.figures() if one is not cell and apart(figure, other)]
        near = _beside(table, row, cell, figure)
        mixed = chosen(same, 3, apart, row.id, cell.column, name=_text)
        if len(mixed) >= 2:
            more = [one for one in near if all(apart(one, other) for other in mixed)]
            mixed += chosen(more, 3 - len(mixed), apart, row.id, cell.column, name=_text)
            yield _value(table, row, cell, figure, mixed, "same_row")
        wrong = chosen(near, 3, apart, cell.column, row.id, name=_text)
        if len(wrong) == 3:
            yield _value(table, row, cell, figure, wrong, "other_rows")


def columns(table: Table) -> Iterator[Item | None]:
    """Yield "in which column does this value stand" for values that stand in one only."""
    for row, cell, figure in _cells(table):
        others = _other_columns(row, cell, figure)
        if others is None or len(others) < 2:
            continue
        wrong = [
            one.column for one in chosen(others, 3, lambda _, __: True, row.id, figure.text, name=_column)
        ]
        yield made(
            "target.column", Kind.SINGLE, LEVELS["target.column"],
            {"document": table.held.name, "row": row.called, "value": figure.text},
            right=(cell.column,), wrong=wrong,
            explanation=_why("column", table, row, cell, figure),
            proofs=table.proofs(row, cell), subject=row.fact(cell), facts=(row.fact(cell),), places=(row.id,),
        )  # fmt: skip


def rows(table: Table) -> Iterator[Item | None]:
    """Yield "which row has this value in this column", beside rows whose values are others and do not imply it."""
    for row, cell, figure in _cells(table):
        others = [
            (other, found)
            for other, _, found in table.in_column(cell.column)
            if other is not row
            and apart(figure, found)
            and not implies(found, figure)
            and not names_alike(row, other)
        ]
        wrong = chosen(others, 3, _rows_differ, row.id, cell.column, name=lambda one: one[0].id)
        if len(wrong) < 3:
            continue
        yield made(
            "target.row", Kind.SINGLE, LEVELS["target.row"],
            {"document": table.held.name, "value": figure.text, "column": cell.column},
            right=(row.option,), wrong=[one.option for one, _ in wrong],
            explanation=_why("row", table, row, cell, figure),
            proofs=table.proofs(row, cell), subject=row.fact(cell), facts=(row.fact(cell),), places=(row.id,),
        )  # fmt: skip


def truths(table: Table) -> Iterator[Item | None]:
    """Yield "right or not" of each value: as printed, with one of another column, and with a far one of another row."""
    for row, cell, figure in _cells(table):
        yield _truth(table, row, cell, figure, figure, "right", _why("right", table, row, cell, figure))
        same = [(one, other) for one, other in row.figures() if one is not cell and _denied(figure, other)]
        for one, other in chosen(
            same, 1, lambda _, __: True, row.id, cell.column, name=lambda it: it[0].column
        ):
            why = _why("wrong_column", table, row, cell, figure, other=other.text, elsewhere=one.column)
            yield _truth(table, row, cell, figure, other, "near", why)
        far = [
            one for one in _beside(table, row, cell, figure) if _denied(figure, one) and _is_far(figure, one)
        ]
        for other in chosen(far, 1, apart, row.id, cell.column, name=_text):
            why = _why("wrong_row", table, row, cell, figure, other=other.text)
            yield _truth(table, row, cell, figure, other, "far", why)


def fills(table: Table) -> Iterator[Item | None]:
    """Yield "fill in the value" of each cell, and "fill in the year" of values that stand in one column only."""
    for row, cell, figure in _cells(table):
        yield _fill(table, row, cell, figure, "fill_value", _accepted(figure))
        if cell.milestone.period == "year" and _other_columns(row, cell, figure) is not None:
            yield _fill(table, row, cell, figure, "fill_column", (str(cell.milestone.year), cell.column))


MAKERS = {
    "target.value": values,
    "target.column": columns,
    "target.row": rows,
    "target.truth": truths,
    "target.fill": fills,
}


def _cells(table: Table) -> Iterator[tuple[Row, Cell, Figure]]:
    for row in table.rows:
        for cell, figure in row.figures():
            yield row, cell, figure


def _beside(table: Table, row: Row, cell: Cell, figure: Figure) -> list[Figure]:
    """Return figures of other rows in the column that are no figure of a row alike, and might be this row's."""
    similar = [found for one in table.alike(row) if (found := one.at(cell.column))]
    told = {
        other.text: other
        for one, _, other in table.in_column(cell.column)
        if one is not row
        and apart(figure, other)
        and other.sign == figure.sign
        and _plausible(row, figure, one, other)
        and not any(overlap(other, known) for known in similar)
    }
    return list(told.values())


def _plausible(row: Row, figure: Figure, other_row: Row, other: Figure) -> bool:
    """Tell whether a figure of another row might be this row's: bare numbers only of a like thing and size."""
    if figure.unit:
        return True
    first, second = (one.name.split()[0].casefold() for one in (row, other_row))
    low, high = sorted((abs(figure.low), abs(other.low)))
    return first == second and (low == high or (low > 0 and high / low <= _NEAR))


def _accepted(figure: Figure) -> tuple[str, ...]:
    """Return how a value may be written: as printed, without words that only say "exactly", with its row's unit."""
    bare = figure.text.strip("= ")
    for word in say_words("quiz.read.exactly"):
        bare = bare.removeprefix(f"{word} ")
    unit = "" if not figure.spoken or figure.spoken in figure.text else f" {figure.spoken}"
    return tuple(dict.fromkeys((figure.text, bare, f"{bare}{unit}")))


def _other_columns(row: Row, cell: Cell, figure: Figure) -> list[Cell] | None:
    """Return the other columns of a row; None where any of them says, or may be read to say, the same."""
    others = [one for one in row.cells if one is not cell]
    for one in others:
        if one.figure is None and amounts_in(one.milestone.text) & amounts_in(figure.text):
            return None
        if one.figure is not None and not apart(figure, one.figure):
            return None
    return [one for one in others if one.figure]


def _denied(printed: Figure, said: Figure) -> bool:
    """Tell whether what is said of a cell is wrong in any reading: it neither follows from what is printed."""
    return apart(printed, said) and not implies(printed, said)


def _is_far(one: Figure, other: Figure) -> bool:
    low, high = sorted((abs(one.low), abs(other.low)))
    return low == 0 or high / low >= _FAR


def _rows_differ(one: tuple[Row, Figure], other: tuple[Row, Figure]) -> bool:
    return not names_alike(one[0], other[0])


def _text(figure: Figure) -> str:
    return figure.text


def _column(cell: Cell) -> str:
    return cell.column


def _value(table: Table, row: Row, cell: Cell, figure: Figure, wrong: list[Figure], how: str) -> Item | None:
    own = {one.text for _, one in row.figures()}
    why = "value_same" if all(one.text in own for one in wrong) else "value_other"
    return made(
        "target.value", Kind.SINGLE, LEVELS[f"target.value.{how}"],
        {"document": table.held.name, "row": row.called, "column": cell.column},
        right=(figure.text,), wrong=[one.text for one in wrong],
        explanation=_why(why, table, row, cell, figure),
        proofs=table.proofs(row, cell), subject=row.fact(cell), facts=(row.fact(cell),), places=(row.id,),
    )  # fmt: skip


def _fill(
    table: Table, row: Row, cell: Cell, figure: Figure, what: str, accepted: tuple[str, ...]
) -> Item | None:
    said = {"column": cell.column} if what == "fill_value" else {"value": figure.text}
    return made(
        f"target.{what}", Kind.FILL, LEVELS[f"target.{what}"],
        {"document": table.held.name, "row": row.called, **said},
        right=tuple(dict.fromkeys(accepted)), explanation=_why("fill", table, row, cell, figure),
        proofs=table.proofs(row, cell), subject=row.fact(cell), facts=(row.fact(cell),), places=(row.id,),
    )  # fmt: skip


def _truth(
    table: Table, row: Row, cell: Cell, printed: Figure, said: Figure, how: str, why: str
) -> Item | None:
    choices = [say("quiz.choice.true"), say("quiz.choice.false")]
    right = choices.pop(0 if said is printed else 1)
    return made(
        "target.truth", Kind.TRUTH, LEVELS[f"target.truth.{how}"],
        {"document": table.held.name, "row": row.called, "value": said.text, "column": cell.column},
        right=(right,), wrong=choices, explanation=why,
        proofs=table.proofs(row, cell), subject=row.fact(cell), facts=(row.fact(cell),), places=(row.id,),
    )  # fmt: skip


def _why(key: str, table: Table, row: Row, cell: Cell, figure: Figure, **more: str) -> str:
    place = table.held.label(row.id)
    return say(f"quiz.why.target.{key}", place=place, value=figure.text, column=cell.column, **more)
