"""What buttons do, under short tokens: a button is small, lasts for months, and outlives the process that made it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from bot.store.store import Store, today

if TYPE_CHECKING:
    from sqlalchemy import Connection

# A statement of SQLite takes only so many values.
_AT_ONCE = 500


class Buttons:
    """Contents by their tokens. They must hold nothing of a person: whoever shows the same, shares the same.

    Every method raises StoreClosed when the database cannot be had.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, contents: Mapping[str, str], day: date | None = None) -> None:
        """Keep every content under its token for `BUTTON_DAYS` from now on, all of them or none."""
        from sqlalchemy import bindparam, insert

        from bot.store.tables import buttons

        day = day or today()
        tokens = list(contents)
        if len(self._fresh(tokens, day)) == len(tokens):
            return
        with self._store.database().writing() as connection:
            known = _days(connection, tokens)
            stale = [{"known": token} for token, kept in known.items() if kept < day]
            new = [
                {"token": token, "day": day, "content": content}
                for token, content in contents.items()
                if token not in known
            ]
            if stale:
                refreshed = buttons.update().where(buttons.c.token == bindparam("known")).values(day=day)
                connection.execute(refreshed, stale)
            if new:
                connection.execute(insert(buttons), new)

    def content(self, token: str) -> str | None:
        """Return what `token` stands for; None where it is none of ours, or too old."""
        from sqlalchemy import select

        from bot.store.tables import buttons

        with self._store.database().reading() as connection:
            found: str | None = connection.scalar(select(buttons.c.content).where(buttons.c.token == token))
        return found

    def _fresh(self, tokens: Sequence[str], day: date) -> list[str]:
        # Most buttons were shown today already: reading is cheaper than writing.
        with self._store.database().reading() as connection:
            return [token for token, kept in _days(connection, tokens).items() if kept >= day]


def _days(connection: "Connection", tokens: Sequence[str]) -> dict[str, date]:
    from sqlalchemy import select

    from bot.store.tables import buttons

    found: dict[str, date] = {}
    for start in range(0, len(tokens), _AT_ONCE):
        some = tokens[start : start + _AT_ONCE]
        chosen = select(buttons.c.token, buttons.c.day).where(buttons.c.token.in_(some))
        found.update((token, kept) for token, kept in connection.execute(chosen))
    return found
