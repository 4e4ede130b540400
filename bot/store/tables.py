"""The tables of the store, and the version of their shape."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

# 2 added the inbox, the buttons and the quiet groups to 1, 3 the keys of programs; neither changed what was there.
SCHEMA = 3

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

inbox = Table(
    "inbox",
    metadata,
    # the order of coming
    Column("id", Integer, primary_key=True),
    Column("key", String(64), nullable=False, unique=True),
    Column("owner", String(64), nullable=False, index=True),
    # seconds of the epoch; of what is settled only the day stays
    Column("accepted", BigInteger, nullable=False, index=True),
    Column("payload", LargeBinary),
    Column("sent", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("not_before", BigInteger, nullable=False),
)

buttons = Table(
    "buttons",
    metadata,
    Column("token", String(32), primary_key=True),
    Column("day", Date, nullable=False, index=True),
    Column("content", Text, nullable=False),
)

quiet_groups = Table(
    "quiet_groups",
    metadata,
    Column("chat", String(64), primary_key=True),
    Column("since", Date, nullable=False),
)

program_keys = Table(
    "program_keys",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("name", String(64), nullable=False),
    Column("made_on", Date, nullable=False),
    Column("ends_on", Date),
    Column("per_minute", Integer),
    Column("revoked_on", Date),
    Column("last_used", Date),
)
