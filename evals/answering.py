"""What a whole answer of ours costs beside the retrieval alone of the stock LangChain recipe, on one library.

python -m evals.answering [--provisions 2000]

The library is the corpus with invented documents beside it (`evals/scale/invented.py`); the questions are drawn from
evals/questions/ and asked of both in turn, so that other work on the machine slows both alike.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

import numpy as np

from assistant.places import data_folder
from assistant.search.embedders.chosen import Chosen
from assistant.settings import read_settings
from evals.bench import WARM_UP, row
from evals.questions import Question, read_questions
from evals.respondents import BASELINES, PRODUCT, Ask, Unavailable
from evals.scale.invented import Invention
from ingest.corpus import build_corpus
from ingest.publish import publish

PROVISIONS = 2_000
QUESTIONS = 300
SHARE = 0.3
"""At most so much of the recipe's time is aimed at, in the middle and at the end."""
_RECIPE = next(one for one in BASELINES if one.name == "stock_langchain")


@dataclass(frozen=True, slots=True)
class Taken:
    """What each call took, in milliseconds: by the clock, and of all processors together."""

    clock: list[float]
    processor: list[float]

    def take(self, call: Ask, question: Question) -> None:
        """Ask one question, and remember what it took."""
        before = perf_counter(), process_time()
        call(question)
        after = perf_counter(), process_time()
        for kept, start, end in zip((self.clock, self.processor), before, after, strict=True):
            kept.append((end - start) * 1000)


def write_library(home: Path, provisions: int) -> int:
    """Publish the corpus into `home`, and invented documents until there are so many; return how many there are."""
    corpus = build_corpus(data_folder("corpus"))
    told = [passage for holding in corpus.holdings for passage in holding.passages]
    lacking = provisions - sum(len(holding.provisions) for holding in corpus.holdings)
    holdings = (*corpus.holdings, *Invention(told).holdings(max(lacking, 0)))
    publish(holdings, home, embedder=Chosen(read_settings())(), reference=corpus.reference)
    return sum(len(holding.provisions) for holding in holdings)


def drawn(count: int, seed: int = 57) -> list[Question]:
    """Return questions on the corpus that stand alone, in every way of typing."""
    alone = [one for one in read_questions() if not one.history and one.file != "gazette"]
    return Random(seed).sample(alone, count)  # noqa: S311 - nothing is kept secret by it


def asked(home: Path, questions: Sequence[Question]) -> tuple[Taken, Taken]:
    """Return how long each question took, ours whole and the recipe's retrieval; Unavailable without [models]."""
    ours, theirs = Taken([], []), Taken([], [])
    with _RECIPE.open(home) as retrieve, PRODUCT.open(home) as answer:
        for question in questions[:WARM_UP]:
            answer(question), retrieve(question)
        for question in questions[WARM_UP:]:
            ours.take(answer, question)
            theirs.take(retrieve, question)
    return ours, theirs


def main() -> None:
    """Print the figures as a Markdown table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--provisions", type=int, default=PROVISIONS)
    wanted = parser.parse_args()
    with TemporaryDirectory(prefix="evals-answering-") as folder:
        home = Path(folder)
        held = write_library(home, wanted.provisions)
        try:
            ours, theirs = asked(home, drawn(QUESTIONS + WARM_UP))
        except Unavailable as why:
            print(f"\na question is not compared with {_RECIPE.title}: {why} (or make bench EXTRAS=models)")
            return
    print(f"\n{held:,} provisions, {len(ours.clock)} questions of evals/questions\n")
    print("| what | calls | p50 ms | p95 ms | |\n|---|---|---|---|---|")
    for name, taken in (("a whole answer", ours), ("the recipe's retrieval alone", theirs)):
        print(row(name, taken.clock))
        print(row(f"{name}, of the processors", taken.processor))
    for name, mine, other in (
        ("time", ours.clock, theirs.clock),
        ("processor time", ours.processor, theirs.processor),
    ):
        shares = np.percentile(mine, [50, 95]) / np.percentile(other, [50, 95])
        reached = "reached" if max(shares) <= SHARE else "not reached"
        print(
            f"\na whole answer takes {shares[0]:.2f} (p50) and {shares[1]:.2f} (p95) of the {name} of the stock "
            f"LangChain recipe's retrieval (at most {SHARE:g} is aimed at: {reached})"
        )


if __name__ == "__main__":
    main()
