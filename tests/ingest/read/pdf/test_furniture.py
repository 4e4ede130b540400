"""Running heads, feet and page numbers, told from forms and headings that look alike."""

from ingest.read.pdf.furniture import Edges, edges_of, running
from ingest.read.pdf.page import Word
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
