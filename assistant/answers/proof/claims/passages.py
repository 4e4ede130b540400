"""A provision as the passage that a claim rests on: its words under the headings that bear them."""

from assistant.answers.question.lexicon import Lexicon


def passage_of(provision: str, lexicon: Lexicon) -> str:
    """Return the name of the document, the headings above a provision and its text, a line each.

    Raises KeyError where the edition has no such provision.
    """
    place = lexicon.provision(provision)
    document = lexicon.documents[place.document]
    return "\n".join((f"{document.kind} {document.number}", *place.trail, place.text))
