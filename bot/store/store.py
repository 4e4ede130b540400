"""The store: feedback is put in and counted, answers are shared, shown and deleted; what is too old goes."""

import hashlib
import secrets
from contextlib import suppress
from datetime import date
from pathlib import Path
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from assistant.settings import Settings
from assistant.wording import say
from bot.store.ages import delete_old
from bot.store.kept import Count, Feedback, Link, Shared, StoreClosed

if TYPE_CHECKING:
    from bot.store.database import Database

# 192 bits: nobody comes upon a shared answer by trying.
_SECRET_BYTES = 24
_TIDYING_S = 6 * 3600.0


class Store:
    """What one installation keeps; opened at its first use, safe to use from several threads and processes.

    Every method raises StoreClosed when the database cannot be had.
    """

    def __init__(self, url: str, *, feedback_days: int = 180) -> None:
        self.feedback_days = feedback_days
        self._url = url
        self._database: Database | None = None
        self._making = Lock()
        self._tidied: date | None = None

    def add_feedback(self, one: Feedback) -> None:
        """Keep what a person thought of an answer, and no more of it than they agreed to."""
        from bot.store.tables import feedback

        agreed = {"question": one.question, "answer": one.answer, "reason": one.reason}
        kept = agreed if one.agreed else dict.fromkeys(agreed, "")
        with self.database().writing() as connection:
            connection.execute(
                feedback.insert().values(
                    day=one.day,
                    verdict=one.verdict,
                    status=one.status,
                    edition=one.edition,
                    provisions=list(one.provisions),
                    agreed=one.agreed,
                    **kept,
                )
            )
        with suppress(StoreClosed):
            # The entry is kept already; tidying is tried again later.
            self.tidy(one.day)

    def counts(self) -> tuple[Count, ...]:
        """Return how many thought what, by verdict and status of the answer."""
        from sqlalchemy import func, select

        from bot.store.tables import feedback

        by = (feedback.c.verdict, feedback.c.status)
        with self.database().reading() as connection:
            rows = connection.execute(select(*by, func.count()).group_by(*by).order_by(*by)).all()
        return tuple(Count(verdict, status, number) for verdict, status, number in rows)

    def agreed(self) -> tuple[Feedback, ...]:
        """Return the entries whose question may be read, the latest first."""
        from sqlalchemy import select

        from bot.store.tables import feedback

        chosen = (
            select(feedback).where(feedback.c.agreed).order_by(feedback.c.day.desc(), feedback.c.id.desc())
        )
        with self.database().reading() as connection:
            rows = connection.execute(chosen).mappings().all()
        return tuple(
            Feedback(
                verdict=row["verdict"],
                status=row["status"],
                edition=row["edition"],
                provisions=tuple(row["provisions"]),
                day=row["day"],
                agreed=True,
                question=row["question"],
                answer=row["answer"],
                reason=row["reason"],
            )
            for row in rows
        )

    def share(self, content: str, day: date) -> Link:
        """Keep an answer, whole as JSON, and return the secrets that show and delete it."""
        from bot.store.tables import shares

        link = Link(secrets.token_urlsafe(_SECRET_BYTES), secrets.token_urlsafe(_SECRET_BYTES))
        with self.database().writing() as connection:
            connection.execute(
                shares.insert().values(
                    token_digest=_digest(link.token), key_digest=_digest(link.key), day=day, content=content
                )
            )
        return link

    def shared(self, token: str) -> Shared | None:
        """Return what `token` shows; None where nobody ever shared anything under it."""
        from sqlalchemy import select

        from bot.store.tables import shares

        chosen = select(shares.c.day, shares.c.content).where(shares.c.token_digest == _digest(token))
        with self.database().reading() as connection:
            row = connection.execute(chosen).one_or_none()
        return Shared(row.day, row.content) if row else None

    def may_delete(self, token: str, key: str) -> bool:
        """Tell whether `key` deletes what `token` shows."""
        from sqlalchemy import select

        from bot.store.tables import shares

        chosen = select(shares.c.key_digest).where(shares.c.token_digest == _digest(token))
        with self.database().reading() as connection:
            known = connection.scalar(chosen)
        return known is not None and secrets.compare_digest(known, _digest(key))

    def delete(self, token: str, key: str, day: date) -> bool:
        """Delete what `token` shows, for good; False where `key` is not the one that may."""
        from bot.store.tables import shares

        if not self.may_delete(token, key):
            return False
        with self.database().writing() as connection:
            connection.execute(
                shares.update()
                .where(shares.c.token_digest == _digest(token))
                .values(content=None, deleted_on=day)
            )
        self.database().forget()
        return True

    def tidy(self, day: date | None = None) -> None:
        """Delete what is kept longer than is said; done once a day."""
        day = day or today()
        if self._tidied == day:
            return
        with self.database().writing() as connection:
            gone = delete_old(connection, day, feedback_days=self.feedback_days)
        if gone:
            self.database().forget()
        self._tidied = day

    def close(self) -> None:
        """Give back what is open."""
        with self._making:
            if self._database is not None:
                self._database.close()

    def database(self) -> "Database":
        """Return the database, which opens at its first use; StoreClosed where there is none."""
        from bot.store.database import Database

        if not self._url:
            raise StoreClosed(say("errors.store.none"))
        with self._making:
            self._database = self._database or Database(self._url)
            return self._database


class Tidying:
    """Tidies a store now and then while a server runs, also when nobody calls it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._stop = Event()
        self._thread = Thread(target=self._work, name="tidying", daemon=True)

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def stop(self) -> None:
        """End, and close the store."""
        self._stop.set()
        self._store.close()

    def _work(self) -> None:
        while not self._stop.wait(_TIDYING_S if self._try() else _TIDYING_S / 6):
            pass

    def _try(self) -> bool:
        try:
            self._store.tidy()
        except StoreClosed:
            # Told in the log by the store itself; tried again sooner.
            return False
        return True


def open_store(settings: Settings) -> Store:
    """Return the store that the settings name; nothing is opened yet."""
    url = settings.store_url or f"sqlite:///{settings.home / Path('store.sqlite')}"
    return Store(url, feedback_days=settings.feedback_days)


def today() -> date:
    """Return the day where the machine stands."""
    return date.today()  # noqa: DTZ011 - the day as the people of the place count it


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
