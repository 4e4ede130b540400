"""The citations of an answer as a person reads them: those of one place together, nothing said twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

from assistant.answers.answer import Citation, Quote
from assistant.library.nouns import Fix
from bot.views.answers.places import address_of_all


@dataclass(frozen=True, slots=True)
class Said:
    """A numbered quote, and which part of its place it is (a column), if only a part."""

    n: int
    part: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """A place that citations share: its label and address, what they quote, what stands beside it.

    `marked_url` is the address with every quote marked. Of a digest `rests_on` are the sources of its statement,
    `original` where the document can be read. `provision` is the id of the place, `labels` are the whole labels
    of what is quoted of it.
    """

    label: str
    number: str
    url: str
    digest: bool
    said: tuple[Said, ...]
    beside: tuple[str, ...]
    fixes: tuple[Fix, ...]
    rests_on: tuple[str, ...] = ()
    original: str | None = None
    verified: bool = False
    provision: str = ""
    labels: tuple[str, ...] = ()
    marked_url: str = ""


def sources(citations: Sequence[Citation]) -> tuple[Source, ...]:
    """Return the places that `citations` name, in their order."""
    return tuple(
        _source(list(group)) for _, group in groupby(citations, lambda one: (one.url, one.kind, one.number))
    )


def _source(citations: list[Citation]) -> Source:
    first = citations[0]
    label = _common([citation.quote.label for citation in citations])
    said = tuple(
        Said(one.n, one.quote.label.removeprefix(label).strip(" ,"), one.quote.text) for one in citations
    )
    fixes = {(fix.line, fix.received): fix for citation in citations for fix in citation.fixes}
    return Source(
        label=label,
        number=first.number,
        url=first.url,
        marked_url=address_of_all(citations),
        digest=first.kind == "digest",
        said=said,
        beside=_beside(citations),
        fixes=tuple(fixes.values()),
        rests_on=tuple(dict.fromkeys(source for citation in citations for source in citation.sources)),
        original=first.original,
        verified=first.verified,
        provision=first.quote.provision,
        labels=tuple(citation.quote.label for citation in citations),
    )


def _common(labels: list[str]) -> str:
    """Return what the labels share, up to a comma: a place they all lie in."""
    columns = zip(*(label.split(", ") for label in labels), strict=False)
    shared = takewhile(lambda parts: len(set(parts)) == 1, columns)
    return ", ".join(parts[0] for parts in shared) or labels[0]


def _beside(citations: list[Citation]) -> tuple[str, ...]:
    quoted = [citation.quote for citation in citations]
    found: dict[tuple[str, int, int], Quote] = {}
    for citation in citations:
        for quote in citation.beside:
            if not any(_within(quote, other) for other in quoted):
                found.setdefault((quote.document, quote.span.start, quote.span.end), quote)
    return tuple(quote.text for quote in found.values())


def _within(quote: Quote, other: Quote) -> bool:
    same = quote.document == other.document
    return same and other.span.start <= quote.span.start and quote.span.end <= other.span.end
