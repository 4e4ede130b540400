"""The shipped counts of Vietnamese syllables: which forms a bare one may stand for, and how likely each follows."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.text.normal import fold

TABLE = Path(__file__).resolve().parent / "tables" / "syllables.npz"

Ids = NDArray[np.int64]
Logs = NDArray[np.float32]

# What stands in a sentence beside syllables, as the first ids of every table.
PAUSE, NUMBER, FOREIGN = range(3)
MARKS = ("<pause>", "<number>", "<foreign>")


@dataclass(frozen=True)
class AccentTable:
    """A trigram model with back-off over accented syllables in lower case, logarithms to base e.

    `keys2` are first * size + second, sorted; `keys3` are (place in keys2) * size + third, sorted. Scores
    are bytes: a score is minus `step` times its byte.
    """

    forms: tuple[str, ...]
    step: float
    alone: Logs
    back1: Logs
    keys2: NDArray[np.uint32]
    scores2: NDArray[np.uint8]
    back2: NDArray[np.uint8]
    keys3: NDArray[np.uint32]
    scores3: NDArray[np.uint8]

    @cached_property
    def ids(self) -> dict[str, int]:
        """Return the id of each form."""
        return {form: i for i, form in enumerate(self.forms)}

    @cached_property
    def candidates(self) -> dict[str, tuple[int, ...]]:
        """Return the ids of the forms that share each bare spelling."""
        found = defaultdict(list)
        for i in range(len(MARKS), len(self.forms)):
            found[fold(self.forms[i])].append(i)
        return {bare: tuple(ids) for bare, ids in found.items()}

    def pairs(self, first: Ids, second: Ids) -> tuple[Logs, Ids]:
        """Return how likely each `second` is after its `first`, and the pair's place in `keys2`, or -1."""
        place = _places(self.keys2, first * len(self.forms) + second)
        unseen = self.back1[first] + self.alone[second]
        return np.where(place >= 0, self.scores2[place] * np.float32(-self.step), unseen), place

    def triples(self, pair: Ids, third: Ids, shorter: Logs) -> Logs:
        """Return how likely each `third` is after the pair at a place of `keys2`.

        `shorter` is how likely it is after the pair's second syllable alone.
        """
        place = _places(self.keys3, pair * len(self.forms) + third)
        place[pair < 0] = -1
        weight = np.where(pair >= 0, self.back2[pair] * np.float32(-self.step), np.float32(0))
        return np.where(place >= 0, self.scores3[place] * np.float32(-self.step), weight + shorter)


def _places(keys: NDArray[np.uint32], wanted: Ids) -> Ids:
    if not len(keys):
        return np.full(wanted.shape, -1)
    sought = wanted.astype(np.uint32)
    place = np.minimum(np.searchsorted(keys, sought), len(keys) - 1)
    return np.where(keys[place] == sought, place, -1)


def packed(table: AccentTable) -> dict[str, NDArray[Any]]:
    """Return the arrays of a table's file: keys as how many follow each, and what follows."""
    size = len(table.forms)
    return {
        "forms": np.frombuffer("\n".join(table.forms).encode(), dtype=np.uint8),
        "step": np.array(table.step, dtype=np.float32),
        "alone": table.alone,
        "back1": table.back1,
        "after1": np.bincount(table.keys2 // size, minlength=size).astype(np.uint16),
        "second": (table.keys2 % size).astype(np.uint16),
        "scores2": table.scores2,
        "back2": table.back2,
        "after2": np.bincount(table.keys3 // size, minlength=len(table.keys2)).astype(np.uint16),
        "third": (table.keys3 % size).astype(np.uint16),
        "scores3": table.scores3,
    }


def read_table(path: Path) -> AccentTable:
    """Return the table in a file; FileNotFoundError when the installation has lost it."""
    with np.load(path) as file:
        held = {name: file[name] for name in file.files}
    forms = tuple(held["forms"].tobytes().decode().split("\n"))
    return AccentTable(
        forms=forms,
        step=float(held["step"]),
        alone=held["alone"],
        back1=held["back1"],
        keys2=_keys(held["after1"], held["second"], len(forms)),
        scores2=held["scores2"],
        back2=held["back2"],
        keys3=_keys(held["after2"], held["third"], len(forms)),
        scores3=held["scores3"],
    )


def _keys(following: NDArray[Any], last: NDArray[Any], size: int) -> NDArray[np.uint32]:
    first = np.repeat(np.arange(len(following), dtype=np.uint32), following)
    keys: NDArray[np.uint32] = first * np.uint32(size) + last
    return keys


@lru_cache(maxsize=1)
def shipped_table() -> AccentTable:
    """Return the table that ships with the project, read once."""
    return read_table(TABLE)
