"""Questions on several values of an indicator table: which rows, in what order, what belongs to what."""

from collections.abc import Iterator, Sequence

from assistant.answers.answer import Quote
from assistant.wording import say
from bot.trainers.quiz.choosing import chosen, sets_of
from bot.trainers.quiz.figures import Figure, apart, equal, implies
from bot.trainers.quiz.item import Item, Kind
from bot.trainers.quiz.levels import LEVELS
from bot.trainers.quiz.making import made, rank
from bot.trainers.quiz.rows import Cell, Row, Table, names_alike

_Entry = tuple[Row, Cell, Figure]
_SHOWN = 5
_SET = 4


def rows_of_value(table: Table) -> Iterator[Item | None]:
    """Yield "which rows have this value in this column": two or three that have it, beside others that do not."""
    for column in table.columns():
        entries = table.in_column(column)
        for text in dict.fromkeys(figure.text for _, _, figure in entries):
            figure = next(found for _, _, found in entries if found.text == text)
            having = [one for one in entries if equal(one[2], figure)]
            lacking = [one for one in entries if apart(figure, one[2]) and not implies(one[2], figure)]
            if any(equal(figure, found) and found.text != text for _, _, found in entries):
                continue
            # Two or three, so that nobody can count on how many are right.
            many = 2 + int(rank(table.held.document.id, column, text), 16) % 2
            for right in sets_of(having, many, _differ, column, text, name=_id):
                rest = [one for one in lacking if all(_differ(one, other) for other in right)]
                wrong = chosen(rest, _SHOWN - len(right), _differ, column, text, _id(right[0]), name=_id)
                if len(wrong) >= 2:
                    yield _several(table, column, figure, right, wrong)


def orders(table: Table) -> Iterator[Item | None]:
    """Yield "put the rows in the order of their numbers": figures of one sort in a column, all different."""
    for column in table.columns():
        for group in _groups(table.in_column(column)):
            for found in sets_of(group, _SET, _ordered, column, name=_id):
                found.sort(key=lambda one: one[2].low)
                yield _set(
                    table, "target.order", Kind.ORDER, column, found, right=[one[0].option for one in found]
                )


def matches_of_rows(table: Table) -> Iterator[Item | None]:
    """Yield "put each row beside its value in a column"."""
    for column in table.columns():
        for group in _groups(table.in_column(column)):
            for found in sets_of(group, _SET, _ordered, "match", column, name=_id):
                left = [one[0].option for one in found]
                right = [one[2].text for one in found]
                yield _set(table, "target.match_rows", Kind.MATCH, column, found, right=right, left=left)


def matches_of_columns(table: Table) -> Iterator[Item | None]:
    """Yield "put each column beside the value of the row", where at least three of its values differ."""
    for row in table.rows:
        found: list[_Entry] = []
        for cell, figure in row.figures():
            if all(apart(figure, known) for _, _, known in found):
                found.append((row, cell, figure))
        if len(found) < 3:
            continue
        place = table.held.label(row.id)
        yield made(
            "target.match_columns", Kind.MATCH, LEVELS["target.match_columns"],
            {"document": table.held.name, "row": row.called},
            left=[cell.column for _, cell, _ in found], right=[figure.text for _, _, figure in found],
            explanation=say("quiz.why.target.match_columns", place=place, values=_pairs(found)),
            proofs=[proof for _, cell, _ in found for proof in table.proofs(row, cell)],
            subject=f"columns:{row.id}", facts=[row.fact(cell) for _, cell, _ in found], places=(row.id,),
        )  # fmt: skip


MAKERS = {
    "target.rows": rows_of_value,
    "target.order": orders,
    "target.match_rows": matches_of_rows,
    "target.match_columns": matches_of_columns,
}


def _groups(entries: Sequence[_Entry]) -> list[list[_Entry]]:
    """Return the entries whose figures are of one sort: the same sign and unit, bare ones of a like thing."""
    groups: dict[tuple[str, str, str], list[_Entry]] = {}
    for row, cell, figure in entries:
        thing = "" if figure.unit else row.name.split()[0].casefold()
        if figure.sign != "–":
            groups.setdefault((figure.sign, figure.unit, thing), []).append((row, cell, figure))
    return list(groups.values())


def _several(
    table: Table, column: str, figure: Figure, right: Sequence[_Entry], wrong: Sequence[_Entry]
) -> Item | None:
    return made(
        "target.rows", Kind.SEVERAL, LEVELS["target.rows"],
        {"document": table.held.name, "value": figure.text, "column": column},
        right=[row.option for row, _, _ in right], wrong=[row.option for row, _, _ in wrong],
        explanation=say("quiz.why.target.rows", value=figure.text, column=column),
        proofs=_proofs(table, right), subject=f"rows:{column}:{'+'.join(sorted(map(_id, right)))}",
        facts=[row.fact(cell) for row, cell, _ in right], places=[row.id for row, _, _ in right],
    )  # fmt: skip


def _set(
    table: Table,
    family: str,
    kind: Kind,
    column: str,
    found: Sequence[_Entry],
    *,
    right: Sequence[str],
    left: Sequence[str] = (),
) -> Item | None:
    ids = "+".join(sorted(map(_id, found)))
    told = "; ".join(
        say("quiz.part.told_row", label=_short(table, row), value=figure.text) for row, _, figure in found
    )
    return made(
        family, kind, LEVELS[family], {"document": table.held.name, "column": column},
        right=right, left=left,
        explanation=say(f"quiz.why.{family}", column=column, values=told),
        proofs=_proofs(table, found), subject=f"{family}:{column}:{ids}",
        facts=[row.fact(cell) for row, cell, _ in found], places=[row.id for row, _, _ in found],
    )  # fmt: skip


def _short(table: Table, row: Row) -> str:
    return table.held.label(row.id).rpartition(", ")[2]


def _pairs(found: Sequence[_Entry]) -> str:
    return "; ".join(
        say("quiz.part.told_column", column=cell.column, value=figure.text) for _, cell, figure in found
    )


def _proofs(table: Table, found: Sequence[_Entry]) -> list[Quote]:
    return [proof for row, cell, _ in found for proof in table.proofs(row, cell)]


def _differ(one: _Entry, other: _Entry) -> bool:
    return not names_alike(one[0], other[0])


def _ordered(one: _Entry, other: _Entry) -> bool:
    return one[2].low != other[2].low and apart(one[2], other[2]) and _differ(one, other)


def _id(one: _Entry) -> str:
    return one[0].id
