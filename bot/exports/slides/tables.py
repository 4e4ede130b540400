"""A table on a slide: columns of the widths that were asked for, type as large as its rows let it be."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.exports.deck import Slide
from bot.exports.sheet import Sheet
from bot.exports.slides.setting import BOTTOM, DEEP, INK, LEFT, MEASURE, PAD, PALE, TOP, WHITE, say_in
from bot.exports.type_room import LINE, lines, width
from bot.exports.xml_text import xml_text

if TYPE_CHECKING:
    from pptx.slide import Slide as Page

_SHORT = 10
_MARGIN = 16.0
_TABLE = (16, 15, 14, 13, 12, 11, 10)


def table(page: "Page", slide: Slide) -> None:
    from pptx.dml.color import RGBColor
    from pptx.util import Pt

    sheet = slide.sheet
    if sheet is None:
        return
    size, widths, _ = table_room(sheet)
    frame = page.shapes.add_table(
        len(sheet.rows) + 1, len(sheet.columns), Pt(LEFT + PAD), Pt(TOP), Pt(sum(widths)), Pt(60)
    )
    frame.name = xml_text(sheet.title)[:100]
    table = frame.table
    for column, own in zip(table.columns, widths, strict=True):
        column.width = Pt(own)
    said = [
        [column.name for column in sheet.columns],
        *([_cell(value) for value in row] for row in sheet.rows),
    ]
    for n, (row, values) in enumerate(zip(table.rows, said, strict=True)):
        row.height = Pt(_row_height(values, size, widths, bold=n == 0))
        for cell, value in zip(row.cells, values, strict=True):
            cell.margin_left = cell.margin_right = Pt(6)
            cell.margin_top = cell.margin_bottom = Pt(3)
            cell.fill.solid()
            cell.fill.fore_color.rgb = RGBColor.from_string(DEEP if n == 0 else WHITE if n % 2 else PALE)
            say_in(cell.text_frame, [value], size, WHITE if n == 0 else INK, bold=n == 0)


def table_room(sheet: Sheet) -> tuple[float, list[float], float]:
    """Return the size of type at which a table fits, its columns' widths and its height."""
    heads = [column.name for column in sheet.columns]
    tall, widths = 0.0, [0.0]
    for size in _TABLE:
        widths = _widths(sheet, size)
        tall = _row_height(heads, size, widths, bold=True)
        tall += sum(_row_height([_cell(value) for value in row], size, widths) for row in sheet.rows)
        if tall <= BOTTOM - TOP:
            return size, widths, tall
    return _TABLE[-1], widths, tall


def _widths(sheet: Sheet, size: float) -> list[float]:
    """Return widths as they were asked for, but none in which a word or a short heading is broken."""
    whole = sum(column.width for column in sheet.columns)
    widths = [(MEASURE - 2 * PAD) * column.width / whole for column in sheet.columns]
    for n, column in enumerate(sheet.columns):
        words = [word for row in sheet.rows for word in _cell(row[n]).split()]
        heads = [column.name] if len(column.name) <= _SHORT else column.name.split()
        needed = [width(word, size) for word in words] + [width(word, size, bold=True) for word in heads]
        lacking = max(needed, default=0.0) + _MARGIN - widths[n]
        widest = widths.index(max(widths))
        if 0 < lacking < widths[widest] / 2 and widest != n:
            widths[n] += lacking
            widths[widest] -= lacking
    return widths


def _row_height(values: Sequence[str], size: float, widths: Sequence[float], *, bold: bool = False) -> float:
    most = max(lines(value, size, own - 14, bold=bold) for value, own in zip(values, widths, strict=True))
    return size * LINE * most + 7


def _cell(value: object) -> str:
    return "" if value is None else str(value)
