"""Footnotes: their bodies, found where the page ended, are moved to just after the line they note."""

from dataclasses import dataclass

from assistant.library.nouns import Span
from assistant.text.footnotes import BODY, marks, number_of
from ingest.clean.draft import Draft


@dataclass(frozen=True, slots=True)
class Body:
    """A footnote's line, cut out of the text, and the number printed before it."""

    number: str
    line: Draft


def cut_bodies(draft: Draft) -> tuple[Draft, list[Body]]:
    """Return the draft without footnote bodies, and the bodies in order.

    A line is a body when it begins with a number that an earlier line carries as a mark.
    """
    first_mark = {number: start for number, start, _ in reversed(list(marks(draft.text)))}
    found = [m for m in BODY.finditer(draft.text) if first_mark.get(number_of(m), m.start()) < m.start()]
    rest, lines = draft.without([Span(m.start(), m.end()) for m in found])
    return rest, [Body(number_of(m), line) for m, line in zip(found, lines, strict=True)]


def put_bodies(draft: Draft, bodies: list[Body]) -> Draft:
    """Return the draft with each body after the line it notes; one that notes nothing goes to the end.

    Bodies come in the order of their marks, so numbers that start again on each page stay paired.
    """
    after = 0
    for body in bodies:
        marked = next((end for number, _, end in marks(draft.text, after) if number == body.number), None)
        at = len(draft.text) if marked is None else _below(draft.text, marked)
        draft = draft.with_inserted(at, body.line)
        after = after if marked is None else marked
    return draft


def _below(text: str, at: int) -> int:
    """Return where the line after `at`'s begins, past footnote bodies that already stand there."""
    begin = text.index("\n", at) + 1
    while (standing := BODY.match(text, begin)) is not None:
        begin = standing.end()
    return begin
