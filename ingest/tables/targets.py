"""Indicator tables become targets: one a row, with a milestone for every column that names a year or a phase."""

from collections.abc import Sequence

from assistant.library.nouns import Milestone, Role, Span, Target
from assistant.text.normal import fold
from assistant.wording import say
from ingest.structure.footnotes import Footnote, noted_in
from ingest.tables.columns import Column, Holds
from ingest.tables.tables import Row, Table
from ingest.tables.values import read_value

_MEASURED = 0.5
"""The share of a table's values that must be figures, where its heads alone do not tell it is one of indicators."""


def is_indicator_table(table: Table, clean: str) -> bool:
    """Tell whether the table sets values for times.

    Two columns of years tell it of a table without tasks. One column, or a table of tasks, must also hold
    figures for the most part.
    """
    timed = [i for i, column in enumerate(table.columns) if column.times]
    if not timed:
        return False
    kinds = {column.holds for column in table.columns}
    given = any(column.role in {Role.LEADS, Role.ASSIGNED} for column in table.columns)
    if len(timed) >= 2 and not (given and Holds.TASK in kinds):
        return True
    cells = [row.cells[i].of(clean) for row in table.rows for i in timed if i < len(row.cells)]
    said = [cell for cell in cells if cell.strip()]
    figures = sum(read_value(cell).amount is not None for cell in said)
    return bool(said) and figures >= _MEASURED * len(said)


def targets_of(table: Table, clean: str, *, document: str, footnotes: Sequence[Footnote]) -> list[Target]:
    """Return a target for every row that is one; `footnotes` are the document's, in order."""
    return [_target(row, table, clean, document, footnotes) for row in target_rows(table, clean)]


def target_rows(table: Table, clean: str) -> list[Row]:
    """Return the rows of an indicator table that are targets.

    A numbered indicator that only has parts below it is one, without milestones. A row without values that
    names a section (numbered in Roman figures or letters, or by its title alone) or only leads in the rows
    below it ("Trong đó:") is none.
    """
    above = {id(row.node.parent) for row in table.rows}
    return [row for row in table.rows if _sets(row, table, clean, has_parts=id(row.node) in above)]


def _sets(row: Row, table: Table, clean: str, *, has_parts: bool) -> bool:
    cells = dict(enumerate(row.cells))
    values = [cells[i].of(clean) for i, column in enumerate(table.columns) if column.times and i in cells]
    if any(value.strip() for value in values):
        return True
    name = cells.get(name_column(table.columns), Span(0, 0)).of(clean).strip()
    names_section = (row.is_group or has_parts) and not row.number.rpartition(".")[2].isdigit()
    return bool(name) and not name.endswith(":") and not names_section


def name_column(columns: Sequence[Column]) -> int:
    """Return which column says what a row is about."""
    named = [i for i, c in enumerate(columns) if c.holds in {Holds.TASK, Holds.OTHER, Holds.PRODUCT}]
    labelled = [i for i in named if fold(columns[i].label)]
    return next(iter([*labelled, *named]), 0)


def _target(row: Row, table: Table, clean: str, document: str, footnotes: Sequence[Footnote]) -> Target:
    cells = dict(enumerate(row.cells))
    nowhere = Span(row.node.start, row.node.start)
    name = cells.get(name_column(table.columns), nowhere)
    timed = [(c, cells[i]) for i, c in enumerate(table.columns) if c.times and i in cells]
    heading = all(not cell.of(clean).strip() for _, cell in timed)
    unit = next((cells[i] for i, c in enumerate(table.columns) if c.is_unit and i in cells), nowhere)
    return Target(
        document=document,
        provision=f"{document}/{row.node.path}",
        number=row.number,
        name=name.of(clean).strip(),
        unit=unit.of(clean).strip() or None,
        milestones=() if heading else tuple(_milestone(c, cell, clean, footnotes) for c, cell in timed),
        number_span=row.cells[0] if table.columns[0].counts else nowhere,
        name_span=name,
        unit_span=unit,
        columns=f"{document}/{table.heads.path}" if table.heads else "",
        footnotes=tuple(note.provision for note in noted_in(name, clean, footnotes)),
    )


def _milestone(column: Column, cell: Span, clean: str, footnotes: Sequence[Footnote]) -> Milestone:
    text = cell.of(clean)
    value = read_value(text)
    noted = noted_in(cell, clean, footnotes)
    note = value.note
    if not text.strip():
        note = say("labels.value.blank")
    elif note is None and noted:
        note = "; ".join(footnote.words for footnote in noted)
    times = column.times
    return Milestone(
        year=times.year if times else 0,
        text=text,
        comparator=value.comparator,
        amount=value.amount,
        upper=value.upper,
        unit=value.unit or (column.unit if value.amount is not None else None),
        note=note,
        cell=cell,
        column=column.span,
        column_label=column.label,
        footnotes=tuple(footnote.provision for footnote in noted),
        period=times.period if times else "year",
        since=times.since if times else None,
    )
