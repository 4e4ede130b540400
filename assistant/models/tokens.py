"""How many tokens a day may take, counted on disk so that neither a restart nor a second process forgets."""

import logging
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from math import ceil
from pathlib import Path

from assistant.models.nouns import Request

FILE = "language-model.sqlite"
_WAIT_S = 2.0
# Vietnamese takes more tokens than English: rather too many than too few.
_CHARACTERS_A_TOKEN = 2.5

_log = logging.getLogger(__name__)


def estimated(*texts: str) -> int:
    """Return about how many tokens texts take, for where nobody tells it."""
    return ceil(sum(map(len, texts)) / _CHARACTERS_A_TOKEN)


def expected_in(request: Request) -> int:
    """Return about how many tokens a model reads of a request."""
    return estimated(request.system, request.user, str(request.schema))


@dataclass(frozen=True, slots=True)
class Taken:
    """Tokens put aside for a request, and the day that they are of."""

    day: str
    tokens: int


class DailyTokens:
    """The day's tokens, of which a request takes as many as it may need and says afterwards what it needed.

    A request may begin while any are left, so that a day goes over by one request at most. `ceiling` 0 counts nothing.
    """

    def __init__(self, home: Path, ceiling: int) -> None:
        self._file = home / FILE
        self._ceiling = ceiling

    def take(self, tokens: int) -> Taken | None:
        """Put tokens aside; None when the day's are used up, or cannot be counted."""
        day = date.today().isoformat()  # noqa: DTZ011 - the day as the people of the place count it
        if not self._ceiling:
            return Taken(day, 0)
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._opened()) as counted:
                counted.execute("BEGIN IMMEDIATE")
                counted.execute("DELETE FROM tokens WHERE day < ?", (day,))
                found = counted.execute("SELECT used FROM tokens WHERE day = ?", (day,)).fetchone()
                free = not found or found[0] < self._ceiling
                if free:
                    self._add(counted, Taken(day, tokens))
                counted.execute("COMMIT")
        except (sqlite3.Error, OSError) as error:
            _log.error("tokens cannot be counted (%s), so no language model is asked", type(error).__name__)
            return None
        return Taken(day, tokens) if free else None

    def settle(self, taken: Taken, used: int) -> None:
        """Count what a request used in the place of what it took."""
        if not self._ceiling or used == taken.tokens:
            return
        try:
            with closing(self._opened()) as counted:
                self._add(counted, Taken(taken.day, used - taken.tokens))
        except (sqlite3.Error, OSError) as error:
            # What was taken stays counted: rather too many than too few.
            _log.error("tokens cannot be counted: %s", type(error).__name__)

    def _opened(self) -> sqlite3.Connection:
        counted = sqlite3.connect(self._file, timeout=_WAIT_S, isolation_level=None)
        counted.execute(
            "CREATE TABLE IF NOT EXISTS tokens (day TEXT PRIMARY KEY, used INTEGER NOT NULL) WITHOUT ROWID"
        )
        return counted

    @staticmethod
    def _add(counted: sqlite3.Connection, taken: Taken) -> None:
        counted.execute(
            "INSERT INTO tokens VALUES (?, ?) ON CONFLICT (day) DO UPDATE SET used = used + excluded.used",
            (taken.day, taken.tokens),
        )
