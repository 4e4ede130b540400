"""The likeliest ways through a row of syllables that may each be read in several ways."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from assistant.text.accent_table import PAUSE, AccentTable, Ids, Logs

# Pairs alone choose what the triples weigh: readings this much less likely (natural logarithm), or past
# this many for one syllable, are worth no figure's second decimal in evals/accents.py.
_NEAR = 6.0
_MOST = 6
_WIDE = 40
"""A row of more readings than this is not put in one grid with the others, which would be filled up to its width."""

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Lattice:
    """Every reading of a row of syllables that is worth weighing, between two pauses before and one after.

    `readings[i]` are ids, filled up with pauses whose scores are minus infinity. `forward[i]` and
    `backward[i]` are the best scores of the ways to and from each pair of readings of the places i and
    i + 1, `steps[i]` those of three neighbours from i on.
    """

    readings: Ids
    forward: Logs
    backward: Logs
    steps: Logs

    @cached_property
    def _through(self) -> Logs:
        best: Logs = (self.forward + self.backward).max(axis=2)
        return best

    def through(self, place: int) -> Logs:
        """Return the score of the best way through each reading of `readings[place]`."""
        best: Logs = self._through[place]
        return best

    def way(self, place: int, reading: int) -> tuple[int, ...]:
        """Return the ids of the best way through one reading, pauses at the ends left out."""
        right = int((self.forward[place][reading] + self.backward[place][reading]).argmax())
        chosen = {place: reading, place + 1: right}
        for i in range(place - 1, -1, -1):
            before = self.forward[i][:, chosen[i + 1]] + self.steps[i, :, chosen[i + 1], chosen[i + 2]]
            chosen[i] = int(before.argmax())
        for i in range(place + 2, len(self.readings)):
            after = self.steps[i - 2, chosen[i - 2], chosen[i - 1]] + self.backward[i - 1][chosen[i - 1]]
            chosen[i] = int(after.argmax())
        return tuple(int(self.readings[i, chosen[i]]) for i in range(2, len(self.readings) - 1))


def lattice(table: AccentTable, rows: Sequence[Sequence[int]]) -> Lattice:
    """Return the lattice of the rows, each the ids that one syllable may be read as; the first is always kept."""
    rows = [(PAUSE,), *rows, (PAUSE,)]
    if max(map(len, rows)) > _WIDE:
        readings, held = _grid(_likely_of_many(table, rows))
        pairs, places = _pairs(table, readings, held)
    else:
        readings, held, pairs, places = _likely(table, *_grid(rows))
    # A second pause begins the row: with the first one it is a pair of its own.
    first, place = table.pairs(readings[0, :1], readings[0, :1])
    alone = held[:1, :, None] & held[:1, None, :]
    pairs = np.concatenate([np.where(alone, first, np.float32(-np.inf)), pairs])
    places = np.concatenate([np.where(alone, place, -1), places])
    readings, held = (np.concatenate([part[:1], part]) for part in (readings, held))
    steps = _triples(table, readings, held, pairs, places)
    # Both ways at once: numpy takes as long for two small arrays as for one.
    ways = np.empty((len(steps) + 1, 2, *steps.shape[1:3]), dtype=np.float32)
    ways[0] = _nothing(held[0], held[1]), _nothing(held[-1], held[-2])
    both = np.stack([steps, steps[::-1].transpose(0, 3, 2, 1)], axis=1)
    for n, step in enumerate(both):
        np.maximum.reduce(ways[n, :, :, :, None] + step, axis=1, out=ways[n + 1])
    return Lattice(readings, ways[:, 0], ways[::-1, 1].transpose(0, 2, 1), steps)


def _grid(rows: Sequence[Sequence[int]]) -> tuple[Ids, Mask]:
    """Return the rows as one array filled up with pauses, and which of its cells the rows hold."""
    width = max(map(len, rows))
    held = np.arange(width) < np.array([[len(row)] for row in rows])
    grid = np.full(held.shape, PAUSE, dtype=np.int64)
    grid[held] = [reading for row in rows for reading in row]
    return grid, held


def _nothing(left: Mask, right: Mask) -> Logs:
    """Return 0 for each pair of readings that are held, for the others minus infinity."""
    return np.where(left[:, None] & right, 0, -np.inf).astype(np.float32)


def _likely(table: AccentTable, grid: Ids, held: Mask) -> tuple[Ids, Mask, Logs, Ids]:
    """Return the grid with only those readings that a good way by pairs goes through, and the first of each.

    With it which of its cells are held, and the scores and places of all its pairs of neighbours.
    """
    scores, places = _pairs(table, grid, held)
    ways = np.zeros((len(grid), 2, grid.shape[1]), dtype=np.float32)
    both = np.stack([scores, scores[::-1].transpose(0, 2, 1)], axis=1)
    for n, step in enumerate(both):
        np.maximum.reduce(ways[n, :, :, None] + step, axis=1, out=ways[n + 1])
    through = np.where(held, ways[:, 0] + ways[::-1, 1], -np.inf)
    good = through >= through.max(axis=1, keepdims=True) - _NEAR
    through[:, 0] = np.inf
    good[:, 0] = True
    order = np.argsort(-through, axis=1, kind="stable")[:, :_MOST]
    held = np.take_along_axis(held & good, order, axis=1)
    width = int(held.sum(axis=1).max())
    order, held = order[:, :width], held[:, :width]
    chosen = np.arange(len(scores))[:, None, None], order[:-1, :, None], order[1:, None, :]
    beside = held[:-1, :, None] & held[1:, None, :]
    return (
        np.take_along_axis(grid, order, axis=1),
        held,
        np.where(beside, scores[chosen], np.float32(-np.inf)),
        np.where(beside, places[chosen], -1),
    )


def _likely_of_many(table: AccentTable, rows: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the rows less the readings that `_likely` leaves out, each two neighbours in an array of their own."""
    ids = [np.array(row, dtype=np.int64) for row in rows]
    steps = []
    for left, right in pairwise(ids):
        scores, _ = table.pairs(np.repeat(left, len(right)), np.tile(right, len(left)))
        steps.append(scores.reshape(len(left), len(right)))
    to: list[Logs] = [np.zeros(len(ids[0]), dtype=np.float32)]
    for step in steps:
        to.append((to[-1][:, None] + step).max(axis=0))
    onward: list[Logs] = [np.zeros(len(ids[-1]), dtype=np.float32)]
    for step in steps[::-1]:
        onward.append((step + onward[-1]).max(axis=1))
    kept = []
    for row, before, after in zip(ids, to, onward[::-1], strict=True):
        through = before + after
        good = through >= through.max() - _NEAR
        through[0], good[0] = np.inf, True
        order = np.argsort(-through, kind="stable")[:_MOST]
        kept.append(row[order[good[order]]].tolist())
    return kept


def _pairs(table: AccentTable, grid: Ids, held: Mask) -> tuple[Logs, Ids]:
    """Return the scores and places of all pairs of neighbours; arrays of (place, left, right)."""
    both = held[:-1, :, None] & held[1:, None, :]
    place, left, right = np.nonzero(both)
    scores = np.full(both.shape, -np.inf, dtype=np.float32)
    places = np.full(both.shape, -1, dtype=np.int64)
    scores[both], places[both] = table.pairs(grid[place, left], grid[place + 1, right])
    return scores, places


def _triples(table: AccentTable, grid: Ids, held: Mask, pairs: Logs, places: Ids) -> Logs:
    """Return the scores of all three neighbours; an array of (place, first, second, third)."""
    all_three = held[:-2, :, None, None] & held[1:-1, None, :, None] & held[2:, None, None, :]
    place, first, second, third = np.nonzero(all_three)
    scores = np.full(all_three.shape, -np.inf, dtype=np.float32)
    scores[all_three] = table.triples(
        places[place, first, second], grid[place + 2, third], pairs[place + 1, second, third]
    )
    return scores
