"""Paragraphs, letterheads, footnotes, tracked changes and running heads of Word documents."""

import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml.parser import parse_xml

from ingest.read.reading import Limits, Reading, Unreadable
from ingest.read.word.reader import read_docx
from tests.ingest.read.word.conftest import Read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OTHERS = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def texts(reading: Reading) -> list[str]:
    return [line.text for line in reading.lines if not line.furniture]


def add(document: Document, xml: str) -> None:
    """Put raw XML before the last section of the body."""
    body = document.element.body
    body.insert(len(body) - 1, parse_xml(xml))


def letterhead(document: Document) -> None:
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nTỈNH HẢI SƠN"
    table.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    table.cell(0, 1).add_paragraph("Độc lập - Tự do - Hạnh phúc")
    table.cell(1, 0).text = "Số: 9/2031/QĐ-UBND"
    table.cell(1, 1).text = "Hải Sơn, ngày 05 tháng 3 năm 2031"


def test_a_letterhead_is_read_column_by_column(read: Read) -> None:
    document = docx.Document()
    letterhead(document)
    document.add_paragraph("QUYẾT ĐỊNH")
    assert texts(read(document)) == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH HẢI SƠN",
        "Số: 9/2031/QĐ-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hải Sơn, ngày 05 tháng 3 năm 2031",
        "QUYẾT ĐỊNH",
    ]


def test_recipients_stand_before_the_signature(read: Read) -> None:
    document = docx.Document()
    document.add_paragraph("Điều 3. Quyết định này có hiệu lực từ ngày ký.")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT."
    table.cell(0, 1).text = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn Ví Dụ"
    assert texts(read(document))[1:] == [
        *("Nơi nhận:", "- Như Điều 3;", "- Lưu: VT."),
        *("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Ví Dụ"),
    ]


def test_a_title_wrapped_by_hand_goes_on_and_a_list_broken_by_hand_does_not(read: Read) -> None:
    document = docx.Document()
    document.add_paragraph("Về việc ban hành Quy chế\nvà quản lý dữ liệu số")
    document.add_paragraph("1. Gồm có:\na) nhà nước;\nb) tư nhân")
    lines = read(document).lines
    assert [(line.text, line.goes_on) for line in lines] == [
        ("Về việc ban hành Quy chế", False),
        ("và quản lý dữ liệu số", True),
        ("1. Gồm có:", False),
        ("a) nhà nước;", False),
        ("b) tư nhân", False),
    ]


def test_tabs_and_strange_spaces_become_single_spaces(read: Read) -> None:
    document = docx.Document()
    document.add_paragraph("Điều 1.\tPhạm\u00a0 vi  điều chỉnh ")
    assert texts(read(document)) == ["Điều 1. Phạm vi điều chỉnh"]


def test_insertions_stay_and_deletions_go(read: Read) -> None:
    document = docx.Document()
    add(
        document,
        f"<w:p {W}><w:r><w:t>Thời hạn là </w:t></w:r><w:del><w:r><w:delText>20</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>30</w:t></w:r></w:ins><w:r><w:t> ngày.</w:t></w:r></w:p>",
    )
    add(
        document,
        f"<w:p {W}><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Hai đoạn </w:t></w:r></w:p>",
    )
    add(document, f"<w:p {W}><w:r><w:t>đã nhập làm một.</w:t></w:r></w:p>")
    reading = read(document)
    assert texts(reading) == ["Thời hạn là 30 ngày.", "Hai đoạn đã nhập làm một."]
    assert [notice.code for notice in reading.notices] == ["tracked_changes"]


def test_hidden_text_goes_and_capitals_are_read_as_printed(read: Read) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Nội dung")
    paragraph.add_run(" bị ẩn").font.hidden = True
    document.add_paragraph().add_run("Quyết định").font.all_caps = True
    assert texts(read(document)) == ["Nội dung", "QUYẾT ĐỊNH"]


def test_field_instructions_do_not_print(read: Read) -> None:
    document = docx.Document()
    add(
        document,
        f'<w:p {W}><w:r><w:t>Xem </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>'
        ' REF d2 \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Điều 2</w:t>'
        '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:hyperlink><w:r><w:t>.</w:t></w:r></w:hyperlink></w:p>',
    )
    assert texts(read(document)) == ["Xem Điều 2."]


