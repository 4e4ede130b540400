"""Shelves that many tests read from: the real corpus, and three programmes of nobody, one with a table of tasks."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.places import data_folder

if TYPE_CHECKING:
    from assistant.search.shelf import Shelf

INVENTED = Path(__file__).parent / "ingest" / "documents"


@pytest.fixture(scope="session")
def library_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from ingest.corpus import build_corpus
    from ingest.publish import publish
    from tests.invented import WordEmbedder

    home = tmp_path_factory.mktemp("bot") / "home"
    corpus = build_corpus(data_folder("corpus"))
    publish(corpus.holdings, home, embedder=WordEmbedder(placeholder=True), reference=corpus.reference)
    return home


@pytest.fixture(scope="session")
def shelf(library_home: Path) -> "Iterator[Shelf]":
    from assistant.search.shelf import Shelf
    from tests.invented import WordEmbedder

    shelf = Shelf(library_home, embedder=WordEmbedder)
    shelf.open()
    yield shelf
    shelf.close()


@pytest.fixture(scope="session")
def invented_shelf(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Shelf]":
    from assistant.library.reference import Reference
    from assistant.search.shelf import Shelf
    from ingest.corpus import build_document
    from ingest.publish import publish
    from ingest.reference import read_reference
    from tests.invented import WordEmbedder

    known = read_reference(data_folder("corpus"))
    reference = Reference(agencies=known.agencies, predecessors=known.predecessors)
    home = tmp_path_factory.mktemp("invented") / "home"
    built = [build_document(one, reference.agencies) for one in sorted(INVENTED.iterdir()) if one.is_dir()]
    publish(built, home, embedder=WordEmbedder(placeholder=True), reference=reference)
    shelf = Shelf(home, embedder=WordEmbedder)
    shelf.open()
    yield shelf
    shelf.close()
