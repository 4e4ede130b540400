"""What documents do to each other, and what follows for whether they apply."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.library.spans import Span

Day = date | Literal["unknown"] | None


@dataclass(frozen=True, slots=True)
class Relation:
    """What a document does to another one (`to` is its number as printed, `on` its day).

    `to` is its name where a law is named without a number. `place` is the printed part of it that is
    meant ("khoản 2 Điều 5"), None for the whole. `since` is the printed day from which, None where it is
    the day on which the document itself takes effect. `provision` and `span` are the words that say it.
    Both are None where it is only known of the document; then `grade` says how surely.
    """

    document: str
    provision: str | None
    kind: Literal["amends", "replaces", "repeals", "guides", "implements", "cites"]
    to: str
    on: date | None
    span: Span | None
    grade: str = ""
    place: str | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """What a provision is for in its document: legal basis, effect, transition, or recipients."""

    document: str
    kind: Literal["basis", "effect", "transition", "recipients"]
    provision: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What another document says of whether this one still applies; derived, never printed here.

    `by` is the document that says it, in `provision` where its text is held, from the day `since` on. The
    document's own fields follow it; what its card says of itself is kept here, so that it can be undone.
    """

    document: str
    by: str
    provision: str | None
    kind: Literal["amends", "replaces", "repeals"]
    since: date | None
    own_validity: Literal["in_force", "partly", "replaced", "expired", "unknown"]
    own_note: str
    own_in_force_to: Day
    own_known_on: date | None
