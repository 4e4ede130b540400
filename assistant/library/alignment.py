"""Where clean text came from: the received characters behind any span of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from assistant.library.nouns import Span, Stretch


def received_range(alignment: Sequence[Stretch], span: Span, received_length: int) -> Span:
    """Return the span of the received text that the clean `span` came from.

    Inside an unchanged run it is exact. A `span` that begins or ends where the text was changed
    reaches to the nearest unchanged characters, so it holds all that stood there; what was removed
    just before or just after it is left out.
    """
    start = _start(alignment, span.start)
    end = _end(alignment, span.end, received_length)
    return Span(start, max(start, end))


def _start(alignment: Sequence[Stretch], place: int) -> int:
    following = bisect_right(alignment, place, key=lambda run: run.clean)
    if following == 0:
        return 0
    run = alignment[following - 1]
    return run.received + min(place - run.clean, run.length)


def _end(alignment: Sequence[Stretch], place: int, received_length: int) -> int:
    following = bisect_left(alignment, place, key=lambda run: run.clean)
    if following > 0:
        run = alignment[following - 1]
        if place <= run.clean + run.length:
            return run.received + (place - run.clean)
    return alignment[following].received if following < len(alignment) else received_length
