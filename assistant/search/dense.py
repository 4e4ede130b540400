"""The leg of meaning: which passages' vectors lie nearest to a question's, among the documents that may answer."""

from collections import Counter
from collections.abc import Collection
from typing import TYPE_CHECKING

import numpy as np

from assistant.search.vectors import Vectors
from assistant.search.windows import provision_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Chroma takes ten times as long for a query with a filter as for one without. Up to so many rows, all of the
# documents that compete are multiplied out instead; beyond, the whole collection is asked until enough compete.
EXACT = 20_000
_ROWS_EACH = 3
"""Rows asked for each passage wanted: a passage has a row for each of its windows."""


class Dense:
    """Nearest passages of one version, whatever documents compete; safe to use from several threads."""

    def __init__(self, vectors: Vectors, document_of: dict[str, str]) -> None:
        """Take the opened vectors, and the document of every provision that has one."""
        self._vectors = vectors
        self._document_of = document_of
        self._every = frozenset(document_of.values())
        self._passages = Counter(document_of.values())
        self._rows: dict[str, tuple[list[str], NDArray[np.float32]]] = {}

    def nearest(
        self, vector: "NDArray[np.float32]", k: int, documents: Collection[str]
    ) -> list[tuple[str, float]]:
        """Return at most `k` provisions of `documents` with the likeness of their best row, best first.

        The likeness is a product of vectors of length 1 or less: at most 1, below 0 for what is opposite.
        """
        among = self._every.intersection(documents)
        if not among or not vector.any():
            return []
        if among == self._every:
            return self._asked(vector, k, among)
        if sum(self._passages[document] for document in among) <= EXACT:
            return self._multiplied(vector, k, among)
        return self._asked(vector, k, among)

    def window(self, vector: "NDArray[np.float32]", provision: str) -> str:
        """Return the text of a provision's row that is nearest to the vector."""
        records, rows = self._held(self._document_of[provision])
        own = [row for row, record in enumerate(records) if provision_of(record) == provision]
        return self._vectors.text(records[own[int(np.argmax(rows[own] @ vector))]])

    def _asked(
        self, vector: "NDArray[np.float32]", k: int, among: Collection[str]
    ) -> list[tuple[str, float]]:
        rows = k * _ROWS_EACH
        while True:
            found = self._vectors.nearest(vector, rows)
            best: dict[str, float] = {}
            for record, likeness in found:
                provision = provision_of(record)
                if provision not in best and self._document_of[provision] in among:
                    best[provision] = likeness
            if len(best) >= k or len(found) < rows:
                return list(best.items())[:k]
            rows *= 4

    def _multiplied(
        self, vector: "NDArray[np.float32]", k: int, among: Collection[str]
    ) -> list[tuple[str, float]]:
        best: dict[str, float] = {}
        for document in among:
            records, rows = self._held(document)
            likeness = rows @ vector
            for row in np.argsort(-likeness, kind="stable")[: k * _ROWS_EACH].tolist():
                provision = provision_of(records[row])
                best[provision] = max(best.get(provision, -1.0), float(likeness[row]))
        return sorted(best.items(), key=lambda found: -found[1])[:k]

    def _held(self, document: str) -> "tuple[list[str], NDArray[np.float32]]":
        held = self._rows.get(document)
        if held is None:
            held = self._rows[document] = self._vectors.of_document(document)
        return held
