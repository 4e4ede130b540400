"""What a question's gold allows: the provisions it is precise to cite and the figures that are nobody's invention."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from assistant.library.nouns import Document
from evals.phrases import count_words, figures, holds, normal
from evals.questions import Question
from evals.record import Record


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of a gold row as printed, and the years that the row gives it for."""

    value: str
    years: frozenset[str]


@dataclass(frozen=True, slots=True)
class Gold:
    """What is known of a right answer beside what the question itself lists.

    `covering` has, for each place, the ids that count as citing it; `near` every id that is no imprecision.
    """

    covering: tuple[frozenset[str], ...]
    near: frozenset[str]
    figures: frozenset[str]
    cells: tuple[Cell, ...]
    words: int

    def covered(self, cited: Iterable[str]) -> int:
        """Return how many of the places `cited` cites: the place itself, or something below it."""
        ids = frozenset(cited)
        return sum(not ids.isdisjoint(covering) for covering in self.covering)

    def precision(self, cited: Collection[str]) -> float | None:
        """Return the share of `cited` that is no imprecision; None where nothing is cited or no place is known."""
        return sum(id_ in self.near for id_ in cited) / len(cited) if cited and self.near else None


def gold_of(question: Question, record: Record) -> Gold:
    """Return the gold of `question` in the words of `record`."""
    ids = (*question.places, *question.also)
    below = {id_: frozenset(one.id for one in record.below(id_)) | {id_} for id_ in ids}
    above = frozenset(parent for id_ in ids for parent in record.above(id_))
    return Gold(
        covering=tuple(below[id_] for id_ in question.places),
        near=above.union(*below.values()),
        figures=_figures(question, record, above),
        cells=_cells(question, record),
        words=sum(count_words(record.provisions[id_].text) for id_ in ids if id_ in record.provisions),
    )


def _figures(question: Question, record: Record, above: frozenset[str]) -> frozenset[str]:
    """Return the figures that the gold places, their documents' data, the question and its gold phrases have."""
    provisions = [one for id_ in (*question.places, *question.also) for one in record.below(id_)]
    texts = [
        *(one.text for one in provisions),
        *(record.provisions[id_].text for id_ in above if id_ in record.provisions),
        *(_data(record.documents[id_]) for id_ in {one.document for one in provisions}),
        *question.says,
        question.ask,
        *question.history,
    ]
    found = record.document_numbers.union(*(figures(normal(text)) for text in texts))
    return found | {number.removesuffix("%") for number in found}


def _data(document: Document) -> str:
    """Return what is known of a document beside its text: its number, its dates, whether it applies."""
    days = (document.signed_on, document.in_force_from, document.in_force_to, document.known_on)
    written = (f"{day:%d/%m/%Y}" for day in days if isinstance(day, date))
    return " ; ".join((document.number, document.title, document.validity_note, *written))


def _cells(question: Question, record: Record) -> tuple[Cell, ...]:
    """Return the numbers of the gold rows that are neither asked for nor part of a row's own name."""
    rows = [record.targets[id_] for id_ in (*question.places, *question.also) if id_ in record.targets]
    names = " ; ".join(f"{row.number} ; {row.name}" for row in rows)
    given = normal(" ; ".join((names, question.ask, *question.says)))
    found: dict[str, set[str]] = {}
    for milestone in (milestone for row in rows for milestone in row.milestones):
        if figures(normal(milestone.text)) and not holds(given, milestone.text):
            found.setdefault(milestone.text, set()).add(str(milestone.year))
    return tuple(Cell(value, frozenset(years)) for value, years in found.items())
