"""The judge: what became of one question, by rules that favour no respondent.

A reply is, in this order:
1. wrong     it says something of `never`;
2. right     it says nothing of the documents, and that is expected (else missed);
3. unasked   it answers what the documents do not answer;
4. wrong     it gives a figure, a year or a value without its condition that the gold does not (evals/wrongs.py);
5. right     it says all of `says`, cites all of `places`, ends as expected, and is no longer than need be;
6. partial   it says half of `says` or cites half of `places`;
7. wrong     as an answer beside the question; missed, where it called itself partial.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from assistant.answers.answer import Status
from evals.phrases import count_words
from evals.questions import Question
from evals.reading import Reading
from evals.record import Record
from evals.reply import Reply
from evals.wrongs import claims_denied, forbidden

Reasons = tuple[str, ...]

SAYING = frozenset({Status.ANSWERED, Status.PARTIAL})
ABSTAINING = frozenset({Status.NOT_FOUND, Status.OUT_OF_SCOPE, Status.REFUSED, Status.CLARIFY})
# Endings that are one to a reader who asked for what the documents do not have.
_DECLINING = ABSTAINING - {Status.CLARIFY}
# Beyond these a reader is handed a pile to search, not an answer.
_WORDS, _TIMES_GOLD_WORDS = 150, 4
_CITED, _TIMES_GOLD_PLACES = 6, 3


class Outcome(StrEnum):
    """What became of a question."""

    RIGHT = "right"
    PARTIAL = "partial"
    WRONG = "wrong"
    MISSED = "missed"
    UNASKED = "unasked"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The outcome and why it is not better; the shares of citation are None where they mean nothing.

    `cited_right`: every place is cited and every quotation is exact. `precision`: cited provisions that
    are gold or above or below it. `coverage`: places cited.
    """

    outcome: Outcome
    reasons: Reasons
    cited_right: bool | None
    precision: float | None
    coverage: float | None
    abstained: bool
    words: int


def judge(question: Question, reply: Reply, record: Record) -> Judgement:
    """Return what became of `question` in `reply`, held against what `record` says."""
    reading = Reading(question, reply, record)
    outcome, reasons = _outcome(reading)
    saying = reply.status in SAYING
    places = len(question.places)
    exact = all(record.exact(quotation) for quotation in reply.cited)
    return Judgement(
        outcome=outcome,
        reasons=reasons,
        cited_right=exact and not reading.uncited if saying and places else None,
        precision=reading.gold.precision(reply.provisions) if saying else None,
        coverage=1 - reading.uncited / places if places else None,
        abstained=reply.status in ABSTAINING,
        words=count_words(reply.text),
    )


def _outcome(reading: Reading) -> tuple[Outcome, Reasons]:
    question, status = reading.question, reading.reply.status
    if said := forbidden(reading):
        return Outcome.WRONG, said
    if status not in SAYING:
        return _silent(question, status)
    if question.absent and status not in question.expect:
        return Outcome.UNASKED, (_other_ending(question, status),)
    return _said(reading)


def _said(reading: Reading) -> tuple[Outcome, Reasons]:
    """Return the outcome of a reply that answers, and may."""
    if denied := claims_denied(reading):
        return Outcome.WRONG, denied
    if not (short := tuple(_shortfalls(reading))):
        return Outcome.RIGHT, ()
    if _half(reading):
        return Outcome.PARTIAL, short
    return (Outcome.WRONG if reading.reply.status is Status.ANSWERED else Outcome.MISSED), short


def _shortfalls(reading: Reading) -> Iterator[str]:
    """Yield what keeps a reply without a wrong claim from being right."""
    question, gold, reply = reading.question, reading.gold, reading.reply
    yield from (f"does not say {phrase!r}" for phrase in reading.unsaid)
    if reading.uncited:
        yield f"does not cite {reading.uncited} of {len(question.places)} places"
    if gold.near:
        yield from (f"gives {figure} from a place that is not gold" for figure in sorted(reading.strays))
    most_words = max(_WORDS, _TIMES_GOLD_WORDS * gold.words)
    if (words := count_words(reply.text)) > most_words:
        yield f"{words} words where {most_words} are plenty"
    most_cited = max(_CITED, _TIMES_GOLD_PLACES * (len(question.places) + len(question.also)))
    if (cited := len(reply.provisions)) > most_cited:
        yield f"cites {cited} places where {most_cited} are plenty"
    if reply.status not in question.expect:
        yield _other_ending(question, reply.status)


def _half(reading: Reading) -> bool:
    """Tell whether at least half of the phrases, or of the places, are there; so it is where none is asked."""
    says, places = len(reading.question.says), len(reading.question.places)
    shares = [
        1 - lacking / asked
        for lacking, asked in ((len(reading.unsaid), says), (reading.uncited, places))
        if asked
    ]
    return max(shares, default=1) >= 0.5


def _silent(question: Question, status: Status) -> tuple[Outcome, Reasons]:
    """Return the outcome of a reply that says nothing of the documents."""
    alike = question.absent and status in ABSTAINING and not _DECLINING.isdisjoint(question.expect)
    if status in question.expect or alike:
        return Outcome.RIGHT, ()
    return Outcome.MISSED, (_other_ending(question, status),)


def _other_ending(question: Question, status: Status) -> str:
    return f"ended {status}, expected {' or '.join(question.expect)}"
