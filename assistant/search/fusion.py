"""Making one ranking of two: each leg's scores brought to 0..1, then weighed."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

WEIGHT = 0.2
"""The vector leg's share, as published; of the shares that rank best on viquad_dev the lowest (docs/embedder.md)."""
_STRANGE, _KNOWN = 0.3, 0.5
"""How much of a question the best passage must say for its words to mean nothing, and to mean all they can."""

Row = TypeVar("Row", bound=Hashable)


def fuse(lexical: Mapping[Row, float], vector: Mapping[Row, float], weight: float) -> list[tuple[Row, float]]:
    """Return the rows of both legs with their fused scores (0..1), best first.

    `weight` is the vector leg's share. A row that one leg did not find scores 0 there; equal rows
    keep the order of the lexical leg, then of the vector leg.
    """
    # BM25 has a true zero (no syllable shared); a cosine has none, so its worst candidate is the floor.
    words = _spread(lexical, floor=0.0)
    sense = _spread(vector, floor=min(vector.values(), default=0.0))
    rows = list(dict.fromkeys([*lexical, *vector]))
    scores = {row: (1 - weight) * words.get(row, 0.0) + weight * sense.get(row, 0.0) for row in rows}
    return sorted(scores.items(), key=lambda scored: -scored[1])


def share(weight: float, coverage: float) -> float:
    """Return the vector leg's share for a question of which the best passage says `coverage` (0..1) in its words.

    Where no passage says what the question says, words that happen to be shared mislead: the rest is left to
    the vectors.
    """
    if not weight:
        return 0.0
    strange = min(max((_KNOWN - coverage) / (_KNOWN - _STRANGE), 0.0), 1.0)
    return weight + (1 - weight) * strange


def _spread(scores: Mapping[Row, float], *, floor: float) -> dict[Row, float]:
    width = max(scores.values(), default=0.0) - floor
    return {row: (score - floor) / width if width else 1.0 for row, score in scores.items()}
