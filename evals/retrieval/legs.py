"""The two legs as the product has them, over plain arrays: a score of every passage for every question."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from assistant.library.nouns import Passage as Noun
from assistant.search.edition import WEIGHED
from assistant.search.lexical import Lexical, write_lexical
from assistant.search.query import Query
from assistant.search.windows import window_texts
from assistant.text.accents import restored
from evals.retrieval.tasks import Passage, Task

Scores = NDArray[np.float32]
Embed = Callable[[Sequence[str]], Scores]
_AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class ByWords:
    """The lexical leg: (questions, passages) scores, and how much of each question the best passage says."""

    scores: Scores
    coverage: Scores


def queries(task: Task) -> list[Query]:
    """Return the questions as search reads them, accents restored where none were typed."""
    return [Query(question, question, restored(question).text) for question in task.questions]


def by_words(task: Task) -> ByWords:
    """Return the lexical leg as the product has it."""
    rows = [Noun(str(n), "", one.heading, one.text) for n, one in enumerate(task.passages)]
    with TemporaryDirectory() as folder:
        write_lexical(Path(folder) / "lexical", rows, version="")
        index = Lexical(Path(folder) / "lexical")
        asked = queries(task)
        scores = np.array([index.scores(query) for query in asked])
        best = np.argsort(-scores, axis=1, kind="stable")[:, :WEIGHED]
        coverage = [index.coverage(query, row.tolist()) for query, row in zip(asked, best, strict=True)]
    return ByWords(scores, np.array(coverage, dtype=np.float32))


class Dense:
    """The vectors of a task's passages: of each whole, and of each of its windows under its heading."""

    def __init__(self, passages: Sequence[Passage], embed: Embed, *, windowed: bool = True) -> None:
        self._embed = embed
        self._whole = embed([f"{passage.heading}\n{passage.text}" for passage in passages])
        # The heading stands above the passage's own label, as in the library.
        nouns = [Noun("", "", f"{passage.heading}\n", passage.text) for passage in passages]
        wholes = (f"{passage.heading}\n{passage.text}" for passage in passages)
        parts = [window_texts(noun) or (whole,) for noun, whole in zip(nouns, wholes, strict=True)]
        self._starts = np.cumsum([0] + [len(part) for part in parts[:-1]])
        self._parts = embed([part for several in parts for part in several]) if windowed else None

    def scores(self, questions: Sequence[str]) -> Scores:
        """Return (questions, passages) scores: half the cosine of the best window, half of the whole."""
        asked = self._embed(questions)
        whole = asked @ self._whole.T
        if self._parts is None:
            return whole
        for start in range(0, len(questions), _AT_ONCE):
            rows = slice(start, start + _AT_ONCE)
            best = np.maximum.reduceat(asked[rows] @ self._parts.T, self._starts, axis=1)
            whole[rows] = (whole[rows] + best) / 2
        return whole
