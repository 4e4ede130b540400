"""What programs receive when they ask for several records, or for one with what lies around it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

# Pydantic, which describes these in the OpenAPI, refuses the one of `typing` before Python 3.12.
from typing_extensions import TypedDict

from assistant.library.addresses import key, place_url
from assistant.library.nouns import Document, Duty, Provision, Target
from assistant.text.normal import syllables
from bot.desk.desk import public_documents
from bot.views.shapes.records import (
    DocumentShape,
    DutyShape,
    TargetShape,
    WholeDocumentShape,
    WholeProvisionShape,
    document_shape,
    duty_shape,
    provision_shape,
    target_shape,
)

if TYPE_CHECKING:
    from assistant.library.library import Library


class DocumentsShape(TypedDict):
    """Every document, in order."""

    items: list[DocumentShape]


class TargetsShape(TypedDict):
    """Rows of indicator tables, in document order."""

    items: list[TargetShape]


class DutiesShape(TypedDict):
    """Tasks given to agencies, in document order."""

    items: list[DutyShape]


def documents_shape(library: "Library") -> DocumentsShape:
    """Return the documents that anyone may know of."""
    return {"items": [document_shape(one) for one in public_documents(library)]}


def whole_document_shape(library: "Library", document: Document) -> WholeDocumentShape:
    """Return a document with its provisions."""
    provisions = [provision_shape(one) for one in library.provisions(document.id)]
    return {**document_shape(document), "provisions": provisions}


def whole_provision_shape(library: "Library", provision: Provision) -> WholeProvisionShape:
    """Return a provision with where it is and the ids of its parts."""
    below = library.subtree(provision)
    return {
        **provision_shape(provision),
        "document": provision.document,
        "url": place_url(provision.id),
        "children": [one.id for one in below if one.parent == provision.id],
    }


def targets_with(library: "Library", documents: Sequence[Document], words: str | None) -> list[Target]:
    """Return the rows of these documents whose names, or numbers, hold the words; all where there are no words."""
    asked = set(syllables(words or ""))
    return [
        target
        for one in documents
        for target in library.targets(one.id)
        if asked <= {*syllables(target.name), target.number.lower()}
    ]


def targets_shape(targets: Sequence[Target], year: int | None) -> TargetsShape:
    """Return rows as JSON; where a year is given only its values, and only the rows that have one."""
    shapes = [target_shape(target, year) for target in targets]
    return {"items": [shape for shape in shapes if year is None or shape["milestones"]]}


def duties_given(library: "Library", documents: Sequence[Document], agency: str | None) -> list[Duty]:
    """Return the duties of these documents that are given to the agency with this id or name, or to any."""
    found = [duty for one in documents for duty in library.duties(one.id)]
    if not agency:
        return found
    names = _names_of_agency(library, agency)
    return [duty for duty in found if duty.agency_id in names or key(duty.agency) in names]


def duties_shape(duties: Sequence[Duty]) -> DutiesShape:
    """Return duties as JSON."""
    return {"items": [duty_shape(duty) for duty in duties]}


def _names_of_agency(library: "Library", given: str) -> set[str]:
    """Return the ids of the agencies that `given` names, and its own spelling."""
    spelling = key(given)
    ids = {
        agency.id
        for agency in library.agencies()
        if given == agency.id or spelling in map(key, (agency.name, *agency.aliases))
    }
    return {given, spelling, *ids}
