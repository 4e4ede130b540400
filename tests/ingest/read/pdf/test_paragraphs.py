"""Pages become lines: cut paragraphs whole but for furniture, footnotes after what they note."""

from collections.abc import Sequence

from ingest.read.pdf.columns import Frame
from ingest.read.pdf.grids import Cell, Grid
from ingest.read.pdf.layout import Layout
from ingest.read.pdf.paragraphs import lines_of
from ingest.read.pdf.tables import Part
from ingest.read.pdf.wraps import Printed
from ingest.read.reading import Line

FRAME = Frame(80, 540)


def line(
    text: str, page: int, at: int, *, indent: float = 0.0, x1: float = 540.0, size: float = 14.0
) -> Printed:
    return Printed(text, 80 + indent, x1, 100 + 18.0 * at, size, False, 30, FRAME, 0, page)


def page(number: int, *body: Printed | Part, notes: Sequence[Printed] = ()) -> Layout:
    return Layout(number, (f"Đầu trang {number}",), body, tuple(notes), (), 100, lacks_text=False)


def shown(lines: Sequence[Line]) -> list[str]:
    return [("F " if one.furniture else "+ " if one.goes_on else "") + one.text for one in lines]


def test_only_furniture_stands_inside_a_cut_paragraph() -> None:
    first = page(1, line("1. Bờ biển¹ là dải đất", 1, 0, indent=30), notes=[line("¹ Sửa đổi", 1, 30, x1=200)])
    second = page(2, line("tiếp giáp mặt nước.", 2, 0, x1=200), line("2. Kè mềm", 2, 1, indent=30, x1=200))
    assert shown(lines_of([first, second])) == [
        "F Đầu trang 1",
        "1. Bờ biển¹ là dải đất",
        "F Đầu trang 2",
        "+ tiếp giáp mặt nước.",
        "¹ Sửa đổi",
        "2. Kè mềm",
    ]


def test_a_footnote_follows_its_paragraph() -> None:
    body = line("Điều 1.¹", 1, 0, indent=30, x1=200), line("Điều 2.²", 1, 1, indent=30, x1=200)
    notes = [line(f"{mark} Bãi bỏ", 1, at, x1=200) for at, mark in enumerate("¹²", 30)]
    found = shown(lines_of([page(1, *body, notes=notes)]))
    assert found[1:] == ["Điều 1.¹", "¹ Bãi bỏ", "Điều 2.²", "² Bãi bỏ"]


def test_a_footnote_goes_on_over_the_page() -> None:
    first = page(1, line("Điều 1.¹", 1, 0, x1=200), notes=[line("¹ Điều này quy định:", 1, 30)])
    second = page(
        2, line("Điều 2. Kè", 2, 0, x1=200), notes=[line("“1. Hiệu lực.”", 2, 30), line("² Bỏ", 2, 31)]
    )
    found = lines_of([first, second])
    assert shown(found)[1:] == [
        "Điều 1.¹", "¹ Điều này quy định:", "+ “1. Hiệu lực.”", "F Đầu trang 2", "Điều 2. Kè", "² Bỏ",
    ]  # fmt: skip
    assert [one.page for one in found] == [1, 1, 1, 2, 2, 2, 2]


def test_a_table_over_pages_is_one_run_of_rows() -> None:
    def part(number: int, text: str) -> Part:
        cells = Cell(0, 1, 0, 1, str(number)), Cell(1, 2, 0, 1, text)
        return Part(number, Grid((80, 120, 540), (100, 140), cells))

    found = shown(
        lines_of([page(1, part(1, "Xây kè.")), page(2, part(2, "Đo sóng.")), page(3, line("Hết", 3, 0))])
    )
    assert found == ["F Đầu trang 1", "1\tXây kè.", "F Đầu trang 2", "2\tĐo sóng.", "F Đầu trang 3", "Hết"]


def test_drawn_signs_are_furniture() -> None:
    found = shown(lines_of([page(1, line("CHÍNH PHỦ", 1, 0, x1=200), line("_______", 1, 1, x1=150))]))
    assert found[1:] == ["CHÍNH PHỦ", "F _______"]
