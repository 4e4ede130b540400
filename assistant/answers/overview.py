"""What a document is, and the parts it has: asked of a whole document, not of a thing in it."""

from collections.abc import Collection, Iterable, Sequence

from assistant.answers.answer import Sentence, Status
from assistant.answers.citing import Citer
from assistant.answers.lexicon import Lexicon
from assistant.answers.metadata import asks_only_of, itself
from assistant.answers.understand import Understood
from assistant.answers.written import Written
from assistant.library.nouns import Document, Provision
from assistant.wording import say

_PARTS = frozenset({"part", "heading", "annex"})
_OUTERMOST = ("part", "chapter", "article", "section", "item")
_IDENTITY = 2
"""How many statements of a digest say what the document is, before its parts are named."""
_WHOLE = 8
"""A digest of no more statements is said whole."""


def write_overview(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return what the one document in question is and its parts, or None when something in it is asked."""
    if "overview" not in asked.wants or (asked.address and not asked.address.bare) or len(documents) != 1:
        return None
    document = lexicon.documents[next(iter(documents))]
    if not asks_only_of(document, asked, ("overview",)):
        return None
    provisions = lexicon.library.provisions(document.id)
    statements = [p for p in provisions if p.kind == "statement"]
    parts = _parts(document, provisions)
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
        bearing = [part.citations for part in named if document.number in part.text]
        name = itself(document, lexicon)
        if not bearing and name:
            bearing = [(citer.cite(citer.quote(name)),)]
        sentences += [*(Sentence(head, cited) for cited in bearing[:1]), *named]
    return Written(Status.ANSWERED, tuple(sentences), citer.citations)


def _parts(document: Document, provisions: Sequence[Provision]) -> list[Provision]:
    """Return the parts of a document: those it is divided into first, or its articles, and its annexes."""
    if document.text == "digest":
        return [p for p in provisions if p.kind in _PARTS]
    outer = [p for p in provisions if p.parent is None]
    own = next(filter(None, ([p for p in outer if p.kind == kind] for kind in _OUTERMOST)), [])
    return [*own, *(p for p in outer if p.kind == "annex")] if own else []


def named_by_headings(parts: Iterable[Provision], citer: Citer) -> list[Sentence]:
    """Return a line for each part of a document: its heading, cited."""
    return [
        Sentence(say("replies.overview.part", heading=citer.heading(part)), (citer.cite(citer.quote(part)),))
        for part in parts
    ]
