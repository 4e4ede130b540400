"""The inbox: what a door accepted waits here until it is answered, and is accepted once however often it comes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.store.ages import DAY_S
from bot.store.store import Store

if TYPE_CHECKING:
    from sqlalchemy import Update


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for its answer: sealed by its door, under a key that tells nothing.

    `accepted` and `not_before` are seconds of the epoch; `sent` counts the parts of the answer that went out.
    """

    key: str
    payload: bytes
    accepted: int
    sent: int = 0
    attempts: int = 0
    not_before: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """So many parts of the answer went out."""

    key: str
    sent: int


@dataclass(frozen=True, slots=True)
class Postpone:
    """It was tried so often, and is not to be tried before then."""

    key: str
    attempts: int
    not_before: int


@dataclass(frozen=True, slots=True)
class Settle:
    """Nothing is owed any more: what was sent is deleted for good; that it came once stays known."""

    key: str


Change = Progress | Postpone | Settle


class Inbox:
    """What one owner accepted; safe to use from several threads and processes.

    Every method raises StoreClosed when the database cannot be had; then nothing was changed.
    """

    def __init__(self, store: Store, owner: str) -> None:
        self._store = store
        self._owner = owner

    def accept(self, waiting: Sequence[Waiting]) -> frozenset[str]:
        """Keep all of them or none, and return the keys of those that are new."""
        from sqlalchemy import insert, select

        from bot.store.tables import inbox

        given = {one.key: one for one in reversed(waiting)}
        with self._store.database().writing() as connection:
            chosen = select(inbox.c.key).where(inbox.c.key.in_(list(given)))
            known = frozenset(connection.scalars(chosen))
            new = [one for one in waiting if one.key not in known and given.get(one.key) is one]
            if new:
                connection.execute(insert(inbox), [self._row(one) for one in new])
        return frozenset(one.key for one in new)

    def pending(self) -> tuple[Waiting, ...]:
        """Return what waits for its answer, the oldest first."""
        from sqlalchemy import select

        from bot.store.tables import inbox

        chosen = (
            select(inbox)
            .where(inbox.c.owner == self._owner, inbox.c.payload.is_not(None))
            .order_by(inbox.c.id)
        )
        with self._store.database().reading() as connection:
            rows = connection.execute(chosen).mappings().all()
        return tuple(
            Waiting(
                key=row["key"],
                payload=row["payload"],
                accepted=row["accepted"],
                sent=row["sent"],
                attempts=row["attempts"],
                not_before=row["not_before"],
            )
            for row in rows
        )

    def change(self, changes: Sequence[Change]) -> None:
        """Make all of the changes or none."""
        with self._store.database().writing() as connection:
            for one in changes:
                connection.execute(_statement(one))

    def forget(self) -> None:
        """Let what was deleted leave the files as well."""
        self._store.database().forget()

    def _row(self, one: Waiting) -> dict[str, object]:
        return {
            "key": one.key,
            "owner": self._owner,
            "accepted": one.accepted,
            "payload": one.payload,
            "sent": one.sent,
            "attempts": one.attempts,
            "not_before": one.not_before,
        }


def _statement(change: Change) -> "Update":
    from bot.store.tables import inbox

    of_it = inbox.update().where(inbox.c.key == change.key)
    match change:
        case Progress():
            return of_it.values(sent=change.sent)
        case Postpone():
            return of_it.values(attempts=change.attempts, not_before=change.not_before)
        case Settle():
            # How long it was between coming and answering is nobody's business any more.
            return of_it.values(payload=None, accepted=inbox.c.accepted - inbox.c.accepted % DAY_S)
