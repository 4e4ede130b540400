"""What a page makes of a whole library: worked out once for each edition that serves, and kept as long as it does."""

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

from bot.web.desk import Desk
from bot.web.problems import opening

if TYPE_CHECKING:
    from assistant.search.edition import Edition

Made = TypeVar("Made")


class OfEdition(Generic[Made]):
    """The thing that `make` makes of the edition that serves; safe to use from several threads."""

    def __init__(self, desk: Desk, make: "Callable[[Edition], Made]") -> None:
        self._desk = desk
        self._make = make
        self._lock = Lock()
        self._made: tuple[str, Made] | None = None

    def now(self) -> Made:
        """Return it, made first where the edition is a new one; a Problem (503) while no library is open."""
        if not self._desk.shelf.ready:
            raise opening()
        with self._desk.shelf.lend() as edition, self._lock:
            if self._made is None or self._made[0] != edition.version:
                self._made = (edition.version, self._make(edition))
            return self._made[1]
