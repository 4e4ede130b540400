"""Text, quotes and tables as a .docx document, written by python-docx in the manner of Vietnamese offices."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from bot.exports.printable import printable
from bot.exports.sheet import Sheet

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

Style = Literal["title", "heading", "text", "strong", "quote", "note", "bullet"]
_STYLES: dict[Style, str] = {
    "title": "Title",
    "heading": "Heading 1",
    "text": "Normal",
    "strong": "Normal",
    "quote": "Quote",
    "note": "Normal",
    "bullet": "List Bullet",
}
# Decree 30/2020/NĐ-CP on clerical work sets this typeface and size for office documents.
_FACE = "Times New Roman"
_SIZE_PT = 13


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph and how it is set."""

    text: str
    style: Style = "text"


def word(blocks: Sequence[Line | Sheet], *, title: str) -> bytes:
    """Return an A4 .docx file of the blocks in order; a `Sheet` becomes a table, its notes below it."""
    from docx import Document
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    document = Document()
    document.core_properties.title = title
    document.core_properties.language = "vi-VN"
    document.core_properties.author = ""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    for name in {*_STYLES.values(), "Table Grid"}:
        style = document.styles[name]
        style.font.name = _FACE
        # Word takes a heading's typeface from its theme unless each script is named.
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            style.element.get_or_add_rPr().get_or_add_rFonts().set(qn(script), _FACE)
    document.styles["Normal"].font.size = Pt(_SIZE_PT)
    # python-docx looks a style up by its name for every paragraph, and that takes longer than all the rest.
    ids = {style: document.styles[name].style_id for style, name in _STYLES.items()}
    for block in blocks:
        if isinstance(block, Line):
            _paragraph(document, block, ids)
        else:
            _table(document, block, ids)
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def _paragraph(document: "WordDocument", line: Line, ids: Mapping[Style, str | None]) -> None:
    from docx.text.paragraph import Paragraph

    added = document.element.body.add_p()
    added.style = ids[line.style]
    paragraph = Paragraph(added, document)
    run = paragraph.add_run(printable(line.text))
    if line.style == "strong":
        run.bold = True
    if line.style == "note":
        run.italic = True


def _table(document: "WordDocument", sheet: Sheet, ids: Mapping[Style, str | None]) -> None:
    table = document.add_table(rows=1, cols=len(sheet.columns), style="Table Grid")
    for cell, column in zip(table.rows[0].cells, sheet.columns, strict=True):
        cell.paragraphs[0].add_run(printable(column.name)).bold = True
    for row in sheet.rows:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = "" if value is None else printable(str(value))
    for note in sheet.notes:
        _paragraph(document, Line(note, "note"), ids)
