"""What identifies a document on its page: its facts, and what it and others do to each other."""

from typing import TYPE_CHECKING

from assistant.library.addresses import resolve_document
from assistant.library.nouns import Day, Document, Relation
from assistant.wording import say
from bot.web.templating import shown_day

if TYPE_CHECKING:
    from assistant.library.library import Library


def facts(document: Document) -> list[tuple[str, str]]:
    """Return what identifies the document, as label and value; what has no value is left out."""
    found = {
        "number": document.number,
        "issuer": document.issuer,
        "place": document.place,
        "signer": document.signer,
        "signed_on": shown_day(document.signed_on),
        "in_force_from": _as_known(document, document.in_force_from),
        "in_force_to": _as_known(document, document.in_force_to),
        "validity": _validity(document),
        "source": document.source,
    }
    return [(say(f"web.document.{name}"), value) for name, value in found.items() if value]


def _validity(document: Document) -> str:
    if document.known_on is None:
        return ""
    state = say(f"web.validity.{document.validity}")
    note = f" {document.validity_note}" if document.validity_note else ""
    return say("web.document.as_known", day=state, known=shown_day(document.known_on)) + "." + note


def _as_known(document: Document, day: Day) -> str:
    if day is None:
        return ""
    shown = say("web.document.unknown") if day == "unknown" else shown_day(day)
    if document.known_on is None:
        return shown
    return say("web.document.as_known", day=shown, known=shown_day(document.known_on))


def related(library: "Library", relation: Relation) -> dict[str, object]:
    """Return what the document does to another one, as its page tells it."""
    named = map(library.document, resolve_document(library, relation.to))
    held = [
        one.id
        for one in named
        if one and one.id != relation.document and relation.on in {None, one.signed_on}
    ]
    said_in = library.provision(relation.provision) if relation.provision else None
    return {
        "kind": say(f"web.relation.{relation.kind}"),
        "to": relation.to,
        "on": relation.on,
        "cites": relation.kind == "cites",
        "said_in": said_in,
        "held": held[0] if len(held) == 1 else None,
    }


def relating(library: "Library", relation: Relation) -> dict[str, object]:
    """Return what another document does to this one, as its page tells it."""
    other = library.document(relation.document)
    return {
        "kind": say(f"web.related.{relation.kind}"),
        "to": other.number if other else relation.document,
        "on": other.signed_on if other else None,
        "cites": relation.kind == "cites",
        "said_in": None,
        "held": relation.document,
    }
