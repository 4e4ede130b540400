"""What makes a reply wrong whatever else it says: a claim that the documents do not make."""

from collections.abc import Iterator

from evals.phrases import COMPARATORS, figures, holds, normal, says, years
from evals.reading import Reading


def forbidden(reading: Reading) -> tuple[str, ...]:
    """Return what the reply says of what the question forbids."""
    never = (phrase for phrase in reading.question.never if says(reading.text, phrase))
    return tuple(f"says {phrase!r}, which is wrong" for phrase in never)


def claims_denied(reading: Reading) -> tuple[str, ...]:
    """Return the claims of the reply that the gold denies."""
    return (*_foreign(reading), *_moved(reading), *_other_year(reading), *_unconditional(reading))


def _foreign(reading: Reading) -> Iterator[str]:
    """Yield the figures given that no gold place has.

    One of another place that the reply cites is only beside the question where all that was asked is
    said or no place is known; anywhere else it is given for the one asked.
    """
    foreign = reading.strays
    if not reading.unsaid or not reading.gold.near:
        foreign = foreign.difference(*(figures(normal(one.text)) for one in reading.cited))
    yield from (f"gives {figure}, which no gold place has" for figure in sorted(foreign))


def _moved(reading: Reading) -> Iterator[str]:
    """Yield the values of a gold row that are given without any of the years they are for."""
    given = years(figures(reading.text))
    for cell in reading.gold.cells:
        if cell.value in reading.counts:
            continue  # "3 chỉ tiêu" is no value of a row, and a value so bare is not told from it
        if given.isdisjoint(cell.years) and holds(reading.text, cell.value):
            yield f"gives {cell.value}, which is for {', '.join(sorted(cell.years))}"


def _other_year(reading: Reading) -> Iterator[str]:
    """Yield the years given in place of the one that a right answer names."""
    asked = years(frozenset(year for phrase in reading.question.says for year in phrase.split("|")))
    given = years(figures(reading.text))
    if asked and given.isdisjoint(asked):
        yield from (
            f"is about {year}" for year in sorted(given - years(figures(normal(reading.question.ask))))
        )


def _unconditional(reading: Reading) -> Iterator[str]:
    """Yield the values said without the sign (≥, ≤ …) that the documents print before them."""
    given = figures(reading.text)
    for phrase in reading.unsaid:
        signed = [one for one in map(normal, phrase.split("|")) if one[:1] in COMPARATORS]
        if any(figures(one) & given for one in signed):
            yield f"drops the condition of {phrase!r}"
