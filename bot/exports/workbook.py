"""Tables as an .xlsx workbook, written by XlsxWriter."""

import re
from collections.abc import Sequence
from io import BytesIO

from bot.exports.sheet import Sheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What Excel refuses in the name of a sheet, and how long the name may be.
_REFUSED = re.compile(r"[\[\]:*?/\\']")
_NAME_LIMIT = 31


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """Return an .xlsx file with one sheet per table: headings fixed, filters on, notes below the rows.

    Text is written as text whatever it looks like: nothing in a document becomes a formula or a link.
    """
    from xlsxwriter import Workbook

    held = BytesIO()
    with Workbook(held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#F3EFE7"}
        )
        body = book.add_format({"text_wrap": True, "valign": "top"})
        note = book.add_format({"italic": True, "valign": "top"})
        for sheet in sheets:
            page = book.add_worksheet(_REFUSED.sub(" ", sheet.title)[:_NAME_LIMIT])
            for at, column in enumerate(sheet.columns):
                page.set_column(at, at, column.width)
                page.write_string(0, at, column.name, head)
            for line, row in enumerate(sheet.rows, 1):
                for at, cell in enumerate(row):
                    if isinstance(cell, str):
                        page.write_string(line, at, cell, body)
                    elif cell is not None:
                        page.write_number(line, at, cell, body)
            page.freeze_panes(1, 0)
            if sheet.rows:
                page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
            for line, told in enumerate(sheet.notes, len(sheet.rows) + 2):
                page.write_string(line, 0, told, note)
            page.repeat_rows(0)
            page.set_landscape()
            page.set_paper(9)
            page.fit_to_pages(1, 0)
    return held.getvalue()
