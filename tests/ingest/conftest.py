"""The corpus as built once for the tests that read it."""

from pathlib import Path

import pytest

from assistant.library.nouns import Holding
from assistant.places import data_folder
from ingest.corpus import build_corpus, build_document
from ingest.reference import read_reference

DOCUMENTS = Path(__file__).with_name("documents")


@pytest.fixture(scope="session")
def corpus() -> tuple[Holding, ...]:
    return build_corpus(data_folder("corpus")).holdings


@pytest.fixture(scope="session")
def programme(corpus: tuple[Holding, ...]) -> Holding:
    """The programme 42-CTr/TU as it was understood."""
    return next(h for h in corpus if h.document.id == "42-ctr-tu-ha-tinh-2025")


@pytest.fixture(scope="session")
def hai_son() -> Holding:
    """An invented programme of another province: other numbers, rows, years, units and agencies."""
    return build_document(DOCUMENTS / "hai-son", read_reference(data_folder("corpus")).agencies)


@pytest.fixture(scope="session")
def nam_phong() -> Holding:
    """An invented plan with a deliberately awkward outline."""
    return build_document(DOCUMENTS / "nam-phong")
