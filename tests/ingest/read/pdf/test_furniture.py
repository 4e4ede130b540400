"""Running heads, feet and page numbers, told from forms and headings that look alike."""

import pytest

from ingest.read.pdf.furniture import Edges, edges_of, running
from ingest.read.pdf.page import Rule, Word
from ingest.read.pdf.strips import Strip

HEIGHT = 842.0


def strip(base: float, *parts: tuple[float, str]) -> Strip:
    return Strip(tuple(Word(text, x, x + 5 * len(text), base, 12.0) for x, text in parts))


def pages(*each: list[Strip]) -> list[Edges]:
    return [edges_of(number, HEIGHT, strips) for number, strips in enumerate(each, 1)]


def counts(edges: list[Edges]) -> list[tuple[int, int]]:
    found = (running(one, [other for other in edges if other is not one]) for one in edges)
    return [(one.head, one.foot) for one in found]


def test_a_number_that_does_not_count_is_text() -> None:
    numbered = pages([strip(50, (300, "12")), text()], [strip(50, (300, "40")), text(words="V")])
    assert counts(numbered) == [(0, 0), (0, 0)]


def text(base: float = 200.0, words: str = "Điều") -> Strip:
    return strip(base, (80, words), (120, "chữ"))


def test_a_gazette_head_needs_no_neighbours() -> None:
    assert counts(pages([strip(50, (200, "CÔNG BÁO/Số 12/Ngày 05-8-2031")), text()])) == [(1, 0)]
    assert counts(pages([strip(50, (80, "18"), (200, "CÔNG BÁO/Số 9 + 10/Ngày 05-8-2031")), text()])) == [
        (1, 0)
    ]


def test_page_numbers_count_with_the_pages() -> None:
    numbered = pages(
        [text(words="I")], [strip(50, (300, "12")), text()], [strip(50, (300, "13")), text(words="V")]
    )
    assert counts(numbered) == [(0, 0), (1, 0), (1, 0)]


def test_a_number_inside_the_page_is_text() -> None:
    assert counts(pages([strip(400, (300, "7")), text(500)])) == [(0, 0)]


def test_what_repeats_at_one_height_is_furniture() -> None:
    each = [
        [strip(48, (80, "Bản tin Hải Sơn"), (480, f"{n}")), text(words=f"Điều{n}")] for n in range(11, 15)
    ]
    assert counts(pages(*each)) == [(1, 0)] * 4


def test_forms_that_follow_one_another_are_no_furniture() -> None:
    each = [[strip(80, (400, "Mẫu số"), (440, f"0{n}")), text(words=f"Đơn{n}")] for n in range(1, 5)]
    assert counts(pages(*each)) == [(0, 0)] * 4


def test_the_nation_is_no_furniture() -> None:
    each = [[strip(80, (300, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")), text(words=f"Đơn{n}")] for n in range(5)]
    assert counts(pages(*each)) == [(0, 0)] * 5


def column(*foot: str, page: int, lines: int = 6, step: float = 18.0, foot_at: float = 760.0) -> list[Strip]:
    """Return lines of text that no other page has, and lines of `foot`, the last one at `foot_at`."""
    first = foot_at - step * (lines + len(foot) - 1)
    words = [*(f"Dòng{page}.{at}" for at in range(lines)), *foot]
    return [strip(first + step * at, (80, one)) for at, one in enumerate(words)]


def test_the_end_of_a_footnote_that_repeats_is_text() -> None:
    note = "một số điều của Thông tư số 4/2028, có", "hiệu lực kể từ ngày 15 tháng 8 năm 2030."
    each = [column(f"{mark} Khoản này", *note, page=n) for n, mark in enumerate("¹²³⁴⁵", 1)]
    assert counts(pages(*each)) == [(0, 0)] * 5


def test_the_end_of_a_footnote_over_a_page_number_is_text() -> None:
    each = [
        [*column("Khoản này", "có hiệu lực.", page=n), strip(800, (300, f"Trang {n}/5"))] for n in range(1, 6)
    ]
    assert counts(pages(*each)) == [(0, 1)] * 5


def test_a_foot_apart_from_the_text_is_furniture() -> None:
    foot = strip(800, (80, "Trụ sở: 12 Đường Biển")), strip(814, (80, "Điện thoại: 0239 000 000"))
    each = [[*column(page=n), *foot] for n in range(1, 5)]
    assert counts(pages(*each)) == [(0, 2)] * 4


def test_where_text_reaches_nothing_is_furniture() -> None:
    last = [strip(800, (80, "Có hiệu lực."))]
    each = [[*column(page=n), *(last if n % 2 else [strip(800, (80, f"Câu{n}"))])] for n in range(1, 7)]
    assert counts(pages(*each)) == [(0, 0)] * 6


@pytest.mark.parametrize(
    "form", ["Trang {}/9", "Trang {} trên 9", "- {} -", "Page {} of 9", "{} | Trang", "Tr. {}"]
)
def test_a_page_number_in_words_counts(form: str) -> None:
    each = [[*column(page=n), strip(800, (300, form.format(n)))] for n in range(4, 7)]
    numbered = [edges_of(at, HEIGHT, strips) for at, strips in enumerate(each, 1)]
    assert counts(numbered) == [(0, 1)] * 3


def test_words_with_a_number_that_counts_on_need_no_room() -> None:
    each = [
        [strip(60, (80, f"Sở Biển - Trang {n}")), strip(78, (80, f"Câu{n}")), *column(page=n)]
        for n in range(1, 5)
    ]
    assert counts(pages(*each)) == [(1, 0)] * 4
    bare = [[strip(60, (80, "Sở Biển")), strip(78, (80, f"Câu{n}")), *column(page=n)] for n in range(1, 5)]
    assert counts(pages(*bare)) == [(0, 0)] * 4


def test_a_line_drawn_across_parts_a_head_from_the_text() -> None:
    each = [[strip(60, (80, "Sở Biển")), strip(78, (80, f"Câu{n}")), *column(page=n)] for n in range(1, 5)]

    def ruled(length: float) -> list[Edges]:
        rule = Rule(80, 64, 80 + length, 64.5)
        return [edges_of(n, HEIGHT, strips, rules=[rule], width=595.0) for n, strips in enumerate(each, 1)]

    assert counts(ruled(400)) == [(1, 0)] * 4
    assert counts(ruled(140)) == [(0, 0)] * 4


def test_what_stands_on_a_table_is_text() -> None:
    each = [[strip(60, (400, "Đơn vị tính: đồng")), *column(page=n)] for n in range(1, 5)]
    tabled = [edges_of(n, HEIGHT, strips, tables=[(68.0, 400.0)]) for n, strips in enumerate(each, 1)]
    assert counts(tabled) == [(0, 0)] * 4
    assert counts(pages(*each)) == [(1, 0)] * 4


def test_the_number_of_a_form_is_no_page_number() -> None:
    each = [[strip(60, (80, "Mẫu"), (300, f"0{n}")), *column(page=n)] for n in range(1, 5)]
    assert counts(pages(*each)) == [(0, 0)] * 4


def test_a_heading_that_every_page_repeats_is_text_once() -> None:
    each = [[strip(60, (80, "Phụ lục I")), *column(page=n)] for n in range(1, 5)]
    assert counts(pages(*each)) == [(0, 0), (1, 0), (1, 0), (1, 0)]


def test_a_letterhead_is_no_furniture() -> None:
    each = [
        [strip(60, (80, "UBND XÃ ĐÔNG"), (300, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")), *column(page=n)]
        for n in range(1, 5)
    ]
    assert counts(pages(*each)) == [(0, 0)] * 4
