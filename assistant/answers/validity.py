"""Whether a document is still in force: as known on a day, with what says so."""

from collections.abc import Collection, Sequence

from assistant.answers.answer import Derivation, Sentence, Status
from assistant.answers.citing import Citer
from assistant.answers.lexicon import Lexicon
from assistant.answers.metadata import asks_only_of, identity_of
from assistant.answers.terms import says
from assistant.answers.understand import Understood
from assistant.answers.written import Written
from assistant.library.nouns import Document, Provision
from assistant.text.normal import fold
from assistant.text.numbers import times
from assistant.wording import say, words

_MOST_CITED = 3


def write_validity(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return what is known of the validity of the one document in question, and on which day."""
    since = "validity" not in asked.wants and _asks_since(asked)
    if not (since or "validity" in asked.wants) or len(documents) != 1:
        return None
    document = lexicon.documents[next(iter(documents))]
    less = set(map(str, asked.years)) & {str(document.signed_on.year)} if document.signed_on else set()
    if not asks_only_of(document, asked, ("in_force", "validity", "of_force"), less=less):
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
    """Return the first place that gives a day, word for word: a day alone would lose its exceptions."""
    dated = next((place for place in places if times(place.text)), None)
    if dated is None:
        return None
    sentence = citer.said(citer.quote(dated))
    return Written(Status.ANSWERED, (sentence,), citer.citations)


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
    held = identity_of(provisions) if document.text == "digest" else provisions
    return [p for p in held if any(phrase in fold(p.text) for phrase in said)]
