"""What a document is, and the parts it has: asked of a whole document, not of a thing in it."""

from collections.abc import Collection
from dataclasses import replace

from assistant.answers.answer import Sentence, Status
from assistant.answers.citing import Citer
from assistant.answers.lexicon import Lexicon
from assistant.answers.metadata import is_about_the_document
from assistant.answers.terms import ASKING, content_terms, without_phrases
from assistant.answers.understand import Understood
from assistant.answers.written import Written
from assistant.wording import say

_PARTS = frozenset({"part", "heading", "annex"})
_IDENTITY = 2
"""How many statements of a digest say what the document is, before its parts are named."""
_WHOLE = 8
"""A digest of no more statements is said whole."""


def write_overview(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return what the one document in question is and its parts, or None when something in it is asked."""
    if "overview" not in asked.wants or asked.place or len(documents) != 1:
        return None
    document = lexicon.documents[next(iter(documents))]
    rest = content_terms(without_phrases(asked.text, ("overview", *ASKING)))
    if not is_about_the_document(replace(asked, terms=rest), document):
        return None
    provisions = lexicon.library.provisions(document.id)
    statements = [p for p in provisions if p.kind == "statement"]
    parts = [p for p in provisions if p.kind in _PARTS and (p.parent is None or document.text == "digest")]
    if not parts:
        return None
    citer = Citer(lexicon)
    sentences = []
    whole = 0 < len(statements) <= _WHOLE
    for one in statements if whole else statements[:_IDENTITY]:
        n = citer.cite(citer.quote(one))
        sentences.append(Sentence(citer.citations[n - 1].quote.text, (n,)))
    if not whole:
        # the first heading of a digest is over what was just said
        cited = [citer.cite(citer.quote(part)) for part in (parts[1:] if statements else parts)]
        key = "parts_of_digest" if statements else "parts"
        head = say(f"replies.overview.{key}", kind=document.kind, number=document.number)
        sentences.append(Sentence(head, _bearing_the_number(citer, document.number, cited)))
        for n in cited:
            heading = " ".join(citer.citations[n - 1].quote.text.split())
            sentences.append(Sentence(say("replies.overview.part", heading=heading), (n,)))
    return Written(Status.ANSWERED, tuple(sentences), citer.citations)


def _bearing_the_number(citer: Citer, number: str, cited: list[int]) -> tuple[int, ...]:
    """Return the citation that prints the document's number, else the first part."""
    bearing = [n for n in cited if number in citer.citations[n - 1].quote.text]
    return tuple((bearing or cited)[:1])
