"""Reading one published version of the library; it never changes while it is open."""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import get_args, get_type_hints
from urllib.parse import quote

from assistant.errors import LibraryDamaged
from assistant.library.alignment import received_range
from assistant.library.below import with_all_below
from assistant.library.nouns import (
    Address,
    Contradiction,
    Document,
    Doubt,
    Duty,
    Fix,
    Grounds,
    Holding,
    Milestone,
    Part,
    Passage,
    Provision,
    Relation,
    Span,
    Standing,
    Stretch,
    Target,
    Tombstone,
)  # fmt: skip
from assistant.library.reference import Agency, Reference
from assistant.library.rows import Noun, Value, from_row
from assistant.wording import say


class Library:
    """The documents of one version; safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        """Open the file at `path`, which nobody writes any more.

        Raises LibraryDamaged when it is not there or not a library.
        """
        uri = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
        self._lock = Lock()
        try:
            self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        except sqlite3.Error as error:
            raise LibraryDamaged(
                say("errors.library.damaged", version=path.parent.name, what=path.name)
            ) from error
        self._connection.row_factory = sqlite3.Row
        self._hidden: frozenset[str] = frozenset()
        self._withheld: frozenset[str] = frozenset()
        self._provisions: dict[str, tuple[Provision, ...]] = {}
        try:
            said = {row["key"]: str(row["value"]) for row in self._rows("SELECT key, value FROM meta")}
            self.version, self.schema = said["version"], said.get("schema", "")
        except (sqlite3.Error, KeyError) as error:
            self.close()
            raise LibraryDamaged(
                say("errors.library.damaged", version=path.parent.name, what=path.name)
            ) from error

    def close(self) -> None:
        """Give back the file; nothing can be read afterwards."""
        self._connection.close()

    def hide_digests(self) -> None:
        """Read no digest from now on: their documents are known, and nothing of them is held."""
        self._hidden = frozenset(one.id for one in self.documents() if one.text == "digest")

    def withhold_unpublic(self) -> None:
        """Know nothing, from now on, of drafts and of documents for internal use: no door may show them."""
        self._withheld = frozenset(one.id for one in self.documents() if not one.is_public)

    def intact(self) -> bool:
        """Tell whether SQLite finds every page and index of the file in order."""
        return [row["integrity_check"] for row in self._rows("PRAGMA integrity_check")] == ["ok"]

    def documents(self) -> tuple[Document, ...]:
        """Return every document, original texts first, in the order of the catalogue."""
        return tuple(map(self._as_read, self._open(self._all(Document, "documents"), "id")))

    def document(self, id_: str) -> Document | None:
        """Return the document with exactly this id."""
        found = self._noun(Document, "SELECT * FROM documents WHERE id = ?", id_)
        return self._as_read(found) if found and id_ not in self._withheld else None

    def documents_named(self, key: str) -> tuple[str, ...]:
        """Return the ids of the documents one of whose names has this `addresses.key`."""
        rows = self._rows(
            "SELECT id FROM documents JOIN names ON document = id WHERE key = ? ORDER BY position", key
        )
        return tuple(str(row["id"]) for row in rows if row["id"] not in self._withheld)

    def clean_text(self, document: str) -> str:
        """Return the clean text, which every span is a range of; KeyError for an unknown document."""
        return self._text(document, "clean")

    def received_text(self, document: str) -> str:
        """Return the text as it was received; KeyError for an unknown document."""
        return self._text(document, "received")

    def received_span(self, document: str, start: int, end: int) -> str:
        """Return the received characters that `start:end` of the clean text came from."""
        received = self.received_text(document)
        return received_range(self.alignment(document), Span(start, end), len(received)).of(received)

    def alignment(self, document: str) -> tuple[Stretch, ...]:
        """Return the runs of clean text that are the received text unchanged, in order."""
        return self._nouns(Stretch, "SELECT * FROM stretches WHERE document = ? ORDER BY position", document)

    def provisions(self, document: str) -> tuple[Provision, ...]:
        """Return the provisions of a document, in its order."""
        if document in self._hidden | self._withheld:
            return ()
        if document not in self._provisions:
            sql = "SELECT * FROM provisions WHERE document = ? ORDER BY position"
            self._provisions[document] = self._nouns(Provision, sql, document)
        return self._provisions[document]

    def provision(self, id_: str) -> Provision | None:
        """Return the provision with exactly this id."""
        if _document_of(id_) in self._hidden | self._withheld:
            return None
        return self._noun(Provision, "SELECT * FROM provisions WHERE id = ?", id_)

    def subtree(self, provision: Provision) -> tuple[Provision, ...]:
        """Return `provision` and everything below it, in document order."""
        return with_all_below(provision, self.provisions(provision.document))

    def targets(self, document: str | None = None) -> tuple[Target, ...]:
        """Return the targets of one document, or of all, each with its milestones."""
        rows = self._rows(*_where("targets", document=document))
        return self._open(
            from_row(Target, dict(row), milestones=self._milestones(row["position"])) for row in rows
        )

    def duties(self, document: str | None = None, agency: str | None = None) -> tuple[Duty, ...]:
        """Return the duties given in one document or in all, to the agency with id `agency` or to any."""
        return self._open(self._nouns(Duty, *_where("duties", document=document, agency_id=agency)))

    def relations(self, document: str) -> tuple[Relation, ...]:
        """Return what a document does to others, in the order it says so."""
        return self._nouns(Relation, "SELECT * FROM relations WHERE document = ? ORDER BY position", document)

    def relations_to(self, document: Document) -> tuple[Relation, ...]:
        """Return what other documents do to `document`; one that names another day means another document."""
        found = self._nouns(
            Relation,
            'SELECT * FROM relations WHERE "to" IN (?, ?) ORDER BY position',
            document.number,
            document.title,
        )
        told = (one for one in found if one.on in {None, document.signed_on} or not document.signed_on)
        return self._open(told)

    def fixes(self, document: str) -> tuple[Fix, ...]:
        """Return the corrections of a document's received text, applied and listed."""
        return self._nouns(Fix, "SELECT * FROM fixes WHERE document = ? ORDER BY position", document)

    def doubts(self, document: str) -> tuple[Doubt, ...]:
        """Return what a person must look at in a document."""
        return self._nouns(Doubt, "SELECT * FROM doubts WHERE document = ? ORDER BY position", document)

    def passages(self, document: str | None = None) -> tuple[Passage, ...]:
        """Return what is indexed for search, in the order that rows of the indexes have."""
        return self._open(self._nouns(Passage, *_where("passages", document=document)))

    def passage(self, provision: str) -> Passage | None:
        """Return what is indexed of a provision."""
        if _document_of(provision) in self._hidden | self._withheld:
            return None
        return self._noun(Passage, "SELECT * FROM passages WHERE provision = ?", provision)

    def addresses(self, document: str) -> tuple[Address, ...]:
        """Return where a document can be read, the best first."""
        return self._nouns(Address, "SELECT * FROM addresses WHERE document = ? ORDER BY position", document)

    def grounds(self, provision: str) -> Grounds | None:
        """Return what a statement of a digest rests on; None for a provision of an original text."""
        return self._noun(Grounds, "SELECT * FROM grounds WHERE provision = ?", provision)

    def all_grounds(self, document: str) -> tuple[Grounds, ...]:
        """Return what every statement of a digest rests on, in order; nothing for an original text."""
        return self._nouns(
            Grounds,
            """SELECT grounds.* FROM grounds JOIN provisions ON provision = id
               WHERE document = ? ORDER BY grounds.position""",
            document,
        )

    def parts(self, document: str) -> tuple[Part, ...]:
        """Return what provisions of a document are for, in its order."""
        return self._open(self._nouns(Part, *_where("parts", document=document)))

    def standings(self, document: str) -> tuple[Standing, ...]:
        """Return what other documents say of whether this one applies; the first is what its fields follow."""
        return self._open(self._nouns(Standing, *_where("standings", document=document)))

    def contradictions(self, document: str | None = None) -> tuple[Contradiction, ...]:
        """Return where figures differ whose first place is in one document, or in any."""
        found = self._nouns(Contradiction, *_where("contradictions", document=document))
        return self._open(self._open(found), "other_document")

    def agencies(self) -> tuple[Agency, ...]:
        """Return every agency with the spellings of its name."""
        return self._all(Agency, "agencies")

    def reference(self) -> Reference:
        """Return everything known beside the documents."""
        nouns = {table: get_args(hint)[0] for table, hint in get_type_hints(Reference).items()}
        return Reference(**{table: self._all(noun, table) for table, noun in nouns.items()})

    def tombstones(self) -> tuple[Tombstone, ...]:
        """Return every id that is gone."""
        return self._open(self._all(Tombstone, "tombstones"), "id")

    def tombstone(self, id_: str) -> Tombstone | None:
        """Return what became of an id that is gone; None for one that lives or never was."""
        if _document_of(id_) in self._withheld:
            return None
        return self._noun(Tombstone, "SELECT * FROM tombstones WHERE id = ?", id_)

    def holding(self, document: Document) -> Holding:
        """Return everything held of `document`, equal to what was published."""
        return Holding(
            document=document,
            received=self.received_text(document.id),
            clean=self.clean_text(document.id),
            alignment=self.alignment(document.id),
            provisions=self.provisions(document.id),
            fixes=self.fixes(document.id),
            targets=self.targets(document.id),
            duties=self.duties(document.id),
            relations=self.relations(document.id),
            passages=self.passages(document.id),
            doubts=self.doubts(document.id),
            addresses=self.addresses(document.id),
            grounds=self.all_grounds(document.id),
            parts=self.parts(document.id),
            standings=self.standings(document.id),
            contradictions=self.contradictions(document.id),
        )

    def _as_read(self, document: Document) -> Document:
        """Return a document as this reader may know it: of a hidden digest only who the document is."""
        return replace(document, text="none") if document.id in self._hidden else document

    def _open(self, nouns: Iterable[Noun], field: str = "document") -> tuple[Noun, ...]:
        """Return those of `nouns` whose document, which their `field` names, is not withheld."""
        if not self._withheld:
            return tuple(nouns)
        return tuple(one for one in nouns if _document_of(getattr(one, field)) not in self._withheld)

    def _milestones(self, target: int) -> tuple[Milestone, ...]:
        return self._nouns(Milestone, "SELECT * FROM milestones WHERE target = ? ORDER BY position", target)

    def _text(self, document: str, column: str) -> str:
        rows = self._rows("SELECT received, clean FROM texts WHERE document = ?", document)
        if not rows or document in self._withheld:
            raise KeyError(document)
        return str(rows[0][column])

    def _all(self, noun: type[Noun], table: str) -> tuple[Noun, ...]:
        return self._nouns(noun, f"SELECT * FROM {table} ORDER BY position")  # noqa: S608 - our own name

    def _noun(self, noun: type[Noun], sql: str, *values: Value) -> Noun | None:
        found = self._nouns(noun, sql, *values)
        return found[0] if found else None

    def _nouns(self, noun: type[Noun], sql: str, *values: Value) -> tuple[Noun, ...]:
        return tuple(from_row(noun, dict(row)) for row in self._rows(sql, *values))

    def _rows(self, sql: str, *values: Value) -> list[sqlite3.Row]:
        # One connection serves every thread; a statement must be read to its end before the next.
        with self._lock:
            return self._connection.execute(sql, values).fetchall()


def _where(table: str, **wanted: str | None) -> tuple[str, ...]:
    """Return the query for the rows of `table` with the wanted values, and those values; None wants any."""
    given = {column: value for column, value in wanted.items() if value is not None}
    condition = " AND ".join(f"{column} = ?" for column in given)
    where = f" WHERE {condition}" if given else ""
    return (f"SELECT * FROM {table}{where} ORDER BY position", *given.values())  # noqa: S608 - our own names


def _document_of(id_: str) -> str:
    return id_.partition("/")[0]
