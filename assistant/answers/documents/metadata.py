"""What a document says of itself: its number, its day, who signed it; quoted where it says so."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache

from assistant.answers.answer import Sentence, Status
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import ASKING, content_terms, says, without_phrases
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Document, Provision, Span
from assistant.text.normal import fold
from assistant.wording import say, words

_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=\w)")
_SAYS_OF_ITSELF = ("annex", "letterhead", "signature", "closing")
"""The places where a document names itself; its body names others, a digest does it under its first heading."""


def write_metadata(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return what is asked of the one document in question, or None when something else is asked.

    A card may know what the text does not say; then the answer is *not found*, for nothing can be cited.
    """
    wanted = {want: find for want, find in FINDERS.items() if want in asked.wants}
    if not wanted or len(documents) != 1:
        return None
    document = lexicon.documents[next(iter(documents))]
    if not asks_only_of(document, asked, (*wanted, "meaning")):
        return None
    places = places_of(document, lexicon)
    citer = Citer(lexicon)
    sentences = []
    for want, find in wanted.items():
        place = find(document, places)
        if place is not None:
            quote = citer.quote(*place)
            said = say(f"replies.metadata.{want}", kind=document.kind, value=quote.text)
            sentences.append(Sentence(said, (citer.cite(quote),)))
    if not sentences and set(wanted) == {"issuer"}:
        return None  # who issued it may stand in a clause
    status = Status.ANSWERED if sentences else Status.NOT_FOUND
    return Written(status, tuple(sentences), citer.citations)


def asks_only_of(
    document: Document, asked: Understood, phrases: Iterable[str], *, less: Iterable[str] = ()
) -> bool:
    """Tell whether the question, less these lists of phrases, names nothing but "the document" itself.

    Of a document that it names, the title and the issuer are no more than the document. `less` are
    words to leave out.
    """
    keys = tuple(phrases)
    return names_nothing_beside(document, asked, keys, text=question_in(asked.text, keys), less=less)


def names_nothing_beside(
    document: Document, asked: Understood, phrases: Iterable[str], *, text: str, less: Iterable[str] = ()
) -> bool:
    """Tell whether `text`, a part of the question, names nothing but the document, these phrases left out."""
    rest = content_terms(without_phrases(text, (*phrases, *ASKING)), less=less)
    named = (
        (document.title, document.issuer, _kind_in_short(document)) if document.id in asked.documents else ()
    )
    own = {term.folded for phrase in (document.kind, *named) for term in content_terms(phrase)}
    return {term.folded for term in rest} <= own | _of_any_document()


@cache
def _of_any_document() -> frozenset[str]:
    """Return the terms that say no more than "the document" or "the country"."""
    phrases = (*words("questions.document"), *words("questions.country"))
    return frozenset(term.folded for phrase in phrases for term in content_terms(phrase))


def question_in(text: str, phrases: Iterable[str]) -> str:
    """Return the last sentence where that one asks; what is told before it names the document, and asks nothing."""
    last = _SENTENCES.split(text.strip())[-1]
    return last if any(says(last, f"questions.{key}") for key in phrases) else text


def _kind_in_short(document: Document) -> str:
    """Return the letters of a document's number, as people write its kind before the number: "KH 7/KH-MO"."""
    return " ".join(re.findall(r"[^\W\d_]+", document.number))


def itself(document: Document, lexicon: Lexicon) -> Provision | None:
    """Return the place where a document bears its own number."""
    found = _number(document, places_of(document, lexicon))
    return found[0] if found else None


def issuer_at(document: Document, lexicon: Lexicon) -> Provision | None:
    """Return the place where a document names who issued it."""
    found = _issuer(document, places_of(document, lexicon))
    return found[0] if found else None


def identity_of(provisions: Sequence[Provision]) -> list[Provision]:
    """Return the statements with which a digest identifies its document: those under its first heading."""
    first = next((p.id for p in provisions if p.kind == "heading"), None)
    return [p for p in provisions if p.parent == first]


def places_of(document: Document, lexicon: Lexicon) -> list[Provision]:
    provisions = lexicon.library.provisions(document.id)
    if document.text == "digest":
        return identity_of(provisions)
    opening = [p for p in provisions if p.kind == "paragraph" and p.parent is None]
    return [*(p for kind in _SAYS_OF_ITSELF for p in provisions if p.kind == kind), *opening]


def _number(document: Document, places: Iterable[Provision]) -> tuple[Provision, Span] | None:
    return _first(places, [document.number])


def _signed_on(document: Document, places: Iterable[Provision]) -> tuple[Provision, Span] | None:
    day = document.signed_on
    if day is None:
        return None
    d, m, y = day.day, day.month, day.year
    printed = [
        pattern.format(d=dd, m=mm, y=y)
        for pattern in ("ngày {d} tháng {m} năm {y}", "{d}/{m}/{y}")
        for dd in (str(d), f"{d:02d}")
        for mm in (str(m), f"{m:02d}")
    ]
    # where it is issued, and not where an annex says with which document
    at_head = sorted(places, key=lambda place: place.kind != "letterhead")
    return _first(at_head, printed)


def _signer(document: Document, places: Iterable[Provision]) -> tuple[Provision, Span] | None:
    return _first((p for p in places if p.kind in {"signature", "statement"}), [document.signer])


def _issuer(document: Document, places: Iterable[Provision]) -> tuple[Provision, Span] | None:
    # the letterhead names the place of the issuer, a sentence does not
    return _first(places, [document.issuer, document.issuer.removesuffix(document.place).strip()])


def _first(places: Iterable[Provision], wanted: Iterable[str]) -> tuple[Provision, Span] | None:
    """Return the first place that holds one of the wanted strings, and where."""
    candidates = [text for text in dict.fromkeys(wanted) if text]
    for place in places:
        for text in candidates:
            found = re.search(rf"(?<!\w){re.escape(fold(text))}(?!\w)", fold(place.text))
            if found and len(fold(place.text)) == len(place.text):
                return place, Span(place.start + found.start(), place.start + found.end())
    return None


Finder = Callable[[Document, Iterable[Provision]], tuple[Provision, Span] | None]
FINDERS: dict[str, Finder] = {
    "number": _number,
    "signed_on": _signed_on,
    "signer": _signer,
    "issuer": _issuer,
}
