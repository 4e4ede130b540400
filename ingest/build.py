"""The life of a document, up to publishing: what a reader read becomes one holding."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.library.nouns import Holding
from assistant.library.reference import Agency
from ingest.card import Card
from ingest.clean.draft import Draft
from ingest.clean.fixes import Correction, corrected, placed
from ingest.clean.footnotes import cut_bodies, put_bodies
from ingest.clean.furniture import without_furniture
from ingest.clean.pages import as_seen
from ingest.clean.signs import CONVERTED, PRINTED, plain_signs
from ingest.clean.wraps import joined, trimmed, without_blank_lines
from ingest.doubts import doubts_of
from ingest.duties.duties import duties_of
from ingest.read.reading import Reading
from ingest.structure.articles import grammar_of
from ingest.structure.footnotes import footnotes_of
from ingest.structure.lines import lines_of
from ingest.structure.numbering import Style, opens_unit
from ingest.structure.outline import outline
from ingest.structure.passages import passages_of
from ingest.structure.provisions import provisions_of
from ingest.tables.tables import cut_tables, rows_said
from ingest.tables.targets import is_indicator_table, target_rows, targets_of
from ingest.tables.task_tables import duties_of_tables
from ingest.validity.comparing import with_effect
from ingest.validity.effect import effect_of
from ingest.validity.parts import parts_of
from ingest.validity.relations import relations_of


def build_reading(
    reading: Reading,
    card: Card,
    agencies: tuple[Agency, ...] = (),
    corrections: tuple[Correction, ...] = (),
) -> Holding:
    """Return the holding of a document as a reader read it and its card describes it."""
    document, received = card.document, reading.text
    grammar = card.grammar or grammar_of(line.text for line in reading.lines)
    draft = clean(reading, corrections, grammar)
    text = draft.text

    found = outline(lines_of(text), grammar)
    nodes, tables = cut_tables(found.nodes, text)
    indicators = [table for table in tables if is_indicator_table(table, text)]
    rows_of_targets = {row.node.path for table in indicators for row in target_rows(table, text)}
    provisions = provisions_of(
        nodes, text, document=document.id, target_rows=rows_of_targets, page_at=_pages(reading, draft)
    )
    notes = footnotes_of(provisions)
    targets = tuple(
        target
        for table in indicators
        for target in targets_of(table, text, document=document.id, footnotes=notes)
    )
    duties, unread = duties_of(provisions, agencies)
    duties += duties_of_tables(tables, text, document=document.id, agencies=agencies)
    effect = effect_of(provisions, kind=document.kind, number=document.number, signed_on=document.signed_on)
    document, of_effect = with_effect(document, effect, card.stated)
    holding = Holding(
        document=document,
        received=received,
        clean=text,
        alignment=draft.stretches(),
        provisions=provisions,
        fixes=placed(corrections, received, draft, document.id, provisions),
        targets=targets,
        duties=duties,
        relations=relations_of(provisions, number=document.number, kind=document.kind),
        passages=passages_of(provisions, targets, text, rows=rows_said(tables, indicators, text)),
        doubts=(*card.doubts, *of_effect),
        addresses=card.addresses,
        parts=parts_of(provisions, effect.places),
    )
    doubts = doubts_of(
        holding,
        slips=found.slips,
        tables=tables,
        unread=unread,
        known=card.relations,
        agencies=agencies,
        notices=reading.notices,
    )
    return replace(holding, doubts=doubts)


def _pages(reading: Reading, draft: Draft) -> Callable[[int], int | None]:
    """Return a function from a place in the clean text to the page it was printed on."""
    return lambda at: reading.page_at(draft.origin[at]) if at < len(draft.origin) else None


def clean(reading: Reading, corrections: Sequence[Correction], grammar: tuple[Style, ...]) -> Draft:
    """Return the clean text: printed signs, no furniture, cut lines joined, footnotes beside what they note."""
    draft = Draft.received(reading.text)
    draft = draft.edited([*corrected(draft.text, corrections), *as_seen(reading)])
    if reading.format != "markdown":
        draft = trimmed(plain_signs(draft, PRINTED))
        draft, bodies = cut_bodies(draft)
        return put_bodies(without_blank_lines(draft), bodies)
    draft = trimmed(plain_signs(draft, CONVERTED))
    draft = without_furniture(draft)
    draft, bodies = cut_bodies(draft)
    draft = joined(draft, lambda line: opens_unit(line, grammar))
    return put_bodies(without_blank_lines(draft), bodies)
