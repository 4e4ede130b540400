"""What is measured of one library, each in a process of its own; nothing heavy is imported before it is measured."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.library.nouns import Passage

QUESTIONS = 300
K = 10


@dataclass(frozen=True, slots=True)
class Built:
    """What building a library took, and what it holds."""

    passages: int
    windows: int
    seconds: float
    peak_mb: float
    disk_mb: float


@dataclass(frozen=True, slots=True)
class Searched:
    """How long each call took, in milliseconds: a search of ours, and a query of each bare engine."""

    ours: list[float]
    words: list[float]
    sense: list[float]


@dataclass(frozen=True, slots=True)
class Memory:
    """What opening an edition took, and resident memory in MB: with it open, after its questions, and at most."""

    seconds: float
    opened: float
    asked: float
    peak: float


def build(home: Path, provisions: int) -> Built:
    """Publish invented documents of so many provisions into `home`."""
    from assistant.places import data_folder
    from assistant.search.embedder import open_embedder
    from evals.scale.invented import Invention
    from ingest.corpus import build_corpus
    from ingest.publish import publish

    corpus = build_corpus(data_folder("corpus"))
    told = [passage for holding in corpus.holdings for passage in holding.passages]
    holdings = tuple(Invention(told).holdings(provisions))
    reference = replace(corpus.reference, comparisons=())  # they name places of the corpus
    begun = perf_counter()
    published = publish(holdings, home, embedder=open_embedder(), reference=reference)
    seconds = perf_counter() - begun
    version = home / "versions" / published.version
    disk = sum(path.stat().st_size for path in version.rglob("*") if path.is_file()) / 2**20
    counts = published.counts
    return Built(counts["passages"], counts["windows"], seconds, _status("VmHWM"), disk)


def memory(home: Path) -> Memory:
    """Return what a process takes that opens the library in `home` and searches it."""
    from assistant.search.shelf import open_current

    begun = perf_counter()
    edition = open_current(home)
    _ = edition.reader
    seconds = perf_counter() - begun
    opened = _status("VmRSS")
    for question in _questions(edition.library.passages()):
        edition.search(question, k=K)
    return Memory(seconds, opened, _status("VmRSS"), _status("VmHWM"))


def search(home: Path, scratch: Path) -> Searched:
    """Return how long searching takes, and querying bm25s and Chroma themselves for the same passages."""
    from assistant.search.embedder import open_embedder
    from assistant.search.shelf import open_current
    from evals.bench import bare_bm25s, bare_chroma, times_ms

    embedder = open_embedder()
    edition = open_current(home, embedder=lambda: embedder)
    passages = edition.library.passages()
    asked = _questions(passages)
    read = [edition.reader.read(question) for question in asked]
    ours = times_ms(lambda query: edition.search(query, k=K), read)
    edition.close()
    texts = [f"{passage.heading}\n{passage.text}" for passage in passages]
    words = times_ms(bare_bm25s(texts), asked)
    query = bare_chroma(str(scratch), [passage.provision for passage in passages], embedder.embed(texts))
    sense = times_ms(query, list(embedder.embed(asked)))
    return Searched(ours, words, sense)


def load_ours() -> float:
    """Return the seconds from nothing to the first vector of the shipped embedder, imports included."""
    return _seconds(_ours)


def load_theirs() -> float:
    """Return the same for sentence-transformers with the same weights; needs the extra [models]."""
    return _seconds(_theirs)


def _ours() -> object:
    from assistant.search.embedder import open_embedder

    return open_embedder().embed(["chuyển đổi số"])


def _theirs() -> object:
    from sentence_transformers import SentenceTransformer

    from assistant.search.embedder import WEIGHTS

    return SentenceTransformer(str(WEIGHTS), device="cpu").encode(["chuyển đổi số"])


def _seconds(call: Callable[[], object]) -> float:
    begun = perf_counter()
    call()
    return perf_counter() - begun


def _questions(passages: "tuple[Passage, ...]") -> list[str]:
    from evals.scale.invented import questions

    return questions(passages, QUESTIONS)


def _status(line: str) -> float:
    """Return a figure of this process in MB, as Linux tells it."""
    found = re.search(rf"{line}:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    return int(found[1]) / 1024 if found else 0.0
