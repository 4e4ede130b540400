"""Which groups asked for quiet; they are known by names that lead back to nothing."""

from datetime import date

from bot.store.store import Store, today


class QuietGroups:
    """Groups in which only what is asked for outright is answered.

    Every method raises StoreClosed when the database cannot be had.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def hush(self, chat: str, day: date | None = None) -> None:
        """Make a group quiet; one that is stays so."""
        from sqlalchemy import select

        from bot.store.tables import quiet_groups

        with self._store.database().writing() as connection:
            known = connection.scalar(select(quiet_groups.c.since).where(quiet_groups.c.chat == chat))
            if known is None:
                connection.execute(quiet_groups.insert().values(chat=chat, since=day or today()))

    def unhush(self, chat: str) -> None:
        """Let a group be as any other, and keep nothing of it."""
        from bot.store.tables import quiet_groups

        with self._store.database().writing() as connection:
            connection.execute(quiet_groups.delete().where(quiet_groups.c.chat == chat))

    def is_quiet(self, chat: str) -> bool:
        """Tell whether a group is quiet."""
        return self.since(chat) is not None

    def since(self, chat: str) -> date | None:
        """Return the day since when a group is quiet; None where it is not."""
        from sqlalchemy import select

        from bot.store.tables import quiet_groups

        with self._store.database().reading() as connection:
            found: date | None = connection.scalar(
                select(quiet_groups.c.since).where(quiet_groups.c.chat == chat)
            )
        return found
