"""Long texts over several slides: nothing lost, cut where sentences end; minutes that come out exactly."""

import random

import pytest

from bot.exports.deck import Block, Slide
from bot.trainers.pack.held import parts_told
from bot.trainers.pack.outline import shares, timed
from bot.trainers.pack.slides.room import FITS, TITLE, pieces, title_of

_SENTENCE = "Hỗ trợ doanh nghiệp nhỏ và vừa, hợp tác xã, hộ kinh doanh tiếp cận nền tảng số;"


@pytest.mark.parametrize("seed", range(12))
def test_pieces_are_the_text(seed: int) -> None:
    chance = random.Random(seed)
    words = ["một", "hai,", "ba;", "bốn.", "(năm)", "sáu:", "x" * chance.randrange(1, 40)]
    text = " ".join(chance.choice(words) for _ in range(chance.randrange(1, 900)))
    cut = pieces(text)
    assert all(0 < len(one) <= FITS for one in cut)
    assert "".join(cut).replace(" ", "") == text.replace(" ", "")
    at = 0
    for one in cut:
        at = text.index(one, at) + len(one)


def test_a_text_is_cut_where_sentences_end_and_no_last_slide_of_three_words_is_left() -> None:
    text = " ".join([_SENTENCE] * 7)
    cut = pieces(text)
    assert len(cut) == 2
    assert all(one.endswith(";") for one in cut)
    assert len(cut[1]) * 3 > len(cut[0])


def test_a_word_longer_than_a_slide_is_cut_anyway() -> None:
    cut = pieces("ă" * 2000)
    assert "".join(cut) == "ă" * 2000
    assert all(len(one) <= FITS for one in cut)


def test_a_title_is_whole_or_says_that_it_goes_on() -> None:
    assert title_of("1. Mục tiêu chung\n") == "1. Mục tiêu chung"
    long = "2. Rà soát cơ chế, chính sách; xoá bỏ rào cản; " + "đưa chính sách thành lợi thế " * 9
    cut = title_of(long)
    assert len(cut) <= TITLE
    assert cut.endswith(" …")
    assert long.startswith(cut.removesuffix(" …"))


@pytest.mark.parametrize(
    ("whole", "weights"), [(7, [1, 1, 1]), (15, [9, 0, 1, 4]), (3, [0, 0]), (2, [1] * 5)]
)
def test_shares_sum_to_the_whole(whole: int, weights: list[float]) -> None:
    found = shares(whole, weights, least=1)
    assert sum(found) == whole
    assert len(found) == len(weights)
    assert sum(shares(whole, weights)) == whole


def test_slides_take_the_minutes_of_their_part() -> None:
    slides = [Slide("text", "t", (Block("x" * n, "quote"),)) for n in (10, 480, 100, 300)]
    found = timed(slides, 3)
    assert sum(one.minutes for one in found) == 3
    assert found[1].minutes > found[0].minutes


def test_parts_of_one_place_share_their_name() -> None:
    assert parts_told(["gạch đầu dòng 1"]) == "gạch đầu dòng 1"
    assert parts_told(["chỉ tiêu 1", "chỉ tiêu 4", "chỉ tiêu 9"]) == "chỉ tiêu 1, 4 và 9"
    assert parts_told(["đoạn 1", "khoản 2"]) == "đoạn 1 và khoản 2"
