import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from assistant.library.nouns import Passage
from assistant.search.windows import (
    LONGEST,
    blended,
    passage_text,
    provision_of,
    record_ids,
    window_texts,
)
from assistant.text.normal import words

SENTENCE = "Xã lắp đặt trạm bơm ở thôn Mơ trước mùa mưa."


def passage(text: str, heading: str = "Phần I\nMục 2\n2") -> Passage:
    return Passage("a/I.2", "a", heading, text)


def test_a_short_passage_is_one_window() -> None:
    assert window_texts(passage(SENTENCE)) == ()
    assert window_texts(passage("")) == ()
    assert passage_text(passage(SENTENCE)) == f"Phần I\nMục 2\n2\n{SENTENCE}"


def test_a_window_stands_under_the_nearest_heading_that_says_something() -> None:
    first, *_, last = window_texts(passage(" ".join([SENTENCE] * 5)))
    assert first.startswith(f"Mục 2\n{SENTENCE}")
    assert last.startswith("Mục 2\n")


@given(st.lists(st.integers(1, 60), min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_no_word_is_lost_and_no_window_of_several_pieces_is_long(lengths: list[int], luck: object) -> None:
    text = " ".join(f"{' '.join(f'bơm{n}' for n in range(length))}." for length in lengths)
    windows = [window.partition("\n")[2] for window in window_texts(passage(text))] or [text]
    assert [word for window in windows for word in words(window)] == words(text)
    assert all(len(words(window)) <= LONGEST or window.count(".") == 1 for window in windows)


def test_a_long_sentence_is_cut_at_its_commas() -> None:
    text = ", ".join(["giao thôn Mơ đào giếng và trồng tre"] * 9)
    assert len(window_texts(passage(text))) == 3


def test_the_best_row_is_half_the_best_window_and_half_the_whole() -> None:
    luck = np.random.default_rng(57)
    whole, query = luck.normal(size=(2, 8)).astype(np.float32)
    windows = luck.normal(size=(3, 8)).astype(np.float32)
    best = float((blended(whole, windows) @ query).max())
    assert np.isclose(best, ((windows @ query).max() + whole @ query) / 2, atol=1e-5)
    np.testing.assert_array_equal(blended(whole, windows[:0]), [whole])


def test_rows_know_their_provision() -> None:
    ids = record_ids("a/V.4-2~1", 3)
    assert (len(set(ids)), ids[0]) == (3, "a/V.4-2~1")
    assert {provision_of(id_) for id_ in ids} == {"a/V.4-2~1"}
