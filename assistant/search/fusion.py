"""Making one ranking of two: each leg's scores brought to 0..1, then weighed."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

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


def _spread(scores: Mapping[Row, float], *, floor: float) -> dict[Row, float]:
    width = max(scores.values(), default=0.0) - floor
    return {row: (score - floor) / width if width else 1.0 for row, score in scores.items()}
