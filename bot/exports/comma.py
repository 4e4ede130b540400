"""A table as comma-separated text that a spreadsheet opens with its Vietnamese letters whole."""

import csv
from io import StringIO

from bot.exports.sheet import Cell, Sheet

CSV = "text/csv; charset=utf-8"
# A spreadsheet takes text that begins with one of these for a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def comma_separated(sheet: Sheet) -> bytes:
    """Return the columns' names and the rows as CSV (RFC 4180), UTF-8 with a byte order mark; notes stay out."""
    held = StringIO()
    out = csv.writer(held, lineterminator="\r\n")
    out.writerow(column.name for column in sheet.columns)
    out.writerows([_harmless(cell) for cell in row] for row in sheet.rows)
    return held.getvalue().encode("utf-8-sig")


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
