"""The trainers' room at a terminal: an open desk with what can be chosen, and the lists of it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

import typer

from assistant.settings import read_settings
from assistant.wording import say
from bot.trainers.topic import About, Topic

if TYPE_CHECKING:
    from bot.desk.desk import Desk
    from bot.trainers.fault import Fault
    from bot.trainers.quiz.pool import Pool

_USAGE = 2


@dataclass(frozen=True, slots=True)
class Room:
    """An open desk and the topics of its edition; `base` is where phones reach its server."""

    desk: "Desk"
    topics: tuple[Topic, ...]
    base: str

    def pool(self) -> "Pool":
        """Return every question that the edition gives; it takes seconds for long documents."""
        from bot.trainers.quiz.pool import pool_of

        with self.desk.shelf.lend() as edition:
            return pool_of(edition)


@contextmanager
def open_room() -> Iterator[Room]:
    """Lend the room over the published library; raises what opening the library does."""
    from assistant.assistant import Assistant
    from assistant.models.chat import open_chat
    from assistant.search.embedders.chosen import Chosen
    from assistant.search.shelf import Shelf
    from bot.desk.desk import Desk
    from bot.trainers.topics import topics_of

    settings = read_settings()
    chat = open_chat(settings)
    shelf = Shelf(settings.home, embedder=Chosen(settings), digests=settings.digests)
    shelf.open()
    try:
        with shelf.lend() as edition:
            topics = topics_of(edition)
        yield Room(Desk(shelf, Assistant(shelf, chat)), topics, settings.public_url)
    finally:
        shelf.close()


def topic_lines(topics: Sequence[Topic]) -> list[str]:
    """Return the topics that can be chosen, a sort after another, each with its id."""
    lines = [say("cli_trainers.list.topics")]
    for about in About:
        own = [one for one in topics if one.about is about]
        if own:
            lines.append(say(f"cli_trainers.list.about_{about.value}"))
            lines += [say("cli_trainers.list.topic", id=one.id, name=one.name) for one in own]
    return lines


def refuse(fault: "Fault") -> NoReturn:
    """Tell a fault of what was wished for, and end as a wrong call does."""
    typer.echo(fault.text, err=True)
    raise typer.Exit(_USAGE)


def offer(lines: Sequence[str], remedy: str) -> NoReturn:
    """Print what can be chosen, tell how, and end as a call that chose nothing does."""
    typer.echo("\n".join(lines))
    typer.echo(remedy, err=True)
    raise typer.Exit(_USAGE)
