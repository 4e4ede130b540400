"""The documents and places that addresses and calls name; what names none, or several, is a Problem."""

from typing import TYPE_CHECKING

from assistant.library.addresses import resolve_document, resolve_provision
from assistant.library.nouns import Document, Provision
from bot.web.problems import Problem

if TYPE_CHECKING:
    from assistant.library.library import Library


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
