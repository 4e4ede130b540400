"""A query, read: what was typed, as search understands it."""

from dataclasses import dataclass

WIDENED = 0.3
"""What a term of the documents counts that the person did not say, but an everyday word of theirs means."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for.

    `typed` is what the person typed. `text` is that with short forms written out and slips mended, `accented`
    the same with accents where none were typed; `widened` are terms of the documents for everyday words in it.
    """

    typed: str
    text: str
    accented: str
    widened: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str) -> "Query":
        """Return the query that is nothing but this text."""
        return cls(text, text, text)

    @property
    def changed(self) -> bool:
        """Tell whether it was read otherwise than typed, everyday words apart."""
        return self.accented != self.typed
