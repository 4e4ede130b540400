"""Writing the SQLite file of a version: everything the holdings say, in one transaction."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import fields
from pathlib import Path

from assistant.library.addresses import key
from assistant.library.nouns import Holding, Target, Tombstone
from assistant.library.reference import Abbreviation, Reference
from assistant.library.rows import Value, to_row
from assistant.library.usual_names import names_of

SCHEMA = Path(__file__).with_name("schema.sql")
SCHEMA_NUMBER = 7
_ELSEWHERE = frozenset({"milestones"})


def write_library(
    path: Path,
    holdings: Sequence[Holding],
    *,
    version: str,
    reference: Reference | None = None,
    tombstones: Sequence[Tombstone] = (),
) -> dict[str, int]:
    """Write a new library file at `path` and return how many of each noun it holds.

    Raises FileExistsError when `path` is there, sqlite3.IntegrityError when an id occurs twice or
    something names a provision that is not held.
    """
    path.touch(exist_ok=False)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(SCHEMA.read_text(encoding="utf-8"))
        # The publisher fsyncs the finished file; until then a crash throws it away whole.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA foreign_keys = ON")
        with connection:
            _insert(connection, "meta", [{"key": "version", "value": version}])
            _insert(connection, "meta", [{"key": "schema", "value": str(SCHEMA_NUMBER)}])
            known = reference or Reference()
            for holding in holdings:
                _write_holding(connection, holding, known.abbreviations)
            for table in fields(known):
                _insert(connection, table.name, map(to_row, getattr(known, table.name)))
            _insert(connection, "tombstones", map(to_row, tombstones))
        return _counts(connection)


def _write_holding(
    connection: sqlite3.Connection, holding: Holding, abbreviations: Sequence[Abbreviation]
) -> None:
    document = holding.document
    _insert(connection, "documents", [to_row(document)])
    spellings = set(map(key, names_of(document, abbreviations))) - {""}
    _insert(connection, "names", [{"key": k, "document": document.id} for k in sorted(spellings)])
    _insert(
        connection,
        "texts",
        [{"document": document.id, "received": holding.received, "clean": holding.clean}],
    )
    _insert(connection, "stretches", [{"document": document.id, **to_row(s)} for s in holding.alignment])
    _insert(connection, "provisions", map(to_row, holding.provisions))
    _insert(connection, "fixes", map(to_row, holding.fixes))
    for target in holding.targets:
        _write_target(connection, target)
    _insert(connection, "duties", map(to_row, holding.duties))
    _insert(connection, "relations", map(to_row, holding.relations))
    _insert(connection, "passages", map(to_row, holding.passages))
    _insert(connection, "doubts", map(to_row, holding.doubts))
    _insert(connection, "addresses", map(to_row, holding.addresses))
    _insert(connection, "grounds", map(to_row, holding.grounds))
    _insert(connection, "parts", map(to_row, holding.parts))
    _insert(connection, "standings", map(to_row, holding.standings))
    _insert(connection, "contradictions", map(to_row, holding.contradictions))


def _write_target(connection: sqlite3.Connection, target: Target) -> None:
    _insert(connection, "targets", [to_row(target, omit=_ELSEWHERE)])
    (position,) = connection.execute("SELECT max(position) FROM targets").fetchone()
    _insert(connection, "milestones", [{"target": position, **to_row(m)} for m in target.milestones])


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Mapping[str, Value]]) -> None:
    """Add `rows`, which all have the same columns; the values are parameters, the names are our own."""
    rows = list(rows)
    if not rows:
        return
    names = ", ".join(f'"{name}"' for name in rows[0])
    places = ", ".join(f":{name}" for name in rows[0])
    connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", rows)  # noqa: S608


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    counts: dict[str, int] = {}
    for table in ("documents", "provisions", "fixes", "targets", "milestones", "duties", "relations",
                  "passages", "doubts", "grounds", "parts", "standings", "contradictions",
                  "tombstones", *(t.name for t in fields(Reference))):  # fmt: skip
        (counts[table],) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
    return counts
