"""Questions on who a document is: its number, the day and the person that signed it, its issuer, what it replaces."""

import re
from collections.abc import Iterator
from datetime import date

from assistant.places import data_folder
from evals.quizzes.asked import Asked
from evals.quizzes.bodies import read_bodies
from evals.quizzes.papers import Paper, days_in
from evals.quizzes.spelling import bare, likeness, solid
from evals.quizzes.verdict import Fault, ambiguous, unproven, unread, wrong

_NUMBER = re.compile(r"\d{1,4}(?:/\d{4})?\s*[-/]\s*[A-ZĐ][\wĐđ]*(?:[-/][A-ZĐ][\wĐđ]*)*")
_REPLACES = re.compile(r"thay thế\s+(?P<what>.+?)(?:\s+về\s|[.;]\s|$)", re.IGNORECASE | re.DOTALL)
_IN_FORCE = re.compile(r"hiệu lực(?: thi hành)?(?: kể)? từ (?P<day>ngày ký|ngày [^.;,]+)", re.IGNORECASE)
_NEARLY = 0.75


def number_question(asked: Asked) -> Iterator[Fault]:
    """Judge "which number has the document with this title?"."""
    title = asked.fields["title"]
    if solid(asked.right[0]) != solid(asked.paper.number) or solid(asked.right[0]) not in asked.paper.whole:
        yield wrong(f"its number is {asked.paper.number}")
    for row in asked.papers.catalogue:
        number = solid(str(row.get("number", "")))
        offered = number != solid(asked.right[0]) and number in map(solid, asked.others)
        if offered and likeness(str(row.get("title", "")), title) >= _NEARLY:
            yield ambiguous(f"{row['number']} has nearly the same title")
    yield from _quoted(asked, solid(asked.right[0]))


def _quoted(asked: Asked, said: str) -> Iterator[Fault]:
    if not any(said in solid(quote.text) for quote in asked.item.proofs):
        yield unproven("no quote holds the answer")


def signed_question(asked: Asked) -> Iterator[Fault]:
    """Judge "on which day was it signed?"."""
    day = asked.paper.known.get("signed_on")
    if not isinstance(day, date) or day not in days_in(asked.paper.text):
        yield unproven("the document prints no day of its own")
        return
    yield from _day(asked, day)


def effect_question(asked: Asked) -> Iterator[Fault]:
    """Judge "from which day is it in force?"."""
    found = _IN_FORCE.search(" ".join(asked.paper.text.split()))
    if not found:
        yield unproven("the document does not say from when it is in force")
        return
    days = days_in(found["day"])
    signed = asked.paper.known.get("signed_on")
    day = days[0] if days else signed
    if isinstance(day, date):
        yield from _day(asked, day)
    else:
        yield unproven("no day of signing")


def _day(asked: Asked, day: date) -> Iterator[Fault]:
    for option in asked.item.options:
        said = days_in(option)
        if len(said) != 1:
            yield unread(f"no day can be read from “{option}”")
        elif option in asked.right and said[0] != day:
            yield wrong(f"the day is {day:%d/%m/%Y}")
        elif option not in asked.right and said[0] == day:
            yield ambiguous(f"{option} is that day too")
    if not any(day in days_in(quote.text) or "ngày ký" in quote.text for quote in asked.item.proofs):
        yield unproven("no quote holds the day")


def signer_question(asked: Asked) -> Iterator[Fault]:
    """Judge "who signed it?"."""
    signers = [bare(one) for one in asked.paper.signers] or [bare(str(asked.paper.known.get("signer", "")))]
    if bare(asked.right[0]) not in signers:
        yield wrong(f"signed by {', '.join(signers)}")
    for other in asked.others:
        if bare(other) in signers:
            yield ambiguous(f"{other} signed it too")
    yield from _quoted(asked, solid(asked.right[0]))


def issuer_question(asked: Asked) -> Iterator[Fault]:
    """Judge "who issued it?"."""
    bodies = read_bodies(data_folder("corpus"))
    issuer = str(asked.paper.known.get("issuer", ""))
    if not bodies.same(issuer, asked.right[0]):
        yield wrong(f"issued by {issuer}")
    for other in asked.others:
        if bodies.overlap(issuer, other):
            yield ambiguous(f"{other} is {issuer}, a part or the whole of it")
    yield from _quoted(asked, solid(asked.right[0]))


def replaced_by(paper: Paper) -> set[str]:
    """Return the numbers that a document says it takes the place of."""
    text = " ".join(paper.text.split())
    return {solid(number) for found in _REPLACES.finditer(text) for number in _NUMBER.findall(found["what"])}


def replaces_question(asked: Asked) -> Iterator[Fault]:
    """Judge "which document does it take the place of?"."""
    replaced = replaced_by(asked.paper)
    for option in asked.item.options:
        numbers = {solid(number) for number in _NUMBER.findall(option)}
        if option in asked.right and not numbers & replaced:
            yield wrong(f"{option} is not replaced")
        elif option not in asked.right and numbers & replaced:
            yield ambiguous(f"{option} is replaced too")
    yield from _quoted(asked, solid(asked.right[0]))
