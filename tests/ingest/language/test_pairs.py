"""Pairs mined from free text: what is typed comes from the paragraph that should be found."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.normal import fold, has_accents, syllables
from ingest.language.clozes import question_of
from ingest.language.free_text import Paragraph, paragraphs
from ingest.language.pairs import Mix, mine

TEXT = """== Lịch sử ==
Năm 1890 làng gốm mở xưởng đầu tiên tại Bến Đá. Xưởng có 40 thợ, do ông Phan Trọng Hiền trông coi.
Thợ nung gốm bằng củi khô để men lên đều màu. Mỗi mẻ nung mất hai ngày và một đêm liền.
Điều 4. Trách nhiệm của ủy ban nhân dân cấp xã
1. Tiếp nhận hồ sơ của người dân. 2. Trả kết quả trong thời hạn mười ngày làm việc kể từ ngày nhận đủ.
"""
FOUND = list(paragraphs("làng gốm", TEXT))
PLAIN = Mix(bare=0, heading=0, question=0, gone=0, answer_gone=0, headed=0, window=0, dropped=0)


def mined(mix: Mix, seed: int = 1) -> list[tuple[str, str]]:
    sentences = [paragraph.sentences() for paragraph in FOUND]
    return [
        (pair.asked, " ".join(sentences[pair.paragraph][n] for n in pair.sentences))
        for pair in mine(FOUND, sentences, mix, np.random.default_rng(seed))
    ]


def test_a_paragraph_knows_its_text_and_its_heading() -> None:
    assert {paragraph.source for paragraph in FOUND} == {"làng gốm"}
    assert [(paragraph.heading, paragraph.first) for paragraph in FOUND] == [
        ("làng gốm Lịch sử", True),
        ("làng gốm Lịch sử", False),
        ("làng gốm Trách nhiệm của ủy ban nhân dân cấp xã", True),
    ]


@given(st.lists(st.text("ab .;?!1", min_size=1), min_size=1))
def test_sentences_lose_no_word(parts: Sequence[str]) -> None:
    text = " ".join(parts).strip()
    assert " ".join(Paragraph("", "", text).sentences()).split() == text.split()


def test_a_number_goes_with_what_it_numbers() -> None:
    text = "1. Tiếp nhận hồ sơ của người dân. 2. Trả kết quả trong mười ngày."
    first, second = Paragraph("", "", text).sentences()
    assert first.startswith("1. Tiếp nhận")
    assert second.startswith("2. Trả kết quả")


@pytest.mark.parametrize("seed", range(20))
def test_a_stretch_stands_in_its_paragraph_as_it_is(seed: int) -> None:
    for asked, found in mined(PLAIN, seed):
        assert asked in found


@pytest.mark.parametrize("seed", range(20))
def test_a_sentence_taken_out_is_not_found(seed: int) -> None:
    taken = replace(PLAIN, gone=1)
    for asked, found in mined(taken, seed):
        assert found
        assert asked not in found


@pytest.mark.parametrize("seed", range(20))
def test_a_window_is_of_the_paragraph_and_holds_what_is_asked(seed: int) -> None:
    windowed = replace(PLAIN, window=1)
    for (asked, found), paragraph in zip(mined(windowed, seed), FOUND, strict=True):
        assert asked in found
        assert found in paragraph.text


def test_bare_questions_carry_no_accents() -> None:
    bare = replace(PLAIN, bare=1)
    assert not any(has_accents(asked) for asked, _ in mined(bare))
    assert any(has_accents(asked) for asked, _ in mined(PLAIN))


def test_headings_are_asked_of_the_first_paragraph_under_them() -> None:
    asked = [asked for asked, _ in mined(replace(PLAIN, heading=1))]
    assert asked.count("làng gốm Lịch sử") == 1
    assert "làng gốm Trách nhiệm của ủy ban nhân dân cấp xã" in asked


def test_one_seed_gives_the_same_pairs() -> None:
    assert mined(PLAIN) == mined(PLAIN)
    assert mined(PLAIN, 1) != mined(PLAIN, 2)


@pytest.mark.parametrize(
    ("sentence", "gone", "question_words"),
    [
        ("Làng mở xưởng vào năm 1890", "1890", {"khi", "năm", "thời", "lúc", "ngày", "bao", "mấy"}),
        ("Xưởng có 40 thợ giỏi", "40", {"bao", "mấy"}),
        ("Người trông coi là ông Phan Trọng Hiền", "Phan Trọng Hiền", {"ai", "nào", "gì", "là"}),
    ],
)
def test_what_is_asked_for_is_not_in_the_question(sentence: str, gone: str, question_words: set[str]) -> None:
    for seed in range(20):
        question = question_of(sentence, np.random.default_rng(seed))
        if gone not in question:
            assert question_words & set(question.split())
    assert any(gone not in question_of(sentence, np.random.default_rng(seed)) for seed in range(20))


@given(st.text(max_size=80), st.integers(0, 5))
def test_any_sentence_gives_some_question(sentence: str, seed: int) -> None:
    question = question_of(sentence, np.random.default_rng(seed))
    assert question.strip()
    assert len(question.split()) <= 13 + 6


def test_other_words_of_a_question_are_the_sentence_s() -> None:
    sentence = "Mỗi mẻ nung mất hai ngày và một đêm liền"
    own = set(syllables(fold(sentence)))
    asked = [set(syllables(fold(question_of(sentence, np.random.default_rng(n))))) for n in range(20)]
    assert all(len(words & own) >= 3 for words in asked)
    assert any(one != other for one, other in pairwise(asked))
