"""Baseline: the best provision by plain BM25 over folded syllables, read out word for word, whatever is asked."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import numpy as np

from assistant.answers.answer import Status
from assistant.library.nouns import Provision
from assistant.text.normal import syllables
from evals.questions import Question
from evals.record import read_record
from evals.reply import Reply
from evals.respondents.provisions import cite
from evals.respondents.respondent import Ask


@contextmanager
def open_plain_bm25(home: Path) -> Iterator[Ask]:
    """Yield the search over every provision that has words."""
    import bm25s

    bm25s.logger.setLevel(logging.WARNING)
    provisions = [one for one in read_record(home).provisions.values() if syllables(one.text)]
    index = bm25s.BM25()
    index.index([syllables(one.text) for one in provisions], show_progress=False)

    def ask(question: Question) -> Reply:
        began = perf_counter()
        known = index.get_tokens_ids(syllables(question.ask))
        scores = index.get_scores_from_ids(known) if known else np.zeros(len(provisions))
        best = provisions[max(_among(question, provisions), key=lambda row: float(scores[row]))]
        return Reply(Status.ANSWERED, best.text, (cite(best),), took_ms=(perf_counter() - began) * 1000)

    yield ask


def _among(question: Question, provisions: list[Provision]) -> list[int]:
    """Return the rows of the documents the question is bound to, or all."""
    return [
        row
        for row, one in enumerate(provisions)
        if not question.documents or one.document in question.documents
    ]
