"""Word files of the invented documents: letterheads in tables, merged cells, pages turned on their side."""

import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from tests.ingest.files.texts import SAME

_THEN = (2031, 1, 1, 0, 0, 0)
_THUMBNAIL = re.compile(rb"<Relationship [^>]*thumbnail[^>]*/>")


def new_word() -> Word:
    """Return an empty document in the letters that offices use."""
    word = Document()
    word.styles["Normal"].font.name = "Times New Roman"
    word.styles["Normal"].font.size = Pt(13)
    word.core_properties.created = word.core_properties.modified = datetime(*_THEN, tzinfo=UTC)
    return word


def add_text(word: Word, text: str) -> None:
    """Add a paragraph for every line; "=" begins a centred one, "!" a centred bold one, "*" a bold one."""
    for line in filter(None, map(str.strip, text.splitlines())):
        paragraph = word.add_paragraph()
        if line[0] in "=!":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(line.lstrip("=!*")).bold = line[0] in "!*"


def add_side_by_side(word: Word, *columns: Sequence[str]) -> None:
    """Add a table without borders, each column's lines as paragraphs of one cell."""
    cells = word.add_table(rows=1, cols=len(columns)).rows[0].cells
    for cell, lines in zip(cells, columns, strict=True):
        cell.paragraphs[0].text = lines[0]
        for line in lines[1:]:
            cell.add_paragraph(line)
        for paragraph in cell.paragraphs:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def turn_landscape(word: Word) -> None:
    """Begin a section whose pages lie on their side."""
    section = word.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def add_table(word: Word, rows: Sequence[Sequence[str]]) -> None:
    """Add a ruled table of rows, heads first; a row of two cells is a group's heading, merged across."""
    table = word.add_table(rows=0, cols=len(rows[0]))
    table.style = "Table Grid"
    for at, row in enumerate(rows):
        cells = table.add_row().cells
        for column, value in enumerate(row):
            if value != SAME:
                cells[column].text = value
        if len(row) == 2:
            cells[1].merge(cells[-1])
        for column in (n for n, value in enumerate(row) if value == SAME):
            table.cell(at - 1, column).merge(table.cell(at, column))


def save(word: Word, path: Path) -> None:
    """Write the document as a file that is the same, byte for byte, whenever it is made."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as kept:
        for name, part in parts_of(word).items():
            kept.writestr(zipfile.ZipInfo(name, _THEN), part, zipfile.ZIP_DEFLATED)


def parts_of(word: Word) -> dict[str, bytes]:
    """Return the parts of the document's package by their names, without the template's thumbnail."""
    buffer = BytesIO()
    word.save(buffer)
    with zipfile.ZipFile(buffer) as made:
        return {
            name: _THUMBNAIL.sub(b"", made.read(name)) for name in made.namelist() if "thumbnail" not in name
        }
