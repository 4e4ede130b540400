"""Page furniture: what a page repeats and the document does not say."""

import re
from collections.abc import Iterator

from ingest.clean.draft import Draft, Edit

_ROW = re.compile(r"^[^\n]*\t[^\n]*\n", re.MULTILINE)
_NUMBERED_ROW = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]+)[.)]?\s*\t")
_PAGE_NUMBER = re.compile(
    r"^(?:[-–—]\s*)?(?:Trang\s+)?\d{1,4}(?:\s*/\s*\d{1,4})?(?:\s*[-–—])?\n(?=\n)", re.MULTILINE
)


def without_furniture(draft: Draft) -> Draft:
    """Return the draft without table heads that a new page repeats and without page numbers."""
    draft = draft.edited(_repeated_heads(draft.text))
    return draft.edited(Edit(m.start(), m.end()) for m in _PAGE_NUMBER.finditer(draft.text))


def _repeated_heads(text: str) -> Iterator[Edit]:
    """Yield the removal of unnumbered table lines that repeat the first table's head, once rows have begun."""
    heads: set[str] = set()
    rows_begun = False
    for found in _ROW.finditer(text):
        line = found.group()
        if _NUMBERED_ROW.match(line):
            rows_begun = True
        elif not rows_begun:
            heads.add(line)
        elif line in heads:
            yield Edit(found.start(), found.end())
