"""What stands beside a row: rows it is taken for, the reviewed aims of the whole country."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.library.addresses import place_url
from assistant.library.nouns import Document, Provision
from assistant.library.reference import Comparison
from bot.desk.desk import Desk
from bot.views.targets.board import Board, Cell, Row

if TYPE_CHECKING:
    from assistant.library.library import Library


@dataclass(frozen=True, slots=True)
class Pair:
    """A reviewed pair: the row's own value, and what a document of the whole country says, each with its place."""

    said: Comparison
    cell: Cell
    national: Document
    place: Provision
    address: str
    grade: str

    @property
    def digest(self) -> bool:
        """Tell whether the national side is a digest, which is never a quotation."""
        return self.national.text == "digest"


def pairs_of(library: "Library", board: Board, row: Row) -> tuple[Pair, ...]:
    """Return the reviewed pairs of a row whose national side can be read."""
    found = []
    for one in board.comparisons:
        cell = next((c for column, c in row.cells.items() if column.year == one.year), None)
        if one.provincial != row.id or cell is None:
            continue
        place = library.provision(one.national)
        document = library.document(place.document) if place else None
        if place and document and document.is_public:
            grounds = library.grounds(place.id)
            found.append(
                Pair(one, cell, document, place, place_url(place.id), grounds.grade if grounds else "")
            )
    return tuple(found)


def look_alikes(desk: Desk, board: Board, row: Row) -> tuple[Row, ...]:
    """Return the rows that this one is easily taken for."""
    found = map(board.row, (target.provision for target in desk.assistant.look_alikes(row.id)))
    return tuple(one for one in found if one)
