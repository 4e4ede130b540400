"""What the measurement of accents counts."""

import pytest

from assistant.text.accent_table import shipped_table
from assistant.text.normal import fold
from evals.accents import bare, commonest, figures, half_typed, right, sentences


def test_bare_keeps_places_and_case() -> None:
    assert bare("Chuyển đổi số, ĐẢNG ỦY 5G") == "Chuyen doi so, DANG UY 5G"


@pytest.mark.parametrize(
    ("read", "meant", "counted"),
    [
        ("chuyển đổi so", "chuyển đổi số", (2, 3)),
        ("hoà bình", "hòa bình", (2, 2)),
        ("Quyết định 57-NQ/TW cua UBND", "Quyết định 57-NQ/TW của UBND", (2, 3)),
        ("2030", "2030", (0, 0)),
    ],
)
def test_words_count_and_numbers_do_not(read: str, meant: str, counted: tuple[int, int]) -> None:
    assert right(read, meant) == counted


def test_a_reader_that_knows_all_and_one_that_knows_nothing() -> None:
    texts = ["Chuyển đổi số", "Cấp xã làm gì?"]
    meant = {bare(text): text for text in texts}
    all_known = figures(lambda typed: (meant[typed],), texts)
    assert (all_known.right, all_known.whole, all_known.several) == (100, 100, 0)
    nothing = figures(lambda typed: (typed,), texts)
    assert (nothing.right, nothing.whole) == (0, 0)
    second = figures(lambda typed: (typed, meant[typed]), texts)
    assert (second.right, second.kept, second.several) == (0, 100, 100)


def test_half_typed_is_the_same_half_every_time() -> None:
    text = "Ủy ban nhân dân tỉnh tổ chức thực hiện chương trình này ở các xã"
    assert half_typed(text) == half_typed(text)
    assert half_typed(text) not in (text, bare(text))
    assert fold(half_typed(text)) == fold(text)


def test_the_baseline_looks_at_no_neighbour() -> None:
    read = commonest(shipped_table())
    (one,), (other,) = read("nghien cuu ma tuy"), read("tuy nhien")
    assert one.split()[-1] == other.split()[0]


def test_sentences_have_accents_and_are_no_tables() -> None:
    text = "Một câu có đủ năm từ. Ngắn quá.\n1\tTỷ lệ người dân\t80%\nno accents in this line at all\n"
    assert sentences(text) == ["Một câu có đủ năm từ."]
