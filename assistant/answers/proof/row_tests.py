"""What rows of an indicator table are asked for: tests that the writer applies and the evidence check applies anew."""

import json
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass
from itertools import pairwise

from assistant.answers.question.bag import Bag
from assistant.answers.question.lexicon import Lexicon, NamedTarget
from assistant.answers.question.milestones import asked_of, unit_of
from assistant.answers.question.terms import content_terms, says
from assistant.library.nouns import Milestone, Target
from assistant.text.comparators import Bound
from assistant.text.normal import fold
from assistant.text.normal import words as typed_words
from assistant.text.numbers import NUMBER, amount
from assistant.wording import words

_IN_ORDER = 0.5
"""The share of a subject's neighbouring words that must be neighbours in the row's name."""


@dataclass(frozen=True, slots=True)
class Test:
    """One thing asked of a row or a cell: its name in CELL_TESTS or ROW_TESTS, and what it is held against."""

    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Sieve:
    """Which rows of a document are asked for: all of `tests` hold, in one cell of `years` (any, where none).

    Of a sieve for the `first` year, no earlier cell of the row passes.
    """

    document: str
    years: tuple[int, ...]
    tests: tuple[Test, ...]
    first: bool = False

    def spelt(self) -> str:
        """Return the sieve as text, from which `read` makes it again."""
        return json.dumps(
            [self.document, self.years, [astuple(test) for test in self.tests], self.first],
            ensure_ascii=False,
        )

    @classmethod
    def read(cls, spelt: str) -> "Sieve":
        """Return the sieve that was spelt."""
        document, years, tests, first = json.loads(spelt)
        return cls(document, tuple(years), tuple(Test(*test) for test in tests), first)

    def passed(self, lexicon: Lexicon) -> list[tuple[Target, tuple[Milestone, ...]]]:
        """Return the rows that pass, in order, each with the cells that were asked for."""
        return [
            (named.target, cells)
            for named in lexicon.targets
            if named.target.document == self.document and named.target.milestones
            if all(ROW_TESTS[test.name](test.argument, named) for test in self._of(ROW_TESTS))
            if (cells := self._cells(named.target))
        ]

    @property
    def of_cells(self) -> bool:
        """Tell whether any test is one of cells: else all of the years are shown."""
        return bool(self._of(CELL_TESTS))

    def _of(self, tests: "dict[str, CellTest] | dict[str, RowTest]") -> Sequence[Test]:
        return [test for test in self.tests if test.name in tests]

    def _cells(self, target: Target) -> tuple[Milestone, ...]:
        passing = [m for m in asked_of(target, self.years) if self._passes(target, m)]
        if self.first and passing:
            earlier = (m for m in target.milestones if m.year < passing[0].year)
            if any(self._passes(target, m) for m in earlier):
                return ()
        return tuple(passing)

    def _passes(self, target: Target, milestone: Milestone) -> bool:
        return all(CELL_TESTS[t.name](t.argument, target, milestone) for t in self._of(CELL_TESTS))


def is_rank(target: Target) -> bool:
    """Tell whether the row is a place in an order, by how its name begins."""
    name = fold(target.name)
    return any(name.startswith(fold(begin)) for begin in words("rows.of_rank"))


def spell_bound(bound: Bound, words_: str) -> str:
    """Return a bound, and the words that set it, as the argument of a test."""
    return json.dumps([bound.comparator, bound.amount, bound.upper, bound.unit, words_], ensure_ascii=False)


def read_bound(spelt: str) -> Bound:
    """Return the bound that was spelt."""
    comparator, amount, upper, unit, _ = json.loads(spelt)
    return Bound(comparator, amount, unit, 0, 0, upper)


def words_of_bound(spelt: str) -> str:
    """Return the words that set the bound, where each number in them is one of its own; else nothing."""
    bound, said = read_bound(spelt), str(json.loads(spelt)[-1])
    own = {bound.amount, bound.upper}
    return said if all(amount(number) in own for number in NUMBER.findall(said)) else ""


def _is_bound(argument: str, target: Target, milestone: Milestone) -> bool:
    unit = unit_of(target, milestone)
    return milestone.amount is not None and read_bound(argument).holds(
        milestone.comparator, milestone.amount, milestone.upper, unit
    )


def _is_not_bound(argument: str, target: Target, milestone: Milestone) -> bool:
    """Hold for a number of the same unit that is not within the bound; a blank cell says neither."""
    unit = read_bound(argument).unit
    same = fold(unit_of(target, milestone)).startswith(fold(unit))
    return milestone.amount is not None and same and not _is_bound(argument, target, milestone)


