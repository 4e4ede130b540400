"""Questions worth asking about a row, each seen to be answered from it."""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock
from urllib.parse import urlencode

from assistant.answers.answer import Status
from assistant.answers.proof.row_tests import is_rank
from assistant.answers.question.milestones import plain_amount
from assistant.wording import say
from bot.desk.desk import Desk
from bot.desk.trying import tried
from bot.views.targets.beside import Pair
from bot.views.targets.board import Row
from bot.views.targets.charted import own_units

_QUESTIONS = 4
_KEPT = 512


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question about the row, and the address that asks it."""

    text: str
    link: str


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
