"""A part of a document asked for by its heading: whole where it is short, by its own headings where it is long."""

from collections.abc import Collection

from assistant.answers.answer import Sentence, Status
from assistant.answers.clauses.verbatim import say_whole
from assistant.answers.documents.overview import named_by_headings
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import ASKING, content_terms, without_phrases
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Provision
from assistant.text.normal import syllables
from assistant.wording import say

_WHOLE = 10
"""A part of more provisions than this is told by the headings in it."""
_WHOLE_ARTICLE = 60
_ARTICLES = frozenset({"article", "clause", "point", "quoted"})
"""What a person asks for to read it: told whole unless it is very long."""
_OF_TABLES = frozenset({"columns", "row"})


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
    if asked.documents and not asked.documents & frozenset(documents):
        return None  # those that carry out the one named have parts of the same names
    longest = max(len(title) for _, title in named)
    meant = [(heading, title) for heading, title in named if len(title) == longest]
    rest = content_terms(without_phrases(asked.text, ("overview", "meaning", "document", *ASKING)))
    if len(meant) != 1 or not {term.folded for term in rest}.issubset(meant[0][1]):
        return None
    heading = meant[0][0]
    citer = Citer(lexicon)
    return Written(Status.ANSWERED, told(heading, lexicon, citer), citer.citations, heading.id)


def told(place: Provision, lexicon: Lexicon, citer: Citer) -> tuple[Sentence, ...]:
    """Return a place as sentences: whole where it is short or an article, else by the headings in it."""
    below = lexicon.library.subtree(place)[1:]
    if len(below) <= (_WHOLE_ARTICLE if place.kind in _ARTICLES else _WHOLE):
        return say_whole(place, lexicon, citer)
    head = Sentence(citer.heading(place), (citer.cite(citer.quote(place)),))
    parts = [one for one in below if one.parent == place.id and one.kind != "footnote"]
    columns = [one for one in parts if one.kind == "columns"]
    named = [one for one in parts if one.kind not in _OF_TABLES or (one.kind == "row" and _leads(one))]
    heads = [_columns(one, citer) for one in columns]
    return (head, *named_by_headings(named, citer), *heads)


def _leads(row: Provision) -> bool:
    """Tell whether a row is the heading of others."""
    return row.subtree_end > row.end


def _columns(columns: Provision, citer: Citer) -> Sentence:
    """Return what the columns of a table are called, cited."""
    quote = citer.quote(columns)
    names = "; ".join(
        dict.fromkeys(" ".join(cell.split()) for cell in quote.text.replace("\n", "\t").split("\t"))
    )
    return Sentence(say("replies.overview.columns", names=names), (citer.cite(quote),))
