"""The form that asks who sits in the hall, what is told and how long; topics in groups, of one document together."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.library.nouns import Document
from bot.trainers.topic import About, Topic

if TYPE_CHECKING:
    from assistant.library.library import Library


@dataclass(frozen=True, slots=True)
class Shelf:
    """Topics of one document; the document is None where the group needs no heading for it."""

    document: Document | None
    topics: tuple[Topic, ...]

    def chosen(self, ids: Sequence[str]) -> int:
        """Return how many of them are among `ids`."""
        return sum(topic.id in ids for topic in self.topics)


@dataclass(frozen=True, slots=True)
class Group:
    """Topics of one sort, by document."""

    about: About
    shelves: tuple[Shelf, ...]

    @property
    def count(self) -> int:
        """Return how many topics there are."""
        return sum(len(shelf.topics) for shelf in self.shelves)

    def chosen(self, ids: Sequence[str]) -> int:
        """Return how many of them are among `ids`."""
        return sum(shelf.chosen(ids) for shelf in self.shelves)


def groups_of(library: "Library", topics: Sequence[Topic]) -> tuple[Group, ...]:
    """Return the topics in the order in which they are offered; a sort that has none is left out."""
    several = len({topic.document for topic in topics}) > 1
    groups = []
    for about in About:
        own = [topic for topic in topics if topic.about is about]
        if about is About.DOCUMENT:
            shelves = [Shelf(None, tuple(own))]
        else:
            of = groupby(own, lambda topic: topic.document)
            shelves = [Shelf(library.document(id_) if several else None, tuple(each)) for id_, each in of]
        if own:
            groups.append(Group(about, tuple(shelves)))
    return tuple(groups)
