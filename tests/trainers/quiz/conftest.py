"""Pools of the corpus, of a programme full of traps and of acts in articles, each made once."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.library.nouns import Holding
from assistant.search.shelf import Shelf
from bot.trainers.quiz.pool import Pool, pool_of
from bot.trainers.topic import Topic
from bot.trainers.topics import topics_of
from ingest.corpus import build_document
from ingest.publish import publish
from tests.answers.invented_acts import acts
from tests.invented import WordEmbedder
from tests.trainers.quiz import traps


@dataclass(frozen=True)
class Room:
    """A pool with its topics and the clean text of each document."""

    pool: Pool
    topics: tuple[Topic, ...]
    clean: dict[str, str]


def room_of(shelf: Shelf) -> Room:
    with shelf.lend() as edition:
        held = [one for one in edition.library.documents() if one.text == "verbatim"]
        return Room(
            pool_of(edition), topics_of(edition), {one.id: edition.library.clean_text(one.id) for one in held}
        )


def opened(holdings: list[Holding], home: Path) -> Iterator[Room]:
    publish(holdings, home, embedder=WordEmbedder(placeholder=True))
    shelf = Shelf(home, embedder=WordEmbedder)
    shelf.open()
    yield room_of(shelf)
    shelf.close()


@pytest.fixture(scope="session")
def trapped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    folder = tmp_path_factory.mktemp("traps")
    (folder / "source.md").write_text(traps.SOURCE, encoding="utf-8")
    (folder / "card.toml").write_text(traps.CARD, encoding="utf-8")
    yield from opened([build_document(folder)], tmp_path_factory.mktemp("traps-home") / "home")


@pytest.fixture(scope="session")
def of_acts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    built = acts(tmp_path_factory.mktemp("acts"))
    yield from opened(built, tmp_path_factory.mktemp("acts-home") / "home")


@pytest.fixture(scope="session")
def corpus_room(shelf: Shelf) -> Room:
    return room_of(shelf)


@pytest.fixture(scope="session")
def invented_room(invented_shelf: Shelf) -> Room:
    return room_of(invented_shelf)
