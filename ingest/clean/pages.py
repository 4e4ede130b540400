"""What the reader saw of each line, done to the text: page furniture goes, lines that the margin cut are joined."""

import re
from collections.abc import Iterator

from ingest.clean.draft import Edit
from ingest.read.reading import Reading

_NO_SPACE = re.compile(r"(?:\w[-/]|^)$")
"""How a line ends that was cut inside a word or a number ("3374/BKHCN-")."""


def as_seen(reading: Reading) -> Iterator[Edit]:
    """Yield the edits of the received text that the reader asks for; none for a text without pages."""
    before = ""
    cut: Edit | None = None
    for line, span in zip(reading.lines, reading.spans(), strict=True):
        if line.furniture:
            yield Edit(span.start, span.end)
            continue
        if line.goes_on and cut is not None:
            yield Edit(cut.start, cut.end, "" if _NO_SPACE.search(before) else " ")
        before = line.text.rstrip()
        begin = span.start + len(before)
        cut = Edit(begin, span.end) if span.end > span.start + len(line.text) else None
