import pytest

from assistant.search.fusion import fuse, share


def test_with_no_weight_the_lexical_order_stands_against_its_best() -> None:
    assert fuse({"a": 4.0, "b": 8.0, "c": 2.0}, {}, 0.0) == [("b", 1.0), ("a", 0.5), ("c", 0.25)]


def test_both_legs_count_by_their_weight() -> None:
    fused = dict(fuse({"a": 8.0, "b": 4.0}, {"b": 0.9, "c": 0.5, "a": 0.7}, 0.25))
    assert fused == pytest.approx({"a": 0.75 + 0.125, "b": 0.375 + 0.25, "c": 0.0})


def test_a_leg_whose_scores_are_all_equal_counts_in_full() -> None:
    assert fuse({}, {"a": 0.4, "b": 0.4}, 0.5) == [("a", 0.5), ("b", 0.5)]


def test_equal_rows_keep_the_order_they_came_in() -> None:
    assert [row for row, _ in fuse({"b": 1.0, "a": 1.0}, {}, 0.0)] == ["b", "a"]


def test_nothing_fuses_to_nothing() -> None:
    assert fuse({}, {}, 0.5) == []


def test_what_no_passage_says_is_left_to_the_vectors() -> None:
    assert share(0.0, 0.1) == 0.0
    assert share(0.25, 0.9) == share(0.25, 0.5) == 0.25
    assert share(0.25, 0.3) == share(0.25, 0.0) == 1.0
    assert share(0.25, 0.4) == pytest.approx(0.625)
