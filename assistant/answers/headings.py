"""A part of a document asked for by its heading: whole where it is short, by its own headings where it is long."""

from collections.abc import Collection

from assistant.answers.answer import Status
from assistant.answers.citing import Citer
from assistant.answers.lexicon import Lexicon
from assistant.answers.overview import named_by_headings
from assistant.answers.provisions import write_whole
from assistant.answers.terms import ASKING, content_terms, without_phrases
from assistant.answers.understand import Understood
from assistant.answers.written import Written
from assistant.library.nouns import Provision
from assistant.text.normal import syllables

_WHOLE = 10
"""A part of more provisions than this is told by the headings in it."""


def write_heading(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return the part whose heading the question says and nothing else, or None."""
    spoken = f" {' '.join(syllables(asked.text))} "
    named = [
        (heading, title)
        for heading, title in lexicon.headings
        if heading.document in documents and title and f" {' '.join(title)} " in spoken
    ]
    if not named or asked.years or asked.agencies:
        return None
    longest = max(len(title) for _, title in named)
    meant = [(heading, title) for heading, title in named if len(title) == longest]
    rest = content_terms(without_phrases(asked.text, ("overview", "meaning", "document", *ASKING)))
    if len(meant) != 1 or not {term.folded for term in rest}.issubset(meant[0][1]):
        return None
    return _told(meant[0][0], lexicon)


def _told(heading: Provision, lexicon: Lexicon) -> Written:
    below = lexicon.library.subtree(heading)[1:]
    if len(below) <= _WHOLE:
        return write_whole(heading, lexicon)
    citer = Citer(lexicon)
    head = citer.said(citer.quote(heading))
    parts = named_by_headings((one for one in below if one.parent == heading.id), citer)
    return Written(Status.ANSWERED, (head, *parts), citer.citations, heading.id)
