"""What a document is, and the parts it has: asked of a whole document, not of a thing in it."""

from collections.abc import Collection, Iterable

from assistant.answers.answer import Sentence, Status
from assistant.answers.citing import Citer
from assistant.answers.lexicon import Lexicon
from assistant.answers.metadata import asks_only_of
from assistant.answers.understand import Understood
from assistant.answers.written import Written
from assistant.library.nouns import Provision
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
    if not asks_only_of(document, asked, ("overview",)):
        return None
    provisions = lexicon.library.provisions(document.id)
    statements = [p for p in provisions if p.kind == "statement"]
    parts = [p for p in provisions if p.kind in _PARTS and (p.parent is None or document.text == "digest")]
    if not parts:
        return None
    citer = Citer(lexicon)
    whole = 0 < len(statements) <= _WHOLE
    sentences = [citer.said(citer.quote(one)) for one in (statements if whole else statements[:_IDENTITY])]
    if not whole:
        # the first heading of a digest is over what was just said
        named = named_by_headings(parts[1:] if statements else parts, citer)
        key = "parts_of_digest" if statements else "parts"
        head = say(f"replies.overview.{key}", kind=document.kind, number=document.number)
        bearing = [part for part in named if document.number in part.text] or named
        sentences += [*(Sentence(head, part.citations) for part in bearing[:1]), *named]
    return Written(Status.ANSWERED, tuple(sentences), citer.citations)


def named_by_headings(parts: Iterable[Provision], citer: Citer) -> list[Sentence]:
    """Return a line for each part of a document: its heading, cited."""
    quotes = [citer.quote(part) for part in parts]
    return [
        Sentence(say("replies.overview.part", heading=" ".join(quote.text.split())), (citer.cite(quote),))
        for quote in quotes
    ]
