"""The life of a document, up to publishing: one folder of the corpus becomes one holding."""

from dataclasses import replace
from pathlib import Path

from assistant.errors import CorpusInvalid
from assistant.library.agencies import Agency
from assistant.library.nouns import Holding
from assistant.wording import say
from ingest.card import read_card
from ingest.clean.draft import Draft
from ingest.clean.fixes import applied, placed, read_corrections
from ingest.clean.footnotes import cut_bodies, put_bodies
from ingest.clean.furniture import without_furniture
from ingest.clean.signs import plain_signs
from ingest.clean.wraps import joined, trimmed, without_blank_lines
from ingest.doubts import doubts_of
from ingest.read.received import read_received
from ingest.structure.agencies import read_agencies
from ingest.structure.duties import duties_of
from ingest.structure.footnotes import footnotes_of
from ingest.structure.lines import lines_of
from ingest.structure.numbering import Style, opens_unit
from ingest.structure.outline import outline
from ingest.structure.passages import passages_of
from ingest.structure.provisions import provisions_of
from ingest.structure.relations import relations_of
from ingest.structure.tables import cut_tables
from ingest.structure.targets import is_indicator_table, targets_of


def build_corpus(folder: Path) -> tuple[Holding, ...]:
    """Return a holding for every document folder of a corpus, by id; CorpusInvalid says what to mend."""
    agencies = read_agencies(folder / "agencies.toml")
    holdings: dict[str, Holding] = {}
    for card in sorted(folder.glob("*/card.toml")):
        holding = build_document(card.parent, agencies)
        if holding.document.id in holdings:
            raise CorpusInvalid(say("errors.corpus.duplicate_id", id=holding.document.id))
        holdings[holding.document.id] = holding
    return tuple(holdings[document] for document in sorted(holdings))


def build_document(folder: Path, agencies: tuple[Agency, ...] = ()) -> Holding:
    """Return the holding of one document folder: source.md, card.toml and, where there are any, fixes.toml."""
    received = read_received(folder / "source.md")
    card = read_card(folder / "card.toml", source=received.encode())
    document = card.document
    corrections = read_corrections(folder / "fixes.toml")

    draft = clean(applied(Draft.received(received), corrections), card.grammar)
    text = draft.text

    found = outline(lines_of(text), card.grammar)
    nodes, tables = cut_tables(found.nodes, text)
    indicators = [table for table in tables if is_indicator_table(table)]
    target_rows = {row.node.path for table in indicators for row in table.rows}
    provisions = provisions_of(nodes, text, document=document.id, target_rows=target_rows)
    notes = footnotes_of(provisions)
    targets = tuple(
        target
        for table in indicators
        for target in targets_of(table, text, document=document.id, footnotes=notes)
    )
    duties, unread = duties_of(provisions, agencies)
    holding = Holding(
        document=document,
        received=received,
        clean=text,
        alignment=draft.stretches(),
        provisions=provisions,
        fixes=placed(corrections, received, draft, document.id, provisions),
        targets=targets,
        duties=duties,
        relations=relations_of(provisions, number=document.number),
        passages=passages_of(provisions, targets, text),
        doubts=(),
    )
    doubts = doubts_of(
        holding, slips=found.slips, tables=tables, unread=unread, known=card.relations, agencies=agencies
    )
    return replace(holding, doubts=doubts)


def clean(draft: Draft, grammar: tuple[Style, ...]) -> Draft:
    """Return the clean text: printed signs, no furniture, cut lines joined, footnotes beside what they note."""
    draft = trimmed(plain_signs(draft))
    draft = without_furniture(draft)
    draft, bodies = cut_bodies(draft)
    draft = joined(draft, lambda line: opens_unit(line, grammar))
    return put_bodies(without_blank_lines(draft), bodies)
