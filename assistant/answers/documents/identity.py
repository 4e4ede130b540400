"""What a document is called and what it is about, and what a digest says of its dealings with other documents."""

import re
from collections.abc import Sequence
from functools import cache

from assistant.answers.answer import Sentence
from assistant.answers.documents.metadata import identity_of
from assistant.answers.proof.citing import Citer
from assistant.answers.question.bag import Bag
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import content_terms, says, without_phrases
from assistant.library.nouns import Document, Provision, Span
from assistant.text.normal import fold
from assistant.wording import say, words

_HEADS = ("letterhead", "annex", "paragraph")


def named_at(document: Document, lexicon: Lexicon) -> tuple[Provision, Span | None] | None:
    """Return the place that says what the document is: its printed title, or the statement nearest to its title."""
    provisions = lexicon.library.provisions(document.id)
    if document.text == "digest":
        statement = _nearest(document, identity_of(provisions))
        return (statement, None) if statement else None
    heads = [p for p in provisions if p.parent is None and p.kind in _HEADS]
    for place in sorted(heads, key=lambda p: _HEADS.index(p.kind)):
        span = _title_in(place, document)
        if span:
            return place, span
    return None


def name_of(document: Document, lexicon: Lexicon, citer: Citer) -> list[Sentence]:
    """Return what a document is called and is about as a sentence, none where it does not say it."""
    place = named_at(document, lexicon)
    if place is None:
        return []
    provision, span = place
    if span is None:
        return [citer.said(citer.quote(provision))]
    quote = citer.quote(provision, span)
    text = " ".join(quote.text.split())
    return [Sentence(say("replies.metadata.full_name", kind=document.kind, value=text), (citer.cite(quote),))]


def acting_on_others(document: Document, key: str, lexicon: Lexicon) -> list[Provision]:
    """Return the statements of a digest that say what its document does to others, as the list `key` words it."""
    told = identity_of(lexicon.library.provisions(document.id))
    saying = [
        p
        for p in told
        if says(without_phrases(_passive().sub(" ", fold(p.text)), ("not_changing",)), f"questions.{key}")
    ]
    acts = {"replaces", "repeals", "amends"}
    return _naming([one.to for one in lexicon.library.relations(document.id) if one.kind in acts], saying)


def undergone(document: Document, lexicon: Lexicon) -> list[Provision]:
    """Return the statements that say what others did to a document: its digest's, else those of their digests."""
    own = [p for p in identity_of(lexicon.library.provisions(document.id)) if _passive().search(fold(p.text))]
    standings = lexicon.library.standings(document.id)
    if own and document.text == "digest":
        return _naming([lexicon.documents[standing.by].number for standing in standings], own)
    places = []
    for standing in standings:
        if standing.provision:
            places.append(lexicon.provision(standing.provision))
            continue
        number = fold(document.number)
        told = identity_of(lexicon.library.provisions(standing.by))
        places += [p for p in told if number in fold(p.text)][:1]
    return places


def _naming(numbers: Sequence[str], statements: Sequence[Provision]) -> list[Provision]:
    """Return the statements that are needed to name the numbers, the first where none names any."""
    chosen: list[Provision] = []
    wanted = set(map(fold, numbers))
    for statement in statements:
        named = {number for number in wanted if number in fold(statement.text)}
        if named:
            chosen.append(statement)
            wanted -= named
    return chosen or list(statements[:1])


@cache
def _passive() -> re.Pattern[str]:
    """Return how a text says that something was done to its document: "được Nghị quyết X sửa đổi"."""
    marks, acts = ("|".join(map(fold, words(f"questions.{key}"))) for key in ("passive", "changing"))
    return re.compile(
        rf"(?<!\w)(?:{marks})(?!\w)[^;.]{{0,90}}?(?<!\w)(?:{acts})(?!\w)(?:\s+(?:{acts})(?!\w))?"
    )


def _nearest(document: Document, statements: Sequence[Provision]) -> Provision | None:
    """Return the statement that holds most of the document's title, the first of equals."""
    terms = content_terms(document.title)

    def held(statement: Provision) -> int:
        bag = Bag.of(statement.text)
        return sum(bag.holds(term) for term in terms)

    return max(statements, key=held, default=None)


def _title_in(place: Provision, document: Document) -> Span | None:
    """Return where the words of the title stand in a place, whatever signs and lines are between them."""
    title = re.findall(r"\w+", fold(document.title))
    folded = fold(place.text)
    if len(folded) != len(place.text) or not title:
        return None
    found = re.search(r"\W+".join(map(re.escape, title)), folded)
    if found is None and title[: len(kind := fold(document.kind).split())] == kind:
        found = re.search(r"\W+".join(map(re.escape, title[len(kind) :])), folded)
    return Span(place.start + found.start(), place.start + found.end()) if found else None
