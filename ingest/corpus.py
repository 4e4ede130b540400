"""A corpus built: its folders, what was brought in beside them, and what is only known, as one library."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from assistant.errors import CorpusInvalid
from assistant.library.nouns import Holding, Relation
from assistant.library.reference import Agency, Reference
from assistant.wording import say
from ingest.build import build_reading
from ingest.card import Card, read_card
from ingest.catalogue import Entry, read_catalogue
from ingest.clean.fixes import read_corrections
from ingest.contradictions import with_contradictions
from ingest.digest import read_digest
from ingest.held import Held, stamp_of
from ingest.identity.identify import identify
from ingest.read.reading import of_text
from ingest.read.received import read_received
from ingest.reference import read_reference, tied
from ingest.validity.standing import with_standing

_TEXTS = ("source.md", "digest.md")
_FILES = (*_TEXTS, "card.toml", "fixes.toml")


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus read: a holding for every document known, what is known beside them, what each was built from."""

    holdings: tuple[Holding, ...]
    reference: Reference
    stamps: Mapping[str, str] = field(default_factory=dict)


class Source(Protocol):
    """Where the text of one document comes from: a folder of the corpus, or a file that was brought in."""

    @property
    def name(self) -> str:
        """Return the id under which the catalogue knows the document."""

    def parts(self) -> Sequence[bytes]:
        """Return all that the document is built from and that can change."""

    def build(self, agencies: tuple[Agency, ...], known: Entry | None) -> Holding:
        """Return the document's holding."""


@dataclass(frozen=True, slots=True)
class CorpusFolder:
    """A document's folder in the corpus."""

    folder: Path

    @property
    def name(self) -> str:
        """Return the folder's name."""
        return self.folder.name

    def parts(self) -> Sequence[bytes]:
        """Return the folder's files, each under its name."""
        files = [self.folder / name for name in _FILES]
        return [path.name.encode() + path.read_bytes() for path in files if path.is_file()]

    def build(self, agencies: tuple[Agency, ...], known: Entry | None) -> Holding:
        """Return the document's holding; CorpusInvalid says what to mend."""
        return build_document(self.folder, agencies, known)


def build_corpus(folder: Path, added: Sequence[Source] = (), held: Held | None = None) -> Corpus:
    """Return the corpus in `folder`, original texts first, each kind in the catalogue's order.

    A document of the catalogue without a folder is known and holds no text. Where a document was `added`,
    what the corpus holds of it is not read. What is `held` and built from the same is taken from there.
    CorpusInvalid says what to mend.
    """
    reference = read_reference(folder)
    catalogue = read_catalogue(folder / "catalogue.toml")
    holdings: dict[str, Holding] = {}
    stamps: dict[str, str] = {}
    brought = {source.name for source in added}
    places = sorted({path.parent for name in _TEXTS for path in folder.glob(f"*/{name}")})
    for source in (*(CorpusFolder(place) for place in places if place.name not in brought), *added):
        known = catalogue.get(source.name)
        stamp = stamp_of(source.parts(), known, reference.agencies)
        holding = (held.holding(stamp) if held else None) or source.build(reference.agencies, known)
        if holding.document.id != source.name and holding.document.id in catalogue:
            raise CorpusInvalid(say("errors.corpus.folder_name", folder=source.name, id=holding.document.id))
        if holding.document.id in holdings:
            raise CorpusInvalid(say("errors.corpus.duplicate_id", id=holding.document.id))
        holdings[holding.document.id] = holding
        stamps[holding.document.id] = stamp
    for id_ in catalogue.keys() - holdings.keys():
        holdings[id_] = _known_only(read_card(folder / id_ / "card.toml", text="none", known=catalogue[id_]))
    order = {id_: n for n, id_ in enumerate(catalogue)}

    def rank(holding: Holding) -> tuple[bool, int, str]:
        document = holding.document
        return document.text != "verbatim", order.get(document.id, len(order)), document.id

    whole = with_standing(sorted(holdings.values(), key=rank))
    whole = with_contradictions(whole, reference.comparisons)
    return Corpus(tuple(whole), tied(reference, whole, elsewhere=brought), stamps)


def build_document(folder: Path, agencies: tuple[Agency, ...] = (), known: Entry | None = None) -> Holding:
    """Return the holding of one document folder; `known` is what the catalogue says of it.

    source.md is the text itself, with fixes.toml where there are any; digest.md speaks of a document
    whose text is not held, and is silent once it is.
    """
    if not (folder / "source.md").is_file() and (folder / "digest.md").is_file():
        return _build_digest(folder, known)
    received = read_received(folder / "source.md")
    reading = of_text(received)
    card = read_card(
        folder / "card.toml",
        text="verbatim",
        source=received.encode(),
        known=known,
        found=identify(reading, agencies),
        strict=True,
    )
    return build_reading(reading, card, agencies, read_corrections(folder / "fixes.toml"))


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
