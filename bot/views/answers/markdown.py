"""The little Markdown of an answer, as values a template prints: bold, [n] marks, lists, line breaks, plain words.

Nothing here is HTML. What an answer holds reaches a page only through the template's escaping.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from assistant.answers.answer import Answer, Sentence
from assistant.answers.proof.written import marked

_SPANS = re.compile(r"\*\*(?P<bold>[^*\n]+)\*\*|\[(?P<mark>\d{1,3})\]")
_BULLET = re.compile(r"^[–•*-]\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of one line: plain text, bold text, or the mark of citation `text`."""

    kind: Literal["plain", "bold", "mark"]
    text: str


Kind: TypeAlias = Literal["paragraph", "list", "plain_words"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a list, or a model's plain words for what stands above; each line is its pieces in order."""

    kind: Kind
    lines: tuple[tuple[Piece, ...], ...]


def blocks_of(answer: Answer) -> tuple[Block, ...]:
    """Return what an answer says, its citations marked and the plain words of a model told apart."""
    return blocks(answer.text, {citation.n for citation in answer.citations}, plain_lines(answer.sentences))


def plain_lines(sentences: Iterable[Sentence]) -> frozenset[str]:
    """Return the lines of an answer's text that are a model's plain words."""
    return frozenset(marked((one,)).strip() for one in sentences if one.plain)


def blocks(text: str, marks: Collection[int], plain: Collection[str] = ()) -> tuple[Block, ...]:
    """Return the paragraphs and lists of `text`; only numbers in `marks` become citation marks.

    The lines in `plain` are plain words of a model.
    """
    found: list[Block] = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        for kind, lines in _runs(paragraph.splitlines(), plain):
            found.append(Block(kind, tuple(_pieces(line, marks) for line in lines)))
    return tuple(found)


def _runs(lines: list[str], plain: Collection[str]) -> list[tuple[Kind, list[str]]]:
    runs: list[tuple[Kind, list[str]]] = []
    for line in lines:
        kind: Kind = "list" if _BULLET.match(line.strip()) else "paragraph"
        shown = _BULLET.sub("", line.strip())
        if line.strip() in plain:
            kind, shown = "plain_words", line.strip()
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
