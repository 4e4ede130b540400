"""The one document or provision that a person at a terminal names, or an error that says why not."""

from typing import TYPE_CHECKING

from assistant.errors import Troly57Error
from assistant.library.addresses import resolve_document, resolve_provision
from assistant.library.nouns import Document, Provision
from assistant.wording import say

if TYPE_CHECKING:
    from assistant.library.library import Library


class NotNamed(Troly57Error):
    """What was named is not in the library, or is several things."""

    exit_code = 2


def one_document(library: "Library", reference: str) -> Document:
    """Return the document that `reference` names; NotNamed when none or several."""
    ids = resolve_document(library, reference)
    if len(ids) > 1:
        raise NotNamed(say("errors.library.ambiguous_document", ref=reference, candidates=", ".join(ids)))
    document = library.document(ids[0]) if ids else None
    if document is None:
        raise NotNamed(say("errors.library.unknown_document", ref=reference))
    return document


def one_provision(library: "Library", reference: str) -> Provision:
    """Return the provision that `<document>/<path>` names; NotNamed when none, several, or gone."""
    ids = resolve_provision(library, reference)
    if not ids:
        raise NotNamed(say("cli.show.unknown", ref=reference))
    if len(ids) > 1:
        raise NotNamed(say("cli.show.several", ref=reference, candidates=", ".join(ids)))
    provision = library.provision(ids[0])
    if provision is None:
        stone = library.tombstone(ids[0])
        replaced_by = stone.replaced_by if stone else None
        if replaced_by:
            raise NotNamed(say("cli.show.replaced", ref=ids[0], by=replaced_by))
        raise NotNamed(say("cli.show.gone", ref=ids[0]))
    return provision
