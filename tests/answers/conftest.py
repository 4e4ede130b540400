"""Assistants over the corpus and over an invented programme, each published once."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from assistant.answers.answer import Answer, Question
from assistant.answers.question.lexicon import Lexicon
from assistant.assistant import Assistant
from assistant.library.nouns import Holding
from assistant.places import data_folder
from assistant.search.shelf import Shelf
from ingest.corpus import build_corpus, build_document
from ingest.publish import publish
from ingest.reference import read_reference, tied
from tests.invented import WordEmbedder

INVENTED = Path(__file__).parents[1] / "ingest" / "documents"


class Asked:
    """An assistant and the shelf under it."""

    def __init__(self, holdings: Sequence[Holding], home: Path) -> None:
        reference = tied(read_reference(data_folder("corpus")), holdings)
        publish(holdings, home, embedder=WordEmbedder(placeholder=True), reference=reference)
        self.home = home
        self.shelf = Shelf(home, embedder=WordEmbedder)
        self.shelf.open()
        self.assistant = Assistant(self.shelf)
        self.holdings = tuple(holdings)

    def __call__(self, text: str, **more: object) -> Answer:
        return self.assistant.ask(Question(text, **more))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    """Ask the corpus."""
    asked = Asked(build_corpus(data_folder("corpus")).holdings, tmp_path_factory.mktemp("answers") / "home")
    yield asked
    asked.shelf.close()


@pytest.fixture(scope="session")
def ask_invented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    """Ask the invented programme of another province."""
    agencies = read_reference(data_folder("corpus")).agencies
    holding = build_document(INVENTED / "hai-son", agencies)
    asked = Asked([holding], tmp_path_factory.mktemp("invented") / "home")
    yield asked
    asked.shelf.close()


@pytest.fixture(scope="session")
def lexicon(ask: Asked) -> Iterator[Lexicon]:
    with ask.shelf.lend() as edition:
        yield Lexicon(edition)
