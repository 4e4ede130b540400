"""Clients of the web door over published libraries, and an assistant that answers what a test tells it to."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assistant.answers.answer import Answer, Citation, Question, Quote, Sentence, Status
from assistant.library.nouns import Duty, Holding, Provision, Target
from assistant.search.shelf import Shelf
from bot.desk.desk import Desk
from bot.web.app import web_app
from ingest.publish import publish
from tests.invented import WordEmbedder


@dataclass
class Told:
    """An assistant that gives one answer, and remembers what it was asked."""

    answer: Answer
    asked: list[Question] = field(default_factory=list)
    has_model: bool = False
    model_seconds: float = 0.0

    def ask(self, question: Question, **_: object) -> Answer:
        self.asked.append(question)
        return self.answer

    def look_alikes(self, _: str) -> tuple[Target, ...]:
        return ()


class Unready:
    """A shelf with nothing open."""

    ready = False


@pytest.fixture(scope="session")
def target(shelf: Shelf) -> Target:
    """A target of the corpus with an amount in every milestone."""
    with shelf.lend() as edition:
        return next(
            one
            for one in edition.library.targets()
            if one.milestones and all(cell.amount is not None for cell in one.milestones)
        )


@pytest.fixture(scope="session")
def row(shelf: Shelf, target: Target) -> Provision:
    with shelf.lend() as edition:
        found = edition.library.provision(target.provision)
    assert found
    return found


@pytest.fixture(scope="session")
def answer(target: Target, row: Provision) -> Answer:
    """An answer that cites one cell of `target`."""
    cell = target.milestones[1]
    quote = Quote(target.document, row.id, cell.cell, cell.text, row.label)
    header = Quote(target.document, target.columns, cell.column, cell.column_label, row.label)
    url = f"/van-ban/{target.document}#{row.path}"
    citation = Citation(1, quote, number="1/TEST", url=url, beside=(header,))
    said = f"**{cell.text}** vào năm {cell.year}"
    return Answer(
        id="a1",
        status=Status.ANSWERED,
        text=f"{said}. [1]",
        sentences=(Sentence(said, (1,)),),
        citations=(citation,),
        took_ms=1.25,
    )


@pytest.fixture
def assistant(answer: Answer) -> Told:
    return Told(answer)


def client_of(shelf: object, assistant: object) -> TestClient:
    """Return a client of the web door over any shelf and assistant; a bug in it raises."""
    return TestClient(web_app(Desk(shelf, assistant), version="0"))  # type: ignore[arg-type]


@pytest.fixture
def client(shelf: Shelf, assistant: Told) -> Iterator[TestClient]:
    with client_of(shelf, assistant) as client:
        yield client


@pytest.fixture
def unready(assistant: Told) -> Iterator[TestClient]:
    """A client of a server whose library is not open yet."""
    with client_of(Unready(), assistant) as client:
        yield client


@contextmanager
def serving(folder: Path, holdings: Sequence[Holding], assistant: object) -> Iterator[TestClient]:
    """Publish `holdings` in `folder` and yield a client of the web door over them."""
    publish(holdings, folder, embedder=WordEmbedder(placeholder=True))
    shelf = Shelf(folder, embedder=WordEmbedder)
    shelf.open()
    try:
        with client_of(shelf, assistant) as client:
            yield client
    finally:
        shelf.close()


def duties_of(shelf: Shelf) -> tuple[tuple[Duty, str], ...]:
    """Every duty with the characters of its clause."""
    with shelf.lend() as edition:
        library = edition.library
        return tuple((one, one.span.of(library.clean_text(one.document))) for one in library.duties())


@pytest.fixture(scope="session")
def invented(invented_shelf: Shelf) -> Iterator[tuple[TestClient, Shelf]]:
    """Three programmes of nobody, one of them with a table of tasks."""
    with client_of(invented_shelf, None) as client:
        yield client, invented_shelf


@pytest.fixture(params=["corpus", "invented"])
def programmes(
    request: pytest.FixtureRequest, client: TestClient, shelf: Shelf, invented: tuple[TestClient, Shelf]
) -> tuple[TestClient, Shelf]:
    """The real corpus, then the invented programmes: a client and the shelf it serves from."""
    return (client, shelf) if request.param == "corpus" else invented
