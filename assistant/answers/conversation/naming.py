"""How what was said before is called in a full question: its subject, rows, document, years."""

import re
from collections.abc import Iterable, Sequence

from assistant.answers.conversation.topic import Slots
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.names import less_names
from assistant.answers.question.terms import ASKING, without_phrases
from assistant.answers.rows.rows import shown_name
from assistant.wording import say

YEAR = re.compile(r"(?<![\d/.])(?:19|20)\d\d(?![\d/]|-?[A-Za-z])")
_MOST_ROWS = 8
ASKS_WHOSE = frozenset({"whose", "duties", "how_often", "signer", "issuer"})
"""Wants that ask for no figure: a row is then called by what it counts."""


def subject_of(slots: Slots, lexicon: Lexicon, *, of_work: bool = False) -> str:
    """Return what the last question was about: its row's name, else its words less those that ask.

    As `of_work`, a row's name is told without the word for a figure, which no work is.
    """
    if len(slots.rows) == 1:
        name = shown_name(slots.rows[0])
        return without_phrases(name, ("figure",)).strip() if of_work else name
    text = less_documents(slots.text, lexicon)
    rest = without_phrases(YEAR.sub(" ", text), (*ASKING, "overview", "meaning", "when", "document"))
    return re.sub(r"[?.!]+", " ", rest).strip(" ,")


def rows_named(slots: Slots, lexicon: Lexicon, *, by_name: bool = False) -> str:
    """Return the rows the last answer was about by their numbers; `by_name` the first by its name."""
    if by_name:
        return without_phrases(shown_name(slots.rows[0]), ("figure",))
    rows = slots.rows[:_MOST_ROWS]
    alike = {one.target.document for one in lexicon.targets if one.target.number == rows[0].number}
    named = ", ".join(say("replies.asked_again.row", number=row.number) for row in rows)
    number = lexicon.documents[rows[0].document].number
    return say("replies.asked_again.row_of", rows=named, number=number) if len(alike) > 1 else named


def document_named(slots: Slots, lexicon: Lexicon) -> str:
    """Return the document the last question was about by its kind and number."""
    return numbered(slots.documents[:1], lexicon)


def numbered(ids: Sequence[str], lexicon: Lexicon) -> str:
    """Return documents by their kinds and numbers."""
    return ", ".join(f"{lexicon.documents[one].kind} {lexicon.documents[one].number}" for one in ids)


def less_documents(text: str, lexicon: Lexicon) -> str:
    """Return `text` less the names of documents."""
    return less_names(text, lexicon.names.documents.found_in(text))


def years_named(years: Iterable[int]) -> str:
    """Return years as a question names them."""
    return " ".join(say("replies.asked_again.year", year=year) for year in years)
