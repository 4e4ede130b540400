"""A quiz: what was wished for, and the questions that were drawn for it."""

from dataclasses import dataclass

from bot.trainers.quiz.item import Item, Kind, Level

MOST_ITEMS = 50
"""As many questions as one quiz may have."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a quiz should be; without topics, kinds or levels it takes any. The same seed draws the same quiz."""

    topics: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    levels: tuple[Level, ...] = ()
    count: int = 10
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Quiz:
    """Questions of one edition, none asking for the same fact twice; fewer than wished where there are no more.

    `documents` are the ids of the documents that are asked about, each with what it is called.
    """

    version: str
    wish: Wish
    items: tuple[Item, ...]
    documents: tuple[tuple[str, str], ...] = ()

    @property
    def short(self) -> int:
        """Return how many questions fewer there are than were wished for."""
        return self.wish.count - len(self.items)
