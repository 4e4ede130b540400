"""One form for all the ways the same Vietnamese is typed."""

import unicodedata

import pytest

from assistant.text.footnotes import body_number, body_words, marks
from assistant.text.function_words import is_function_word
from assistant.text.normal import fold, has_accents, plain, syllables, tidy_tones, toned


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_fold_needs_no_accents(form: str) -> None:
    assert fold(unicodedata.normalize(form, "Chuyển đổi số Đảng ủy")) == "chuyen doi so dang uy"  # type: ignore[arg-type]


def test_plain_keeps_one_kind_of_sign() -> None:
    assert plain("“5G” – 6G\u200b\u00a0…") == '"5G" - 6G …'


@pytest.mark.parametrize(("one", "other"), [("hoá", "hóa"), ("Thuỷ", "thủy"), ("QUÝ", "quý")])
def test_tone_marks_may_stand_on_either_vowel(one: str, other: str) -> None:
    assert toned(one) == toned(other)


def test_tones_are_told_apart() -> None:
    assert len({toned(s) for s in ("ma", "má", "mà", "mả", "mã", "mạ", "mâ")}) == 7


def test_syllables_keep_numbers_whole() -> None:
    assert syllables("Đạt ≥ 0,68 ở 5G; 57-NQ/TW") == ["dat", "0.68", "o", "5g", "57", "nq", "tw"]


@pytest.mark.parametrize("printed", ["QĐ", "QÐ", "QƉ", "qđ", "qð", "qɖ"])
def test_every_coding_of_the_letter_is_compared_as_one(printed: str) -> None:
    assert (fold(printed), toned(printed)) == ("qd", "qđ")


@pytest.mark.parametrize("typed", ["1.200,5", "1,200.5", "1200,5", "1200.5"])
def test_a_number_is_always_one_syllable(typed: str) -> None:
    assert syllables(f"{typed} hộ") == ["1200.5", "ho"]


@pytest.mark.parametrize(
    ("typed", "read"), [("80,5", "80.5"), ("0.720", "0.720"), ("1.2.3", "1.2.3"), ("10.4.2025", "10.4.2025")]
)
def test_not_every_point_parts_thousands(typed: str, read: str) -> None:
    assert syllables(typed) == [read]


def test_accents_are_noticed() -> None:
    assert has_accents("cong nghệ")
    assert not has_accents("cong nghe 5G")


def test_function_words_mind_accents_where_typed() -> None:
    assert is_function_word("bạn", accented=True)
    assert not is_function_word("Ban", accented=True)
    assert is_function_word("ban", accented=False)


def test_footnote_marks() -> None:
    assert [n for n, _, _ in marks("một¹² và hai[^3]\n⁴ thân")] == ["12", "3"]
    assert body_number("⁴ thân chú thích\n") == "4"
    assert body_words("[^3]: thân\n") == "thân"
    assert body_number("không phải\n") is None


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("hoà", "hòa"),
        ("thuỷ", "thủy"),
        ("KHOẺ", "KHỎE"),
        ("quý", "quý"),
        ("giá", "giá"),
        ("gì", "gì"),
        ("ngoài", "ngoài"),
        ("hoàn", "hoàn"),
        ("nguyên", "nguyên"),
        ("nghĩa", "nghĩa"),
        ("đường", "đường"),
        ("Uỷ", "Ủy"),
        ("señor", "señor"),
        ("42", "42"),
        ("", ""),
    ],
)
def test_tone_marks_stand_where_documents_print_them(typed: str, printed: str) -> None:
    assert tidy_tones(typed) == printed
    assert tidy_tones(unicodedata.normalize("NFD", typed)) == printed
