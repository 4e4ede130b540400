"""What every route reaches for: the open library, the assistant, and the names callers may use."""

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Semaphore
from typing import TYPE_CHECKING

from assistant.library.addresses import resolve_document, resolve_provision
from assistant.library.nouns import Document, Provision
from bot.store.store import Store
from bot.web.health import Metrics
from bot.web.problems import Problem, opening

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.library.library import Library
    from assistant.search.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Desk:
    """One process's shelf and assistant, shared by its routes."""

    shelf: "Shelf"
    assistant: "Assistant"
    metrics: Metrics = field(default_factory=Metrics)
    # One without an address keeps nothing, and says so to whoever would put something in.
    store: Store = field(default_factory=lambda: Store(""))
    # Conversations of one caller stay out of reach of another, and of the next process.
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    # Answers are made one after another, first come first served: Python runs one thread at a time, and
    # several that take turns answer a third fewer questions, each of them later.
    turn: Semaphore = field(default_factory=Semaphore, repr=False)

    @contextmanager
    def library(self) -> Iterator["Library"]:
        """Lend the open library; a Problem (503) while there is none."""
        if not self.shelf.ready:
            raise opening()
        with self.shelf.lend() as edition:
            yield edition.library

    def seal(self, text: str) -> str:
        """Return what only this process can put beside `text` in a form."""
        return hashlib.blake2b(text.encode(), key=self.secret, digest_size=16, person=b"form").hexdigest()

    def conversation(self, caller: str, given: str | None) -> str | None:
        """Return the key of the conversation that `caller` names `given`."""
        if given is None:
            return None
        named = f"{caller}\0{given}".encode()
        return hashlib.blake2b(named, key=self.secret, digest_size=16).hexdigest()


def public_documents(library: "Library") -> list[Document]:
    """Return the documents anyone may see, in order."""
    return [document for document in library.documents() if document.is_public]


def find_document(library: "Library", reference: str) -> Document:
    """Return the one document that `reference` names.

    Raises a Problem: 404 when there is none, 409 naming the candidates when there are several.
    """
    found = [library.document(id_) for id_ in resolve_document(library, reference)]
    public = [document for document in found if document and document.is_public]
    if not public:
        raise Problem(404, "unknown_document", ref=reference)
    if len(public) > 1:
        raise _ambiguous(reference, [document.id for document in public])
    return public[0]


def find_provision(library: "Library", reference: str) -> Provision:
    """Return the one provision that `<document>/<path>` names.

    Raises a Problem: 404, 409 naming the candidates, or 410 saying what replaced one that is gone.
    """
    ids = resolve_provision(library, reference)
    if not ids:
        raise Problem(404, "unknown_provision", ref=reference)
    if len(ids) > 1:
        raise _ambiguous(reference, list(ids))
    provision = library.provision(ids[0])
    if provision is None:
        stone = library.tombstone(ids[0])
        replaced_by = stone.replaced_by if stone else None
        code = "replaced_provision" if replaced_by else "gone_provision"
        raise Problem(410, code, ref=ids[0], by=replaced_by, more={"replaced_by": replaced_by})
    find_document(library, provision.document)
    return provision


def _ambiguous(reference: str, candidates: list[str]) -> Problem:
    return Problem(
        409,
        "ambiguous_document",
        ref=reference,
        candidates=", ".join(candidates),
        more={"candidates": candidates},
    )
