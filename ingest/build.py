"""The life of a document, up to publishing: one folder of the corpus becomes one holding."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.errors import CorpusInvalid
from assistant.library.nouns import Holding, Relation
from assistant.library.reference import Agency, Reference
from assistant.wording import say
from ingest.card import Card, read_card
from ingest.catalogue import Entry, read_catalogue
from ingest.clean.draft import Draft
from ingest.clean.fixes import Correction, corrected, placed, read_corrections
from ingest.clean.footnotes import cut_bodies, put_bodies
from ingest.clean.furniture import without_furniture
from ingest.clean.pages import as_seen
from ingest.clean.signs import CONVERTED, PRINTED, plain_signs
from ingest.clean.wraps import joined, trimmed, without_blank_lines
from ingest.digest import read_digest
from ingest.doubts import doubts_of
from ingest.read.reading import Reading, of_text
from ingest.read.received import read_received
from ingest.reference import read_reference, tied
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

_TEXTS = ("source.md", "digest.md")


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus read: a holding for every document known, and what is known beside them."""

    holdings: tuple[Holding, ...]
    reference: Reference


def build_corpus(folder: Path) -> Corpus:
    """Return the corpus in `folder`, original texts first, each kind in the catalogue's order.

    A document of the catalogue without a folder is known and holds no text. CorpusInvalid says what to mend.
    """
    reference = read_reference(folder)
    catalogue = read_catalogue(folder / "catalogue.toml")
    holdings: dict[str, Holding] = {}
    for place in sorted({path.parent for name in _TEXTS for path in folder.glob(f"*/{name}")}):
        holding = build_document(place, reference.agencies, catalogue.get(place.name))
        if holding.document.id != place.name and holding.document.id in catalogue:
            raise CorpusInvalid(say("errors.corpus.folder_name", folder=place.name, id=holding.document.id))
        if holding.document.id in holdings:
            raise CorpusInvalid(say("errors.corpus.duplicate_id", id=holding.document.id))
        holdings[holding.document.id] = holding
    for id_ in catalogue.keys() - holdings.keys():
        holdings[id_] = _known_only(read_card(folder / id_ / "card.toml", text="none", known=catalogue[id_]))
    order = {id_: n for n, id_ in enumerate(catalogue)}

    def rank(holding: Holding) -> tuple[bool, int, str]:
        document = holding.document
        return document.text != "verbatim", order.get(document.id, len(order)), document.id

    held = sorted(holdings.values(), key=rank)
    return Corpus(tuple(held), tied(reference, held))


def build_document(folder: Path, agencies: tuple[Agency, ...] = (), known: Entry | None = None) -> Holding:
    """Return the holding of one document folder; `known` is what the catalogue says of it.

    source.md is the text itself, with fixes.toml where there are any; digest.md speaks of a document
    whose text is not held, and is silent once it is.
    """
    if not (folder / "source.md").is_file() and (folder / "digest.md").is_file():
        return _build_digest(folder, known)
    received = read_received(folder / "source.md")
    card = read_card(folder / "card.toml", text="verbatim", source=received.encode(), known=known)
    return build_reading(of_text(received), card, agencies, read_corrections(folder / "fixes.toml"))


def build_reading(
    reading: Reading,
    card: Card,
    agencies: tuple[Agency, ...] = (),
    corrections: tuple[Correction, ...] = (),
) -> Holding:
    """Return the holding of a document as a reader read it and its card describes it."""
    document, received = card.document, reading.text
    draft = clean(reading, corrections, card.grammar)
    text = draft.text

    found = outline(lines_of(text), card.grammar)
    nodes, tables = cut_tables(found.nodes, text)
    indicators = [table for table in tables if is_indicator_table(table)]
    target_rows = {row.node.path for table in indicators for row in table.rows}
    provisions = provisions_of(
        nodes, text, document=document.id, target_rows=target_rows, page_at=_pages(reading, draft)
    )
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
        addresses=card.addresses,
    )
    doubts = doubts_of(
        holding, slips=found.slips, tables=tables, unread=unread, known=card.relations, agencies=agencies
    )
    return replace(holding, doubts=doubts)


def _pages(reading: Reading, draft: Draft) -> Callable[[int], int | None]:
    """Return a function from a place in the clean text to the page it was printed on."""
    return lambda at: reading.page_at(draft.origin[at]) if at < len(draft.origin) else None


def _build_digest(folder: Path, known: Entry | None) -> Holding:
    path = folder / "digest.md"
    received = read_received(path)
    card = read_card(folder / "card.toml", text="digest", source=received.encode(), known=known)
    digest = read_digest(received, card.document.id, path)
    return replace(
        _known_only(card),
        received=received,
        clean=digest.draft.text,
        alignment=digest.draft.stretches(),
        provisions=digest.provisions,
        passages=digest.passages,
        grounds=digest.grounds,
    )


def _known_only(card: Card) -> Holding:
    """Return the holding of a document of which only the card is known: its identity and its relations."""
    id_ = card.document.id
    relations = tuple(
        Relation(id_, None, one.kind, one.to, one.on, None, one.grade) for one in card.relations
    )
    return Holding(
        document=card.document,
        received="",
        clean="",
        alignment=(),
        provisions=(),
        fixes=(),
        targets=(),
        duties=(),
        relations=relations,
        passages=(),
        doubts=(),
        addresses=card.addresses,
    )


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
