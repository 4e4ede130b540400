"""Forms to be filled in: what they print asks, and answers nobody."""

import re
from collections.abc import Iterator, Sequence

from assistant.library.nouns import Provision

_BLANK = re.compile(r"\.{4,}|…{2,}|_{4,}|\.\.\. ?/ ?\.\.\.")
_BLANKS = 3
"""An annex with so many places to fill in is a form."""


def blank_forms(provisions: Sequence[Provision], text: str) -> Iterator[str]:
    """Yield the ids of a document's provisions that stand in an annex to be filled in; `text` is its clean text."""
    annexes = [(one.start, one.subtree_end) for one in provisions if one.kind == "annex"]
    forms = [(a, b) for a, b in annexes if len(_BLANK.findall(text, a, b)) >= _BLANKS]
    yield from (one.id for one in provisions if any(a <= one.start < b for a, b in forms))
