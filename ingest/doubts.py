"""What a person must look at before believing a document: the machine's own doubts, said as values."""

from collections.abc import Iterator, Sequence
from typing import Literal

from assistant.library.nouns import Confidence, Doubt, Duty, Fix, Holding, Provision, Relation, Target
from assistant.library.reference import Agency
from ingest.card import KnownRelation
from ingest.duties.duties import Unread
from ingest.read.reading import Notice
from ingest.structure.outline import Slip
from ingest.tables.tables import Table

# What each notice is worth, and the values its sentence needs. The reader is a process that a hostile
# file may have taken over: only what it may say is heard.
_Worth = tuple[Literal["doubt", "note"], frozenset[str]]
_UNHEARD: _Worth = ("note", frozenset({"?"}))
_NOTICES: dict[str, _Worth] = {
    "page_without_text": ("doubt", frozenset({"page"})),
    "ocr_text": ("doubt", frozenset({"pages"})),
    "letters_unknown": ("doubt", frozenset({"pages"})),
    "hidden_text": ("doubt", frozenset({"pages"})),
    "tracked_changes": ("doubt", frozenset()),
    "picture": ("doubt", frozenset({"near"})),
    "equation": ("doubt", frozenset({"near"})),
    "part_not_read": ("doubt", frozenset()),
    "latin_letters": ("doubt", frozenset()),
    "other_format": ("note", frozenset({"suffix", "format"})),
    "web_page": ("note", frozenset({"title", "address"})),
}


def doubts_of(
    holding: Holding,
    *,
    slips: Sequence[Slip],
    tables: Sequence[Table],
    unread: Sequence[Unread],
    known: Sequence[KnownRelation],
    agencies: Sequence[Agency],
    notices: Sequence[Notice] = (),
) -> tuple[Doubt, ...]:
    """Return the doubts about what is held of one document: errors first, then doubts, then notes.

    `notices` are what the reader saw in the file; one that it could not have seen is left out.
    """
    id_ = holding.document.id

    def found() -> Iterator[Doubt]:
        yield from holding.doubts
        yield from _seen_in_file(id_, notices)
        yield from _text_lost(id_, holding.clean, holding.provisions)
        for slip in slips:
            yield Doubt(id_, "doubt", slip.code, slip.path, {"text": slip.text})
        yield from _ragged_rows(id_, tables)
        yield from _unread_values(id_, holding.targets)
        for clause in unread:
            yield Doubt(id_, "doubt", "clause_not_read", clause.provision, {"text": clause.text[:80]})
        yield from _relations_not_borne_out(id_, holding.relations, known)
        yield from _unlisted_agencies(id_, holding.duties, agencies)
        for fix in holding.fixes:
            if fix.confidence is Confidence.LIKELY:
                yield Doubt(id_, "note", "fix_likely", fix.provision or f"{id_}:{fix.line}", _pair(fix))
        for gap in holding.document.gaps:
            yield Doubt(id_, "note", "gap", id_, {"text": gap})

    order = ("error", "doubt", "note")
    return tuple(sorted(found(), key=lambda doubt: order.index(doubt.severity)))


def _seen_in_file(document: str, notices: Sequence[Notice]) -> Iterator[Doubt]:
    for notice in notices:
        severity, needs = _NOTICES.get(notice.code, _UNHEARD)
        values = {"page": str(notice.page or ""), **notice.values}
        if needs <= values.keys():
            yield Doubt(document, severity, notice.code, document, {name: values[name] for name in needs})


def _text_lost(document: str, clean: str, provisions: Sequence[Provision]) -> Iterator[Doubt]:
    at = 0
    for provision in provisions:
        if provision.start != at or provision.text != clean[provision.start : provision.end]:
            yield Doubt(document, "error", "text_not_covered", provision.id, {"text": clean[at : at + 60]})
        at = provision.end
    if at != len(clean):
        yield Doubt(document, "error", "text_not_covered", document, {"text": clean[at : at + 60]})


def _ragged_rows(document: str, tables: Sequence[Table]) -> Iterator[Doubt]:
    """Yield rows whose cells cannot be told apart; one that only names a group may stop after its name."""
    for table in tables:
        first_value = next((i for i, c in enumerate(table.columns) if c.year is not None), 0)
        for row in table.rows if table.columns else ():
            if row.is_group:
                continue
            if len(row.cells) > len(table.columns) or first_value < len(row.cells) < len(table.columns):
                values = {"cells": str(len(row.cells)), "columns": str(len(table.columns))}
                # a value in the wrong column would be a wrong figure; words are shown as they stand
                severity: Literal["error", "doubt"] = "error" if first_value else "doubt"
                yield Doubt(document, severity, "row_ragged", f"{document}/{row.node.path}", values)


def _unread_values(document: str, targets: Sequence[Target]) -> Iterator[Doubt]:
    for target in targets:
        for milestone in target.milestones:
            if (
                milestone.amount is None
                and milestone.note == milestone.text
                and any(map(str.isdigit, milestone.text))
            ):
                values = {"text": milestone.text, "year": str(milestone.year)}
                yield Doubt(document, "doubt", "value_not_read", target.provision, values)


def _relations_not_borne_out(
    document: str, relations: Sequence[Relation], known: Sequence[KnownRelation]
) -> Iterator[Doubt]:
    said = {(relation.kind, relation.to, relation.on) for relation in relations}
    for relation in known:
        if (relation.kind, relation.to, relation.on) not in said:
            values = {"kind": relation.kind, "to": relation.to}
            yield Doubt(document, "doubt", "relation_not_found", document, values)


def _unlisted_agencies(document: str, duties: Sequence[Duty], agencies: Sequence[Agency]) -> Iterator[Doubt]:
    listed = {agency.id for agency in agencies}
    unlisted = {duty.agency_id: duty for duty in reversed(duties) if duty.agency_id not in listed}
    for duty in unlisted.values():
        yield Doubt(document, "note", "agency_not_listed", duty.agency_provision, {"text": duty.agency})


def _pair(fix: Fix) -> dict[str, str]:
    return {"received": fix.received, "corrected": fix.corrected, "note": fix.note}
