"""The characters of a document cut where something is shown of them: corrections, what is quoted, what is sought."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from assistant.library.nouns import Confidence, Fix, Provision, Span

Value = TypeVar("Value")

_MOST_RANGES = 20
_RANGE = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Mark:
    """A correction as the page numbers it: applied ones by themselves, suspected ones by themselves."""

    n: int
    fix: Fix

    @property
    def anchor(self) -> str:
        """Return the id of its entry in the page's list of corrections."""
        return f"{'sua' if self.fix.confidence is Confidence.SURE else 'nghi'}-{self.n}"


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a provision's own text of which the same things are shown; `start:end` in the clean text.

    `quoted` is the number of the quotation and `hit` that of the find they belong to, 0 for none; the first run
    of either `opens` it, so that it can be an anchor. The last run of a correction `closes` it.
    """

    text: str
    mark: Mark | None = None
    start: int = 0
    end: int = 0
    quoted: int = 0
    hit: int = 0
    opens_quoted: bool = False
    opens_hit: bool = False
    closes_mark: bool = True
    closes_hit: bool = False


class Layer(Generic[Value]):
    """Spans that never overlap, each with what it stands for, quickly found inside a range."""

    def __init__(self, spans: Iterable[tuple[Span, Value]]) -> None:
        """Keep `spans` in order; of two that overlap the later one loses what the earlier one has."""
        self._spans: list[tuple[int, int, Value]] = []
        at = 0
        for span, value in sorted(spans, key=lambda pair: (pair[0].start, pair[0].end)):
            start = max(span.start, at)
            if start < span.end:
                self._spans.append((start, span.end, value))
                at = span.end
        self._ends = [end for _, end, _ in self._spans]

    def within(self, start: int, end: int) -> list[tuple[int, int, Value]]:
        """Return the spans that reach into `start:end`, in order."""
        found = []
        for at in range(bisect_right(self._ends, start), len(self._spans)):
            if self._spans[at][0] >= end:
                break
            found.append(self._spans[at])
        return found


class Cutter:
    """Cuts a range of the clean text into runs."""

    def __init__(self, marks: Sequence[Mark], quoted: Sequence[Span] = (), hits: Sequence[Span] = ()) -> None:
        placed = ((_placed(mark.fix), mark) for mark in marks)
        self._marks = Layer((span, mark) for span, mark in placed if span)
        self._quoted = Layer((span, n) for n, span in enumerate(quoted, 1))
        self._hits = Layer((span, n) for n, span in enumerate(hits, 1))

    def runs(self, provision: Provision, start: int, end: int) -> tuple[Run, ...]:
        """Return `start:end` of the clean text, which lies in `provision`, cut wherever something begins or ends."""
        marks = self._marks.within(start, end)
        quoted_here = self._quoted.within(start, end)
        hits = self._hits.within(start, end)
        cuts = {start, end}
        for begin, stop, _ in (*marks, *quoted_here, *hits):
            cuts |= {max(begin, start), min(stop, end)}
        places = sorted(cuts)
        found = []
        for at, until in pairwise(places):
            mark, quoted, hit = _over(marks, at), _over(quoted_here, at), _over(hits, at)
            found.append(
                Run(
                    provision.text[at - provision.start : until - provision.start],
                    mark=mark[2] if mark else None,
                    start=at,
                    end=until,
                    quoted=quoted[2] if quoted else 0,
                    hit=hit[2] if hit else 0,
                    opens_quoted=quoted is not None and at == quoted[0],
                    opens_hit=hit is not None and at == hit[0],
                    closes_mark=mark is None or until == min(mark[1], end),
                    closes_hit=hit is not None and until == hit[1],
                )
            )
        return tuple(found)


def _over(layer: Sequence[tuple[int, int, Value]], at: int) -> tuple[int, int, Value] | None:
    return next((one for one in layer if one[0] <= at < one[1]), None)


def _placed(fix: Fix) -> Span | None:
    return None if fix.start is None or fix.end is None else Span(fix.start, fix.end)


def numbered(fixes: Sequence[Fix], confidence: Confidence) -> tuple[Mark, ...]:
    """Return the corrections of one confidence as a page numbers them."""
    chosen = [fix for fix in fixes if fix.confidence is confidence]
    return tuple(Mark(n, fix) for n, fix in enumerate(chosen, 1))


def ranges(written: Sequence[str], length: int) -> tuple[Span, ...]:
    """Return the ranges "start-end" of a text of `length` characters that an address asks to mark, joined.

    What is no range, or not one of this text, is ignored, as is everything after the twentieth.
    """
    found = []
    for match in filter(None, map(_RANGE.fullmatch, written[:_MOST_RANGES])):
        span = Span(int(match[1]), int(match[2]))
        if span.start < span.end <= length:
            found.append(span)
    joined: list[Span] = []
    for span in sorted(found, key=lambda one: one.start):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
