"""Footnotes as provisions: which number has which words, for the cells that carry its mark."""

from collections.abc import Mapping, Sequence

from assistant.library.nouns import Provision
from assistant.text.footnotes import body_number, body_words


def footnote_texts(provisions: Sequence[Provision]) -> Mapping[str, tuple[str, str]]:
    """Return, for each printed footnote number, its provision id and its words."""
    notes = (p for p in provisions if p.kind == "footnote")
    return {number: (p.id, body_words(p.text)) for p in notes if (number := body_number(p.text))}
