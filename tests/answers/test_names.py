"""Names found whole, however they are typed."""

import pytest

from assistant.answers.lexicon import Lexicon
from assistant.answers.names import Called
from assistant.answers.understand import understand

CALLED = Called(
    [("Ban Chỉ đạo tỉnh", "bcd"), ("Ban Chỉ đạo của Ủy ban nhân dân tỉnh", "bcd-ub"), ("UBND tỉnh", "ub")]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ban Chỉ đạo tỉnh làm gì", ["bcd"]),
        ("ban chi dao  tinh", ["bcd"]),
        ("Ban Chỉ đạo của Ủy ban nhân dân tỉnh", ["bcd-ub"]),
        ("ubnd-tỉnh và Ban Chỉ đạo tỉnh", ["ub", "bcd"]),
        ("UBND tỉnhh", []),
        ("İUBND tỉnh", []),
        ("", []),
    ],
)
def test_found_in(text: str, found: list[str]) -> None:
    assert [mention.id for mention in CALLED.found_in(text)] == found


def test_nothing_is_found_where_nothing_is_named() -> None:
    assert Called([]).found_in("Ban Chỉ đạo tỉnh") == []


@pytest.mark.parametrize(
    ("text", "years", "numbers", "place"),
    [
        ("chỉ tiêu 51.3 năm 2030 và 2035", (2030, 2035), ("51.3",), None),
        ("chi tieu so 60b", (), ("60b",), None),
        ("mục IV.2.5 nói gì", (), (), "IV.2.5"),
        ("V.4-2", (), (), "V.4-2"),
        ("giai đoạn 2025-2030", (2025, 2030), (), None),
        ("ngày 22/12/2024", (), (), None),
        ("số 1234567", (), (), None),
    ],
)
def test_understand(
    lexicon: Lexicon, text: str, years: tuple[int, ...], numbers: tuple[str, ...], place: str | None
) -> None:
    asked = understand(text, lexicon.names)
    assert (asked.years, asked.target_numbers, asked.place) == (years, numbers, place)


def test_ai_in_capitals_asks_for_nobody(lexicon: Lexicon) -> None:
    assert "whose" not in understand("Ứng dụng AI trong quản lý", lexicon.names).wants
    assert "whose" in understand("Ai ứng dụng?", lexicon.names).wants


def test_an_abbreviated_agency_is_read_in_full(lexicon: Lexicon) -> None:
    asked = understand("UBND tỉnh báo cáo", lexicon.names)
    assert asked.agencies == ("uy-ban-nhan-dan-tinh",)
    assert "nhan" in {term.folded for term in asked.terms}
