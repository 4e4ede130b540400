"""The leg of meaning: which passages' vectors lie nearest to a question's, among the documents that may answer."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from assistant.search.best import best
from assistant.search.vectors import Vectors
from assistant.search.windows import provision_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Up to so many passages, the rows of the documents that compete are multiplied out: exact, and a tenth of what
# Chroma's index takes (a hundredth where documents are left out). Past that the index is asked until enough compete.
EXACT = 20_000
_SETS = 4
"""So many sets of documents are kept read, or counted; most questions ask one of two."""
_ROWS_EACH = 3
"""Rows asked for each passage wanted: a passage has a row for each of its windows."""


Kept = TypeVar("Kept")


class Dense:
    """Nearest passages of one version, whatever documents compete; safe to use from several threads."""

    def __init__(self, vectors: Vectors, document_of: dict[str, str]) -> None:
        """Take the opened vectors, and the document of every provision that has one."""
        self._vectors = vectors
        self._document_of = document_of
        self._passages = Counter(document_of.values())
        self._every = frozenset(self._passages)
        self._held: dict[frozenset[str], _Rows] = {}
        self._counted: dict[frozenset[str], tuple[frozenset[str], int]] = {}

    def nearest(
        self, vector: "NDArray[np.float32]", k: int, documents: Collection[str]
    ) -> list[tuple[str, float]]:
        """Return at most `k` provisions of `documents` with the likeness of their best row, best first.

        The likeness is a product of vectors of length 1 or less: at most 1, below 0 for what is opposite.
        """
        among, passages = self._among(documents)
        if not among or not vector.any():
            return []
        if passages <= EXACT:
            return self._multiplied(vector, k, among)
        return self._asked(vector, k, among)

    def window(self, vector: "NDArray[np.float32]", provision: str) -> str:
        """Return the text of a provision's row that is nearest to the vector."""
        held = self._rows_of(frozenset({self._document_of[provision]}))
        at = held.provisions.index(provision)
        begin, end = held.starts[at], held.starts[at + 1]
        return self._vectors.text(held.records[begin + int(np.argmax(held.rows[begin:end] @ vector))])

    def _among(self, documents: Collection[str]) -> tuple[frozenset[str], int]:
        """Return the documents that have passages, and how many passages."""
        asked = frozenset(documents)
        known = self._counted.get(asked)
        if known is None:
            among = self._every & asked
            known = among, sum(self._passages[document] for document in among)
            self._counted = _with(self._counted, asked, known)
        return known

    def _asked(
        self, vector: "NDArray[np.float32]", k: int, among: Collection[str]
    ) -> list[tuple[str, float]]:
        rows = k * _ROWS_EACH
        while True:
            found = self._vectors.nearest(vector, rows)
            nearest: dict[str, float] = {}
            for record, likeness in found:
                provision = provision_of(record)
                if provision not in nearest and self._document_of[provision] in among:
                    nearest[provision] = likeness
            if len(nearest) >= k or len(found) < rows:
                return list(nearest.items())[:k]
            rows *= 4

    def _multiplied(
        self, vector: "NDArray[np.float32]", k: int, among: frozenset[str]
    ) -> list[tuple[str, float]]:
        held = self._rows_of(among)
        stretches = held.stretches_of(among)
        likeness = np.concatenate([held.likeness(vector, *stretch) for stretch in stretches])
        places = np.concatenate([np.arange(*stretch) for stretch in stretches])
        return [(held.provisions[places[at]], float(likeness[at])) for at in best(likeness, k).tolist()]

    def _rows_of(self, documents: frozenset[str]) -> "_Rows":
        """Return the rows of the documents; a library that is small enough is read once, whole."""
        wanted = self._every if self._passages.total() <= EXACT else documents
        held = self._held.get(wanted)
        if held is None:
            held = _grouped(*self._vectors.of_documents(wanted), self._document_of)
            self._held = _with(self._held, wanted, held)
        return held


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of some documents, those of one provision together.

    `starts[n]` is the first of `provisions[n]`, and one more the end of all; `stretches` are where each document's
    provisions stand among them.
    """

    records: list[str]
    rows: "NDArray[np.float32]"
    provisions: list[str]
    starts: "NDArray[np.int64]"
    stretches: dict[str, list[tuple[int, int]]]

    def stretches_of(self, documents: Collection[str]) -> list[tuple[int, int]]:
        """Return where the provisions of these documents stand, neighbours put together."""
        joined: list[tuple[int, int]] = []
        for begin, end in sorted(one for document in documents for one in self.stretches[document]):
            first = joined.pop()[0] if joined and joined[-1][1] == begin else begin
            joined.append((first, end))
        return joined

    def likeness(self, vector: "NDArray[np.float32]", begin: int, end: int) -> "NDArray[np.float32]":
        """Return the likeness of the best row of each provision of a stretch."""
        starts = self.starts[begin : end + 1]
        # Not `@`: BLAS wakes its threads for it, which costs more than the product where the cores are busy.
        products = np.einsum("ij,j->i", self.rows[starts[0] : starts[-1]], vector)
        best_rows: NDArray[np.float32] = np.maximum.reduceat(products, starts[:-1] - starts[0])
        return best_rows


def _with(
    kept: dict[frozenset[str], Kept], documents: frozenset[str], one: Kept
) -> dict[frozenset[str], Kept]:
    """Return a new dictionary of the last few: other threads may be reading the one before."""
    return dict([*list(kept.items())[1 - _SETS :], (documents, one)])


def _grouped(records: list[str], rows: "NDArray[np.float32]", document_of: dict[str, str]) -> _Rows:
    owners = np.array([provision_of(record) for record in records])
    order = np.argsort(owners, kind="stable")
    provisions, starts = np.unique(owners[order], return_index=True)
    named: list[str] = provisions.tolist()
    stretches: dict[str, list[tuple[int, int]]] = {}
    begin = 0
    for document, together in groupby(document_of[one] for one in named):
        end = begin + sum(1 for _ in together)
        stretches.setdefault(document, []).append((begin, end))
        begin = end
    return _Rows([records[at] for at in order], rows[order], named, np.append(starts, len(rows)), stretches)
