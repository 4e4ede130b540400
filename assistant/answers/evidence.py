"""The evidence check: a sentence that its own citations do not prove is not shown."""

import re
from collections.abc import Iterator, Sequence

from assistant.answers.answer import Citation, Quote, Sentence
from assistant.answers.lexicon import Lexicon
from assistant.text.normal import fold, plain

# Document numbers before plain ones, so that 9-XX/YY is one figure and not 9.
_FIGURE = re.compile(r"\d+(?:/\d{4})?[-/][^\W\d_][\w-]*(?:/[^\W\d_][\w-]*)*|\d+(?:[./,]\d+)*")


def proven(
    sentences: Sequence[Sentence], citations: Sequence[Citation], lexicon: Lexicon
) -> tuple[Sentence, ...]:
    """Return the sentences whose citations prove them, in order.

    Every quote must be the characters at its place in the clean text; every figure, document
    number and agency of a *stated* sentence must stand in what it cites. A *derived* sentence
    must cite what it was derived from.
    """
    by_number = {citation.n: citation for citation in citations}
    return tuple(s for s in sentences if _is_proven(s, by_number, lexicon))


def figures(text: str) -> set[str]:
    """Return the figures and document numbers in `text`, as printed."""
    return set(_FIGURE.findall(plain(text)))


def _is_proven(sentence: Sentence, citations: dict[int, Citation], lexicon: Lexicon) -> bool:
    if not sentence.citations or not all(n in citations for n in sentence.citations):
        return False
    quotes = list(_quotes(citations[n] for n in sentence.citations))
    if not all(quote.span.of(lexicon.clean(quote.document)) == quote.text and quote.text for quote in quotes):
        return False
    if sentence.kind == "derived":
        return True
    cited = "\n".join(quote.text for quote in quotes)
    return figures(sentence.text) <= figures(cited) and _agencies(sentence.text, lexicon) <= _agencies(
        cited, lexicon
    )


def _quotes(citations: Iterator[Citation]) -> Iterator[Quote]:
    for citation in citations:
        yield citation.quote
        yield from citation.beside


def _agencies(text: str, lexicon: Lexicon) -> set[str]:
    spoken = fold(text)
    return {
        agency.id
        for agency in lexicon.library.agencies()
        if any(fold(name) in spoken for name in (agency.name, *agency.aliases) if len(name.split()) > 1)
    }
