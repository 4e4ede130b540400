"""Collecting the citations of one answer: exact quotes, numbered in the order they are first used."""

from collections.abc import Sequence

from assistant.answers.answer import Citation, Quote, Sentence
from assistant.answers.question.lexicon import Lexicon
from assistant.library.addresses import place_url
from assistant.library.nouns import Provision, Span
from assistant.library.titles import heading_of


class Citer:
    """Numbers the citations of an answer; the same quote is cited once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._citations: list[Citation] = []

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Return the citations made so far, by number."""
        return tuple(self._citations)

    def quote(self, provision: Provision, span: Span | None = None, *, label: str | None = None) -> Quote:
        """Return the characters of `span` (default: the provision's own text) as a quote."""
        clean = self._lexicon.clean(provision.document)
        exact = trimmed(clean, span or provision.span)
        return Quote(provision.document, provision.id, exact, exact.of(clean), label or provision.label)

    def heading(self, provision: Provision) -> str:
        """Return the words of a provision's heading on one line, as a person calls it."""
        return heading_of(provision, issuer=self._lexicon.documents[provision.document].issuer)

    def said(self, quote: Quote) -> Sentence:
        """Return the quote as a sentence of its own, word for word."""
        return Sentence(quote.text, (self.cite(quote),))

    def cite(self, quote: Quote, beside: Sequence[Quote] = ()) -> int:
        """Return the number of the citation of `quote`, new or already made."""
        for known in self._citations:
            if known.quote == quote and known.beside == tuple(beside):
                return known.n
        document = self._lexicon.documents[quote.document]
        digest = document.text == "digest"
        addresses = self._lexicon.library.addresses(quote.document) if digest else ()
        grounds = self._lexicon.library.grounds(quote.provision) if digest else None
        citation = Citation(
            n=len(self._citations) + 1,
            quote=quote,
            number=document.number,
            url=place_url(quote.provision),
            kind="digest" if digest else "verbatim",
            grade=grounds.grade if grounds else "",
            sources=grounds.sources if grounds else (),
            original=addresses[0].url if addresses else None,
            verified=bool(addresses) and addresses[0].verified,
            beside=tuple(beside),
            fixes=tuple(f for f in self._lexicon.fixes(quote.document) if f.touches(quote.span)),
        )
        self._citations.append(citation)
        return citation.n


def trimmed(clean: str, span: Span) -> Span:
    """Return `span` without the white space at its ends."""
    text = span.of(clean)
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, max(start, span.end - (len(text) - len(text.rstrip()))))
