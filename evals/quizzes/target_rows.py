"""Questions on one cell of a table: its value, its column, its row, and statements about it."""

from collections.abc import Iterator

from evals.quizzes.asked import Asked
from evals.quizzes.printed_tables import Row, alike
from evals.quizzes.proofs import explains, proves_cell
from evals.quizzes.spelling import bare, one_line, solid
from evals.quizzes.values import Value, confusable, same, same_figure
from evals.quizzes.verdict import Fault, ambiguous, unproven, unread, wrong


def row_named(asked: Asked, said: str) -> tuple[Row | None, Fault | None]:
    """Return the row that a question or an option names, or why none is."""
    for key in ("part.row", "part.option_row", "part.row_unnumbered", "part.option_row_unnumbered"):
        fields = asked.sentences.read(key, said)
        if fields is None:
            continue
        number, name = fields.get("number", ""), fields["name"]
        found = [row for row in asked.paper.rows if row.called(number, name)]
        if len(found) == 1:
            return found[0], None
        if found:
            return None, ambiguous(f"several rows are called “{said}”")
        numbered = any(row.number == number for row in asked.paper.rows)
        return None, (wrong if numbered else unread)(f"no row is called “{said}”")
    return None, unread(f"no row can be read from “{said}”")


def cell_of(row: Row, column: str) -> tuple[Value | None, Fault | None]:
    """Return what a row prints in a column, or why it says nothing of its own there."""
    if column not in row.cells:
        return None, unread(f"no column is called “{column}”")
    value = row.value(column)
    if not value.is_stated:
        return None, wrong(f"row {row.number or row.name} states nothing in column {column}")
    if value.noted:
        return None, ambiguous(f"a note goes with the value in column {column}")
    return value, None


def cells_like(asked: Asked, value: Value, column: str, *, but: Row) -> Iterator[Row]:
    """Yield the rows nearly called like `but` that print the value in the column."""
    for row in asked.paper.rows:
        if alike(row, but) and column in row.cells and same_figure(row.value(column), value):
            yield row


def _cell_asked(asked: Asked) -> tuple[Row | None, Value | None, Fault | None]:
    row, fault = row_named(asked, asked.fields["row"])
    if row is None:
        return None, None, fault
    cell, fault = cell_of(row, asked.fields["column"])
    return row, cell, fault


def value_question(asked: Asked) -> Iterator[Fault]:
    """Judge "which value does the row have in the column?"."""
    row, cell, fault = _cell_asked(asked)
    if row is None or cell is None:
        yield fault or unread("no cell")
        return
    column = asked.fields["column"]
    if not same(row.read(asked.right[0]), cell):
        yield wrong(f"column {column} prints {cell.said}, not {asked.right[0]}")
    for other in asked.others:
        if confusable(cell, row.read(other)):
            yield ambiguous(f"{other} may pass for the {cell.said} that is printed")
    if not proves_cell(asked, row, column):
        yield unproven("no quote of the cell")
    names = {name for name, _ in asked.why("target")}
    own = [row.value(at) for at in row.cells if at != column]
    if "value_same" in names and not all(
        any(same(row.read(said), one) for one in own) for said in asked.others
    ):
        yield wrong("the explanation says that all options are of the row")


def column_question(asked: Asked) -> Iterator[Fault]:
    """Judge "in which column does the row have the value?"."""
    row, fault = row_named(asked, asked.fields["row"])
    if row is None:
        yield fault or unread("no row")
        return
    value = row.read(asked.fields["value"])
    for column in asked.item.options:
        printed = row.value(column)
        if column not in row.cells:
            yield unread(f"no column is called “{column}”")
        elif column in asked.right:
            if not same(printed, value) or printed.noted:
                yield wrong(f"column {column} prints {printed.said}, not {value.said}")
            elif not proves_cell(asked, row, column):
                yield unproven("no quote of the cell")
        elif same_figure(printed, value):
            yield ambiguous(f"column {column} prints {printed.said} too")


def rows_question(asked: Asked) -> Iterator[Fault]:
    """Judge "which row, or which rows, have the value in the column?"."""
    column = asked.fields["column"]
    for option in asked.item.options:
        row, fault = row_named(asked, option)
        if row is None:
            yield fault or unread("no row")
            continue
        if column not in row.cells:
            yield unread(f"no column is called “{column}”")
            continue
        printed, value = row.value(column), row.read(asked.fields["value"])
        if option in asked.right:
            if not same(printed, value) or printed.noted:
                yield wrong(f"row {row.number or row.name} prints {printed.said}, not {value.said}")
            elif not proves_cell(asked, row, column):
                yield unproven(f"no quote of the cell of row {row.number or row.name}")
        elif confusable(printed, value):
            yield ambiguous(f"row {row.number or row.name} prints {printed.said}")


def truth_question(asked: Asked) -> Iterator[Fault]:
    """Judge "true or false: the row has the value in the column"."""
    row, cell, fault = _cell_asked(asked)
    if row is None or cell is None:
        yield fault or unread("no cell")
        return
    column, value = asked.fields["column"], row.read(asked.fields["value"])
    if same(cell, value):
        if not asked.says_true:
            yield wrong(f"column {column} does print {cell.said}")
    elif asked.says_true:
        yield wrong(f"column {column} prints {cell.said}, not {value.said}")
    elif confusable(cell, value):
        yield ambiguous(f"{value.said} may pass for the {cell.said} that is printed")
    if not asked.says_true:
        for other in cells_like(asked, value, column, but=row):
            yield ambiguous(
                f"row {other.number or other.name} is called nearly the same, and prints {value.said}"
            )
        yield from _told_elsewhere(asked, row)
    if not proves_cell(asked, row, column):
        yield unproven("no quote of the cell")
    yield from explains(asked, "target", truly=asked.says_true)


def _told_elsewhere(asked: Asked, row: Row) -> Iterator[Fault]:
    for _, fields in asked.why("target"):
        at = fields.get("elsewhere")
        if at and solid(row.cells.get(at, "")) != solid(fields["other"]):
            yield wrong(f"the explanation says that column {at} prints {fields['other']}")


def fill_value(asked: Asked) -> Iterator[Fault]:
    """Judge "write the value of the row in the column"."""
    row, cell, fault = _cell_asked(asked)
    if row is None or cell is None:
        yield fault or unread("no cell")
        return
    column = asked.fields["column"]
    if one_line(asked.item.accepted[0]) != row.cells[column]:
        yield wrong(f"column {column} prints {row.cells[column]}, not {asked.item.accepted[0]}")
    for accepted in asked.item.accepted:
        if not same(row.read(accepted), cell):
            yield wrong(f"{accepted} is accepted where {cell.said} is printed")
    if not proves_cell(asked, row, column):
        yield unproven("no quote of the cell")


def fill_column(asked: Asked) -> Iterator[Fault]:
    """Judge "write the year for which the row has the value"."""
    row, fault = row_named(asked, asked.fields["row"])
    if row is None:
        yield fault or unread("no row")
        return
    value = row.read(asked.fields["value"])
    columns = [column for column in row.cells if same_figure(row.value(column), value)]
    if not columns or not same(row.value(columns[0]), value):
        yield wrong(f"no column prints {value.said}")
        return
    if len(columns) > 1:
        yield ambiguous(f"columns {', '.join(columns)} print that figure")
    for accepted in asked.item.accepted:
        if [accepted] != [word for word in columns[0].split() if word.isdigit()] and bare(accepted) != bare(
            columns[0]
        ):
            yield wrong(f"{accepted} is accepted for column {columns[0]}")
    if not proves_cell(asked, row, columns[0]):
        yield unproven("no quote of the cell")
