"""Questions on the very words of a clause: what fills a gap there, and whether anything else is printed so."""

import re
from collections.abc import Iterator

from evals.quizzes.asked import Asked
from evals.quizzes.outline import Part, cited
from evals.quizzes.spelling import likeness, same_words, solid, words_of
from evals.quizzes.values import number
from evals.quizzes.verdict import Fault, ambiguous, unproven, unread, wrong

_FIGURE = re.compile(r"\d[\d.,]*")
_LONGEST = 200


def _clause(asked: Asked) -> tuple[Part | None, Fault | None]:
    part = asked.paper.at(cited(asked.fields["place"]))
    return part, None if part else unread(f"no part is cited as “{asked.fields['place']}”")


def _filled(asked: Asked, said: str, text: str) -> bool:
    return solid(asked.fields["before"] + said + asked.fields["after"]) in text


def _also(asked: Asked, part: Part, right: str) -> Iterator[Fault]:
    """Yield the fault of a gap that the clause fills in several ways."""
    before, after = solid(asked.fields["before"]), solid(asked.fields["after"])
    ends = not after.strip(".,;…")
    begin, end = re.escape(before) or "^", r"[.,;…]*$" if ends else re.escape(after)
    found = re.findall(rf"(?={begin}(.{{1,{_LONGEST}}}?){end})", solid(part.words))
    if set(found) - {solid(right)}:
        yield ambiguous("the clause fills the gap in several ways")


def gap_question(asked: Asked) -> Iterator[Fault]:
    """Judge "which words fill the gap?"."""
    part, fault = _clause(asked)
    if part is None:
        yield fault or unread("no clause")
        return
    right = asked.right[0]
    if not _filled(asked, right, solid(part.text)):
        yield wrong(f"“{right}” does not fill the gap there")
        return
    yield from _also(asked, part, right)
    for other in asked.others:
        if _filled(asked, other, asked.paper.body):
            yield ambiguous(f"“{other}” is printed so too")
        elif same_words(other, right) >= 0.75 or likeness(other, right) >= 0.75:
            yield ambiguous(f"“{other}” is nearly “{right}”")
        elif solid(other) not in asked.paper.whole:
            yield wrong(f"“{other}” is nowhere in the document")
    yield from _quoted(asked, part, right)


def fill_question(asked: Asked) -> Iterator[Fault]:
    """Judge "write the number that fills the gap"."""
    part, fault = _clause(asked)
    if part is None:
        yield fault or unread("no clause")
        return
    right = asked.item.accepted[0]
    if not _FIGURE.fullmatch(right) or not _filled(asked, right, solid(part.text)):
        yield wrong(f"“{right}” does not fill the gap there")
        return
    yield from _also(asked, part, right)
    after = words_of(asked.fields["after"])
    for accepted in asked.item.accepted:
        figures = _FIGURE.findall(accepted)
        unit = words_of(_FIGURE.sub(" ", accepted))
        if len(figures) != 1 or number(figures[0]) != number(right) or unit != after[: len(unit)]:
            yield wrong(f"{accepted} is accepted where {right} is printed")
    yield from _quoted(asked, part, right)


def _quoted(asked: Asked, part: Part, right: str) -> Iterator[Fault]:
    """Yield the fault of no quote that shows the gap filled."""
    if not any(
        asked.paper.at(cited(quote.label)) is part and _filled(asked, right, solid(quote.text))
        for quote in asked.item.proofs
    ):
        yield unproven("no quote of the clause with its gap filled")
    if any(asked.paper.at(cited(quote.label)) is not part for quote in asked.item.proofs):
        yield unproven("a quote of another clause")
