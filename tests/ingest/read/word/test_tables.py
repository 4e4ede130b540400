"""Tables of Word documents: merged cells filled, careless edges, nesting, and a long document read exactly."""

import time

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from ingest.read.reading import Reading
from tests.ingest.read.word.conftest import Read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def rows(reading: Reading) -> list[str]:
    return [line.text for line in reading.lines if "\t" in line.text]


def test_merged_cells_are_filled_as_an_office_reads_them(read: Read) -> None:
    document = docx.Document()
    document.add_section().orientation = WD_ORIENT.LANDSCAPE
    table = document.add_table(rows=5, cols=4, style="Table Grid")
    table.cell(0, 0).merge(table.cell(1, 0)).text = "TT"
    table.cell(0, 1).merge(table.cell(1, 1)).text = "Chỉ tiêu"
    table.cell(0, 2).merge(table.cell(0, 3)).text = "Mục tiêu"
    table.cell(1, 2).text, table.cell(1, 3).text = "2032", "2035"
    table.cell(2, 0).text = "I"
    table.cell(2, 1).merge(table.cell(2, 3)).text = "Hạ tầng"
    table.cell(3, 0).text, table.cell(4, 0).text = "1", "2"
    table.cell(3, 1).text, table.cell(4, 1).text = "Tỷ lệ hộ có\ncáp quang", "Số trạm"
    table.cell(3, 2).text, table.cell(4, 2).text = "80%", "12"
    table.cell(3, 3).merge(table.cell(4, 3)).text = "Toàn tỉnh"
    assert rows(read(document)) == [
        "TT\tChỉ tiêu\tMục tiêu\t",
        "TT\tChỉ tiêu\t2032\t2035",
        "I\tHạ tầng\t\t",
        "1\tTỷ lệ hộ có cáp quang\t80%\tToàn tỉnh",
        "2\tSố trạm\t12\tToàn tỉnh",
    ]


def grid(widths: list[int], *drawn: list[tuple[int, str]]) -> str:
    """A bordered table whose rows are lists of (grid columns covered, text)."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    made = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>'
            for span, text in row
        )
        + "</w:tr>"
        for row in drawn
    )
    borders = '<w:tblBorders><w:insideH w:val="single"/><w:insideV w:val="single"/></w:tblBorders>'
    return f"<w:tbl {W}><w:tblPr>{borders}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{made}</w:tbl>"


def test_edges_drawn_a_hair_apart_make_no_columns(read: Read) -> None:
    document = docx.Document()
    drawn = grid(
        [600, 3000, 30, 1500, 1500],
        [(1, "TT"), (1, "Tên"), (3, "Kinh phí")],
        [(1, "1"), (2, "Cầu"), (1, "5"), (1, "6")],
        [(1, "2"), (1, "Đường"), (2, "7"), (1, "8")],
    )
    document.element.body.insert(0, parse_xml(drawn))
    assert rows(read(document)) == ["TT\tTên\tKinh phí\t", "1\tCầu\t5\t6", "2\tĐường\t7\t8"]


def test_rows_of_as_many_cells_stand_under_each_other(read: Read) -> None:
    document = docx.Document()
    drawn = grid([600, 900, 900, 900], [(1, "TT"), (2, "Tên"), (1, "Số")], [(2, "1"), (1, "Cầu"), (1, "5")])
    document.element.body.insert(0, parse_xml(drawn))
    assert rows(read(document)) == ["TT\tTên\tSố", "1\tCầu\t5"]


def test_a_nested_table_is_text_of_its_cell_and_a_deleted_row_is_gone(read: Read) -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=2, style="Table Grid")
    for row, texts in zip(table.rows, (("TT", "Nội dung"), ("1", "Gồm:"), ("2", "Bỏ")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    inner = table.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "xã", "3"
    properties = table.rows[2]._tr.get_or_add_trPr()
    properties.append(parse_xml(f"<w:del {W}/>"))
    assert rows(read(document)) == ["TT\tNội dung", "1\tGồm: xã 3"]


def test_a_frame_around_a_form_is_no_table(read: Read) -> None:
    document = docx.Document()
    frame = document.add_table(rows=1, cols=1, style="Table Grid").cell(0, 0)
    frame.text = "Mẫu số 01"
    frame.add_paragraph("ĐƠN ĐỀ NGHỊ")
    reading = read(document)
    assert [line.text for line in reading.lines] == ["Mẫu số 01", "ĐƠN ĐỀ NGHỊ"]


def test_a_counted_table_without_lines_is_still_a_table(read: Read) -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=2)
    for row, texts in zip(table.rows, (("TT", "Tên xã"), ("1", "An Phú"), ("2", "Bình Lộc")), strict=True):
        row.cells[0].text, row.cells[1].text = texts
    assert rows(read(document)) == ["TT\tTên xã", "1\tAn Phú", "2\tBình Lộc"]


def test_a_hundred_pages_of_tables_are_read_exactly(read: Read) -> None:
    document = docx.Document()
    expected = []
    for annex in range(100):
        document.add_paragraph(f"Biểu số {annex}")
        table = document.add_table(rows=26, cols=5, style="Table Grid")
        cells = table._tbl.iter(qn("w:tc"))
        for number in range(26):
            texts = [str(number), f"Chỉ tiêu {annex}.{number}", "", f"{number},5%", f"Sở {annex}"]
            for text in texts:
                next(cells).p_lst[0].add_r().text = text
            expected.append("\t".join(texts))
    began = time.process_time()
    assert rows(read(document)) == expected
    assert time.process_time() - began < 30
