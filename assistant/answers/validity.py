"""Whether a document is still in force: as known on a day, with what says so."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.answers.answer import Derivation, Sentence, Status
from assistant.answers.citing import Citer
from assistant.answers.lexicon import Lexicon
from assistant.answers.metadata import is_about_the_document
from assistant.answers.terms import ASKING, content_terms, says, without_phrases
from assistant.answers.understand import Understood
from assistant.answers.written import Written
from assistant.library.nouns import Document, Provision
from assistant.text.normal import fold
from assistant.text.numbers import times
from assistant.wording import say, words

_MOST_CITED = 3


def write_validity(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return what is known of the validity of the one document in question, and on which day."""
    since = not asked.wants & {"validity"} and _asks_since(asked)
    if not (since or "validity" in asked.wants) or len(documents) != 1:
        return None
    document = lexicon.documents[next(iter(documents))]
    less = set(map(str, asked.years)) & {str(document.signed_on.year)} if document.signed_on else set()
    rest = content_terms(
        without_phrases(asked.text, ("in_force", "validity", "of_force", *ASKING)), less=less
    )
    if not is_about_the_document(replace(asked, terms=rest), document):
        return None
    citer = Citer(lexicon)
    places = _places(document, lexicon)
    if not places or document.known_on is None:
        return None
    if since:
        return _said(places, citer)
    cited = tuple(citer.cite(citer.quote(place)) for place in places[:_MOST_CITED])
    derived = Derivation("known_of", (document.id,))
    return Written(Status.ANSWERED, (Sentence(told(document), cited, derived),), citer.citations)


def _asks_since(asked: Understood) -> bool:
    """Tell whether the question asks from when the document is in force."""
    return "in_force" in asked.wants and says(asked.text, "questions.of_force")


def _said(places: Sequence[Provision], citer: Citer) -> Written | None:
    """Return the places that give a day, word for word: a day alone would lose its exceptions."""
    dated = [place for place in places if times(place.text)][:1]
    cited = [citer.cite(citer.quote(place)) for place in dated]
    sentences = tuple(Sentence(citer.citations[n - 1].quote.text, (n,)) for n in cited)
    return Written(Status.ANSWERED, sentences, citer.citations) if sentences else None


def told(document: Document) -> str:
    """Return the one sentence on a document's validity that the library bears out."""
    known = f"{document.known_on:%d/%m/%Y}" if document.known_on else ""
    note = f" {document.validity_note}" if document.validity_note else ""
    state = say(f"replies.validity.{document.validity}")
    return say(
        "replies.validity.told",
        kind=document.kind,
        number=document.number,
        state=state,
        known=known,
        note=note,
    )


def _places(document: Document, lexicon: Lexicon) -> list[Provision]:
    """Return the places of the document that speak of its validity; a digest does so where it identifies it."""
    said = [fold(phrase) for phrase in words(f"questions.of_validity_{document.text}")]
    provisions = lexicon.library.provisions(document.id)
    if document.text == "digest":
        identity = next((p.id for p in provisions if p.kind == "heading"), None)
        provisions = tuple(p for p in provisions if p.parent == identity)
    return [p for p in provisions if any(phrase in fold(p.text) for phrase in said)]
