"""The highest of many scores are those that sorting them all would put first."""

import numpy as np
import pytest

from assistant.search.best import best


@pytest.mark.parametrize("size", [0, 1, 7, 50, 51, 999, 20_000])
@pytest.mark.parametrize("k", [0, 1, 5, 50])
@pytest.mark.parametrize("different", [1, 3, 40, 10**6])
def test_it_is_the_head_of_a_stable_sort(size: int, k: int, different: int) -> None:
    luck = np.random.default_rng(size + k)
    scores = luck.integers(-different, different, size).astype(np.float32)
    for among in (scores, np.sort(scores), np.sort(scores)[::-1], np.maximum(scores, 0)):
        assert best(among, k).tolist() == np.argsort(-among, kind="stable")[:k].tolist()
