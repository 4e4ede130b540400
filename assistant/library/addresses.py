"""Addresses: what one may name (by id, number or alias, in any case), and where a provision is read."""

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from assistant.text.look_alikes import typed_form
from assistant.text.normal import fold, plain

if TYPE_CHECKING:
    from assistant.library.library import Library

_BETWEEN = re.compile(r"[\W_]+")


def key(name: str) -> str:
    """Return what all spellings of a document's name share: "7-KH/LM" and "7 kh lm" are one."""
    return _BETWEEN.sub("-", fold(plain(name))).strip("-")


def place_url(provision: str) -> str:
    """Return the permanent address of a provision in the reader."""
    document, _, path = provision.partition("/")
    return f"/van-ban/{quote(document)}#{quote(path, safe='~.-')}"


def resolve_document(library: "Library", reference: str) -> tuple[str, ...]:
    """Return the ids of every document that `reference` may name, in document order.

    An exact id is never ambiguous. Empty when nothing is named so; several are to be asked back.
    """
    if library.document(reference):
        return (reference,)
    return library.documents_named(key(typed_form(reference)))


def resolve_provision(library: "Library", reference: str) -> tuple[str, ...]:
    """Return the provision ids, living or gone, that `<document>/<path>` may name.

    The document part may be anything `resolve_document` takes; the path is tried as written, then
    in any case. A gone id is resolved further by `Library.tombstone`.
    """
    if library.provision(reference) or library.tombstone(reference):
        return (reference,)
    document, slash, path = reference.rpartition("/")
    if not slash or not path:
        return ()
    found = (_provision_in(library, id_, path) for id_ in resolve_document(library, document))
    return tuple(id_ for id_ in found if id_)


def _provision_in(library: "Library", document: str, path: str) -> str | None:
    exact = f"{document}/{path}"
    if library.provision(exact) or library.tombstone(exact):
        return exact
    alike = [p.id for p in library.provisions(document) if p.path.casefold() == path.casefold()]
    return alike[0] if len(alike) == 1 else None
