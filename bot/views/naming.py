"""The one document or place that a call names, or why it is none: values, which each door tells in its own way."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.library.addresses import resolve_document, resolve_provision
from assistant.library.nouns import Document, Provision

if TYPE_CHECKING:
    from assistant.library.library import Library


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nothing is named so that anyone may know of."""

    reference: str


@dataclass(frozen=True, slots=True)
class Several:
    """A name that several bear: the ids of all of them."""

    reference: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """A place that is no longer there, and the id of what replaced it, if anything did."""

    id: str
    replaced_by: str | None


def document_named(library: "Library", reference: str) -> Document | Unknown | Several:
    """Return the one document that `reference` names, by its id or any of its names."""
    found = [library.document(id_) for id_ in resolve_document(library, reference)]
    public = [document for document in found if document and document.is_public]
    if len(public) > 1:
        return Several(reference, tuple(document.id for document in public))
    return public[0] if public else Unknown(reference)


def provision_named(library: "Library", reference: str) -> Provision | Unknown | Several | Gone:
    """Return the one provision that `<document>/<path>` names."""
    ids = resolve_provision(library, reference)
    if not ids:
        return Unknown(reference)
    if len(ids) > 1:
        return Several(reference, ids)
    provision = library.provision(ids[0])
    if provision is None:
        stone = library.tombstone(ids[0])
        return Gone(ids[0], stone.replaced_by if stone else None)
    document = library.document(provision.document)
    return provision if document and document.is_public else Unknown(reference)