def test_raised_numbers_and_symbols(read: Read) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Diện tích 5 km")
    paragraph.add_run("2").font.superscript = True
    assert texts(read(document)) == ["Diện tích 5 km²"]


def test_a_text_box_is_read_once_after_its_paragraph(read: Read) -> None:
    document = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>Mẫu số 01</w:t></w:r></w:p></w:txbxContent>"
    add(
        document,
        f"<w:p {W} {OTHERS}><w:r><w:t>Đơn đề nghị</w:t></w:r><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><wps:txbx>{box}</wps:txbx></a:graphic>'
        f"</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox>"
        "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
    )
    assert texts(read(document)) == ["Đơn đề nghị", "Mẫu số 01"]


def test_running_heads_are_furniture_at_the_start(read: Read) -> None:
    document = docx.Document()
    document.add_paragraph("Điều 1. Nội dung")
    document.sections[0].header.paragraphs[0].text = "DỰ THẢO"
    document.sections[0].footer.paragraphs[0].text = "Trang 1"
    first, second = read(document).lines
    assert (first.text, first.furniture) == ("DỰ THẢO", True)
    assert (second.text, second.furniture) == ("Điều 1. Nội dung", False)


def test_a_ruler_and_a_table_of_contents_are_furniture(read: Read) -> None:
    document = docx.Document()
    document.styles.add_style("toc 1", 1)
    document.add_paragraph("Điều 1. Phạm vi 3", style="toc 1")
    document.add_paragraph("-------")
    document.add_paragraph("Điều 1. Phạm vi")
    assert texts(read(document)) == ["Điều 1. Phạm vi"]


def test_footnotes_follow_the_paragraph_that_marks_them(tmp_path: Path) -> None:
    document = docx.Document()
    add(
        document,
        f'<w:p {W}><w:r><w:t>Dữ liệu mở</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
        "<w:r><w:t> được công bố.</w:t></w:r></w:p>",
    )
    document.add_paragraph("Đoạn sau.")
    plain = tmp_path / "khong.docx"
    document.save(str(plain))
    noted = tmp_path / "co.docx"
    notes = (
        f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> Theo Luật</w:t></w:r>'
        "</w:p><w:p><w:r><w:t>Dữ liệu.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    relation = (
        '<Relationship Id="rIdN" Target="footnotes.xml" Type="http://schemas.openxmlformats.org/officeDocument/'
        '2006/relationships/footnotes"/></Relationships>'
    )
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(noted, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/_rels/document.xml.rels":
                data = data.replace(b"</Relationships>", relation.encode())
            new.writestr(name, data)
        new.writestr("word/footnotes.xml", notes)
    reading = read_docx(noted, Limits())
    assert isinstance(reading, Reading)
    assert texts(reading) == ["Dữ liệu mở¹ được công bố.", "¹ Theo Luật Dữ liệu.", "Đoạn sau."]


def test_only_pictures_is_a_scan_and_nothing_at_all_is_no_text(tmp_path: Path) -> None:
    picture = (
        f"<w:p {W} {OTHERS}><w:r><w:drawing><wp:inline><a:graphic><a:blip/></a:graphic></wp:inline>"
        "</w:drawing></w:r></w:p>"
    )
    document = docx.Document()
    path = tmp_path / "anh.docx"
    document.save(str(path))
    assert read_docx(path, Limits()) == Unreadable("no_text")
    for _ in range(3):
        add(document, picture)
    document.save(str(path))
    assert read_docx(path, Limits()) == Unreadable("scan", {"pages": "3"})
    document.add_paragraph("Điều 1. Một văn bản có chữ thì không phải là ảnh chụp, dù có hình minh họa.")
    document.save(str(path))
    reading = read_docx(path, Limits())
    assert isinstance(reading, Reading)
    assert [notice.code for notice in reading.notices] == ["picture"] * 3


@pytest.mark.parametrize("kind", [WD_BREAK.PAGE, WD_BREAK.COLUMN])
def test_a_page_break_ends_a_line(read: Read, kind: WD_BREAK) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Hết chương.")
    paragraph.add_run().add_break(kind)
    paragraph.add_run("Chương sau")
    assert texts(read(document)) == ["Hết chương.", "Chương sau"]
