"""All questions that can be made from an edition: the same each time, and bounded however long a document is."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.trainers.quiz import clauses, document_data, duties, gaps, target_sets, targets
from bot.trainers.quiz.held import Held, held_in
from bot.trainers.quiz.item import Item
from bot.trainers.quiz.making import rank
from bot.trainers.quiz.rows import tables_of

if TYPE_CHECKING:
    from assistant.search.edition import Edition

MOST = 240
"""As many questions as one document gives of one family; of more, this many are kept, evenly by their ids."""


@dataclass(frozen=True, slots=True)
class Pool:
    """Every question that an edition gives, in the order of documents and families; no two have the same id."""

    version: str
    items: tuple[Item, ...]

    def families(self) -> dict[str, int]:
        """Return how many questions there are of each family."""
        return dict(Counter(item.family for item in self.items))


def pool_of(edition: "Edition") -> Pool:
    """Return every question that can be made from the public documents of an edition held word for word."""
    found: dict[str, Item] = {}
    for held in held_in(edition):
        for source in SOURCES:
            for item in _kept(source(held)):
                found.setdefault(item.id, item)
    return Pool(edition.version, tuple(found.values()))


def _of_tables(held: Held) -> Iterator[Item | None]:
    for table in tables_of(held):
        for make in (*targets.MAKERS.values(), *target_sets.MAKERS.values()):
            yield from make(table)


SOURCES: tuple[Callable[[Held], Iterator[Item | None]], ...] = (
    _of_tables,
    duties.duties,
    document_data.document_data,
    clauses.clauses,
    gaps.gaps,
)


def _kept(items: Iterable[Item | None]) -> Iterator[Item]:
    families: dict[str, list[Item]] = {}
    for item in items:
        if item is not None:
            families.setdefault(item.family, []).append(item)
    for some in families.values():
        kept = {item.id for item in sorted(some, key=lambda one: rank("kept", one.id))[:MOST]}
        yield from (item for item in some if item.id in kept)
