"""The library behind langchain's own interface."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from langchain_core.runnables import RunnableLambda

from assistant.search.retriever import LibraryRetriever
from assistant.search.shelf import Shelf
from ingest.publish import publish
from tests.invented import WordEmbedder, document, holding

OTHER = "8-kh-lang-mo-2032"


@pytest.fixture
def shelf(home: Path) -> Iterator[Shelf]:
    other = document(OTHER, number="8-KH/LM", aliases=())
    publish([holding(), holding(other)], home, embedder=WordEmbedder(), vector_weight=0.3)
    opened = Shelf(home, embedder=WordEmbedder)
    opened.open()
    yield opened
    opened.close()


def test_it_finds_what_search_finds(shelf: Shelf) -> None:
    with shelf.lend() as edition:
        hits = edition.search("trạm bơm", k=3)
    found = LibraryRetriever(shelf=shelf, k=3).invoke("trạm bơm")
    assert [one.id for one in found] == [hit.provision for hit in hits]
    first = found[0].metadata
    assert (first["score"], first["lexical"], first["vector"]) == (
        hits[0].score,
        hits[0].lexical,
        hits[0].vector,
    )
    assert first["url"] == "/van-ban/" + str(found[0].id).replace("/", "#", 1)
    assert "trạm bơm" in found[0].page_content
    assert first["text"] == "verbatim"


def test_documents_bound_it_and_it_is_a_link_of_a_chain(shelf: Shelf) -> None:
    retriever = LibraryRetriever(shelf=shelf, documents=(OTHER,))
    chain = retriever | RunnableLambda(lambda found: {one.metadata["document"] for one in found})
    assert chain.invoke("trạm bơm") == {OTHER}
    assert retriever.invoke("") == []
