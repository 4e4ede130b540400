"""The documents and places that addresses and calls name; what names none, or several, is a Problem."""

from typing import TYPE_CHECKING

from assistant.library.nouns import Document, Provision
from bot.views.naming import Gone, Several, Unknown, document_named, provision_named
from bot.web.problems import Problem

if TYPE_CHECKING:
    from assistant.library.library import Library


def find_document(library: "Library", reference: str) -> Document:
    """Return the one document that `reference` names.

    Raises a Problem: 404 when there is none, 409 naming the candidates when there are several.
    """
    found = document_named(library, reference)
    if isinstance(found, Document):
        return found
    raise _problem(found, "unknown_document")


def find_provision(library: "Library", reference: str) -> Provision:
    """Return the one provision that `<document>/<path>` names.

    Raises a Problem: 404, 409 naming the candidates, or 410 saying what replaced one that is gone.
    """
    found = provision_named(library, reference)
    if isinstance(found, Provision):
        return found
    raise _problem(found, "unknown_provision")


def _problem(found: Unknown | Several | Gone, unknown: str) -> Problem:
    if isinstance(found, Unknown):
        return Problem(404, unknown, ref=found.reference)
    if isinstance(found, Gone):
        code = "replaced_provision" if found.replaced_by else "gone_provision"
        more = {"replaced_by": found.replaced_by}
        return Problem(410, code, ref=found.id, by=found.replaced_by, more=more)
    return Problem(
        409,
        "ambiguous_document",
        ref=found.reference,
        candidates=", ".join(found.candidates),
        more={"candidates": list(found.candidates)},
    )
