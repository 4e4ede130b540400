"""Indicator tables become targets: one a row, with a milestone for every column that names a year."""

from collections.abc import Sequence

from assistant.library.nouns import Milestone, Span, Target
from assistant.text.normal import fold
from assistant.wording import say
from ingest.structure.footnotes import Footnote, noted_in
from ingest.structure.tables import Column, Row, Table
from ingest.structure.values import read_value


def is_indicator_table(table: Table) -> bool:
    """Tell whether at least two columns name a year, the mark of an indicator table."""
    return sum(column.year is not None for column in table.columns) >= 2


def targets_of(table: Table, clean: str, *, document: str, footnotes: Sequence[Footnote]) -> list[Target]:
    """Return a target for every row of an indicator table; `footnotes` are the document's, in order."""
    return [_target(row, table, clean, document, footnotes) for row in table.rows]


def _target(row: Row, table: Table, clean: str, document: str, footnotes: Sequence[Footnote]) -> Target:
    name_at = _name_column(table.columns)
    cells = dict(enumerate(row.cells))
    name = cells.get(name_at, Span(row.node.start, row.node.start))
    years = [(c, cells[i]) for i, c in enumerate(table.columns) if c.year is not None and i in cells]
    heading = all(not cell.of(clean).strip() for _, cell in years)
    unit_at = next((i for i, c in enumerate(table.columns) if c.is_unit), None)
    nowhere = Span(row.node.start, row.node.start)
    unit = cells.get(unit_at, nowhere) if unit_at is not None else nowhere
    return Target(
        document=document,
        provision=f"{document}/{row.node.path}",
        number=row.number,
        name=name.of(clean).strip(),
        unit=unit.of(clean).strip() or None,
        milestones=() if heading else tuple(_milestone(c, cell, clean, footnotes) for c, cell in years),
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
    return Milestone(
        year=column.year or 0,
        text=text,
        comparator=value.comparator,
        amount=value.amount,
        upper=value.upper,
        unit=value.unit,
        note=note,
        cell=cell,
        column=column.span,
        column_label=column.label,
        footnotes=tuple(footnote.provision for footnote in noted),
    )


def _name_column(columns: Sequence[Column]) -> int:
    named = [i for i, c in enumerate(columns) if not c.counts and not c.is_unit and c.year is None]
    return next((i for i in named if fold(columns[i].label)), named[0] if named else 0)
