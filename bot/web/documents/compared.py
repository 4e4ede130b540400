"""The received text beside the corrected one, provision by provision, wherever there is a correction."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.library.alignment import received_range
from assistant.library.nouns import Confidence, Document, Fix, Provision, Span, Stretch
from bot.web.documents.runs import Layer, Mark, numbered

if TYPE_CHECKING:
    from assistant.library.library import Library

_WORDS = re.compile(r"\s+|\S+")

Kind = Literal["same", "changed", "likely"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one side: the same on both, changed, or suspected and left as they are."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A provision as received and as it is read here, and the corrections in it."""

    provision: Provision
    received: tuple[Piece, ...]
    corrected: tuple[Piece, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every provision with corrections, in order; `unplaced` are the corrections that belong to none."""

    pairs: tuple[Pair, ...]
    unplaced: tuple[Mark, ...]
    applied: int
    suspected: int


def compared(library: "Library", document: Document) -> Comparison:
    """Return the received text of `document` beside the corrected one wherever they were compared."""
    fixes = library.fixes(document.id)
    applied, suspected = numbered(fixes, Confidence.SURE), numbered(fixes, Confidence.LIKELY)
    provisions = library.provisions(document.id)
    of: defaultdict[str, list[Mark]] = defaultdict(list)
    for mark in (*applied, *suspected):
        of[_where(mark.fix, provisions)].append(mark)
    if not fixes:
        return Comparison((), (), 0, 0)
    received, alignment = library.received_text(document.id), library.alignment(document.id)
    pairs = tuple(_pair(one, of[one.id], received, alignment) for one in provisions if one.id in of)
    return Comparison(pairs, tuple(of.get("", ())), len(applied), len(suspected))


def _where(fix: Fix, provisions: Sequence[Provision]) -> str:
    """Return the id of the provision whose own text the correction begins in; "" for none."""
    if fix.start is None:
        return ""
    return next((one.id for one in provisions if one.start <= fix.start < one.end), "")


def _pair(one: Provision, marks: Sequence[Mark], received: str, alignment: Sequence[Stretch]) -> Pair:
    shown = Span(one.start, one.start + len(one.text.rstrip()))
    likely = Layer(
        (Span(mark.fix.start, mark.fix.end), None)
        for mark in marks
        if mark.fix.confidence is Confidence.LIKELY
        and mark.fix.start is not None
        and mark.fix.end is not None
    )
    left: list[Piece] = []
    right: list[Piece] = []
    for was, now in _steps(shown, received, alignment):
        old, new = received[was.start : was.end], one.text[now.start - one.start : now.end - one.start]
        if old == new:
            same = tuple(_suspected(new, now, likely))
            left += same
            right += same
        else:
            left += _changed(old, new)
            right += _changed(new, old)
    marks = tuple(sorted(marks, key=lambda mark: mark.fix.start or 0))
    return Pair(one, tuple(left), tuple(right), marks)


def _steps(shown: Span, received: str, alignment: Sequence[Stretch]) -> Iterator[tuple[Span, Span]]:
    """Yield neighbouring places of the received and of the clean text, those that are equal by themselves."""
    was = received_range(alignment, shown, len(received))
    at_received, at_clean = was.start, shown.start
    for run in alignment:
        start, end = max(run.clean, shown.start), min(run.clean + run.length, shown.end)
        if start >= end:
            continue
        begins = run.received + start - run.clean
        if begins > at_received or start > at_clean:
            yield Span(at_received, begins), Span(at_clean, start)
        at_received, at_clean = begins + end - start, end
        yield Span(begins, at_received), Span(start, end)
    if at_clean < shown.end or at_received < was.end:
        yield Span(at_received, was.end), Span(at_clean, shown.end)


def _suspected(text: str, place: Span, likely: Layer[None]) -> Iterator[Piece]:
    at = place.start
    for start, end, _ in likely.within(place.start, place.end):
        begin, stop = max(start, at), min(end, place.end)
        if begin > at:
            yield Piece("same", text[at - place.start : begin - place.start])
        yield Piece("likely", text[begin - place.start : stop - place.start])
        at = stop
    if at < place.end:
        yield Piece("same", text[at - place.start :])


def _changed(one: str, other: str) -> Iterator[Piece]:
    """Yield `one` with what it does not share with `other` marked, whole words of it."""
    mine, theirs = _WORDS.findall(one), _WORDS.findall(other)
    shorter = min(len(mine), len(theirs))
    head = next((n for n in range(shorter) if mine[n] != theirs[n]), shorter)
    tail = next((n for n in range(shorter - head) if mine[-1 - n] != theirs[-1 - n]), shorter - head)
    middle = len(mine) - tail
    pieces: tuple[tuple[Kind, list[str]], ...] = (
        ("same", mine[:head]),
        ("changed", mine[head:middle]),
        ("same", mine[middle:]),
    )
    for kind, words in pieces:
        if words:
            yield Piece(kind, "".join(words))
