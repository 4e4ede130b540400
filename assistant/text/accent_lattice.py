"""The likeliest ways through a row of syllables that may each be read in several ways."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.text.accent_table import PAUSE, AccentTable, Ids, Logs

# Pairs alone choose what the triples weigh: readings this much less likely (natural logarithm), or past
# this many for one syllable, never won in the measurements of evals/accents.py.
_NEAR = 6.0
_MOST = 5


@dataclass(frozen=True)
class Lattice:
    """Every reading of a row of syllables that is worth weighing, with two pauses before and one after.

    `forward[i]` and `backward[i]` are the best scores of the ways to and from each pair of readings of
    the places i and i + 1 of `readings`; arrays of (readings of i, readings of i + 1).
    """

    readings: list[Ids]
    forward: list[Logs]
    backward: list[Logs]
    steps: list[Logs]

    def through(self, place: int) -> Logs:
        """Return the score of the best way through each reading of `readings[place]`."""
        return (self.forward[place] + self.backward[place]).max(axis=1)

    def way(self, place: int, reading: int) -> tuple[int, ...]:
        """Return the ids of the best way through one reading, pauses at the ends left out."""
        right = int((self.forward[place][reading] + self.backward[place][reading]).argmax())
        chosen = {place: reading, place + 1: right}
        for i in range(place - 1, -1, -1):
            before = self.forward[i][:, chosen[i + 1]] + self.steps[i][:, chosen[i + 1], chosen[i + 2]]
            chosen[i] = int(before.argmax())
        for i in range(place + 2, len(self.readings)):
            after = self.steps[i - 2][chosen[i - 2], chosen[i - 1]] + self.backward[i - 1][chosen[i - 1]]
            chosen[i] = int(after.argmax())
        return tuple(int(self.readings[i][chosen[i]]) for i in range(2, len(self.readings) - 1))


def lattice(table: AccentTable, rows: Sequence[Sequence[int]]) -> Lattice:
    """Return the lattice of the rows, each the ids that one syllable may be read as; the first is always kept."""
    kept = _likely(table, [np.array(row, dtype=np.int64) for row in ((PAUSE,), *rows, (PAUSE,))])
    readings = [kept[0], *kept]
    steps = _triples(table, readings)
    forward: list[Logs] = [np.zeros((1, 1), dtype=np.float32)]
    for step in steps:
        forward.append((forward[-1][:, :, None] + step).max(axis=0))
    backward: list[Logs] = [np.zeros(forward[-1].shape, dtype=np.float32)]
    for step in reversed(steps):
        backward.append((step + backward[-1][None]).max(axis=2))
    return Lattice(readings, forward, backward[::-1], steps)


def _likely(table: AccentTable, rows: list[Ids]) -> list[Ids]:
    """Return the rows with only those readings that a good way by pairs goes through, and the first."""
    steps = [scores for scores, _ in _pairs(table, rows)]
    to: list[Logs] = [np.zeros(1, dtype=np.float32)]
    for step in steps:
        to.append((to[-1][:, None] + step).max(axis=0))
    onward: Logs = np.zeros(1, dtype=np.float32)
    kept = [rows[-1]]
    for i in range(len(steps) - 1, -1, -1):
        onward = (steps[i] + onward[None]).max(axis=1)
        kept.append(_best(rows[i], to[i] + onward))
    return kept[::-1]


def _best(row: Ids, scores: Logs) -> Ids:
    if len(row) == 1:
        return row
    order = np.argsort(-scores, kind="stable")[:_MOST]
    chosen = order[scores[order] >= scores[order[0]] - _NEAR]
    if 0 not in chosen:
        chosen = np.append(chosen, 0)
    return row[chosen]


def _pairs(table: AccentTable, rows: Sequence[Ids]) -> list[tuple[Logs, Ids]]:
    """Return the scores and places of all pairs of neighbours; arrays of (left readings, right readings)."""
    first = [np.repeat(left, len(right)) for left, right in itertools.pairwise(rows)]
    second = [np.tile(right, len(left)) for left, right in itertools.pairwise(rows)]
    scores, places = table.pairs(np.concatenate(first), np.concatenate(second))
    shapes = [(len(left), len(right)) for left, right in itertools.pairwise(rows)]
    ends = np.cumsum([a * b for a, b in shapes])[:-1]
    return [
        (one.reshape(shape), place.reshape(shape))
        for one, place, shape in zip(np.split(scores, ends), np.split(places, ends), shapes, strict=True)
    ]


def _triples(table: AccentTable, rows: Sequence[Ids]) -> list[Logs]:
    """Return the scores of all three neighbours; arrays of (first, second, third readings)."""
    pairs = _pairs(table, rows)
    shapes = [(*left[0].shape, right[0].shape[1]) for left, right in itertools.pairwise(pairs)]
    spread: list[tuple[NDArray[np.generic], ...]] = [
        (
            np.broadcast_to(pairs[i][1][:, :, None], shape).ravel(),
            np.broadcast_to(rows[i + 2], shape).ravel(),
            np.broadcast_to(pairs[i + 1][0], shape).ravel(),
        )
        for i, shape in enumerate(shapes)
    ]
    pair, third, shorter = (np.concatenate(column) for column in zip(*spread, strict=True))
    scores = table.triples(pair, third, shorter)
    ends = np.cumsum([a * b * c for a, b, c in shapes])[:-1]
    return [one.reshape(shape) for one, shape in zip(np.split(scores, ends), shapes, strict=True)]
