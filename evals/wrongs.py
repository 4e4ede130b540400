"""What makes a reply wrong whatever else it says: a claim that the documents do not make."""

from assistant.library.nouns import Provision
from evals.gold import Gold
from evals.phrases import COMPARATORS, figures, holds, normal, says, years
from evals.questions import Question
from evals.record import Record
from evals.reply import Reply


def forbidden(question: Question, text: str) -> tuple[str, ...]:
    """Return what `text` says of what the question forbids."""
    return tuple(f"says {phrase!r}, which is wrong" for phrase in question.never if says(text, phrase))


def claims_denied(
    question: Question, reply: Reply, gold: Gold, record: Record, text: str, *, complete: bool
) -> tuple[str, ...]:
    """Return the claims of `text` that the gold denies.

    A figure of another place that the reply cites is only beside the question where all that was asked
    is said (`complete`) or no place is known; anywhere else it is given for the one asked.
    """
    foreign = frozenset(strays(reply, gold, record, text))
    if complete or not gold.near:
        foreign -= _figures_of_cited(reply, record)
    return (
        *(f"gives {figure}, which no gold place has" for figure in sorted(foreign)),
        *_moved(gold, text),
        *_other_year(question, text),
        *_unconditional(question, text),
    )


def strays(reply: Reply, gold: Gold, record: Record, text: str) -> tuple[str, ...]:
    """Return the figures of `text` that come from elsewhere than the gold."""
    return tuple(sorted(figures(text) - gold.figures - _figures_of_citing(reply, record)))


def _figures_of_citing(reply: Reply, record: Record) -> frozenset[str]:
    """Return the numbers that count what is cited ("3 nhiệm vụ") or name it ("gạch đầu dòng 2")."""
    counts = frozenset(str(n) for n in range(len(reply.provisions) + 1))
    return counts.union(*(figures(normal(one.label)) for one in _cited(reply, record)))


def _figures_of_cited(reply: Reply, record: Record) -> frozenset[str]:
    return frozenset[str]().union(*(figures(normal(one.text)) for one in _cited(reply, record)))


def _cited(reply: Reply, record: Record) -> list[Provision]:
    return [record.provisions[id_] for id_ in reply.provisions if id_ in record.provisions]


def _moved(gold: Gold, text: str) -> tuple[str, ...]:
    """Return the values of a gold row that are given without any of the years they are for."""
    given = years(figures(text))
    return tuple(
        f"gives {cell.value}, which is for {', '.join(sorted(cell.years))}"
        for cell in gold.cells
        if given.isdisjoint(cell.years) and holds(text, cell.value)
    )


def _other_year(question: Question, text: str) -> tuple[str, ...]:
    """Return the years given in place of the one that a right answer names."""
    asked = years(frozenset(phrase for says_ in question.says for phrase in says_.split("|")))
    given = years(figures(text))
    if not asked or not given.isdisjoint(asked):
        return ()
    return tuple(f"is about {year}" for year in sorted(given - years(figures(normal(question.ask)))))


def _unconditional(question: Question, text: str) -> tuple[str, ...]:
    """Return the values said without the sign (≥, ≤ …) that the documents print before them."""
    return tuple(
        f"drops the condition of {phrase!r}"
        for phrase in question.says
        if not says(text, phrase)
        and any(
            alternative[:1] in COMPARATORS and figures(alternative) & figures(text)
            for alternative in map(normal, phrase.split("|"))
        )
    )
