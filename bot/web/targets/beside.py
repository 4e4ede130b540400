"""What stands beside a row on its page: rows it is taken for, the reviewed national aims, questions worth asking."""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from assistant.answers.answer import Status
from assistant.answers.proof.row_tests import is_rank
from assistant.answers.question.milestones import plain_amount
from assistant.library.addresses import place_url
from assistant.library.nouns import Document, Provision
from assistant.library.reference import Comparison
from assistant.wording import say
from bot.web.desk import Desk
from bot.web.targets.board import Board, Cell, Row
from bot.web.targets.charted import own_units
from bot.web.trying import tried

if TYPE_CHECKING:
    from assistant.library.library import Library

_QUESTIONS = 4
_KEPT = 512


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


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question about the row, and the address that asks it."""

    text: str
    link: str


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


class Suggestions:
    """Questions about rows, kept only where they are answered from the row itself; the latest ones remembered."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = Lock()
        self._known: OrderedDict[tuple[str, str], tuple[Suggestion, ...]] = OrderedDict()

    def about(self, version: str, row: Row, pairs: tuple[Pair, ...]) -> tuple[Suggestion, ...]:
        """Return the questions to offer on the page of a row."""
        key = (version, row.id)
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
        found: list[Suggestion] = []
        for text in dict.fromkeys(_candidates(row, pairs)):
            if len(found) < _QUESTIONS and self._is_answered(text, row):
                found.append(Suggestion(text, f"/?{urlencode({'q': text})}"))
        with self._lock:
            self._known[key] = tuple(found)
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return tuple(found)

    def _is_answered(self, text: str, row: Row) -> bool:
        answer = tried(self._desk, text)
        cited = {citation.quote.provision for citation in answer.citations}
        return answer.status is Status.ANSWERED and row.id in cited


def _candidates(row: Row, pairs: tuple[Pair, ...]) -> Iterator[str]:
    """Yield questions, of each kind first the one by name, then the one by number."""
    years = [column.year for column, cell in row.cells.items() if cell.milestone.amount is not None]
    number, name = row.target.number, row.shown_name
    if years:
        year = years[len(years) // 3]
        yield say("targets.question.year", name=name, year=year)
        if row.numbered:
            yield say("targets.question.number_year", number=number, year=years[-1])
    for pair in pairs[:1]:
        yield say("targets.question.national", subject=pair.said.subject, place=row.document.place)
    if row.numbered and _can_grow(row):
        yield say("targets.question.change", number=number, first=years[0], last=years[-1])
    if row.numbered:
        yield say("targets.question.number_path", number=number)
    else:
        yield say("targets.question.path", name=name)


def _can_grow(row: Row) -> bool:
    """Tell whether the first and last figures are plain numbers of one unit, so that one is more than the other."""
    units = own_units(row)
    ends = [column for column in units if column.period == "year"]
    plain = [plain_amount(row.cells[column].milestone) for column in ends[:1] + ends[-1:]]
    return (
        len(set(plain)) == 2
        and None not in plain
        and units[ends[0]] == units[ends[-1]]
        and not is_rank(row.target)
    )
