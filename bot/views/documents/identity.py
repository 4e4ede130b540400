"""What identifies a document on its page: its facts, whether it applies, what it and others do to each other."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from assistant.library.addresses import resolve_document
from assistant.library.nouns import Day, Document, Provision, Relation
from assistant.wording import say
from bot.views.days import shown_day

if TYPE_CHECKING:
    from assistant.library.library import Library

_PARTS = ("basis", "effect", "transition", "recipients")


@dataclass(frozen=True, slots=True)
class Place:
    """A link to a place of a document: what it is called, and its address."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Tie:
    """What a document and another one do to each other, where each says so; `address` where the other can be read."""

    kind: str
    to: str
    on: date | None
    part: str
    address: str | None
    places: tuple[Place, ...]


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
        "validity": validity(document),
        "source": document.source,
        "sha256": document.sha256 if document.text == "verbatim" else "",
    }
    return [(say(f"shown.document.{name}"), value) for name, value in found.items() if value]


def validity(document: Document) -> str:
    """Return whether the document applies, as known on a day; nothing where nothing is known of it."""
    if document.known_on is None:
        return ""
    note = f" {document.validity_note}" if document.validity_note else ""
    return f"{state(document)}.{note}"


def state(document: Document) -> str:
    """Return in few words whether the document applies, as known on a day; nothing where nothing is known of it."""
    if document.known_on is None:
        return ""
    told = say(f"shown.validity.{document.validity}")
    return say("shown.document.as_known", day=told, known=shown_day(document.known_on))


def _as_known(document: Document, day: Day) -> str:
    if day is None:
        return ""
    shown = say("shown.document.unknown") if day == "unknown" else shown_day(day)
    if document.known_on is None:
        return shown
    return say("shown.document.as_known", day=shown, known=shown_day(document.known_on))


def parts(library: "Library", document: Document) -> list[tuple[str, list[Place]]]:
    """Return where the document says what it rests on, from when it applies and what goes on as before."""
    found = library.parts(document.id)
    told = []
    for kind in _PARTS:
        held = (library.provision(one.provision) for one in found if one.kind == kind)
        places = [_place(one, document) for one in held if one]
        if places:
            told.append((say(f"shown.part.{kind}"), places))
    return told


def standing(library: "Library", document: Document) -> list[Tie]:
    """Return what other documents in the library say of whether this one applies, each with where it says so."""
    told = []
    for one in library.standings(document.id):
        other = library.document(one.by)
        place = library.provision(one.provision) if one.provision else None
        if other is None:
            continue
        told.append(
            Tie(
                kind=say(f"shown.related.{one.kind}"),
                to=f"{other.kind} {other.number}",
                on=one.since,
                part="",
                address=f"/van-ban/{other.id}",
                places=(_place(place, document),) if place else (),
            )
        )
    return told


def ties(library: "Library", document: Document) -> list[Tie]:
    """Return what the document does to others, then what others do to it; not what is only mentioned."""
    own = [one for one in library.relations(document.id) if one.kind != "cites"]
    others = [one for one in library.relations_to(document) if one.kind != "cites"]
    return [*_tied(library, document, own), *_tied(library, document, others, passive=True)]


def _tied(
    library: "Library", document: Document, relations: list[Relation], *, passive: bool = False
) -> list[Tie]:
    together: dict[tuple[str, str, str], list[Relation]] = {}
    for one in relations:
        together.setdefault((one.kind, one.document if passive else one.to, one.place or ""), []).append(one)
    found = []
    for (kind, named, part), members in together.items():
        other = library.document(named) if passive else _meant(library, members)
        places = (library.provision(one.provision) for one in members if one.provision)
        days = [one.on for one in members if one.on]
        signed = other.signed_on if other else None
        found.append(
            Tie(
                kind=say(f"shown.{'related' if passive else 'relation'}.{kind}"),
                to=other.number if other and passive else named,
                on=signed if passive else next(iter(days), None),
                part=part,
                address=f"/van-ban/{other.id}" if other else None,
                places=tuple(dict.fromkeys(_place(one, document) for one in places if one)),
            )
        )
    return found


def _meant(library: "Library", relations: list[Relation]) -> Document | None:
    """Return the one document of the library that the relations are to; one of another day is another one."""
    days = {one.on for one in relations if one.on}
    named = map(library.document, resolve_document(library, relations[0].to))
    held = [
        one
        for one in named
        if one and one.is_public and one.id != relations[0].document and (not days or one.signed_on in days)
    ]
    return held[0] if len(held) == 1 else None


def _place(provision: Provision, document: Document) -> Place:
    """Return the link to a place, within the page where it is in the document shown."""
    page = "" if provision.document == document.id else f"/van-ban/{provision.document}"
    return Place(provision.label, f"{page}#{provision.path}")
