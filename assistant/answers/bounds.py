"""Which rows of the indicator tables hold a figure within a bound: "chỉ tiêu nào năm 2030 từ 80% trở lên"."""

from collections.abc import Collection, Sequence

from assistant.answers.lexicon import Lexicon, NamedTarget
from assistant.answers.targets import Pen, asked_of
from assistant.answers.terms import Term, content_terms, says, without_asking, without_phrases
from assistant.answers.understand import Understood
from assistant.answers.written import Written
from assistant.library.nouns import Milestone, Target

_ENOUGH = 0.8
"""The share of what else the question names that a row must hold."""
_IN_ORDER = 0.5
"""The share of its neighbouring words that must be neighbours in the row too."""
_FEW = 3
_MOST = 40
"""So many rows are listed; of more, the question is asked back."""


def write_within(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return the rows whose figures are all within the bound asked for, in document order; None where none is."""
    if asked.bound is None or not says(asked.text, "questions.which_rows"):
        return None
    if says(asked.text, "questions.not_within"):
        return None
    beside = f"{asked.text[: asked.bound.start]} {asked.text[asked.bound.end :]}"
    named = without_phrases(without_asking(beside), ("which_rows", "of_bounds"))
    terms = content_terms(named, less={*map(str, asked.years), *asked.target_numbers})
    found: list[tuple[Target, list[Milestone]]] = []
    for row in lexicon.targets:
        target = row.target
        if target.document not in documents or not _is_below(target, asked.target_numbers):
            continue
        within = [m for m in asked_of(target, asked.years) if _is_within(target, m, asked)]
        if within and _is_named(terms, row, lexicon):
            found.append((target, within))
    if not found:
        return None
    pen = Pen(lexicon)
    if len(found) > _MOST:
        return pen.which([target for target, _ in found[:_MOST]])
    return pen.within(found)


def _is_named(terms: Sequence[Term], row: NamedTarget, lexicon: Lexicon) -> bool:
    """Tell whether a row is of what else the question names: a few words must stand there as they were said."""
    in_order = _IN_ORDER if len(terms) > _FEW else 1.0
    return not terms or (
        lexicon.coverage(terms, row.bag) >= _ENOUGH and lexicon.phrase_coverage(terms, row.bag) >= in_order
    )


def _is_below(target: Target, numbers: Collection[str]) -> bool:
    """Tell whether a row belongs to one of the groups named by number, where any is."""
    return not numbers or any(target.number.startswith(f"{number}.") for number in numbers)


def _is_within(target: Target, milestone: Milestone, asked: Understood) -> bool:
    if milestone.amount is None or asked.bound is None:
        return False
    # What "ghi ≥ 80%" asks for is what a cell prints, not what it allows.
    fits = asked.bound.equals if says(asked.text, "questions.as_printed") else asked.bound.holds
    unit = milestone.unit or target.unit or ""
    return fits(milestone.comparator, milestone.amount, milestone.upper, unit)
