"""Two figures that a person has read for one thing: the rows that hold them, each with its own name."""

import re
from collections.abc import Collection, Mapping

from assistant.answers.proof.written import Written
from assistant.answers.question.bag import Bag
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.milestones import asked_of, unit_of
from assistant.answers.question.understand import Understood
from assistant.answers.rows.rows import Rows, about_rows
from assistant.answers.rows.targets import write_targets
from assistant.library.nouns import Target
from assistant.text.normal import fold
from assistant.text.numbers import NUMBER, amount

_HERE_AND_THERE = re.compile(
    rf"\b(?:cho|noi|dong|ben|luc|khi)\s+(?:(?:thi|ghi|noi|la|lai|de|dat)\s+)+"
    rf"(?:[≥≤<>]=?\s*)?({NUMBER.pattern})\s*(%|phan tram)?"
)
_ENOUGH = 0.6
"""The share of the subject's weight that the name of a row must hold beside the very figure."""
_NAMED = 0.6
"""The share of the row's own words that must be said: one that tells of more is of another thing."""
_MOST = 3


def write_two_figures(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return the rows on a subject that hold the figures of "chỗ thì 80%, chỗ thì 85%", where each has one."""
    folded = fold(asked.text)
    said = list(_HERE_AND_THERE.finditer(folded)) if len(folded) == len(asked.text) else []
    figures = dict.fromkeys((amount(one[1]), "%" if one[2] else "") for one in said)
    if len(figures) < 2:
        return None
    rest = f"{asked.text[: said[0].start()]} {asked.text[said[-1].end() :]}"
    subject = about_rows(asked, lexicon, "rows.of_values", "questions.differing", text=rest)
    spoken = Bag.of(subject.text)
    cover = {
        row.target: lexicon.coverage(subject.terms_in(row.bag), row.bag)
        for row in lexicon.targets
        if row.target.document in documents and lexicon.coverage(row.terms, spoken) >= _NAMED
    }
    holding = [_best(cover, asked, number, unit) for number, unit in figures]
    found = tuple(target for target in cover if any(target in rows for rows in holding))
    if not all(holding) or not 1 < len(found) <= _MOST:
        return None
    return write_targets(asked, Rows(found), lexicon)


def _best(cover: Mapping[Target, float], asked: Understood, number: float | None, unit: str) -> list[Target]:
    """Return the rows that hold a figure and say most of the subject, if it is enough."""
    cells = {target: asked_of(target, asked.years) for target, share in cover.items() if share >= _ENOUGH}
    holding = [
        target
        for target, held in cells.items()
        if any(m.amount == number and unit_of(target, m).startswith(unit) for m in held)
    ]
    best = max((cover[target] for target in holding), default=0.0)
    return [target for target in holding if cover[target] == best]
