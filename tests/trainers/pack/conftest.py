"""Desks over the real corpus and over three programmes of nobody, with what can be chosen of each."""

from dataclasses import dataclass

import pytest

from assistant.assistant import Assistant
from assistant.search.shelf import Shelf
from bot.desk.desk import Desk
from bot.trainers.fault import Fault
from bot.trainers.pack.making import pack_of
from bot.trainers.pack.pack import Pack, Wanted
from bot.trainers.quiz.pool import Pool, pool_of
from bot.trainers.topic import Topic
from bot.trainers.topics import topics_of


@dataclass(frozen=True)
class Room:
    """A desk and what can be chosen at it."""

    desk: Desk
    topics: tuple[Topic, ...]
    pool: Pool

    def pack(self, audience: str, *topics: str, minutes: int = 30, seed: int = 1) -> Pack:
        made = self.asked(audience, *topics, minutes=minutes, seed=seed)
        assert isinstance(made, Pack), made
        return made

    def asked(self, audience: str, *topics: str, minutes: int = 30, seed: int = 1) -> Pack | Fault:
        return pack_of(self.desk, self.topics, self.pool, Wanted(audience, topics, minutes, seed))

    def of(self, about: str) -> list[Topic]:
        return [one for one in self.topics if one.about == about]


def _room(shelf: Shelf) -> Room:
    with shelf.lend() as edition:
        return Room(Desk(shelf, Assistant(shelf)), topics_of(edition), pool_of(edition))


@pytest.fixture(scope="session")
def room(shelf: Shelf) -> Room:
    return _room(shelf)


@pytest.fixture(scope="session")
def invented_room(invented_shelf: Shelf) -> Room:
    return _room(invented_shelf)
