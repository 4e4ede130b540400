"""The duties chosen as files: a table for a workbook, lines for a document."""

from collections.abc import Iterator, Sequence

from assistant.wording import begun, say
from bot.exports.sheet import Cell, Column, Sheet
from bot.exports.word import Line
from bot.views.duties.agency import by_role
from bot.views.duties.entries import Entry, sure
from bot.views.duties.ledger import Ledger, Office
from bot.views.duties.roles import role_names
from bot.web.duties.choosing import Choice

_COLUMNS = {
    "number": 6,
    "agency": 26,
    "role": 14,
    "verb": 18,
    "action": 60,
    "partners": 26,
    "deadline": 20,
    "product": 24,
    "quote": 60,
    "place": 26,
    "document": 16,
    "fixes": 24,
    "office": 24,
    "id": 28,
}


def sheet_of(ledger: Ledger, entries: Sequence[Entry], choice: Choice, office: Office | None = None) -> Sheet:
    """Return the duties as a table, one a row, with what was chosen below."""
    columns = [Column(say(f"duties.column.{name}"), width) for name, width in _COLUMNS.items()]
    rows = [_row(n, one) for n, one in enumerate(entries, 1)]
    return Sheet(title_of(office), columns, rows, _notes(ledger, entries, choice, office))


def lines_of(
    ledger: Ledger, entries: Sequence[Entry], choice: Choice, office: Office | None = None
) -> list[Line]:
    """Return the duties as lines of a document: agency by agency, role by role, each with its clause."""
    lines = [Line(title_of(office), "title")]
    lines += [Line(note, "note") for note in _notes(ledger, entries, choice, office)]
    for id_ in dict.fromkeys(one.duty.agency_id for one in entries):
        own = [one for one in entries if one.duty.agency_id == id_]
        lines.append(Line(begun(ledger.offices[id_].name), "heading"))
        for group in by_role(own):
            lines.append(Line(group.role.name, "strong"))
            for one in group.entries:
                lines += _lines(one)
    return lines


def title_of(office: Office | None) -> str:
    """Return what the file is called."""
    if office is None:
        return say("duties.export.title")
    return say("duties.export.of_agency", agency=office.name)


def _row(n: int, entry: Entry) -> list[Cell]:
    duty = entry.duty
    roles = {one.role: one.name for one in role_names()}
    quote = entry.clause.text.strip()
    cells: dict[str, Cell] = {
        "number": n,
        "agency": duty.agency,
        "role": roles[duty.role],
        "verb": duty.verb,
        "action": duty.action,
        "partners": "; ".join(duty.partners),
        "deadline": duty.deadline,
        "product": duty.product,
        "quote": say("duties.export.digest", text=quote) if entry.clause.digest else quote,
        "place": entry.clause.label,
        "document": entry.clause.document.number,
        "fixes": "; ".join(_fixes(entry)),
        "office": duty.agency_id,
        "id": duty.provision,
    }
    return [cells[name] for name in _COLUMNS]


def _lines(entry: Entry) -> Iterator[Line]:
    duty, clause = entry.duty, entry.clause
    text = clause.text.strip()
    yield (
        Line(say("duties.export.digest", text=text), "bullet")
        if clause.digest
        else Line(f"“{text}”", "quote")
    )
    facts = {
        "agency": duty.agency,
        "verb": duty.verb,
        "partners": "; ".join(duty.partners),
        "deadline": duty.deadline,
        "product": duty.product,
        "place": f"{clause.label}, {clause.document.number}",
        "fixes": "; ".join(_fixes(entry)),
    }
    told = [
        say("duties.export.fact", name=say(f"duties.column.{name}"), value=value)
        for name, value in facts.items()
        if value
    ]
    yield Line(". ".join(told) + ".", "text")


def _fixes(entry: Entry) -> list[str]:
    return [
        say(
            f"duties.export.{'sure' if sure(fix) else 'likely'}",
            received=fix.received,
            corrected=fix.corrected,
        )
        for fix in entry.clause.fixes
    ]


def _notes(ledger: Ledger, entries: Sequence[Entry], choice: Choice, office: Office | None) -> Sequence[str]:
    giving = len({one.duty.document for one in entries})
    notes = [say("duties.export.count", count=len(entries), documents=giving)]
    if not entries:
        notes = [say("duties.export.nothing")]
    if choice:
        notes.append(say("duties.export.filtered", by=choice.told()))
    beside = len(ledger.beside.get(office.id, ())) if office else 0
    if office and beside:
        notes.append(say("duties.export.beside", agency=begun(office.name), count=beside))
    return [*notes, say("duties.export.warning")]
