"""Exported files, opened again by other libraries than those that wrote them."""

import csv
from io import BytesIO, StringIO

from docx import Document
from openpyxl import load_workbook

from bot.exports.comma import comma_separated
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
