"""The figures of an examination: shares in percent, over all results or some of them, and between two styles."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from evals.examinations import Result
from evals.questions import FORMS, FULL
from evals.score import Outcome

Share = float | None
"""A percentage, or None where nothing was counted."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What came of `n` questions.

    `citation_right` and `precision` are over replies that say something; `coverage` is over every
    question with places, so that silence covers nothing. `abstention_right` is over questions that
    the documents do not answer, `over_abstention` over those that they do.
    """

    n: int
    right: Share
    partial: Share
    wrong: Share
    missed: Share
    unasked: Share
    citation_right: Share
    precision: Share
    coverage: Share
    abstention_right: Share
    over_abstention: Share
    words: Share
    p50_ms: Share
    p95_ms: Share


@dataclass(frozen=True, slots=True)
class Pairing:
    """The same questions asked in full and in another style: right answers of each, lost and gained by it."""

    style: str
    pairs: int
    right_full: int
    right: int
    lost: int
    gained: int


def figures_of(results: Sequence[Result]) -> Figures:
    """Return the figures of `results`."""
    judged = [result.judgement for result in results]
    absent = [result for result in results if result.question.absent]
    answerable = [result for result in results if result.question.answerable]
    took = [result.reply.took_ms for result in results]
    return Figures(
        n=len(results),
        **{outcome.value: _share(one.outcome is outcome for one in judged) for outcome in Outcome},
        citation_right=_share(one.cited_right for one in judged),
        precision=_share(one.precision for one in judged),
        coverage=_share(one.coverage for one in judged),
        abstention_right=_share(is_right(result) for result in absent),
        over_abstention=_share(
            result.judgement.abstained and result.judgement.outcome is Outcome.MISSED for result in answerable
        ),
        words=_percentile([one.words for one in judged], 50),
        p50_ms=_percentile(took, 50),
        p95_ms=_percentile(took, 95),
    )


def grouped(results: Iterable[Result], key: Callable[[Result], str]) -> dict[str, Figures]:
    """Return the figures of each group, in the order in which the groups first occur."""
    groups: dict[str, list[Result]] = {}
    for result in results:
        groups.setdefault(key(result), []).append(result)
    return {name: figures_of(group) for name, group in groups.items()}


def pairings(results: Iterable[Result]) -> tuple[Pairing, ...]:
    """Return what each style does to the questions that are asked in it and in full."""
    right = {(result.question.style, result.question.pair): is_right(result) for result in results}
    found = []
    for style in FORMS:
        both = [
            (right[FULL, pair], right[one, pair])
            for one, pair in right
            if one == style and (FULL, pair) in right
        ]
        if both:
            found.append(
                Pairing(
                    style,
                    pairs=len(both),
                    right_full=sum(full for full, _ in both),
                    right=sum(styled for _, styled in both),
                    lost=sum(full and not styled for full, styled in both),
                    gained=sum(styled and not full for full, styled in both),
                )
            )
    return tuple(found)


def is_right(result: Result) -> bool:
    """Tell whether the judge holds the reply right."""
    return result.judgement.outcome is Outcome.RIGHT


def _share(values: Iterable[float | None]) -> Share:
    """Return the mean of the values that mean something, in percent."""
    counted = [value for value in values if value is not None]
    return 100 * sum(counted) / len(counted) if counted else None


def _percentile(values: Sequence[float], percent: int) -> Share:
    return float(np.percentile(values, percent)) if values else None
