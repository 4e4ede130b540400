"""What a document is, and the parts it has: asked of a whole document, not of a thing in it."""

from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate

from assistant.answers.answer import Sentence, Status
from assistant.answers.documents.identity import name_of
from assistant.answers.documents.metadata import asks_only_of, itself
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Document, Provision
from assistant.wording import say

_PARTS = frozenset({"part", "heading", "annex"})
_OUTERMOST = ("part", "chapter", "article", "section", "item")
_WHOLE = 8
"""A digest of no more statements is said whole, where they are short."""
_MOST_WORDS = 120
"""Longer than this, an overview is no overview."""


def write_overview(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return what the one document in question is and its parts, or None when something in it is asked."""
    if "overview" not in asked.wants or (asked.address and not asked.address.bare) or len(documents) != 1:
        return None
    document = lexicon.documents[next(iter(documents))]
    if not asks_only_of(document, asked, ("overview",)):
        return None
    provisions = lexicon.library.provisions(document.id)
    statements = [p for p in provisions if p.kind == "statement"]
    parts = parts_of(document, provisions)
    if not parts:
        return None
    citer = Citer(lexicon)
    if 0 < len(statements) <= _WHOLE and _words(p.text for p in statements) <= _MOST_WORDS:
        said = tuple(citer.said(citer.quote(one)) for one in statements)
        return Written(Status.ANSWERED, said, citer.citations, tells=True)
    sentences = name_of(document, lexicon, citer)
    # the first heading of a digest is over what was just said
    parts = parts[1:] if statements else parts
    kept = _within(
        named_by_headings(parts, Citer(lexicon)), _MOST_WORDS - _words(one.text for one in sentences)
    )
    if not kept:
        return Written(Status.ANSWERED, tuple(sentences), citer.citations, tells=True) if sentences else None
    head = say(
        f"replies.overview.{'parts_of_digest' if statements else 'parts'}",
        kind=document.kind,
        number=document.number,
    )
    name = itself(document, lexicon)
    bearing: list[tuple[int, ...]] = [(citer.cite(citer.quote(name)),)] if name else []
    named = named_by_headings(parts[:kept], citer)
    sentences += [*(Sentence(head, cited) for cited in bearing or [named[0].citations]), *named]
    if kept < len(parts):
        sentences.append(Sentence(say("replies.overview.more"), (citer.cite(citer.quote(parts[kept])),)))
    return Written(Status.ANSWERED, tuple(sentences), citer.citations, tells=True)


def _words(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _within(sentences: Iterable[Sentence], most: int) -> int:
    """Return how many of the sentences, from the first on, have no more words than `most` together."""
    spent = accumulate(len(one.text.split()) for one in sentences)
    return sum(words <= most for words in spent)


def parts_of(document: Document, provisions: Sequence[Provision]) -> list[Provision]:
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
