"""Task tables become duties: who leads, who supports, what, by when, each row proven by its own cells."""

import re
from collections.abc import Iterator, Sequence

from assistant.library.nouns import Duty, Role, Span
from assistant.library.reference import Agency
from ingest.structure.cell_agencies import Named, agencies_in
from ingest.structure.columns import Column, Holds
from ingest.structure.tables import Row, Table
from ingest.structure.targets import name_column

_GIVEN = frozenset({Holds.TASK, Holds.VALUE})


def duties_of_tables(
    tables: Sequence[Table], clean: str, *, document: str, agencies: Sequence[Agency]
) -> tuple[Duty, ...]:
    """Return the duties that rows of tables give, in order: one for each agency named in a column of agencies.

    The verb is the printed word of the column's head. A row without a task or without an agency gives none.
    """
    return tuple(
        duty
        for table in tables
        if gives_tasks(table)
        for n, row in enumerate(table.rows)
        for duty in _duties(table, n, row, clean, document, agencies)
    )


def gives_tasks(table: Table) -> bool:
    """Tell whether the table gives work: it has tasks, or values to reach, and says who sees to each.

    Where it only says who supports, or whom one works with, it gives nobody anything.
    """
    holds = {column.holds for column in table.columns}
    roles = {column.role for column in table.columns} - {None, Role.SUPPORTS}
    return table.heads is not None and bool(roles) and (Role.LEADS in roles or bool(holds & _GIVEN))


def _duties(
    table: Table, at: int, row: Row, clean: str, document: str, agencies: Sequence[Agency]
) -> Iterator[Duty]:
    task = _task(table, at, clean)
    if task is None or table.heads is None:
        return
    named = [
        (column, one)
        for i, column in enumerate(table.columns)
        if column.role and i < len(row.cells)
        for one in _unmarked(agencies_in(row.cells[i].of(clean), agencies))
    ]
    provision = f"{document}/{row.node.path}"
    for column, one in named:
        role = column.role or Role.ASSIGNED
        yield Duty(
            document=document,
            provision=provision,
            agency=one.name,
            agency_id=one.id,
            role=role,
            verb=column.verb,
            action=task.of(clean).strip(),
            partners=_partners(role, named),
            deadline=_said(table, row, Holds.DEADLINE, clean),
            product=_said(table, row, Holds.PRODUCT, clean),
            span=task,
            agency_provision=provision,
            columns=f"{document}/{table.heads.path}",
        )


def _task(table: Table, at: int, clean: str) -> Span | None:
    """Return the cell that says what is to be done: the row's own, or the one merged over it from above.

    None where no row down to this one says it since the last that bears a number.
    """
    column = next(
        (i for i, c in enumerate(table.columns) if c.holds is Holds.TASK), name_column(table.columns)
    )
    if table.columns[column].role is not None:
        return None
    for row in reversed(table.rows[: at + 1]):
        cell = row.cells[column] if column < len(row.cells) else None
        if cell and cell.of(clean).strip():
            return None if row.is_group and row is not table.rows[at] else cell
        if row.is_group or row.cells[0].of(clean).strip():
            return None
    return None


def _partners(role: Role, named: Sequence[tuple[Column, Named]]) -> tuple[str, ...]:
    """Return with whom: the supporting agencies of one who leads, those who lead of one who supports."""
    wanted = {Role.SUPPORTS: {Role.LEADS, Role.ASSIGNED}}.get(role, {Role.SUPPORTS})
    return tuple(dict.fromkeys(one.name for column, one in named if column.role in wanted))


def _said(table: Table, row: Row, holds: Holds, clean: str) -> str | None:
    cells = [
        row.cells[i].of(clean).strip()
        for i, c in enumerate(table.columns)
        if c.holds is holds and i < len(row.cells)
    ]
    return next((cell for cell in cells if re.search(r"\w", cell)), None)


def _unmarked(found: Sequence[Named]) -> Iterator[Named]:
    """Yield the agencies whose names say anything."""
    return (one for one in found if re.search(r"\w{2}", one.name))
