"""Figures that documents print of one quantity, and where they differ."""

from dataclasses import dataclass

from assistant.library.spans import Span


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two places that print different figures for the same quantity at the same time; derived, never printed.

    `subject` is the quantity as `provision` names it, `year` its milestone, `since` where a phase begins,
    `unit` as printed. `text` and `span` are the printed figure and its place in the clean text; those named
    `other_…` are the second place, in the same document or in another.
    """

    document: str
    provision: str
    span: Span
    text: str
    other_document: str
    other_provision: str
    other_span: Span
    other_text: str
    subject: str
    year: int
    since: int | None = None
    unit: str | None = None
