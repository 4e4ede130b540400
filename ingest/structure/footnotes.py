"""Footnotes as provisions: which one a mark in a table's cell stands for."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.library.nouns import Provision, Span
from assistant.text.footnotes import body_number, body_words, marks


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote: its printed number, the provision it is, where that begins, and its words."""

    number: str
    provision: str
    start: int
    words: str


def footnotes_of(provisions: Sequence[Provision]) -> tuple[Footnote, ...]:
    """Return the footnotes of a document, in order."""
    return tuple(
        Footnote(number, p.id, p.start, body_words(p.text))
        for p in provisions
        if p.kind == "footnote" and (number := body_number(p.text))
    )


def noted_in(span: Span, clean: str, footnotes: Sequence[Footnote]) -> tuple[Footnote, ...]:
    """Return the footnotes whose marks stand in `span`: of several with one number, the next below it."""
    found = []
    for number, _, _ in marks(" " + span.of(clean)):
        below = (note for note in footnotes if note.number == number and note.start >= span.end)
        found += [note for note in (next(below, None),) if note]
    return tuple(found)
