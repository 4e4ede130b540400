"""A speaker over published libraries, and what every card must be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pytest

from assistant.assistant import Assistant
from assistant.search.shelf import Shelf
from bot.cards.actions import Open, read, written
from bot.cards.card import Action, Card, Quoted, Reply, text_of
from bot.cards.speaker import Speaker
from bot.desk.desk import Desk
from bot.store.store import Store

PUBLIC = "https://troly57.example.vn"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A speaker, the shelf that it speaks from, and its assistant."""

    speaker: Speaker
    shelf: Shelf
    desk: Desk

    def verbatim(self) -> tuple[str, ...]:
        """Return the text of every document that is held word for word."""
        with self.shelf.lend() as edition:
            library = edition.library
            return tuple(library.clean_text(one.id) for one in library.documents() if one.text == "verbatim")


def spoken_of(shelf: Shelf, store: str = "") -> Spoken:
    """Return a speaker over a shelf."""
    desk = Desk(shelf, Assistant(shelf), store=Store(store))
    return Spoken(Speaker(desk, public_url=PUBLIC), shelf, desk)


@pytest.fixture(scope="session")
def corpus(shelf: Shelf) -> Spoken:
    return spoken_of(shelf)


@pytest.fixture(scope="session")
def invented_spoken(invented_shelf: Shelf) -> Spoken:
    return spoken_of(invented_shelf)


@pytest.fixture(params=["corpus", "invented"])
def spoken(request: pytest.FixtureRequest, corpus: Spoken, invented_spoken: Spoken) -> Spoken:
    """The real corpus, then programmes of nobody."""
    return corpus if request.param == "corpus" else invented_spoken


def said(reply: Reply) -> str:
    """Return everything that a reply says, line by line."""
    return "\n".join(line for card in reply.cards for line in text_of(card))


def actions_of(reply: Reply) -> list[Action]:
    return [action for card in reply.cards for row in card.actions for action in row]


def quotes_of(card: Card) -> list[str]:
    return [block.text for block in card.blocks if isinstance(block, Quoted)]


def check(reply: Reply, verbatim: Iterable[str]) -> None:
    """See that a reply says something, quotes only what a document says, and that its buttons can be kept."""
    assert reply.cards
    texts = tuple(verbatim)
    for card in reply.cards:
        assert card.blocks
        assert all(line.strip() for line in text_of(card)), list(text_of(card))
        for quote in quotes_of(card):
            assert any(quote in text for text in texts), quote
        assert all(row for row in card.actions)
    for action in actions_of(reply):
        assert action.label.strip()
        if isinstance(action.does, Open):
            assert action.does.url.startswith(f"{PUBLIC}/")
        else:
            assert read(written(action.does)) == action.does


def leafed(speaker: Speaker, first: Reply, to: type) -> Iterator[Card]:
    """Yield the card and, by its button, each page after it."""
    reply, seen = first, 0
    while True:
        yield reply.cards[0]
        seen += 1
        assert seen < 100
        onward = [
            action.does
            for action in actions_of(reply)
            if isinstance(action.does, to) and getattr(action.does, "page", 0) == seen
        ]
        if not onward:
            return
        reply = speaker.does(onward[0], "leafing")
        assert reply.replaces
