"""The chosen rows as the tables of a file: as printed, reckoned cell by cell, and the notes that belong to them."""

from collections.abc import Sequence

from assistant.library.nouns import Confidence, Fix
from assistant.wording import say
from bot.exports.sheet import Cell, Column, Sheet
from bot.views.days import shown_day
from bot.views.targets.board import Board, Row, columns_of
from bot.web.targets.choosing import Chosen, chosen_rows


def printed_sheet(board: Board, chosen: Chosen) -> Sheet:
    """Return the rows with their cells exactly as printed, and where each is read."""
    rows = chosen_rows(board, chosen)
    columns = columns_of(rows, chosen.year)
    heads = [
        Column(_says("document"), 18),
        Column(_says("group"), 30),
        Column(_says("number"), 8),
        Column(_says("name"), 60),
        Column(_says("unit"), 14),
        *(Column(head, 16) for _, head in columns),
        Column(_says("footnotes"), 40),
        Column(_says("address"), 44),
    ]
    lines = [
        [
            row.document.number,
            row.topic.name if row.topic else "",
            row.target.number if row.numbered else "",
            row.target.name,
            row.target.unit or "",
            *(row.cells[column].milestone.text if column in row.cells else None for column, _ in columns),
            " ".join(note.text for note in row.all_notes),
            row.in_reader,
        ]
        for row in rows
    ]
    return Sheet(_says("printed"), heads, lines)


def reckoned_sheet(board: Board, chosen: Chosen) -> Sheet:
    """Return a line for every cell, with the number read in it, for reckoning."""
    rows = chosen_rows(board, chosen)
    columns = columns_of(rows, chosen.year)
    names = ("document", "number", "name", "column", "text", "comparator", "amount", "upper", "unit", "note")
    widths = {"name": 60, "note": 40, "document": 18, "text": 18}
    lines: list[list[Cell]] = []
    for row in rows:
        for column, head in columns:
            cell = row.cells.get(column)
            if cell is None:
                continue
            m = cell.milestone
            unit = (m.unit or row.target.unit or "") if m.amount is not None else ""
            number = row.target.number if row.numbered else ""
            lines.append([row.document.number, number, row.target.name, head, m.text, m.comparator or "",
                          m.amount, m.upper, unit, m.note or ""])  # fmt: skip
    return Sheet(_says("reckoned"), [Column(_says(name), widths.get(name, 12)) for name in names], lines)


def notes_sheet(board: Board, chosen: Chosen) -> Sheet:
    """Return what must travel with the figures: the documents, the choice, footnotes, corrections, who decides."""
    rows = chosen_rows(board, chosen)
    told = [_about(row) for row in rows]
    told += [_filtered(chosen)] if chosen.filtered else []
    told += [_says("as_printed"), _says("decides")]
    told += [
        say("targets.export.footnote", document=row.document.number, text=note.text)
        for row in rows
        for note in row.all_notes
    ]
    told += [_correction(row, fix) for row in rows for fix in row.fixes]
    return Sheet(_says("notes"), [Column(_says("note_column"), 120)], [[one] for one in dict.fromkeys(told)])


def workbook_sheets(board: Board, chosen: Chosen) -> Sequence[Sheet]:
    """Return the sheets of the workbook."""
    return [printed_sheet(board, chosen), reckoned_sheet(board, chosen), notes_sheet(board, chosen)]


def _about(row: Row) -> str:
    one = row.document
    values = {"kind": one.kind, "number": one.number, "title": one.title, "issuer": one.issuer}
    if one.signed_on is None:
        return say("targets.export.about", **values)
    return say("targets.export.about_signed", day=shown_day(one.signed_on), **values)


def _filtered(chosen: Chosen) -> str:
    how = [
        say("targets.export.by_words", words=chosen.words) if chosen.words else "",
        say("targets.export.by_document", document=chosen.document.number) if chosen.document else "",
        say("targets.export.by_group", group=chosen.topic.name) if chosen.topic else "",
        say("targets.export.by_year", year=chosen.year) if chosen.year else "",
    ]
    return say("targets.export.filtered", how="; ".join(filter(None, how)))


def _correction(row: Row, fix: Fix) -> str:
    key = "fixed" if fix.confidence is Confidence.SURE else "doubt"
    values = {"received": fix.received.strip(), "corrected": fix.corrected.strip(), "note": fix.note}
    return say(f"targets.export.{key}", label=row.provision.label, **values).strip()


def _says(name: str) -> str:
    return say(f"targets.export.{name}")
