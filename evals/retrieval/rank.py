"""From scores to a ranking, from two rankings to one, and what a ranking is worth."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from evals.retrieval.legs import Scores

DEPTH = 100
"""How many of each leg's best compete."""
_RRF = 60
_WEIGHTS = tuple(round(0.05 * step, 2) for step in range(13))


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of the questions: gold first, gold among ten, and nDCG over ten."""

    first: float
    ten: float
    ndcg: float

    def __str__(self) -> str:
        return "/".join(f"{value:.3f}".removeprefix("0") for value in (self.first, self.ten, self.ndcg))


def top(scores: Scores) -> Scores:
    """Return `scores` with all but the `DEPTH` best of each row, and those that are 0 or less, at -inf."""
    kept = np.full_like(scores, -np.inf)
    depth = min(DEPTH, scores.shape[1])
    best = np.argsort(-scores, axis=1, kind="stable")[:, :depth]
    np.put_along_axis(kept, best, np.take_along_axis(scores, best, axis=1), axis=1)
    return np.where(kept > 0, kept, -np.inf)


def weighed(lexical: Scores, dense: Scores, weight: float | Scores) -> Scores:
    """Return the weighted sum of two legs cut by `top`, each row brought to 0..1.

    `weight` is the dense leg's, for all rows or (rows, 1) for each.
    """
    return (1 - weight) * _spread(lexical, floored=False) + weight * _spread(dense, floored=True)


def _spread(scores: Scores, *, floored: bool) -> Scores:
    """As the product does: no syllable shared is BM25's zero, a cosine's floor is its worst candidate."""
    held = np.isfinite(scores)
    floor = np.where(held, scores, np.inf).min(axis=1, keepdims=True) if floored else np.zeros((1, 1))
    width = np.where(held, scores, -np.inf).max(axis=1, keepdims=True) - floor
    usable = np.isfinite(width) & (width > 0)
    spread = (np.where(held, scores, 0) - np.where(usable, floor, 0)) / np.where(usable, width, 1)
    return np.where(held & usable, spread, 0).astype(np.float32)


def reciprocal(lexical: Scores, dense: Scores) -> Scores:
    """Return the sum of 1 / (60 + rank) over two legs cut by `top`: reciprocal rank fusion."""
    total = np.zeros_like(lexical)
    for leg in (lexical, dense):
        ranks = np.argsort(np.argsort(-leg, axis=1, kind="stable"), axis=1) + 1
        total += np.where(np.isfinite(leg), 1 / (_RRF + ranks), 0).astype(np.float32)
    return total


def figures(scores: Scores, gold: Sequence[Sequence[int]]) -> Figures:
    """Return what the ranking by `scores` is worth; of equal scores the earlier passage comes first."""
    ten = np.argsort(-scores, axis=1, kind="stable")[:, :10]
    found = np.zeros(ten.shape, dtype=bool)
    for row, right in enumerate(gold):
        reached = scores[row, ten[row]] > np.float32(-np.inf)
        found[row] = np.isin(ten[row], list(right)) & reached
    worth = 1 / np.log2(np.arange(10) + 2)
    best = np.array([worth[: min(len(right), 10)].sum() for right in gold])
    return Figures(
        float(found[:, 0].mean()),
        float(found.any(axis=1).mean()),
        float(((found * worth[: ten.shape[1]]).sum(axis=1) / best).mean()),
    )


def choose_weight(lexical: Scores, dense: Scores, gold: Sequence[Sequence[int]]) -> float:
    """Return the dense leg's weight, in steps of .05, by which the fused ranking has the best nDCG."""
    return max(_WEIGHTS, key=lambda weight: figures(weighed(lexical, dense, weight), gold).ndcg)
