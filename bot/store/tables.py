"""The tables of the store, and the version of their shape."""

from sqlalchemy import JSON, Boolean, Column, Date, Integer, MetaData, String, Table, Text

SCHEMA = 1

metadata = MetaData()

versions = Table(
    "store_version",
    metadata,
    # one row: two processes that begin at once cannot both write it
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
)

feedback = Table(
    "feedback",
    metadata,
    Column("id", Integer, primary_key=True),
    # A day, not a moment: with a moment, an entry could be found in a server's log.
    Column("day", Date, nullable=False, index=True),
    Column("verdict", String(16), nullable=False),
    Column("status", String(16), nullable=False),
    Column("edition", String(64), nullable=False),
    Column("provisions", JSON, nullable=False),
    Column("agreed", Boolean, nullable=False),
    Column("question", Text, nullable=False),
    Column("answer", String(64), nullable=False),
    Column("reason", Text, nullable=False),
)

shares = Table(
    "shares",
    metadata,
    Column("token_digest", String(64), primary_key=True),
    Column("key_digest", String(64), nullable=False),
    Column("day", Date, nullable=False),
    Column("content", Text),
    Column("deleted_on", Date),
)
