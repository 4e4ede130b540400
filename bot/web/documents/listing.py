"""The list of documents: what tells one from another, and choosing those of a kind."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.library.addresses import key
from assistant.library.nouns import Document
from assistant.wording import say

_ENDED = frozenset({"replaced", "expired"})


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document that can be chosen: its name, how many there are, its word in the address."""

    name: str
    count: int
    word: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A document as the list tells of it; `ended` where it no longer applies as a whole."""

    document: Document
    held: str
    state: str
    ended: bool


def kinds(documents: Sequence[Document], chosen: str) -> tuple[Kind, ...]:
    """Return the kinds among `documents`, the most frequent first."""
    counted = Counter(document.kind for document in documents)
    return tuple(Kind(name, n, key(name), key(name) == chosen) for name, n in counted.most_common())


def lines(documents: Sequence[Document], chosen: str) -> tuple[Line, ...]:
    """Return the documents of the `chosen` kind, or all where none is chosen, in order."""
    return tuple(_line(one) for one in documents if not chosen or key(one.kind) == chosen)


def _line(document: Document) -> Line:
    known = document.known_on is not None and document.validity != "unknown"
    return Line(
        document,
        held=say(f"shown.held.{document.text}"),
        state=say(f"shown.validity.{document.validity}") if known else "",
        ended=known and document.validity in _ENDED,
    )
