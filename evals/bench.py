"""Measures the published library in one process, beside the bare engines it is built on.

python -m evals.bench
"""

import resource
import statistics
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from time import perf_counter
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from assistant.answers.answer import Question
from assistant.assistant import Assistant
from assistant.library.library import Library
from assistant.search.edition import Edition
from assistant.search.embedders.chosen import Chosen
from assistant.search.shelf import Shelf, open_current
from assistant.settings import read_settings
from assistant.wording import say

Vectors = NDArray[np.float32]
Asked = TypeVar("Asked")
WARM_UP = 20
OPENINGS = 5


def questions(library: Library) -> list[str]:
    """Return a plain question for every value cell of the library's tables."""
    targets = [target for document in library.documents() for target in library.targets(document.id)]
    return [
        say("shown.examples.target", name=target.name, year=milestone.year)
        for target in targets
        for milestone in target.milestones
    ]


def times_ms(call: Callable[[Asked], object], inputs: Sequence[Asked]) -> list[float]:
    """Return how long each call took, after a few that do not count."""
    for value in inputs[:WARM_UP]:
        call(value)
    taken = []
    for value in inputs:
        begun = perf_counter()
        call(value)
        taken.append((perf_counter() - begun) * 1000)
    return taken


def bare_bm25s(texts: Iterable[str]) -> Callable[[str], object]:
    """Return a query of bm25s as its README uses it: words in lower case, the ten best."""
    import bm25s

    index = bm25s.BM25()
    index.index([text.lower().split() for text in texts], show_progress=False)
    return lambda question: index.retrieve([question.lower().split()], k=10, show_progress=False)


def bare_chroma(folder: str, ids: list[str], vectors: Vectors) -> Callable[[Vectors], object]:
    """Return a query of a Chroma collection that holds the same passages, the ten best."""
    import chromadb

    collection = chromadb.PersistentClient(folder).create_collection(
        "bare", configuration={"hnsw": {"space": "cosine"}}
    )
    for start in range(0, len(ids), 1000):
        collection.add(ids[start : start + 1000], embeddings=vectors[start : start + 1000])
    return lambda vector: collection.query(query_embeddings=vector[None], n_results=10)


def memory_mb() -> float:
    """Return the resident memory of this process now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def row(name: str, taken: list[float], beside: float | None = None) -> str:
    """Return one line of the table; `beside` is the median it is compared with."""
    p50, p95 = np.percentile(taken, [50, 95])
    ratio = "" if beside is None else f"{p50 / beside:.1f}"
    return f"| {name} | {len(taken)} | {p50:.2f} | {p95:.2f} | {ratio} |"


def opening(home: Path, embedder: Chosen) -> tuple[Edition, list[float]]:
    """Return an open edition and how long each of several openings took; the first opens the embedder too."""
    taken = []
    for remaining in reversed(range(OPENINGS)):
        begun = perf_counter()
        edition = open_current(home, embedder=embedder)
        taken.append((perf_counter() - begun) * 1000)
        if remaining:
            edition.close()
    return edition, taken


def main() -> None:
    """Print the figures as a Markdown table."""
    home = read_settings().home
    before = memory_mb()
    chosen = Chosen(read_settings())
    edition, opened = opening(home, chosen)
    opened_mb = memory_mb()
    asked = questions(edition.library)
    passages = edition.library.passages()
    shelf = Shelf(home, embedder=chosen)
    shelf.open()
    assistant = Assistant(shelf)
    answering = times_ms(lambda question: assistant.ask(Question(question)), asked)
    reading = times_ms(edition.reader.read, asked)
    searching = times_ms(lambda query: edition.search(query, k=10), [edition.reader.read(q) for q in asked])
    served_mb = memory_mb()

    embedder = chosen()
    texts = [f"{passage.heading}\n{passage.text}" for passage in passages]
    words = times_ms(bare_bm25s(texts), asked)
    with tempfile.TemporaryDirectory() as folder:
        query = bare_chroma(folder, [passage.provision for passage in passages], embedder.embed(texts))
        sense = times_ms(query, list(embedder.embed(asked)))
    engines = statistics.median(words) + statistics.median(sense)

    print(f"{len(passages)} passages, {len(asked)} questions, embedder {embedder.name}\n")
    print("| what | calls | p50 ms | p95 ms | times the two bare engines |")
    print("|---|---|---|---|---|")
    print(row("first opening of an edition, imports included", opened[:1]))
    print(row("opening it again", opened[1:]))
    print(row("ask", answering, engines))
    print(row("reading what was typed", reading, engines))
    print(row("search, both legs, of what was read", searching, engines))
    print(row("bare bm25s query", words))
    print(row("bare Chroma query", sense))
    print(f"\nmemory, MB: {before:.0f} before, {opened_mb:.0f} with an edition, {served_mb:.0f} after asking")
    shelf.close()
    edition.close()


if __name__ == "__main__":
    main()
