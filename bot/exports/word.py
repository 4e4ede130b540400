"""Text, quotes and tables as a .docx document, written by python-docx in the manner of Vietnamese offices."""

import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from bot.exports.paper import A4_CM, LOOKS, PAGE, PAGES, Block, Grid, Line, Setting, Style
from bot.exports.sheet import Sheet
from bot.exports.xml_text import xml_text

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import _Row
    from docx.text.paragraph import Paragraph

__all__ = ["DOCX", "Line", "Style", "word"]

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_STYLES: dict[Style, str] = {
    "title": "Title",
    "heading": "Heading 1",
    "text": "Normal",
    "strong": "Normal",
    "quote": "Quote",
    "note": "Normal",
    "bullet": "List Bullet",
    "small": "Body Text",
    "question": "Heading 2",
    "option": "List",
    "blank": "List Continue",
}
_COMPACT: dict[Style, str] = {**_STYLES, "strong": "Body Text 2", "note": "Body Text 3"}
# Decree 30/2020/NĐ-CP on clerical work sets this typeface and size for office documents.
_FACE = "Times New Roman"
_SIZE_PT = 13
_MARGINS_CM = (2.0, 2.0, 2.0, 3.0)


def word(blocks: Sequence[Block], *, title: str, setting: Setting | None = None) -> bytes:
    """Return an A4 .docx file of the blocks in order; a table's notes stand below it.

    Without a `setting` it is set as offices set their documents, with one it is compact.
    """
    from docx import Document
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    document = Document()
    document.core_properties.title = title
    document.core_properties.language = "vi-VN"
    document.core_properties.author = ""
    section = document.sections[0]
    section.page_width, section.page_height = map(Cm, A4_CM)
    margins = setting.margins_cm if setting else _MARGINS_CM
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = map(Cm, margins)
    named = _COMPACT if setting else _STYLES
    for name in {*named.values(), "Table Grid"}:
        style = document.styles[name]
        style.font.name = _FACE
        # Word takes a heading's typeface from its theme as long as the style names one of the theme's.
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), _FACE)
            fonts.attrib.pop(qn(f"w:{'cstheme' if script == 'cs' else script + 'Theme'}"), None)
    document.styles["Normal"].font.size = Pt(_SIZE_PT)
    if setting:
        _compact(document, setting)
    # python-docx looks a style up by its name for every paragraph, and that takes longer than all the rest.
    ids = {style: document.styles[name].style_id for style, name in named.items()}
    for block, after in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Line):
            added = _paragraph(document, block, ids)
            if block.style == "option" and isinstance(after, Line) and after.style == "option":
                added.paragraph_format.keep_with_next = True
        elif isinstance(block, Sheet):
            _table(document, block, ids)
        elif isinstance(block, Grid):
            _grid(document, block, ids)
        else:
            _end_page(document)
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def _paragraph(document: "WordDocument", line: Line, ids: Mapping[Style, str | None]) -> "Paragraph":
    from docx.text.paragraph import Paragraph

    added = document.element.body.add_p()
    added.style = ids[line.style]
    paragraph = Paragraph(added, document)
    run = paragraph.add_run(xml_text(line.text))
    if line.style == "strong":
        run.bold = True
    if line.style == "note":
        run.italic = True
    return paragraph


def _end_page(document: "WordDocument") -> None:
    """End a page with the last paragraph, as a paragraph of its own could stand alone on the next page."""
    from docx.enum.text import WD_BREAK

    document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)


def _table(document: "WordDocument", sheet: Sheet, ids: Mapping[Style, str | None]) -> None:
    table = document.add_table(rows=1, cols=len(sheet.columns), style="Table Grid")
    for cell, column in zip(table.rows[0].cells, sheet.columns, strict=True):
        cell.paragraphs[0].add_run(xml_text(column.name)).bold = True
    for row in sheet.rows:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = "" if value is None else xml_text(str(value))
    for note in sheet.notes:
        _paragraph(document, Line(note, "note"), ids)


def _grid(document: "WordDocument", grid: Grid, ids: Mapping[Style, str | None]) -> None:
    sheet = grid.sheet
    table = document.add_table(rows=1 + len(sheet.rows), cols=len(sheet.columns), style="Table Grid")
    table.autofit = False
    section = document.sections[0]
    room = int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)
    whole = sum(column.width for column in sheet.columns)
    widths = [room * column.width // whole for column in sheet.columns]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    names = [column.name for column in sheet.columns]
    for n, (row, values) in enumerate(zip(table.rows, [names, *sheet.rows], strict=True)):
        _keep(row, least_cm=grid.row_cm if n else 0, heads=n == 0)
        for cell, value, width in zip(row.cells, values, widths, strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph._p.style = ids["small"]  # noqa: SLF001 - by its id, as for paragraphs
            paragraph.add_run("" if value is None else xml_text(str(value))).bold = n == 0
    for note in sheet.notes:
        _paragraph(document, Line(note, "note"), ids)


def _keep(row: "_Row", *, least_cm: float, heads: bool) -> None:
    """Keep a row on one page, the one that heads the table on each of its pages."""
    from docx.enum.table import WD_ROW_HEIGHT_RULE
    from docx.oxml import OxmlElement
    from docx.shared import Cm

    kept = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no word for these two
    kept.append(OxmlElement("w:cantSplit"))
    if least_cm:
        row.height, row.height_rule = Cm(least_cm), WD_ROW_HEIGHT_RULE.AT_LEAST
    if heads:
        kept.append(OxmlElement("w:tblHeader"))


def _compact(document: "WordDocument", setting: Setting) -> None:
    """Set the styles close and in black, and a footer."""
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    for name, look in LOOKS.items():
        style: Any = document.styles[_COMPACT[name]]
        style.font.size = Pt(setting.size + look.larger)
        style.font.bold, style.font.italic = look.bold, look.italic
        style.font.color.rgb = RGBColor(0, 0, 0)
        form = style.paragraph_format
        form.space_before, form.space_after, form.line_spacing = Pt(look.before), Pt(look.after), 1.0
        form.left_indent, form.first_line_indent = Pt(look.left), Pt(-look.hangs)
        form.keep_with_next, form.widow_control = look.keeps, True
        for border in style.element.pPr.findall(qn("w:pBdr")):
            style.element.pPr.remove(border)
    blank: Any = document.styles[_COMPACT["blank"]]
    blank.paragraph_format.tab_stops.add_tab_stop(
        Pt(setting.width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
    )
    if setting.footer:
        document.sections[0].footer_distance = Cm(setting.margins_cm[2] / 2)
        footer = document.sections[0].footer.paragraphs[0]
        footer.style = document.styles[_COMPACT["small"]]
        footer.paragraph_format.tab_stops.add_tab_stop(Pt(setting.width), WD_TAB_ALIGNMENT.RIGHT)
        _numbered(footer, setting.footer)


def _numbered(paragraph: "Paragraph", text: str) -> None:
    """Add a text with fields where it names a page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for piece in re.split(f"({re.escape(PAGE)}|{re.escape(PAGES)})", xml_text(text)):
        if piece not in {PAGE, PAGES}:
            paragraph.add_run(piece)
            continue
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), piece.strip("{}"))
        paragraph._p.append(field)  # noqa: SLF001 - python-docx has no word for fields
