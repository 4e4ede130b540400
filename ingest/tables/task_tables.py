"""Task tables become duties: who leads, who supports, what, by when, each row proven by its own cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.library.nouns import Duty, Role, Span
from assistant.library.reference import Agency
from ingest.tables.cell_agencies import Named, agencies_in
from ingest.tables.columns import Holds, role_of
from ingest.tables.tables import Row, Table
from ingest.tables.targets import name_column

_GIVEN = frozenset({Holds.TASK, Holds.VALUE})
_SHARED = frozenset({Role.LEADS, Role.SUPPORTS, Role.ASSIGNED})
"""Roles of a column under which its cells may say for themselves who leads and who supports."""


@dataclass(frozen=True, slots=True)
class _Given:
    """An agency that a row names, the role it has there, and the printed word that gives it."""

    named: Named
    role: Role
    verb: str


def duties_of_tables(
    tables: Sequence[Table], clean: str, *, document: str, agencies: Sequence[Agency]
) -> tuple[Duty, ...]:
    """Return the duties that rows of tables give, in order: one for each agency named in a column of agencies.

    The claim is the column's: its head is the verb, and says the role of all who stand under it, whatever else
    the cell says of what each does ("Sở A hướng dẫn kỹ thuật; Sở B thực hiện" under "chủ trì" gives both the
    lead). Only where the cell prints "chủ trì", "đầu mối" or "phối hợp" of one of them, that is its verb and
    role: nobody leads whom the cell itself has support. A row without a task or without an agency gives none.
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
    given = tuple(_given(table, row, clean, agencies))
    provision = f"{document}/{row.node.path}"
    for one in given:
        yield Duty(
            document=document,
            provision=provision,
            agency=one.named.name,
            agency_id=one.named.id,
            role=one.role,
            verb=one.verb,
            action=task.of(clean).strip(),
            partners=_partners(one.role, given),
            deadline=_said(table, row, Holds.DEADLINE, clean),
            product=_said(table, row, Holds.PRODUCT, clean),
            span=task,
            agency_provision=provision,
            columns=f"{document}/{table.heads.path}",
        )


def _given(table: Table, row: Row, clean: str, agencies: Sequence[Agency]) -> Iterator[_Given]:
    """Yield the agencies that the row names, each in the role that its column or its cell gives it."""
    for column, cell in zip(table.columns, row.cells, strict=False):
        if column.role is None:
            continue
        for named in _unmarked(agencies_in(cell.of(clean), agencies)):
            own = role_of(named.verb) if column.role in _SHARED else None
            if own is None or own is column.role:
                yield _Given(named, column.role, column.verb)
            else:
                yield _Given(named, own, named.verb)


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


def _partners(role: Role, given: Sequence[_Given]) -> tuple[str, ...]:
    """Return with whom: the supporting agencies of one who leads, those who lead of one who supports."""
    wanted = {Role.SUPPORTS: {Role.LEADS, Role.ASSIGNED}}.get(role, {Role.SUPPORTS})
    return tuple(dict.fromkeys(one.named.name for one in given if one.role in wanted))


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
