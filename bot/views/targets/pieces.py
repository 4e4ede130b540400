"""Printed characters cut at corrections of the received text, so that a page can mark them."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.library.nouns import Confidence, Fix, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a name or cell, all inside the same correction of the received text or in none."""

    text: str
    fix: Fix | None = None

    @property
    def sure(self) -> bool:
        """Tell whether the characters were corrected; else they stand as received and are only suspected."""
        return self.fix is not None and self.fix.confidence is Confidence.SURE


def pieces_of(text: str, span: Span, fixes: Sequence[Fix]) -> tuple[Piece, ...]:
    """Return `text`, which is `span` of the clean text, cut at corrections."""
    pieces: list[Piece] = []
    at = span.start
    for fix in fixes if len(text) == span.end - span.start else ():
        begin, stop = max(fix.start or 0, at), min(fix.end or 0, span.end)
        if begin < stop:
            pieces += [Piece(text[at - span.start : begin - span.start]),
                       Piece(text[begin - span.start : stop - span.start], fix)]  # fmt: skip
            at = stop
    pieces.append(Piece(text[at - span.start :]))
    return tuple(piece for piece in pieces if piece.text)
