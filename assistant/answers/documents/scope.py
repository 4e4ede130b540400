"""Which documents may answer a question, and which are asked first."""

from assistant.answers.answer import Question
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Document

Circle = frozenset[str]


def may_answer(question: Question, lexicon: Lexicon) -> Circle:
    """Return the documents that may answer at all: held, public, asked for, in force on the asked day."""
    if not question.documents and question.as_of is None:
        return lexicon.open_documents
    return frozenset(
        document.id
        for document in lexicon.documents.values()
        if document.may_answer
        and (not question.documents or document.id in question.documents)
        and _in_force(document, question)
    )


def circles(question: Question, asked: Understood, lexicon: Lexicon) -> tuple[Circle, ...]:
    """Return the documents to ask, one circle after another until one answers.

    Documents that the question names come first; after them, unless it wants a figure of theirs or what
    they do to another document, those that carry them out. Otherwise original texts come before digests.
    What is asked of the whole country is not answered from the document of one place.
    """
    allowed = may_answer(question, lexicon)
    if asked.documents:
        named = allowed & asked.documents
        wants_theirs = bool(asked.years or asked.wants & {"amount", "which_document"})
        return _filled(named) if wants_theirs else _filled(named, _carrying_out(named, lexicon) & allowed)
    if "national" in asked.wants:
        allowed = frozenset(id_ for id_ in allowed if not lexicon.documents[id_].place)
    if asked.places:
        allowed = frozenset(id_ for id_ in allowed if lexicon.documents[id_].place in {"", *asked.places})
    verbatim = frozenset(id_ for id_ in allowed if lexicon.documents[id_].text == "verbatim")
    digests = frozenset() if "this_document" in asked.wants else allowed - verbatim
    if "of_place" in asked.wants:
        digests = frozenset(id_ for id_ in digests if _is_of_a_place(lexicon.documents[id_], lexicon))
    return _filled(verbatim, digests)


def _is_of_a_place(document: Document, lexicon: Lexicon) -> bool:
    """Tell whether the document is of one of the places whose documents are known, or about it."""
    places = {one.place for one in lexicon.documents.values() if one.place}
    return bool(document.place) or any(place in document.title for place in places)


def _filled(*wanted: Circle) -> tuple[Circle, ...]:
    """Return the circles that hold a document; one without any, where none does."""
    return tuple(circle for circle in wanted if circle) or (frozenset(),)


def _carrying_out(named: Circle, lexicon: Lexicon) -> Circle:
    """Return the original texts issued to carry out one of the named documents."""
    return frozenset(
        id_
        for id_, document in lexicon.documents.items()
        if document.text == "verbatim" and id_ not in named and lexicon.implements[id_] & named
    )


def _in_force(document: Document, question: Question) -> bool:
    """Tell whether the document was in force on the asked day; what is unknown excludes nothing."""
    day = question.as_of
    if day is None:
        return True
    begins, ends = document.in_force_from, document.in_force_to
    begun = begins is None or begins == "unknown" or begins <= day
    return begun and (ends is None or ends == "unknown" or day < ends)
