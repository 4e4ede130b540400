"""A file that arrives: read apart, recognised, built; or refused with what a person can do about it."""

import logging
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from assistant.errors import CorpusInvalid
from assistant.library.nouns import Holding
from assistant.library.reference import Agency
from assistant.wording import say
from ingest.added.catalogued import entry_of
from ingest.added.revisions import Came, Revision, digest_of, place, revision_name
from ingest.build import build_reading
from ingest.card import card_of
from ingest.catalogue import Entry
from ingest.data_file import parsed
from ingest.identity.document_number import document_id
from ingest.identity.identify import identify
from ingest.identity.identity import Identity
from ingest.patience import OutOfTime, within
from ingest.read.apart import read_apart
from ingest.read.formats import unfit
from ingest.read.kept import sentence
from ingest.read.reading import Limits, Reading, Unreadable

_log = logging.getLogger(__name__)
_CARD = Path("card.toml")
# The longest documents there are take a tenth of it.
_PATIENCE_S = 300
# An id is a folder's name and an address.
_ID = re.compile(r"(?=.{1,120}$)[a-z0-9]+(?:-[a-z0-9]+)*")
Reader = Callable[[Path, Limits], Reading | Unreadable]


@dataclass(frozen=True, slots=True)
class Given:
    """A file to bring in: where it lies, what it is called, the address it was fetched from, what it must be."""

    path: Path
    name: str
    url: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a file is not brought in; nothing of it is kept."""

    name: str
    told: str


@dataclass(frozen=True, slots=True)
class Coming:
    """A document read from a file and not kept yet; a source of the library beside the corpus."""

    given: Given
    came: Came
    card: bytes
    reading: Reading
    holding: Holding

    @property
    def name(self) -> str:
        """Return the document's id."""
        return self.holding.document.id

    @property
    def revision(self) -> str:
        """Return the name that its revision will have."""
        return revision_name(self.came.sha256, self.card)

    def parts(self) -> Sequence[bytes]:
        """Return what names all it was built from."""
        return (self.revision.encode(),)

    def build(self, agencies: tuple[Agency, ...], known: Entry | None) -> Holding:  # noqa: ARG002
        """Return the holding, which was built to be looked at."""
        return self.holding

    def keep(self, home: Path) -> Revision:
        """Keep the file among the added documents and return its revision."""
        return place(home, self.name, self.given.path, self.came, self.card, self.reading)


@dataclass(frozen=True, slots=True)
class AddedDocument:
    """A document that was brought in earlier; a source of the library beside the corpus.

    With `reread` its file is read again, as better readers may have come since.
    """

    revision: Revision
    reread: Reader | None = None

    @property
    def name(self) -> str:
        """Return the document's id."""
        return self.revision.id

    def parts(self) -> Sequence[bytes]:
        """Return what names all it was built from: a revision never changes."""
        return (self.revision.name.encode(),)

    def build(self, agencies: tuple[Agency, ...], known: Entry | None) -> Holding:
        """Return the document's holding; CorpusInvalid where a file of it is damaged."""
        reading = self._reading()
        # An id is an address: what the text is understood to be may change, where it stands may not.
        found = replace(identify(reading, agencies), id=self.name)
        said, came = self.revision.stated(), self.revision.came()
        return _built(reading, said, found, known, agencies, came)

    def _reading(self) -> Reading:
        if self.reread is not None:
            again = self.reread(self.revision.original, Limits())
            if isinstance(again, Reading):
                self.revision.keep_reading(again)
                return again
        return self.revision.reading()


def arrive(
    given: Given,
    card: bytes,
    catalogue: Mapping[str, Entry],
    agencies: tuple[Agency, ...],
    *,
    read: Reader = read_apart,
) -> Coming | Refused:
    """Return the document in a file, `card` being what an operator states of it; or why it is not brought in."""
    if not given.path.is_file():
        return _refused(given, "no_file")
    read_as = _read(given, read)
    if isinstance(read_as, Unreadable):
        return Refused(given.name, sentence(read_as))
    reading, came = read_as
    try:
        with within(_PATIENCE_S):
            holding = _recognised(given, reading, card, catalogue, agencies, came)
    except OutOfTime:
        return Refused(given.name, sentence(Unreadable("too_slow")))
    except CorpusInvalid as slip:
        return Refused(given.name, str(slip))
    except Exception:  # noqa: BLE001 - whatever a strange file does to us must not keep out the files beside it
        _log.exception("building %s failed", given.name)
        return _refused(given, "broken")
    return holding if isinstance(holding, Refused) else Coming(given, came, card, reading, holding)


def _read(given: Given, read: Reader) -> tuple[Reading, Came] | Unreadable:
    """Return the file as read and how it came, or why it cannot be read."""
    try:
        # Nothing is made of a file whose size alone keeps it out, its digest least of all.
        refused = unfit(given.path, Limits())
        digest = "" if refused else digest_of(given.path)
    except OSError:  # gone or closed since it was named
        return Unreadable("cannot_open", {"name": given.name})
    reading = refused or read(given.path, Limits())
    if isinstance(reading, Unreadable):
        return reading
    at = datetime.now(UTC).isoformat(timespec="seconds")
    return reading, Came(given.name, given.url, digest, at, reading.format)


def _recognised(
    given: Given,
    reading: Reading,
    card: bytes,
    catalogue: Mapping[str, Entry],
    agencies: tuple[Agency, ...],
    came: Came,
) -> Holding | Refused:
    """Return the holding under the id that operator, catalogue or text give it, in this order; or why there is none."""
    found = identify(reading, agencies)
    if found.secrecy:
        return _refused(given, "secret", secrecy=found.secrecy.upper())
    said = parsed(card, _CARD.name)
    named = _as_stated(found, said)
    known = catalogue.get(named.id) if "id" in said else entry_of(named, catalogue)
    id_ = known["id"] if known else named.id
    if not id_:
        return _refused(given, "nameless")
    if known is None and id_ in catalogue:
        return _refused(given, "several", number=named.number)
    holding = _built(reading, said, replace(found, id=id_), known, agencies, came)
    document = holding.document
    if not _ID.fullmatch(document.id):
        return _refused(given, "id", id=document.id)
    if given.id and document.id != given.id:
        return _refused(given, "another", id=given.id, found=document.number)
    return holding


def _as_stated(found: Identity, said: Mapping[str, object]) -> Identity:
    """Return who the document is with what an operator states of it, which stands before what was read."""
    number = str(said.get("number", found.number))
    place, signed_on = str(said.get("place", found.place)), said.get("signed_on", found.signed_on)
    day = signed_on if isinstance(signed_on, date) else None
    id_ = document_id(number, place=place, signed_on=day) if "number" in said else found.id
    return replace(found, id=str(said.get("id", id_)), number=number, place=place, signed_on=day)


def _built(
    reading: Reading,
    said: Mapping[str, object],
    found: Identity,
    known: Entry | None,
    agencies: tuple[Agency, ...],
    came: Came,
) -> Holding:
    card = card_of(said, _CARD, text="verbatim", known=known, found=found)
    source = card.document.source or say(
        "adding.source.address" if came.url else "adding.source.file", name=came.url or came.name
    )
    document = replace(card.document, sha256=came.sha256, source=source)
    return build_reading(reading, replace(card, document=document), agencies)


def _refused(given: Given, code: str, **values: str) -> Refused:
    return Refused(given.name, say(f"adding.refused.{code}", **values))
