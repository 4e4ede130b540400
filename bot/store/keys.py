"""Keys of programs: made, listed, revoked, and known again; of a key itself only a digest is kept."""

import hashlib
import hmac
import re
import secrets
import string
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from threading import Lock
from time import monotonic
from types import MappingProxyType
from typing import TYPE_CHECKING

from assistant.errors import Troly57Error
from assistant.text.printable import printable
from assistant.wording import say
from bot.store.kept import StoreClosed
from bot.store.store import Store, today

if TYPE_CHECKING:
    from sqlalchemy import Row

PREFIX = "tl57_"
"""How every key begins, so that one that lies where it should not is found."""
NAME_LIMIT = 64
_ID = 8
_SECRET = 40
_LETTERS = string.ascii_letters + string.digits
_SHAPE = re.compile(rf"{PREFIX}([a-z0-9]{{{_ID}}})_[A-Za-z0-9]{{{_SECRET}}}")
# So long a key may still work in a process after another one revoked it.
_FRESH_S = 2.0


class KeyNotMade(Troly57Error):
    """No key can be made of that name."""

    exit_code = 2


class KeyNotKnown(Troly57Error):
    """No key that works has that id or name."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class ProgramKey:
    """A key, without its secret; it works to the end of `ends_on`, for ever where that is None.

    `per_minute` are the questions it may ask, 0 for no limit, None for as many as an address.
    """

    id: str
    name: str
    made_on: date
    ends_on: date | None = None
    per_minute: int | None = None
    revoked_on: date | None = None
    last_used: date | None = None

    def works(self, day: date) -> bool:
        """Tell whether it opens anything on that day."""
        return self.revoked_on is None and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True, slots=True)
class MadeKey:
    """A key that was just made: `secret` is what its program sends, and is told this once."""

    key: ProgramKey
    secret: str


class ProgramKeys:
    """The keys of one store; every method raises StoreClosed when the database cannot be had."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(
        self, name: str, *, per_minute: int | None = None, days: int | None = None, day: date | None = None
    ) -> MadeKey:
        """Make a key that works for `days` days more; KeyNotMade where a key that works has that name."""
        from bot.store.tables import program_keys

        day = day or today()
        name = _named(name)
        id_ = "".join(secrets.choice(string.ascii_lowercase + string.digits) for _ in range(_ID))
        secret = f"{PREFIX}{id_}_{''.join(secrets.choice(_LETTERS) for _ in range(_SECRET))}"
        ends_on = None if days is None else day + timedelta(days=days)
        made = ProgramKey(id_, name, made_on=day, ends_on=ends_on, per_minute=per_minute)
        with self._store.database().writing() as connection:
            known = [_key(row) for row in connection.execute(program_keys.select())]
            if any(one.name == name and one.works(day) for one in known):
                raise KeyNotMade(say("errors.key.taken", name=name))
            connection.execute(
                program_keys.insert().values(
                    id=id_,
                    digest=_digest(secret),
                    name=name,
                    made_on=day,
                    ends_on=ends_on,
                    per_minute=per_minute,
                )
            )
        return MadeKey(made, secret)

    def listed(self) -> tuple[ProgramKey, ...]:
        """Return every key, the oldest first."""
        found = (key for key, _ in self.digests().values())
        return tuple(sorted(found, key=lambda one: (one.made_on, one.name, one.id)))

    def revoke(self, named: str, day: date | None = None) -> ProgramKey:
        """End the key with that id or name for good and return it; KeyNotKnown where none that works has it."""
        from bot.store.tables import program_keys

        day = day or today()
        with self._store.database().writing() as connection:
            known = [_key(row) for row in connection.execute(program_keys.select())]
            meant = [one for one in known if named in {one.id, one.name} and one.revoked_on is None]
            # Of two with one name, the one that still works is meant.
            found = next((one for one in meant if one.works(day)), meant[0] if meant else None)
            if found is None:
                raise KeyNotKnown(say("errors.key.unknown", named=printable(named)))
            connection.execute(
                program_keys.update().where(program_keys.c.id == found.id).values(revoked_on=day)
            )
        return found

    def digests(self) -> Mapping[str, tuple[ProgramKey, str]]:
        """Return every key with the digest of its secret, by id."""
        from bot.store.tables import program_keys

        with self._store.database().reading() as connection:
            rows = connection.execute(program_keys.select()).all()
        return MappingProxyType({row.id: (_key(row), row.digest) for row in rows})

    def note_use(self, id_: str, day: date) -> None:
        """Keep that a key was used on that day; earlier days are forgotten."""
        from bot.store.tables import program_keys

        with self._store.database().writing() as connection:
            connection.execute(program_keys.update().where(program_keys.c.id == id_).values(last_used=day))


class KnownKeys:
    """Keys as they were a moment ago, so that a call costs no database; safe to use from several threads."""

    def __init__(self, store: Store, fresh_s: float = _FRESH_S) -> None:
        self._keys = ProgramKeys(store)
        self._fresh_s = fresh_s
        self._reading = Lock()
        self._read: Mapping[str, tuple[ProgramKey, str]] | StoreClosed = MappingProxyType({})
        self._until = 0.0
        self._noted: set[tuple[str, date]] = set()

    @property
    def fresh(self) -> bool:
        """Whether the next look costs no database."""
        return monotonic() < self._until

    def holder(self, secret: str) -> ProgramKey | None:
        """Return the key that `secret` is, whether or not it still works; StoreClosed when nobody can tell."""
        shape = _SHAPE.fullmatch(secret)
        if not shape:
            return None
        key, digest = self._now().get(shape[1], (None, ""))
        return key if hmac.compare_digest(digest, _digest(secret)) else None

    def is_first_use(self, key: ProgramKey, day: date) -> bool:
        """Tell, once, whether a key was not used before on that day, as far as this process knows."""
        if key.last_used == day or (key.id, day) in self._noted:
            return False
        self._noted = {one for one in self._noted if one[1] == day} | {(key.id, day)}
        return True

    def note_use(self, key: ProgramKey, day: date) -> None:
        """Keep that a key was used on that day, where the store takes it."""
        with suppress(StoreClosed):
            self._keys.note_use(key.id, day)

    def _now(self) -> Mapping[str, tuple[ProgramKey, str]]:
        with self._reading:
            if not self.fresh:
                try:
                    self._read = self._keys.digests()
                except StoreClosed as closed:
                    self._read = closed
                self._until = monotonic() + self._fresh_s
            if isinstance(self._read, StoreClosed):
                raise StoreClosed(str(self._read))
            return self._read


def _named(given: str) -> str:
    name = " ".join(printable(given).split())
    if not name or len(name) > NAME_LIMIT:
        raise KeyNotMade(say("errors.key.name", limit=NAME_LIMIT))
    return name


def _key(row: "Row[tuple[object, ...]]") -> ProgramKey:
    return ProgramKey(
        row.id, row.name, row.made_on, row.ends_on, row.per_minute, row.revoked_on, row.last_used
    )


def _digest(secret: str) -> str:
    # The secret is 238 bits of chance: nothing slower is needed against trying.
    return hashlib.sha256(secret.encode()).hexdigest()
