"""What a door makes of a whole library: worked out once for each edition that serves, and kept as long as it does."""

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

from bot.desk.desk import Desk

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
        """Return it, made first where the edition is a new one; Opening while no library is open."""
        self._desk.must_be_open()
        with self._desk.shelf.lend() as edition, self._lock:
            if self._made is None or self._made[0] != edition.version:
                self._made = (edition.version, self._make(edition))
            return self._made[1]
