"""Provisions as respondents cite them, and those that a run of clean text is made of."""

from collections.abc import Iterable

from assistant.library.nouns import Provision, Span
from evals.reply import Cited


def cite(provision: Provision) -> Cited:
    """Return the whole own text of `provision`, quoted."""
    return Cited(provision.id, provision.text, provision.start, provision.end)


def within(provisions: Iterable[Provision], span: Span) -> list[Provision]:
    """Return the provisions that share with `span` at least half of themselves, or half of it."""
    return [
        one for one in provisions if _shared(one, span) * 2 >= min(one.end - one.start, span.end - span.start)
    ]


def _shared(provision: Provision, span: Span) -> int:
    return max(0, min(provision.end, span.end) - max(provision.start, span.start))
