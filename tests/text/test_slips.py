"""Slips are mended where little doubt is left; what was meant stays."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.text.normal import fold, words
from assistant.text.slips import Mended, Speller

KNOWN = """
    chỉ tiêu chuyển đổi số cấp xã ai lo năm trường ủy ban nhân dân tỉnh sở khoa học công nghệ có hiệu lực từ ngày
    nào nghị quyết nước cả phần trăm hạ tầng dùng chung kế hoạch báo cáo hằng hỗ trợ doanh nghiệp đổi mới sáng tạo
"""
SPELLER = Speller(frozenset(fold(word) for word in words(KNOWN)), frozenset({"khcn", "ubnd"}))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kế hoạc hỗ trợ doanh nghiệp", "kế hoạch hỗ trợ doanh nghiệp"),
        ("Nghị quytế của tỉnh", "Nghị quyết của tỉnh"),
        ("hỗ trợ doanhh nghiệp", "hỗ trợ doanh nghiệp"),
        ("mục tiêu chung về hạ tâng số", "mục tiêu chung về hạ tầng số"),
        ("đổi mới sángg tạo", "đổi mới sáng tạo"),
        ("chuyển dổi số cấp xã", "chuyển đổi số cấp xã"),
        ("chuyểnđổi số cấp xã", "chuyển đổi số cấp xã"),
        ("chuyendoiso cap xa ai lo", "chuyen doi so cap xa ai lo"),
        ("nghi quyett cua tinh", "nghi quyet cua tinh"),
        ("sởkhcn làm gì", "sở khcn làm gì"),
    ],
)
def test_one_letter_and_lost_spaces_are_mended(typed: str, meant: str) -> None:
    mended = SPELLER.mended(typed)
    assert mended.text == meant
    assert len(mended.changes) == 1


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "a",
        "🙂🙂🙂",
        "Chuyển đổi số cấp xã ai lo?",
        "chuyen doi so cap xa ai lo",
        "Nghị quyết số 57-NQ/TW ngày 22/12/2024",
        "Luật 93/2025/QH15 và QĐ 982/QĐ-TTg",
        "blockchain là gì",
        "Cô Hana ở VinFast hỏi về 5G và IoT",
        "năm nào, mấy phần trăm, gì nữa",
        "UBND tỉnh",
        "2030 ≥ 0.68 %",
        "привет мир",
    ],
)
def test_what_was_meant_stays(typed: str) -> None:
    assert SPELLER.mended(typed) == Mended(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Nghị quyết có hiệu lực từ ngày noà", "Nghị quyết có hiệu lực từ ngày nào"),
        ("hiệu lực từ nămm 2030", "hiệu lực từ năm 2030"),
        ("phần trăm cả nuớc", "phần trăm cả nước"),
        ("ủy ban nhân dân tnh", "ủy ban nhân dân tỉnh"),
    ],
)
def test_the_reading_that_keeps_the_typed_letters_and_accents_goes_first(typed: str, meant: str) -> None:
    assert SPELLER.mended(typed).text == meant


def test_a_printed_syllable_gives_way_only_where_its_neighbours_rule_it_out() -> None:
    printing = Speller(SPELLER.vocabulary, printed=frozenset({"đôi", "vênh", "lâu"}))
    assert printing.mended("chuyển đôi số cấp xã").text == "chuyển đổi số cấp xã"
    assert printing.mended("số liệu bị vênh").text == "số liệu bị vênh"


def test_a_word_beside_another_as_a_text_prints_them_is_no_slip() -> None:
    pairs = {("chuyển", "đôi")}
    printing = Speller(
        SPELLER.vocabulary, printed=frozenset({"đôi"}), prints=lambda one, other: (one, other) in pairs
    )
    assert printing.mended("chuyển đôi số cấp xã").text == "chuyển đôi số cấp xã"


def test_a_word_of_a_phrase_that_is_always_meant_is_no_slip() -> None:
    meant = Speller(SPELLER.vocabulary | {"van", "ban", "cua"}, phrases=frozenset({("sửa",), ("bãi", "bỏ")}))
    for typed in (
        "Nghị quyết 97 sửa văn bản nào",
        "Nghị quyết 97 sửa nghị quyết nào",
        "97 bãi bỏ nghị quyết",
    ):
        assert meant.mended(typed) == Mended(typed)
    assert replace(meant, phrases=frozenset()).mended("Nghị quyết 97 sửa văn bản nào").changes


def test_a_word_that_asks_is_no_slip_of_another() -> None:
    assert SPELLER.mended("Thông tư nào phải được thay, ai lo trong năm nào?").text.startswith("Thông tư nào")


def test_a_rare_syllable_is_no_slip_of_a_word_that_looks_otherwise() -> None:
    assert SPELLER.mended("số liệu bị vênh").text == "số liệu bị vênh"


def test_nothing_is_mended_towards_a_word_that_nobody_uses() -> None:
    assert Speller(frozenset()).mended("hỗ trợ doanhh nghiệp") == Mended("hỗ trợ doanhh nghiệp")


def test_every_change_is_told() -> None:
    assert SPELLER.mended("Kế hoạc hỗ trợ doanhh nghiệp").changes == (("hoạc", "hoạch"), ("doanhh", "doanh"))


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from([*KNOWN.split(), "57", "?", "QĐ-TTg", "xyz"])).map(" ".join)
)
def test_any_text_is_read_and_numbers_stay(text: str) -> None:
    mended = SPELLER.mended(text).text
    digits = [word for word in words(text) if any(c.isdigit() for c in word)]
    assert [word for word in words(mended) if any(c.isdigit() for c in word)] == digits


def test_a_long_text_is_read() -> None:
    assert len(SPELLER.mended("hỗ trợ doanhh nghiệp " * 500).text) > 9000
