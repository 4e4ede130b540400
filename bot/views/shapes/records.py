"""What programs receive of the library: documents, provisions, targets and duties as plain JSON."""

from datetime import date

# Pydantic, which describes these in the OpenAPI, refuses the one of `typing` before Python 3.12.
from typing_extensions import TypedDict

from assistant.library.nouns import Day, Document, Duty, Milestone, Provision, Target


class DocumentShape(TypedDict):
    """A document's identity and validity; dates are ISO, `unknown` is a value."""

    id: str
    number: str
    kind: str
    title: str
    issuer: str
    place: str
    signer: str
    signed_on: str | None
    in_force_from: str | None
    in_force_to: str | None
    known_on: str | None
    state: str
    access: str
    text: str
    validity: str
    validity_note: str
    grade: str
    reviewed_by: str
    source: str
    url: str | None
    url_kind: str | None
    sha256: str
    aliases: list[str]
    gaps: list[str]


class ProvisionShape(TypedDict):
    """A place in a document, with its own text."""

    id: str
    path: str
    kind: str
    label: str
    trail: list[str]
    text: str
    page: int | None


class WholeProvisionShape(ProvisionShape):
    """A provision met alone: also its document, its address and the ids of its parts."""

    document: str
    url: str
    children: list[str]


class WholeDocumentShape(DocumentShape):
    """A document with all its provisions, in order."""

    provisions: list[ProvisionShape]


class MilestoneShape(TypedDict):
    """One value cell: its printed text, and what it says; a range has the comparator "–" and its lower end."""

    year: int
    text: str
    comparator: str | None
    amount: float | None
    unit: str | None
    note: str | None


class TargetShape(TypedDict):
    """A row of an indicator table."""

    document: str
    provision: str
    number: str
    name: str
    milestones: list[MilestoneShape]


class DutyShape(TypedDict):
    """A task given to an agency."""

    document: str
    provision: str
    agency: str
    agency_id: str
    role: str
    verb: str
    action: str
    partners: list[str]
    deadline: str | None
    product: str | None


def _day(day: Day) -> str | None:
    return day.isoformat() if isinstance(day, date) else day


def document_shape(document: Document) -> DocumentShape:
    """Return a document's identity and validity as JSON."""
    return {
        "id": document.id,
        "number": document.number,
        "kind": document.kind,
        "title": document.title,
        "issuer": document.issuer,
        "place": document.place,
        "signer": document.signer,
        "signed_on": _day(document.signed_on),
        "in_force_from": _day(document.in_force_from),
        "in_force_to": _day(document.in_force_to),
        "known_on": _day(document.known_on),
        "state": document.state,
        "access": document.access,
        "text": document.text,
        "validity": document.validity,
        "validity_note": document.validity_note,
        "grade": document.grade,
        "reviewed_by": document.reviewed_by,
        "source": document.source,
        "url": document.url,
        "url_kind": document.url_kind,
        "sha256": document.sha256,
        "aliases": list(document.aliases),
        "gaps": list(document.gaps),
    }


def provision_shape(provision: Provision) -> ProvisionShape:
    """Return a provision of a document as JSON."""
    return {
        "id": provision.id,
        "path": provision.path,
        "kind": provision.kind,
        "label": provision.label,
        "trail": list(provision.trail),
        "text": provision.text,
        "page": provision.page,
    }


def target_shape(target: Target, year: int | None = None) -> TargetShape:
    """Return a target as JSON, with only the milestone of `year` when one is given."""
    return {
        "document": target.document,
        "provision": target.provision,
        "number": target.number,
        "name": target.name,
        "milestones": [_milestone(target, one) for one in target.milestones if year in {None, one.year}],
    }


def _milestone(target: Target, milestone: Milestone) -> MilestoneShape:
    return {
        "year": milestone.year,
        "text": milestone.text,
        "comparator": milestone.comparator,
        "amount": milestone.amount,
        "unit": milestone.unit or (target.unit if milestone.amount is not None else None),
        # a value of a phase, or of where one starts, is not that year's aim: its column says what it is
        "note": milestone.note or (milestone.column_label if milestone.period != "year" else None),
    }


def duty_shape(duty: Duty) -> DutyShape:
    """Return a duty as JSON."""
    return {
        "document": duty.document,
        "provision": duty.provision,
        "agency": duty.agency,
        "agency_id": duty.agency_id,
        "role": duty.role.value,
        "verb": duty.verb,
        "action": duty.action,
        "partners": list(duty.partners),
        "deadline": duty.deadline,
        "product": duty.product,
    }
