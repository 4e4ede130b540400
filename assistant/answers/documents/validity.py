"""Whether a document is still in force: as known on a day, with what says so."""

from collections.abc import Collection, Sequence
from datetime import date

from assistant.answers.answer import Derivation, Sentence, Status
from assistant.answers.documents.metadata import asks_only_of, identity_of
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written
from assistant.answers.question.bag import Bag
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import ASKING, content_terms, says, without_phrases
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Document, Provision
from assistant.text.normal import fold
from assistant.text.numbers import times
from assistant.wording import say, words

_MOST_CITED = 3


def write_validity(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return what is known of the validity of the one document in question, and on which day."""
    since = not asked.wants & {"validity", "whose"} and says(asked.text, "questions.of_force")
    if not (since or "validity" in asked.wants) or len(documents) != 1:
        return None
    document = lexicon.documents[next(iter(documents))]
    less = set(map(str, asked.years)) & {str(document.signed_on.year)} if document.signed_on else set()
    if not asks_only_of(
        document, asked, ("in_force", "validity", "of_force", "of_exceptions", "when"), less=less
    ):
        return None if since else _of_a_part(document, asked, lexicon)
    citer = Citer(lexicon)
    places = _places(document, lexicon)
    if since:
        return _said(places, citer)
    if document.known_on is None:
        return _unknown(document, places, citer)
    sentences = standing(document, lexicon, citer)
    # of a document that still counts nobody has said when it ends
    untold = "when" in asked.wants and says(asked.text, "questions.ending") and not _has_ended(document)
    status = Status.PARTIAL if untold else Status.ANSWERED
    return Written(status, tuple(sentences), citer.citations) if sentences else None


def _has_ended(document: Document) -> bool:
    return isinstance(document.in_force_to, date) or document.validity in {"replaced", "expired"}


def _of_a_part(document: Document, asked: Understood, lexicon: Lexicon) -> Written | None:
    """Return the statement of a digest that tells the standing of the part, or the work on it, that is named."""
    if document.text != "digest" or asked.address:
        return None
    left = without_phrases(
        asked.text, ("validity", "outline_units", "of_force", "of_aspects", "document", *ASKING)
    )
    terms = content_terms(left)
    told = [p for p in _places(document, lexicon) if terms and all(map(Bag.of(p.text).holds, terms))]
    citer = Citer(lexicon)
    said = tuple(citer.said(citer.quote(place)) for place in told[:1])
    return Written(Status.ANSWERED, said, citer.citations, tells=True) if said else None


def standing(document: Document, lexicon: Lexicon, citer: Citer) -> list[Sentence]:
    """Return whether a document still counts, as far as is known, with the clause of a doubt."""
    if document.known_on is None:
        return []
    places = _places(document, lexicon)
    saying = lexicon.library.standings(document.id)
    told_by = [
        lexicon.provision(one.provision) for one in saying if one.provision and document.text == "verbatim"
    ]
    doubts = [p for p in places if document.validity == "unknown" and says(p.text, "questions.doubting")]
    cited = tuple(citer.cite(citer.quote(place)) for place in [*told_by, *(doubts or places)][:_MOST_CITED])
    if not cited:
        return []
    derived = Derivation("known_of", (document.id,))
    beside = [citer.said(citer.quote(place)) for place in doubts[:1]]
    return [Sentence(told(document, noted=not doubts), cited, derived), *beside]


def _said(places: Sequence[Provision], citer: Citer) -> Written | None:
    """Return the places that give a day, word for word: a day alone would lose its exceptions."""
    dated = [place for place in places if times(place.text)]
    if not dated:
        return None
    first = dated[0]
    excepted = first.kind != "statement" and says(first.text, "questions.of_exceptions")
    beside = [
        one
        for one in dated[1:]
        if excepted and one.parent == first.parent and not says(one.text, "questions.of_ending")
    ][:_MOST_CITED]
    sentences = tuple(citer.said(citer.quote(one)) for one in (first, *beside))
    return Written(Status.ANSWERED, sentences, citer.citations)


def _unknown(document: Document, places: Sequence[Provision], citer: Citer) -> Written | None:
    """Return what the document says of its force, and that no other one in the library says more."""
    dated = _said(places, citer)
    if dated is None or document.text != "verbatim":
        return None
    none = say("replies.validity.nothing_said", kind=document.kind, number=document.number)
    derived = Derivation("nothing_said_of", (document.id,))
    sentence = Sentence(none, dated.sentences[0].citations, derived)
    return Written(Status.PARTIAL, (*dated.sentences, sentence), citer.citations)


def told(document: Document, *, noted: bool = True) -> str:
    """Return the one sentence on a document's validity that the library bears out, with its card's note or without."""
    known = f"{document.known_on:%d/%m/%Y}" if document.known_on else ""
    note = f" {document.validity_note}" if noted and document.validity_note else ""
    state = say(f"replies.validity.{document.validity}")
    return say(
        "replies.validity.told",
        kind=document.kind,
        number=document.number,
        state=state,
        known=known,
        note=note,
    )


def _of_effect(document: Document, provisions: Sequence[Provision], lexicon: Lexicon) -> list[Provision]:
    """Return the provisions that are for the effect of a document, with all below them."""
    ids = {part.provision for part in lexicon.library.parts(document.id) if part.kind == "effect"}
    outer = [p for p in provisions if p.id in ids]
    return [p for p in provisions if any(o.start <= p.start < o.subtree_end for o in outer)]


def _places(document: Document, lexicon: Lexicon) -> list[Provision]:
    """Return the places of the document that speak of its validity; a digest does so where it identifies it."""
    said = [fold(phrase) for phrase in words(f"questions.of_validity_{document.text}")]
    provisions = lexicon.library.provisions(document.id)
    if document.text == "digest":
        held = identity_of(provisions)
    else:
        held = _of_effect(document, provisions, lexicon) or list(provisions)
    return [p for p in held if any(phrase in fold(p.text) for phrase in said)]
