"""Presentations opened again: every word where it belongs, nothing smaller than it should be, the same bytes twice."""

import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pptx
import pytest

from bot.exports.deck import Block, Slide
from bot.exports.panels import Chart, Panel, Point, Series
from bot.exports.sheet import Column, Sheet
from bot.exports.slides.presentation import fits, presentation
from bot.exports.type_room import largest, lines

HOSTILE = "<b>&amp; ]]> \x00\x0b \ud800 \ufffe _x0000_ 日本 🎓"
CLAUSE = "Đẩy mạnh tuyên truyền, tạo sự đồng thuận và phát huy tính sáng tạo của toàn xã hội; "
ROWS = Sheet(
    "Bảng",
    [Column("Số", 6), Column("Chỉ tiêu", 46), Column("Năm 2030", 12)],
    [["1", "Tỷ lệ phủ sóng", "≥ 50%"], ["2", "Tỷ lệ người dân có hồ sơ", None]],
)
DRAWN = Chart(
    "Tỷ lệ", ["2025", "2030"], [Panel("%", [Series([Point(0, 5, "5%"), Point(1, 9, "≥ 9%", bound="≥")])])]
)
DECK = (
    Slide("cover", "Tập huấn", [Block("Mục tiêu", "strong"), Block("30 phút")], small=["Văn bản gốc là căn cứ."]),
    Slide("agenda", "Nội dung", [Block("5 phút: Mở đầu", "step"), Block("Hỏi đáp", "step")]),
    Slide("section", "II. YÊU CẦU"),
    Slide("text", "1.", [Block(CLAUSE, "quote"), Block("Ghi chú.")], small=["mục 1"], notes=["Đọc.", "1 phút."]),
    Slide("table", "Chỉ tiêu", sheet=ROWS),
    Slide("picture", "Chỉ tiêu 1", picture=DRAWN, alternative="2025: 5%; 2030: ≥ 9%"),
    Slide("question", "Câu 1", [Block("Bao nhiêu?", "strong"), Block("A. 5%", "option"), Block("B. 9%", "option")]),
    Slide("answer", "Câu 1", [Block("Bao nhiêu?", "strong"), Block("A. 5%", "option"), Block("B. 9%", "right")]),
    Slide("end", "Đọc thêm", [Block("Quét mã.")], code="http://192.0.2.1:8057/tap-huan/goi?phut=15"),
)  # fmt: skip


def opened(slides: tuple[Slide, ...]) -> list[list[str]]:
    """Return the texts of each slide, a table's cells among them."""
    told = []
    for page in pptx.Presentation(BytesIO(presentation(slides, title="Tập huấn"))).slides:
        said = [shape.text_frame.text for shape in page.shapes if shape.has_text_frame]
        tables = [shape.table for shape in page.shapes if shape.has_table]
        told.append([*said, *(cell.text for table in tables for row in table.rows for cell in row.cells)])
    return told


def test_every_word_of_every_slide_is_there_and_a_quotation_is_in_its_marks() -> None:
    told = opened(DECK)
    assert len(told) == len(DECK)
    for slide, texts in zip(DECK, told, strict=True):
        whole = "\n".join(texts)
        assert texts[0] == slide.title
        for block in slide.blocks:
            assert all(part in whole for part in block.text.split(": ")), block
        assert all(small in whole for small in slide.small)
    assert f"“{CLAUSE}”" in "\n".join(told[3])
    assert {"≥ 50%", "Chỉ tiêu", "Năm 2030"} <= set(told[4])
    assert "✓ B. 9%" in told[7]
    assert "A. 5%" in told[7]


def test_titles_are_titles_pictures_are_told_in_words_and_the_speaker_has_notes() -> None:
    made = pptx.Presentation(BytesIO(presentation(DECK, title="Tập huấn")))
    pages = list(made.slides)
    assert [page.shapes.title.text for page in pages] == [slide.title for slide in DECK]
    assert [page.has_notes_slide for page in pages] == [bool(slide.notes) for slide in DECK]
    assert pages[3].notes_slide.notes_text_frame.text == "Đọc.\n1 phút."
    pictures = [shape for page in pages for shape in page.shapes if shape.shape_type == 13]
    told = [picture._element._nvXxPr.cNvPr.get("descr") for picture in pictures]
    assert told[0] == "2025: 5%; 2030: ≥ 9%"
    assert "Mã vuông" in told[1]
    assert made.core_properties.author == ""
    assert made.core_properties.language == "vi-VN"


def test_the_same_slides_are_the_same_bytes_with_no_part_twice() -> None:
    made = presentation(DECK, title="Tập huấn")
    assert made == presentation(DECK, title="Tập huấn")
    names = ZipFile(BytesIO(made)).namelist()
    assert len(names) == len(set(names))


def test_nothing_lies_outside_its_slide() -> None:
    made = pptx.Presentation(BytesIO(presentation(DECK, title="Tập huấn")))
    for page in made.slides:
        for shape in page.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= made.slide_width, (page.shapes.title.text, shape.name)
            assert shape.top + shape.height <= made.slide_height, (page.shapes.title.text, shape.name)


def test_type_gets_smaller_as_there_is_more_and_what_is_too_much_is_told() -> None:
    assert lines("a " * 10, 20, 1000) == 1
    assert lines("x" * 300, 20, 300) > 8
    assert largest(["Ngắn"], (30, 20), 800, 100) == 30
    assert largest([CLAUSE * 9], (30, 20), 800, 340) == 20
    assert fits(Slide("text", "", [Block(CLAUSE * 5, "quote")]))
    assert not fits(Slide("text", "", [Block(CLAUSE * 40, "quote")]))
    assert fits(Slide("table", "", sheet=ROWS))
    assert not fits(Slide("table", "", sheet=Sheet("", ROWS.columns, [*ROWS.rows] * 20)))


def test_hostile_letters_are_left_out_and_the_file_still_opens() -> None:
    slide = Slide("text", HOSTILE, [Block(HOSTILE, "quote")], small=[HOSTILE], notes=[HOSTILE])
    assert "<b>" in "\n".join(opened((slide,))[0])


@pytest.mark.needs_impress
def test_an_office_program_opens_it(tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").write_bytes(presentation(DECK, title="Tập huấn"))
    home = f"-env:UserInstallation=file://{tmp_path / 'office'}"
    ask = [
        "soffice",
        home,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "deck.pptx"),
    ]
    subprocess.run(ask, check=True, capture_output=True, timeout=120)
    from pypdf import PdfReader

    read = PdfReader(tmp_path / "deck.pdf")
    assert len(read.pages) == len(DECK)
    assert "5 phút" in (read.pages[1].extract_text() or "")
