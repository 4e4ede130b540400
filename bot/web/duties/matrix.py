"""Agencies by role: how many duties each is given, each number leading to them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.wording import say
from bot.views.duties.entries import Entry
from bot.views.duties.ledger import Ledger, Office, address_of
from bot.views.duties.roles import RoleName, role_names
from bot.web.duties.choosing import Choice

_LEVELS = frozenset({"party_province", "province", "commune", "party_central", "central"})


@dataclass(frozen=True, slots=True)
class Cell:
    """How many duties an agency has in a role, and where they are read."""

    role: RoleName
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Row:
    """An agency that is given work."""

    office: Office
    address: str
    cells: tuple[Cell, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """The agencies that are given what is chosen, in the order of the documents, and the sums of all."""

    roles: tuple[RoleName, ...]
    rows: tuple[Row, ...]
    sums: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Idle:
    """An agency that is given nothing: where that is told, and in how many duties of others it is named."""

    office: Office
    address: str
    beside: int


def matrix_of(ledger: Ledger, chosen: Sequence[Entry], choice: Choice) -> Matrix:
    """Return the matrix of the duties chosen."""
    roles = (choice.role,) if choice.role else role_names()
    counted = Counter((one.duty.agency_id, one.duty.role) for one in chosen)
    ids = {one.duty.agency_id for one in chosen}
    rows = []
    for office in (one for id_, one in ledger.offices.items() if id_ in ids):
        path = address_of(office.id)
        cells = tuple(
            Cell(role, counted[office.id, role.role], choice.address(path, role=False, anchor=role.word))
            for role in roles
        )
        total = sum(cell.count for cell in cells)
        rows.append(Row(office, choice.address(path), cells, total))
    sums = tuple(sum(row.cells[n].count for row in rows) for n in range(len(roles)))
    return Matrix(roles, tuple(rows), sums, sum(sums))


def idle_by_level(ledger: Ledger) -> tuple[tuple[str, tuple[Idle, ...]], ...]:
    """Return the agencies known that no document gives anything, by the name of their level."""
    busy = {one.duty.agency_id for one in ledger.entries}
    levels: dict[str, list[Idle]] = {}
    for office in ledger.offices.values():
        if office.id not in busy and office.listed:
            beside = len(ledger.beside.get(office.id, ()))
            levels.setdefault(office.listed.level, []).append(Idle(office, address_of(office.id), beside))
    return tuple((_level(level), tuple(some)) for level, some in levels.items())


def _level(level: str) -> str:
    return say(f"duties.level.{level if level in _LEVELS else 'other'}")
