"""The two legs as the product has them, over plain arrays: a score of every passage for every question."""

import re
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.search.lexical import FIELDS, terms
from assistant.text.normal import words
from evals.retrieval.tasks import Passage, Task

Scores = NDArray[np.float32]
Embed = Callable[[Sequence[str]], Scores]
LONGEST = 25
"""Syllables of a window; a sentence longer than this is a window by itself."""
_ENDS = re.compile(r"(?<=[.;?!])\s+|\n+")
_AT_ONCE = 256


def lexical_scores(task: Task) -> Scores:
    """Return (questions, passages) scores of BM25 over folded syllables and pairs of them, headings half."""
    import bm25s

    total = np.zeros((len(task.questions), len(task.passages)), dtype=np.float32)
    asked = [list(dict.fromkeys(terms(question))) for question in task.questions]
    for field, weight in FIELDS.items():
        tokens = [terms(getattr(passage, field)) for passage in task.passages]
        if not any(tokens):
            continue
        index = bm25s.BM25()
        index.index(tokens, show_progress=False)
        for row, question in enumerate(asked):
            if known := index.get_tokens_ids(question):
                total[row] += np.float32(weight) * index.get_scores_from_ids(known)
    return total


def windows(text: str) -> Iterator[str]:
    """Yield the groups of neighbouring sentences of `text` that hold at most `LONGEST` syllables."""
    group: list[str] = []
    held = 0
    for sentence in _ENDS.split(text):
        length = len(words(sentence))
        if group and held + length > LONGEST:
            yield " ".join(group)
            group, held = [], 0
        if sentence.strip():
            group.append(sentence)
            held += length
    if group:
        yield " ".join(group)


class Dense:
    """The vectors of a task's passages: of each whole, and of each of its windows under its heading."""

    def __init__(self, passages: Sequence[Passage], embed: Embed, *, windowed: bool = True) -> None:
        self._embed = embed
        self._whole = embed([f"{passage.heading}\n{passage.text}" for passage in passages])
        parts = [
            [f"{passage.heading}\n{part}" for part in windows(passage.text)] or [passage.heading]
            for passage in passages
        ]
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
