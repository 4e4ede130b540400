"""The highest of many scores, without putting all of them in order."""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BLOCKS = 8
"""Blocks of scores for each one wanted."""


def best(scores: "NDArray[np.float32]", k: int) -> "NDArray[np.intp]":
    """Return the places of at most `k` of the highest scores, best first, equal ones in their order."""
    kept = np.arange(len(scores))
    width = len(scores) // (_BLOCKS * k) if k > 0 else 0
    if width > 1:
        # The highest of each block are so many scores of their own: no lower one is among the best.
        highest = np.maximum.reduceat(scores, np.arange(0, len(scores), width))
        kept = np.flatnonzero(scores >= np.partition(highest, -k)[-k])
    return kept[np.argsort(-scores[kept], kind="stable")[:k]]
