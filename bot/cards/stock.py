"""What cards are made from: the desk, and what is made once of each edition."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.desk.desk import Desk
from bot.desk.of_edition import OfEdition
from bot.views.duties.ledger import Ledger, ledger_of
from bot.views.examples import Examples
from bot.views.targets.board import Board, board_of
from bot.views.targets.pictures import Pictures

if TYPE_CHECKING:
    from assistant.library.library import Library
    from assistant.search.edition import Edition


class Stock:
    """The desk, and what the edition that serves has: rows, duties, examples, pictures; safe for several threads.

    Everything but `desk` and `address` raises Opening while no library is open.
    """

    def __init__(self, desk: Desk, public_url: str = "") -> None:
        self.desk = desk
        self.examples = Examples(desk)
        self.pictures = Pictures()
        self._public_url = public_url.rstrip("/")
        self._boards = OfEdition(desk, board_of)
        self._ledgers = OfEdition(desk, ledger_of)

    @property
    def board(self) -> Board:
        """Return every row that anyone may see."""
        return self._boards.now()

    @property
    def ledger(self) -> Ledger:
        """Return every duty that anyone may see."""
        return self._ledgers.now()

    @contextmanager
    def edition(self) -> "Iterator[Edition]":
        """Lend the open edition."""
        self.desk.must_be_open()
        with self.desk.shelf.lend() as edition:
            yield edition

    @contextmanager
    def library(self) -> "Iterator[Library]":
        """Lend the open library."""
        with self.desk.library() as library:
            yield library

    def address(self, path: str) -> str:
        """Return the public address of a page; nothing where none is configured."""
        return f"{self._public_url}{path}" if self._public_url else ""
