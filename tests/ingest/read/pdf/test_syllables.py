"""Syllables: what may be one, what must be two."""

import pytest

from ingest.read.pdf.syllables import are_two, is_cut, is_syllable


@pytest.mark.parametrize("text", ["nghiêng", "quyết", "Ủy", "ĐƯỜNG", "yêu", "khuỷu", "giữa", "oai", "ăn"])
def test_syllables(text: str) -> None:
    assert is_syllable(text)


@pytest.mark.parametrize("text", ["phủphê", "cứNghị", "kiể", "bc", "internet", "2031", ""])
def test_no_syllables(text: str) -> None:
    assert not is_syllable(text)


def test_two_that_could_be_one_stay_one() -> None:
    assert are_two("Chính phủ", "phê duyệt")
    assert not are_two("bá", "o")
    assert not are_two("th", "ực")


def test_a_syllable_cut_in_a_narrow_cell() -> None:
    assert is_cut("Kiể", "m tra")
    assert not is_cut("Chiều dài", "m")
    assert not is_cut("Bộ", "tài chính")
