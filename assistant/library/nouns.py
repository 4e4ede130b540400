"""The nouns of the library: plain frozen values, no behaviour but reading themselves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from assistant.library.figures import Contradiction
from assistant.library.legal import Day, Part, Relation, Standing
from assistant.library.spans import Span, Stretch

__all__ = [
    "Address", "Confidence", "Contradiction", "Day", "Document", "Doubt", "Duty", "Fix", "Grounds",
    "Holding", "Milestone", "Part", "Passage", "Provision", "Relation", "Role", "Span", "Standing",
    "Stretch", "Target", "Tombstone",
]  # fmt: skip


class Role(StrEnum):
    """What an agency has to do with a task; claimed only together with its printed verb."""

    DECIDES = "decides"
    DIRECTS = "directs"
    LEADS = "leads"
    ADVISES = "advises"
    SUPPORTS = "supports"
    INSPECTS = "inspects"
    REPORTS = "reports"
    ASSIGNED = "assigned"


class Confidence(StrEnum):
    """How sure a correction of the received text is; only SURE ones change the text."""

    SURE = "sure"
    LIKELY = "likely"


@dataclass(frozen=True, slots=True)
class Document:
    """One official document; `text` says whether it is held verbatim, as a digest in our words, or not at all.

    `validity` is as known on `known_on`; `grade` says how sure the identity is ("" where the text itself
    bears it), `reviewed_by` who approved a digest.
    """

    id: str
    number: str
    kind: str
    title: str
    issuer: str
    place: str
    signer: str
    signed_on: date | None
    in_force_from: Day
    in_force_to: Day
    known_on: date | None
    state: Literal["issued", "draft"] = "issued"
    access: Literal["public", "internal"] = "public"
    text: Literal["verbatim", "digest", "none"] = "verbatim"
    validity: Literal["in_force", "partly", "replaced", "expired", "unknown"] = "unknown"
    validity_note: str = ""
    grade: str = ""
    reviewed_by: str = ""
    source: str = ""
    url: str | None = None
    url_kind: Literal["official", "third_party"] | None = None
    sha256: str = ""
    aliases: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()

    @property
    def is_public(self) -> bool:
        """Tell whether anyone may know of the document: it is issued, and not for internal use."""
        return self.access == "public" and self.state == "issued"

    @property
    def may_answer(self) -> bool:
        """Tell whether anyone may be answered from the document: it is public, and held."""
        return self.text != "none" and self.is_public


@dataclass(frozen=True, slots=True)
class Provision:
    """A place in a document; `text` is its own text, `subtree_end` where its last descendant's ends.

    The own texts of a document's provisions, in order, are its clean text. `trail` holds the
    headings above it, outermost first; `label` is how a person cites it.
    """

    id: str
    document: str
    path: str
    parent: str | None
    kind: str
    label: str
    trail: tuple[str, ...]
    text: str
    start: int
    end: int
    subtree_end: int
    page: int | None = None

    @property
    def span(self) -> Span:
        """Return the span of the own text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Fix:
    """A slip of the received text: where, what was received, what it should be, how sure we are.

    `start:end` is its place in the clean text, whether applied (`sure`) or only listed (`likely`);
    both are None where the fix removed the received characters altogether.
    """

    document: str
    provision: str | None
    line: int
    received: str
    corrected: str
    confidence: Confidence
    kind: str
    note: str
    start: int | None
    end: int | None

    def touches(self, span: Span) -> bool:
        """Tell whether any of the fix lies in `span` of the clean text; one without a place never does."""
        return (
            self.start is not None
            and self.end is not None
            and self.start < span.end
            and span.start < self.end
        )


@dataclass(frozen=True, slots=True)
class Milestone:
    """One value cell: its printed text and, beside it, what it says.

    `amount` is the printed number, `upper` the second one of a range, `unit` as printed
    ("%", "% GRDP", "phường"); `note` says what is not a number (a blank cell, a footnote, a
    word). `cell` and `column` are spans of the clean text; `footnotes` are provision ids.

    `period` says what the column's time is: a whole "year", a "phase" from `since` to `year`, a "part" of
    the year, or the "base" one starts from, which is no aim.
    """

    year: int
    text: str
    comparator: str | None
    amount: float | None
    upper: float | None
    unit: str | None
    note: str | None
    cell: Span
    column: Span
    column_label: str
    footnotes: tuple[str, ...] = ()
    period: Literal["year", "phase", "part", "base"] = "year"
    since: int | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A row of an indicator table; a heading row has no milestones.

    `unit` is what a column of units says of the whole row; its span, like that of a number that is
    not printed, is empty where there is none.
    """

    document: str
    provision: str
    number: str
    name: str
    unit: str | None
    milestones: tuple[Milestone, ...]
    number_span: Span
    name_span: Span
    unit_span: Span
    columns: str
    footnotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Duty:
    """A task given to an agency, with the verb that gives it; `span` is its clause in the clean text.

    Of a row of a table, `span` is the cell of the task, and `columns` is the provision of the heads, where
    the verb is printed.
    """

    document: str
    provision: str
    agency: str
    agency_id: str
    role: Role
    verb: str
    action: str
    partners: tuple[str, ...]
    deadline: str | None
    product: str | None
    span: Span
    agency_provision: str
    columns: str | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """Where a document can be read; `verified` once a person has opened it and compared."""

    document: str
    url: str
    url_kind: Literal["official", "third_party"]
    verified: bool


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a statement of a digest rests on: its grade (A official, B secondary), the place, the sources."""

    provision: str
    grade: str
    place: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person must look at; an `error` stops publication."""

    document: str
    severity: Literal["error", "doubt", "note"]
    code: str
    place: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Passage:
    """What is indexed for search: one provision's text under its headings, as people ask for it."""

    provision: str
    document: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Tombstone:
    """An id that once named a document or provision, the id that replaced it, and since which version."""

    id: str
    replaced_by: str | None
    since: str


@dataclass(frozen=True, slots=True)
class Holding:
    """Everything the library holds of one document, in document order."""

    document: Document
    received: str
    clean: str
    alignment: tuple[Stretch, ...]
    provisions: tuple[Provision, ...]
    fixes: tuple[Fix, ...]
    targets: tuple[Target, ...]
    duties: tuple[Duty, ...]
    relations: tuple[Relation, ...]
    passages: tuple[Passage, ...]
    doubts: tuple[Doubt, ...]
    addresses: tuple[Address, ...] = ()
    grounds: tuple[Grounds, ...] = ()
    parts: tuple[Part, ...] = ()
    standings: tuple[Standing, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
