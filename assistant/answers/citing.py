"""Collecting the citations of one answer: exact quotes, numbered in the order they are first used."""

from collections.abc import Sequence
from urllib.parse import quote as url_quote

from assistant.answers.answer import Citation, Quote
from assistant.answers.lexicon import Lexicon
from assistant.library.nouns import Provision, Span


class Citer:
    """Numbers the citations of an answer; the same quote is cited once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._citations: list[Citation] = []
        self._numbers: dict[str, str] = {}

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Return the citations made so far, by number."""
        return tuple(self._citations)

    def quote(self, provision: Provision, span: Span | None = None, *, label: str | None = None) -> Quote:
        """Return the characters of `span` (default: the provision's own text) as a quote."""
        clean = self._lexicon.clean(provision.document)
        exact = trimmed(clean, span or provision.span)
        return Quote(provision.document, provision.id, exact, exact.of(clean), label or provision.label)

    def cite(self, quote: Quote, beside: Sequence[Quote] = ()) -> int:
        """Return the number of the citation of `quote`, new or already made."""
        for known in self._citations:
            if known.quote == quote and known.beside == tuple(beside):
                return known.n
        citation = Citation(
            n=len(self._citations) + 1,
            quote=quote,
            number=self._number(quote.document),
            url=place_url(quote.provision),
            beside=tuple(beside),
            fixes=tuple(
                fix
                for fix in self._lexicon.fixes(quote.document)
                if fix.start is not None
                and fix.end is not None
                and fix.start < quote.span.end
                and quote.span.start < fix.end
            ),
        )
        self._citations.append(citation)
        return citation.n

    def _number(self, document: str) -> str:
        if document not in self._numbers:
            found = self._lexicon.library.document(document)
            self._numbers[document] = found.number if found else document
        return self._numbers[document]


def place_url(provision: str) -> str:
    """Return the permanent address of a provision in the reader."""
    document, _, path = provision.partition("/")
    return f"/van-ban/{url_quote(document)}#{url_quote(path, safe='~.-')}"


def trimmed(clean: str, span: Span) -> Span:
    """Return `span` without the white space at its ends."""
    text = span.of(clean)
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, max(start, span.end - (len(text) - len(text.rstrip()))))
