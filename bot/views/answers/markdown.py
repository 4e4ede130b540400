"""The little Markdown of an answer, as values a template prints: bold, [n] marks, lists, line breaks.

Nothing here is HTML. What an answer holds reaches a page only through the template's escaping.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

_SPANS = re.compile(r"\*\*(?P<bold>[^*\n]+)\*\*|\[(?P<mark>\d{1,3})\]")
_BULLET = re.compile(r"^[–•*-]\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of one line: plain text, bold text, or the mark of citation `text`."""

    kind: Literal["plain", "bold", "mark"]
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a list; each line is its pieces in order."""

    kind: Literal["paragraph", "list"]
    lines: tuple[tuple[Piece, ...], ...]


def blocks(text: str, marks: Collection[int]) -> tuple[Block, ...]:
    """Return the paragraphs and lists of `text`; only numbers in `marks` become citation marks."""
    found: list[Block] = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        for kind, lines in _runs(paragraph.splitlines()):
            found.append(Block(kind, tuple(_pieces(line, marks) for line in lines)))
    return tuple(found)


def _runs(lines: list[str]) -> list[tuple[Literal["paragraph", "list"], list[str]]]:
    runs: list[tuple[Literal["paragraph", "list"], list[str]]] = []
    for line in lines:
        kind: Literal["paragraph", "list"] = "list" if _BULLET.match(line.strip()) else "paragraph"
        shown = _BULLET.sub("", line.strip())
        if runs and runs[-1][0] == kind:
            runs[-1][1].append(shown)
        else:
            runs.append((kind, [shown]))
    return runs


def _pieces(line: str, marks: Collection[int]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = 0
    for match in _SPANS.finditer(line):
        mark = match["mark"]
        if mark is not None and int(mark) not in marks:
            continue
        before = line[at : match.start()]
        if mark is not None and before.endswith(" "):
            # A mark never begins a line by itself.
            before = before.rstrip(" ") + "\u00a0"
        if before:
            pieces.append(Piece("plain", before))
        pieces.append(Piece("mark", mark) if mark is not None else Piece("bold", match["bold"]))
        at = match.end()
    if at < len(line):
        pieces.append(Piece("plain", line[at:]))
    return tuple(pieces)
