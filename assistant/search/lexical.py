"""Lexical search by BM25 over folded syllables and pairs of them; the only file that knows bm25s."""

import json
import logging
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.library.manifest import damaged, digest_of_ids
from assistant.library.nouns import Passage
from assistant.text.normal import syllables

if TYPE_CHECKING:
    from bm25s import BM25
    from numpy.typing import NDArray

# What a word counts in each field: the headings say where a passage stands, its text what it says.
FIELDS = {"heading": 0.5, "text": 1.0}
_CARD = "lexical.json"


def terms(text: str) -> list[str]:
    """Return what is compared: the folded syllables of `text`, then each pair of neighbours.

    Most Vietnamese words have two syllables, so a pair tells words apart that share one.
    """
    single = syllables(text)
    return [*single, *(f"{one} {two}" for one, two in pairwise(single))]


def write_lexical(folder: Path, passages: Sequence[Passage], *, version: str) -> None:
    """Write the index of `passages`, whose rows keep their order, into the new folder `folder`."""
    bm25 = _bm25()
    folder.mkdir()
    held: list[str] = []
    for field in FIELDS:
        tokens = [terms(getattr(passage, field)) for passage in passages]
        if any(tokens):
            index = bm25()
            index.index(tokens, show_progress=False)
            index.save(folder / field, show_progress=False)
            held.append(field)
    card = {
        "version": version,
        "rows": len(passages),
        "ids": digest_of_ids(passage.provision for passage in passages),
        "fields": held,
    }
    (folder / _CARD).write_text(json.dumps(card) + "\n", encoding="utf-8")


class Lexical:
    """The lexical index of one version; its rows are the library's passages, in their order."""

    def __init__(self, folder: Path) -> None:
        """Load the index in `folder`; LibraryDamaged when it cannot be read."""
        bm25 = _bm25()
        try:
            card = json.loads((folder / _CARD).read_text(encoding="utf-8"))
            self.version: str = card["version"]
            self.rows: int = card["rows"]
            self.ids: str = card["ids"]
            self._fields = [
                (FIELDS[field], bm25.load(folder / field, show_progress=False)) for field in card["fields"]
            ]
        except (OSError, ValueError, KeyError) as error:
            raise damaged(folder.parent, folder.name) from error

    def scores(self, query: str) -> "NDArray[np.float32]":
        """Return the score of every row, 0 where it shares no syllable with `query`."""
        total = np.zeros(self.rows, dtype=np.float32)
        asked = list(dict.fromkeys(terms(query)))
        for weight, index in self._fields:
            known = index.get_tokens_ids(asked)
            if known:
                total += np.float32(weight) * index.get_scores_from_ids(known)
        return total

    def top(self, query: str, k: int, allowed: "NDArray[np.bool_] | None" = None) -> list[tuple[int, float]]:
        """Return at most `k` rows with their scores, best first, equal ones in document order.

        Only rows where `allowed` (one boolean a row) holds compete; rows that score 0 are left out.
        """
        scores = self.scores(query)
        competing = scores > 0 if allowed is None else (scores > 0) & allowed
        rows = np.flatnonzero(competing)
        best = rows[np.argsort(-scores[rows], kind="stable")[:k]]
        return [(int(row), float(scores[row])) for row in best]


def _bm25() -> "type[BM25]":
    import bm25s

    # Its logger opens itself to every debug line when it is imported.
    bm25s.logger.setLevel(logging.WARNING)
    index: type[BM25] = bm25s.BM25
    return index
