"""Marks are put back where they were left out, and nothing else of a text changes."""

import re
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.accent_tokens import tokens
from assistant.text.accents import restored
from assistant.text.normal import fold

SENTENCES = [
    "Chuyển đổi số là nhiệm vụ của toàn dân.",
    "Ủy ban nhân dân tỉnh ban hành kế hoạch thực hiện nghị quyết",
    "đến năm 2030 có bao nhiêu phần trăm người dân sử dụng dịch vụ công trực tuyến?",
    "Cơ quan nào chủ trì phát triển khoa học và công nghệ?",
    "TRÁCH NHIỆM CỦA CÁC CƠ QUAN NHÀ NƯỚC",
]
HOSTILE = [
    "",
    " ",
    "a",
    "đ",
    "?",
    "😀😀 🇻🇳",
    "\u200b\u200d\ufeff",
    "\u0301\u0301",
    "𝒸𝒽𝓊𝓎ể𝓃 đổi số",
    "chuyen 转变 đổi цифровой so",
    "\x00chuyen\x07doi so",
    "İstanbul ıŞIK ſo ß ŉ",
    "....;;;!!!???",
    "a" * 10_000,
    "chuyen doi so " * 715,
    "5a nam " * 1430,
    "nam-so/" * 1430,
    "🙂" * 10_000,
    unicodedata.normalize("NFD", "Chuyển đổi số ở cap xã"),
]
WORDS = st.sampled_from(
    [
        "chuyen",
        "doi",
        "so",
        "cap",
        "xa",
        "ai",
        "lo",
        "nam",
        "la",
        "cho",
        "tin",
        "hoà",
        "Đảng",
        "đổi",
        "AI",
        "5G",
        "57-NQ/TW",
        "KHCN",
        ",",
        ".",
        "?",
        "(",
        "\n",
    ]
)


def bare(text: str) -> str:
    return "".join(fold(c).upper() if c.isupper() else fold(c) for c in text)


def holds(text: str) -> None:
    """What is true of any text: only bare letters change, each to a letter that folds to it."""
    found = restored(text)
    assert found.readings[0] == found.text
    assert len(found.readings) <= 3
    assert len(set(found.readings)) == len(found.readings)
    for reading in found.readings:
        assert len(reading) == len(text)
        assert all(
            a == b or (a.isascii() and a.isalpha() and fold(b) == a.lower())
            for a, b in zip(text, reading, strict=True)
        )
        assert all(a.isupper() == b.isupper() for a, b in zip(text, reading, strict=True))
    changed = {i for i, (a, b) in enumerate(zip(text, found.text, strict=True)) if a != b}
    covered = {i for start, end in found.changed for i in range(start, end)}
    assert changed <= covered
    assert all(changed & set(range(start, end)) for start, end in found.changed)


@pytest.mark.parametrize("text", SENTENCES)
def test_clear_sentences_come_back(text: str) -> None:
    assert restored(bare(text)).text == text


@pytest.mark.parametrize("text", SENTENCES)
def test_what_has_its_accents_is_left_alone(text: str) -> None:
    found = restored(text)
    assert (found.text, found.readings, found.changed) == (text, (text,), ())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("chuyển doi số cấp xa", "chuyển đổi số cấp xã"),
        ("Ủy ban nhan dan tỉnh", "Ủy ban nhân dân tỉnh"),
        ("năm nay", "năm nay"),
        ("cho tôi tin về Hà Nam", "cho tôi tin về Hà Nam"),
        ("thành phố la gì", "thành phố là gì"),
    ],
)
def test_half_accented_is_mended_word_by_word(typed: str, meant: str) -> None:
    assert restored(typed).text == meant


@pytest.mark.parametrize("typed", ["hoà bình va phat triển", "quý thu tu", "cong nghệ"])
def test_a_typed_mark_is_never_changed(typed: str) -> None:
    kept = restored(typed).text
    assert all(b == a for a, b in zip(typed, kept, strict=True) if not a.isascii())


@pytest.mark.parametrize(
    "sign",
    [
        "42-CTr/TU",
        "42-ctr/tu",
        "193/2025/QH15",
        "57-nq/tw",
        "5G",
        "KHCN",
        "UBND",
        "AI",
        "0,68",
        "so@ha.vn",
        "qh15",
    ],
)
def test_numbers_and_abbreviations_stay(sign: str) -> None:
    found = restored(f"theo {sign} thi chuyen doi so la gi")
    assert found.text == f"theo {sign} thì chuyển đổi số là gì"


@pytest.mark.parametrize(
    "text", ["what is the plan for digital services", "open source dashboard", "KPI OKR 2030"]
)
def test_what_is_not_vietnamese_stays(text: str) -> None:
    assert restored(text).text == text


def test_foreign_words_stay_among_vietnamese() -> None:
    assert (
        restored("dich vu internet cua doanh nghiep startup").text
        == "dịch vụ internet của doanh nghiệp startup"
    )


def test_spans_are_of_whole_syllables() -> None:
    text = "Chuyen doi so, cap xa"
    assert [text[a:b] for a, b in restored(text).changed] == re.findall(r"\w+", text)


def test_readings_that_tie_are_kept() -> None:
    """Nothing decides between the ways to read these; the readings differ only in accents."""
    tied = [
        text
        for text in ("dat bao nhieu", "mua nha", "tinh dat may chi tieu")
        if len(restored(text).readings) > 1
    ]
    assert tied
    for text in tied:
        assert {fold(reading) for reading in restored(text).readings} == {text}


def test_a_clear_sentence_has_one_reading() -> None:
    assert len(restored("uy ban nhan dan tinh ban hanh ke hoach").readings) == 1


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_has_a_defined_result(text: str) -> None:
    holds(text)
    if not any(token.lettered for token in tokens(text, {})):
        assert restored(text).text == text


@given(st.text(max_size=60))
def test_any_text_keeps_its_letters(text: str) -> None:
    holds(text)


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_any_words_keep_their_letters(text: str) -> None:
    holds(text)
    assert fold(restored(text).text) == fold(text)


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_restoring_twice_changes_no_more_where_all_was_bare(text: str) -> None:
    """What was put back is context like any typed mark: a second look at it never takes it away."""
    once = restored(bare(text)).text
    twice = restored(once).text
    assert all(a == b for a, b in zip(once, twice, strict=True) if not a.isascii())


def test_threads_agree() -> None:
    texts = [bare(text) for text in SENTENCES] * 20
    alone = [restored(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(restored, texts)) == alone
