"""Where a citation's words stand in the reader: the address of the place, with the exact characters to mark."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.answers.answer import Citation, Nearest, Quote

# A table claim rests on its cell, its name, its heads and its notes; an address carries no more of them.
_MOST = 8


@dataclass(frozen=True, slots=True)
class Place:
    """What the mark of a citation leads to, and how it is told to who cannot see where it stands."""

    address: str
    label: str
    number: str
    digest: bool


def place_of(citation: Citation) -> Place:
    """Return where a citation's quote stands, the parts beside it marked with it."""
    quotes = [citation.quote, *citation.beside]
    address = marked_address(citation.url, quotes)
    return Place(address, citation.quote.label, citation.number, citation.kind == "digest")


def address_of_all(citations: Sequence[Citation]) -> str:
    """Return the address of the place that citations share, all their quotes marked."""
    quotes = [quote for one in citations for quote in (one.quote, *one.beside)]
    return marked_address(citations[0].url, quotes)


def nearest_address(nearest: Nearest) -> str:
    """Return the address of a clause that is offered, its words marked."""
    return marked_address(nearest.url, [nearest.quote])


def marked_address(url: str, quotes: Iterable[Quote]) -> str:
    """Return the address of a place in the reader with the characters of `quotes` in that document marked."""
    base, _, path = url.partition("#")
    document = base.rpartition("/")[2]
    spans = (one.span for one in quotes if one.document == document and one.span.start < one.span.end)
    marks = dict.fromkeys(f"trich={span.start}-{span.end}" for span in spans)
    query = "&".join(list(marks)[:_MOST])
    return f"{base}{'?' if query else ''}{query}{'#' if path else ''}{path}"
