"""Which rows of the indicator tables a question is about."""

from collections.abc import Collection
from dataclasses import dataclass

from assistant.answers.lexicon import Bag, Lexicon
from assistant.answers.understand import Understood
from assistant.library.nouns import Target
from assistant.text.footnotes import CELL_MARK
from assistant.text.normal import syllables

_ENOUGH = 0.8
"""The share of the question's weight that a row's name must hold to be what is asked about."""
_IN_ORDER = 0.5
"""The share of the question's neighbouring words that must be neighbours in the row's name."""
_FEW = 3
"""So few words mean a row only where all of them stand there as they were said."""
_NAMED = 0.5
"""The share of the row's own words that a question must say when it asks for no figure and no year."""
_HALF_NAMED = 0.35
"""The same where it asks how many, and of no year: "mấy phường" asks for no row that merely has the word."""
_AS_GOOD = 0.93
"""Rows that score at least this share of the best one are not told apart by the question."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows a question means (several when it does not tell them apart), and those easily taken for them."""

    meant: tuple[Target, ...] = ()
    alike: tuple[Target, ...] = ()


def find_rows(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Rows:
    """Return the rows the question is about: by number where it gives one, else by name.

    A row whose whole name is said is meant alone; others that fit the words as well are alike.
    """
    rows = [row for row in lexicon.targets if row.target.document in documents]
    if asked.target_numbers:
        return Rows(tuple(row.target for row in rows if row.target.number in asked.target_numbers))
    asks_figure = bool(asked.years or asked.wants & {"amount", "figure"})
    if (
        ("whose" in asked.wants and not asks_figure)
        or "duties" in asked.wants
        or "money" in asked.wants
        or (asked.agencies and not asks_figure)
        or not asked.terms
    ):
        return Rows()
    spoken = Bag.of(asked.text)
    scores: dict[Target, float] = {}
    for row in rows:
        terms = asked.terms_in(row.bag)
        covered = lexicon.coverage(terms, row.bag)
        if covered < _ENOUGH:
            continue
        phrase = lexicon.phrase_coverage(terms, row.bag)
        named = lexicon.coverage(row.terms, spoken)
        in_order = _IN_ORDER if len(terms) > _FEW else 1.0
        enough = 0.0 if asked.years or "figure" in asked.wants else _HALF_NAMED if asks_figure else _NAMED
        if phrase >= in_order and named >= enough:
            scores[row.target] = 0.7 * covered + 0.2 * phrase + 0.1 * named
    best = max(scores.values(), default=0.0)
    close = sorted((t for t, s in scores.items() if s >= _AS_GOOD * best), key=lambda t: -scores[t])
    said_whole = [target for target in scores if _phrase(shown_name(target)) in _phrase(asked.text)]
    if not said_whole:
        return Rows(tuple(close))
    meant = max(said_whole, key=lambda target: len(target.name))
    return Rows((meant,), tuple(target for target in close if target != meant))


def shown_name(target: Target) -> str:
    """Return the row's name without footnote marks and stray signs at its end."""
    return CELL_MARK.sub("", target.name).strip(" ;.,")


def _phrase(text: str) -> str:
    """Return the syllables of a text as one string, so that one phrase can be looked for in another."""
    return f" {' '.join(syllables(text))} "
