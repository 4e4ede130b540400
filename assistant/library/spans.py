"""Places in a text: ranges of characters, and how the clean text's ranges lie in the received text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of characters in a document's clean text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters this span holds in `text`."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of clean text that is the received text unchanged: `length` characters, from and to where."""

    clean: int
    received: int
    length: int
