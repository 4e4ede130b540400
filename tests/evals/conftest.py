"""The corpus, published once, and what it says."""

from pathlib import Path

import pytest

from assistant.places import data_folder
from assistant.search.embedder import open_embedder
from evals.record import Record, read_record
from ingest.corpus import build_corpus
from ingest.publish import publish


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of the corpus as a door would serve it."""
    home = tmp_path_factory.mktemp("evals") / "home"
    corpus = build_corpus(data_folder("corpus"))
    publish(corpus.holdings, home, embedder=open_embedder(), reference=corpus.reference)
    return home


@pytest.fixture(scope="session")
def record(published: Path) -> Record:
    return read_record(published)
