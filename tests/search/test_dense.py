"""The nearest passages are the same, whichever way they are found."""

from collections.abc import Iterator

import numpy as np
import pytest

from assistant.search import dense as subject
from assistant.search.dense import Dense
from assistant.search.vectors import Record, Vectors, write_vectors
from assistant.search.windows import record_ids

LUCK = np.random.default_rng(57)
PASSAGES = {f"d{n % 5}/{n}": 1 + n % 4 for n in range(200)}
ROWS = [(id_, provision) for provision, count in PASSAGES.items() for id_ in record_ids(provision, count)]
VECTORS = LUCK.normal(size=(len(ROWS), 16)).astype(np.float32)
VECTORS /= np.linalg.norm(VECTORS, axis=1, keepdims=True)


@pytest.fixture(scope="module")
def dense(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dense]:
    folder = tmp_path_factory.mktemp("dense") / "vectors"
    records = [Record(id_, provision.split("/")[0], id_) for id_, provision in ROWS]
    write_vectors(folder, records, VECTORS, version="v", embedder="some")
    opened = Vectors(folder, embedder="some")
    yield Dense(opened, {provision: provision.split("/")[0] for provision in PASSAGES})
    opened.close()


def truth(query: np.ndarray, among: set[str], k: int) -> list[str]:
    best: dict[str, float] = {}
    for (_, provision), likeness in zip(ROWS, VECTORS @ query, strict=True):
        if provision.split("/")[0] in among:
            best[provision] = max(best.get(provision, -2.0), float(likeness))
    return sorted(best, key=lambda one: -best[one])[:k]


@pytest.mark.parametrize("among", [{"d0"}, {"d0", "d3"}, {"d0", "d1", "d2", "d3", "d4"}])
@pytest.mark.parametrize("exact", [0, 20_000])
def test_the_best_rows_decide(
    dense: Dense, among: set[str], exact: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subject, "EXACT", exact)
    for query in LUCK.normal(size=(10, 16)).astype(np.float32):
        found = dense.nearest(query, 12, among)
        assert [id_ for id_, _ in found] == truth(query, among, 12)
        assert found == sorted(found, key=lambda one: -one[1])


def test_what_says_nothing_is_near_to_nothing(dense: Dense) -> None:
    assert dense.nearest(np.zeros(16, dtype=np.float32), 5, {"d0"}) == []
    assert dense.nearest(VECTORS[0], 5, {"khác"}) == []
    assert len(dense.nearest(VECTORS[0], 900, {"d0", "d1", "d2", "d3", "d4"})) == len(PASSAGES)


def test_the_nearest_window_is_told(dense: Dense) -> None:
    for (id_, provision), vector in list(zip(ROWS, VECTORS, strict=True))[:20]:
        assert dense.window(vector, provision) == id_
