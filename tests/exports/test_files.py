"""Exported files, opened again by other libraries than those that wrote them."""

import csv
from io import BytesIO, StringIO

from docx import Document
from openpyxl import load_workbook

from bot.exports.comma import comma_separated
from bot.exports.paper import PAGE, PAGES, Break, Grid, Setting, height
from bot.exports.sheet import Column, Sheet
from bot.exports.word import Line, word
from bot.exports.workbook import workbook

SHEET = Sheet(
    "Chỉ tiêu: [a/b]",
    [Column("Tên", 40), Column("Năm 2030")],
    [["Tỷ lệ phủ sóng", "≥ 80%"], ["=1+1", 12.5], ["-2", None]],
    ["Nguồn: văn bản."],
)


def test_a_workbook_holds_the_table_and_no_formula() -> None:
    book = load_workbook(BytesIO(workbook([SHEET])))
    (page,) = book.worksheets
    assert page.title == "Chỉ tiêu   a b "
    assert [[cell.value for cell in row] for row in page.iter_rows(max_row=4)] == [
        ["Tên", "Năm 2030"],
        ["Tỷ lệ phủ sóng", "≥ 80%"],
        ["=1+1", 12.5],
        ["-2", None],
    ]
    assert page["A3"].data_type == "s"
    assert page["A6"].value == "Nguồn: văn bản."
    assert page.freeze_panes == "A2"


def test_comma_separated_text_keeps_letters_and_disarms_formulas() -> None:
    text = comma_separated(SHEET)
    assert text.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(text.decode("utf-8-sig"))))
    assert rows == [["Tên", "Năm 2030"], ["Tỷ lệ phủ sóng", "≥ 80%"], ["'=1+1", "12.5"], ["'-2", ""]]


def test_a_word_document_holds_lines_and_table() -> None:
    lines = [
        Line("Trả lời", "title"),
        Line("≥ 80%\x00 vào năm 2030", "strong"),
        Line("“Có ≥ 70%”", "quote"),
        SHEET,
    ]
    document = Document(BytesIO(word(lines, title="Trả lời")))
    assert [one.text for one in document.paragraphs] == [
        "Trả lời",
        "≥ 80% vào năm 2030",
        "“Có ≥ 70%”",
        "Nguồn: văn bản.",
    ]
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows][1] == [
        "Tỷ lệ phủ sóng",
        "≥ 80%",
    ]
    assert document.styles["Normal"].font.name == "Times New Roman"


def test_a_compact_paper_has_its_footer_wide_tables_and_pages() -> None:
    setting = Setting(11, (1.5, 1.5, 1.5, 1.5), f"Bản 1\tTrang {PAGE}/{PAGES}")
    options = [Line("A. Một", "option"), Line("B. Hai", "option")]
    blocks = [Line("Câu 1", "question"), *options, Break(), Grid(SHEET, 0.8), Line("Tên:\t", "blank")]
    document = Document(BytesIO(word(blocks, title="Đề", setting=setting)))
    (section,) = document.sections
    footer = section.footer.paragraphs[0]._p.xml
    assert [footer.count(f'w:instr="{field}"') for field in ("PAGE", "NUMPAGES")] == [1, 1]
    assert "Bản 1" in footer
    question, first, second, *_ = document.paragraphs
    assert question.style.paragraph_format.keep_with_next
    assert [one.paragraph_format.keep_with_next for one in (first, second)] == [True, None]
    assert second._p.xml.count('w:type="page"') == 1
    (table,) = document.tables
    widths = [column.width for column in table.columns]
    assert widths[0] / widths[1] == SHEET.columns[0].width / SHEET.columns[1].width
    assert abs(sum(widths) / 12700 - setting.width) < 1
    assert all(row._tr.xml.count("<w:cantSplit/>") == 1 for row in table.rows)
    assert [cell.text for cell in table.rows[2].cells] == ["=1+1", "12.5"]


def test_a_paper_grows_with_what_is_on_it() -> None:
    setting = Setting(11, (1.5, 1.5, 1.5, 1.5))
    one = height([Line("Một dòng")], setting)
    assert height([Line("Một dòng " * 40)], setting) > 3 * one
    assert height([Grid(SHEET, 2)], setting) > height([Grid(SHEET)], setting) > 3 * one
    assert height([Line("Một dòng")], Setting(22, setting.margins_cm)) > 1.8 * one
