"""Which document it is that a question describes: found by its title and by what identifies it."""

from collections.abc import Collection

from assistant.answers.answer import Status
from assistant.answers.documents.identity import named_at
from assistant.answers.documents.metadata import identity_of
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written
from assistant.answers.question.bag import Bag
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import content_terms, without_asking, without_passing, without_phrases
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Document
from assistant.wording import words

_FEWEST = 2


def write_which_document(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return the one document whose title and identity hold all that the question says of it, or None."""
    if "which_document" not in asked.wants or asked.documents or asked.strangers:
        return None
    spoken = without_phrases(
        without_passing(without_asking(asked.text)), ("which_document", "of_aspects", "issuer")
    )
    terms = content_terms(spoken, less=set(map(str, asked.years)))
    kinds = [kind for kind in words("questions.kinds") if f"{kind} nào" in asked.text.lower()]
    if len(terms) < _FEWEST:
        return None
    found = [
        document
        for one in sorted(documents)
        if (document := lexicon.documents[one]).may_answer
        and (not kinds or document.kind.lower() in kinds)
        and _of_years(document, asked.years)
        and all(map(_bag(document, lexicon).holds, terms))
    ]
    if len(found) > 1:  # who asks for a decree on a thing means the one that still counts
        found = [document for document in found if document.validity not in {"replaced", "expired"}]
    if len(found) > 1:  # others only speak of it
        found = [document for document in found if all(map(Bag.of(document.title).holds, terms))]
    if len(found) != 1:
        return None
    named = named_at(found[0], lexicon)
    if named is None:
        return None
    told = identity_of(lexicon.library.provisions(found[0].id)) if found[0].text == "digest" else []

    def held(text: str) -> int:
        return sum(map(Bag.of(text).holds, terms))

    # what it is answers, unless the question describes it by something else: by who signed it
    called = 2 * held(f"{found[0].title} {named[0].text}") >= len(terms)
    place = named[0] if called else max((named[0], *told), key=lambda one: held(one.text))
    citer = Citer(lexicon)
    return Written(Status.ANSWERED, (citer.said(citer.quote(place)),), citer.citations, tells=True)


def _of_years(document: Document, years: Collection[int]) -> bool:
    """Tell whether a document is of the years that a question names: of its day, or in its title."""
    signed = document.signed_on.year if document.signed_on else None
    return all(year == signed or str(year) in document.title for year in years)


def _bag(document: Document, lexicon: Lexicon) -> Bag:
    """Return the words of what a document is called and of what identifies it."""
    told = identity_of(lexicon.library.provisions(document.id)) if document.text == "digest" else []
    return Bag.of(" . ".join((document.title, document.issuer, *(p.text for p in told))))