def _is_printed(argument: str, target: Target, milestone: Milestone) -> bool:
    """Hold for a cell that prints this very sign and number."""
    unit = unit_of(target, milestone)
    return milestone.amount is not None and read_bound(argument).equals(
        milestone.comparator, milestone.amount, milestone.upper, unit
    )


def _is_undecided(_: str, target: Target, milestone: Milestone) -> bool:  # noqa: ARG001
    said = f"{milestone.text} {milestone.note or ''}"
    return milestone.amount is None and bool(milestone.text.strip()) and says(said, "rows.undecided")


def _is_blank(_: str, target: Target, milestone: Milestone) -> bool:  # noqa: ARG001
    return not milestone.text.strip()


def _has_sign(argument: str, target: Target, milestone: Milestone) -> bool:  # noqa: ARG001
    return milestone.comparator == argument


def _is_range(_: str, target: Target, milestone: Milestone) -> bool:  # noqa: ARG001
    return milestone.upper is not None


def _is_about(argument: str, named: NamedTarget) -> bool:
    """Hold where the row has all words of one of the subjects, for the most part as they were said."""
    return any(has_words(subject, named.bag) for subject in argument.split("|"))


def has_words(subject: str, bag: Bag) -> bool:
    """Tell whether a row has all words of a subject, most of them beside each other as they were said."""
    terms = content_terms(subject)
    pairs = [(a.folded, b.folded) for a, b in pairwise(terms)]
    together = sum(pair in bag.pairs for pair in pairs)
    return bool(terms) and all(map(bag.holds, terms)) and together >= _IN_ORDER * len(pairs)


def _is_part_of(argument: str, named: NamedTarget) -> bool:
    return named.target.number.startswith(f"{argument}.")


def _is_rank(_: str, named: NamedTarget) -> bool:
    return is_rank(named.target)


def _is_noted(_: str, named: NamedTarget) -> bool:
    return bool(named.target.footnotes or any(m.footnotes for m in named.target.milestones))


def _is_yearly(_: str, named: NamedTarget) -> bool:
    said = f"{named.target.name} {named.target.unit or ''}"
    return says(" ".join(typed_words(said)), "rows.of_a_year") or "/nam" in fold(said)


def _is_unnumbered(_: str, named: NamedTarget) -> bool:
    return named.target.number_span.start == named.target.number_span.end


def _is_unchanged(argument: str, named: NamedTarget) -> bool:
    """Hold where all cells print the same, from the milestone of a year on where one is given."""
    held = _from(argument, named.target)
    values = {" ".join(m.text.split()) for m in held}
    return len(held) > 1 and len(values) == 1 and values != {""}


def _does_not_rise(argument: str, named: NamedTarget) -> bool:
    """Hold where from the milestone of a year on no number is above the one before it."""
    held = _from(argument, named.target)
    steps = _steps(named.target, held)
    return _is_unchanged(argument, named) or (len(held) > 1 and steps is not None and max(steps) <= 0)


def _from(year: str, target: Target) -> list[Milestone]:
    return [m for m in target.milestones if not year or m.year >= int(year)]


def _steps(target: Target, milestones: Sequence[Milestone] | None = None) -> list[float] | None:
    """Return how much a row's numbers grow from one milestone to the next; None where they are of several units."""
    milestones = target.milestones if milestones is None else milestones
    numbers = [m.amount for m in milestones if m.amount is not None]
    units = {unit_of(target, m) for m in milestones}
    if len(numbers) < len(milestones) or len(units) > 1:
        return None
    return [b - a for a, b in pairwise(numbers)]


def _falls(_: str, named: NamedTarget) -> bool:
    steps = _steps(named.target) or [0.0]
    return max(steps) <= 0 and min(steps) < 0


def _rises(_: str, named: NamedTarget) -> bool:
    steps = _steps(named.target) or [0.0]
    return min(steps) >= 0 and max(steps) > 0


CellTest = Callable[[str, Target, Milestone], bool]
RowTest = Callable[[str, NamedTarget], bool]
CELL_TESTS: dict[str, CellTest] = {
    "bound": _is_bound,
    "not_bound": _is_not_bound,
    "printed": _is_printed,
    "undecided": _is_undecided,
    "blank": _is_blank,
    "sign": _has_sign,
    "range": _is_range,
}
ROW_TESTS: dict[str, RowTest] = {
    "about": _is_about,
    "part_of": _is_part_of,
    "rank": _is_rank,
    "noted": _is_noted,
    "yearly": _is_yearly,
    "unnumbered": _is_unnumbered,
    "unchanged": _is_unchanged,
    "not_rising": _does_not_rise,
    "falling": _falls,
    "rising": _rises,
}
