"""Defects planted in good questions, each of which a checker must see, and which share of them it does."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.trainers.quiz.item import Item
from evals.quizzes import planted_answers as answers
from evals.quizzes import planted_quotes as quotes
from evals.quizzes.ground import Ground, Plant
from evals.quizzes.judging import judge
from evals.quizzes.papers import Papers
from evals.quizzes.verdict import Verdict

_NOT_RIGHT = frozenset({Verdict.WRONG, Verdict.AMBIGUOUS})
_ANY = frozenset(Verdict)

PLANTS: Mapping[Plant, frozenset[Verdict]] = {
    answers.other_key: _NOT_RIGHT,
    answers.too_much_right: _NOT_RIGHT,
    answers.equal_value: frozenset({Verdict.AMBIGUOUS}),
    answers.lax_value: frozenset({Verdict.AMBIGUOUS}),
    answers.row_with_the_same: frozenset({Verdict.AMBIGUOUS}),
    answers.another_of_its_own: frozenset({Verdict.AMBIGUOUS}),
    answers.same_body: frozenset({Verdict.AMBIGUOUS}),
    answers.heading_above: frozenset({Verdict.AMBIGUOUS}),
    answers.heading_below: frozenset({Verdict.AMBIGUOUS}),
    answers.tied_rows: frozenset({Verdict.AMBIGUOUS}),
    answers.other_figure: _ANY,
    answers.other_column: _ANY,
    answers.exchanged_bodies: frozenset({Verdict.WRONG}),
    quotes.broken_quote: frozenset({Verdict.UNPROVEN}),
    quotes.quote_of_another: frozenset({Verdict.UNPROVEN}),
    quotes.other_place: frozenset({Verdict.UNPROVEN}),
    quotes.same_words_elsewhere: frozenset({Verdict.UNPROVEN}),
    quotes.link_elsewhere: frozenset({Verdict.UNPROVEN}),
    quotes.figure_explained: frozenset({Verdict.UNPROVEN, Verdict.UNREAD}),
    answers.accepts_more: frozenset({Verdict.WRONG}),
    answers.accepts_no_sign: frozenset({Verdict.WRONG}),
    answers.option_twice: frozenset({Verdict.AMBIGUOUS}),
}
"""Each way to plant a defect, with the verdicts one of which must be among what is said of it."""


@dataclass(frozen=True, slots=True)
class Planted:
    """How many defects of one sort were planted and caught, and the questions where one was not."""

    sort: str
    count: int
    missed: tuple[Item, ...]

    @property
    def caught(self) -> int:
        """Return how many were caught."""
        return self.count - len(self.missed)


def plant(items: Iterable[Item], papers: Papers) -> Iterator[Planted]:
    """Yield for each sort of defect how many a judge catches of those that can be planted in good questions."""
    ground = Ground(tuple(items), papers)
    for make, expected in PLANTS.items():
        made = [bad for item in ground.items if (bad := make(item, ground)) is not None]
        missed = [bad for bad in made if expected.isdisjoint(fault.verdict for fault in judge(bad, papers))]
        yield Planted(make.__name__, len(made), tuple(missed))
