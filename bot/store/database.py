"""One database, opened at its first use; its tables are made then, by whichever process comes first."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from time import sleep
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, OperationalError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from assistant.wording import say
from bot.store.kept import StoreClosed
from bot.store.tables import SCHEMA, metadata, versions

_log = logging.getLogger(__name__)
# A page must not hang for long on a locked file.
_BUSY_S = 5.0
_TRIES = 20
_PAUSE_S = 0.05


class Database:
    """Lends connections to the database at `url`; safe to use from several threads and processes."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._engine: Engine | None = None
        self._opening = Lock()
        # In a process writers queue: left to SQLite, the unlucky ones of many starve.
        self._turn = Lock()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Lend a connection that only reads; StoreClosed when there is none to be had."""
        with self._told(), self._opened().connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Lend a connection whose work is kept at the end, whole or not at all; StoreClosed when it cannot be."""
        with self._told(), self._in_turn(), self._opened().connect() as plain:
            connection = plain.execution_options(writes=True)
            with connection.begin():
                yield connection

    def forget(self) -> None:
        """Let what was deleted leave the files as well, where the database is SQLite."""
        with self._told():
            engine = self._opened()
            if engine.dialect.name == "sqlite":
                with engine.connect() as connection:
                    connection.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Give back every connection; a later use opens the database again."""
        with self._opening:
            if self._engine is not None:
                self._engine.dispose()
            self._engine = None

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        if not self._turn.acquire(timeout=2 * _BUSY_S):
            raise TimeoutError
        try:
            yield
        finally:
            self._turn.release()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, OSError) as error:
            # What the driver said, never what was to be written.
            why = str(getattr(error, "orig", None) or error.__class__.__name__)
            _log.warning("store: %s", why)
            raise StoreClosed(say("errors.store.closed", why=why)) from None

    def _opened(self) -> Engine:
        with self._opening:
            if self._engine is None:
                engine = _engine(self._url)
                _prepare(engine)
                self._engine = engine
            return self._engine


def _engine(url: str) -> Engine:
    try:
        where = make_url(url)
    except ArgumentError:
        raise StoreClosed(say("errors.store.address")) from None
    options: dict[str, Any] = {"hide_parameters": True}
    if where.get_backend_name() != "sqlite":
        return create_engine(where, pool_pre_ping=True, **options)
    if where.database and where.database != ":memory:" and not where.database.startswith("file:"):
        file = Path(where.database)
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            # Nobody else on the machine reads what citizens asked; SQLite's own files take the same mode.
            file.touch(mode=0o600)
    # A connection costs less than a millisecond, and none outlives a file that was moved or restored.
    engine = create_engine(where, poolclass=NullPool, connect_args={"timeout": _BUSY_S}, **options)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own connection
    # We begin transactions ourselves: the driver's own way would begin them too late to be alone.
    connection.isolation_level = None
    connection.execute("PRAGMA secure_delete=ON")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare(engine: Engine) -> None:
    """Make the tables where there are none; StoreClosed when a newer version made them."""
    if _found(engine) is None:
        _write_ahead(engine)
        try:
            with engine.connect().execution_options(writes=True) as connection, connection.begin():
                metadata.create_all(connection)
                if connection.scalar(select(versions.c.version)) is None:
                    connection.execute(versions.insert().values(id=1, version=SCHEMA))
        except SQLAlchemyError:
            # Of two that begin at once on a server, one comes second; the tables are there then.
            if _found(engine) is None:
                raise
    found = _found(engine)
    if found is not None and found < SCHEMA:
        _raise_version(engine)
        found = _found(engine)
    if found != SCHEMA:
        raise StoreClosed(say("errors.store.newer"))


def _raise_version(engine: Engine) -> None:
    """Add the tables that an older version did not have; of two processes that do, one finds it done."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        metadata.create_all(connection)
        connection.execute(versions.update().where(versions.c.version < SCHEMA).values(version=SCHEMA))


def _found(engine: Engine) -> int | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table(versions.name):
            return None
        return connection.scalar(select(versions.c.version))


def _write_ahead(engine: Engine) -> None:
    """Let readers and a writer of a SQLite file not wait for each other; it stays so for good."""
    if engine.dialect.name != "sqlite":
        return
    for left in reversed(range(_TRIES)):
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA journal_mode=WAL")
        except Exception as error:
            # Changing the mode does not wait for another process that is changing it.
            if not left or "locked" not in str(error):
                raise OperationalError("PRAGMA journal_mode", None, error) from error
            sleep(_PAUSE_S)
        else:
            return
        finally:
            raw.close()
