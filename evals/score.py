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

from dataclasses import dataclass
from enum import StrEnum

from assistant.answers.answer import Status
from evals.gold import Gold, gold_of
from evals.phrases import count_words, normal, says
from evals.questions import Question
from evals.record import Record
from evals.reply import Reply
from evals.wrongs import claims_denied, forbidden, strays

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
    gold = gold_of(question, record)
    outcome, reasons = _outcome(question, reply, gold, record)
    saying = reply.status in SAYING
    cited = reply.provisions
    coverage = gold.covered(cited) / len(question.places) if question.places else None
    exact = all(record.exact(quotation) for quotation in reply.cited)
    return Judgement(
        outcome=outcome,
        reasons=reasons,
        cited_right=coverage == 1 and exact if saying and question.places else None,
        precision=gold.precision(cited) if saying else None,
        coverage=coverage,
        abstained=reply.status in ABSTAINING,
        words=count_words(reply.text),
    )


def _outcome(question: Question, reply: Reply, gold: Gold, record: Record) -> tuple[Outcome, Reasons]:
    text = normal(reply.text)
    if said := forbidden(question, text):
        return Outcome.WRONG, said
    if reply.status not in SAYING:
        return _silent(question, reply.status)
    if question.absent and reply.status not in question.expect:
        return Outcome.UNASKED, (f"ended {reply.status}, expected {_either(question.expect)}",)
    return _said(question, reply, gold, record, text)


def _said(question: Question, reply: Reply, gold: Gold, record: Record, text: str) -> tuple[Outcome, Reasons]:
    """Return the outcome of a reply that answers, and may."""
    unsaid = tuple(phrase for phrase in question.says if not says(text, phrase))
    uncited = len(question.places) - gold.covered(reply.provisions)
    if denied := claims_denied(question, reply, gold, record, text, complete=not unsaid):
        return Outcome.WRONG, denied
    short = (
        *(f"does not say {phrase!r}" for phrase in unsaid),
        *([f"does not cite {uncited} of {len(question.places)} places"] if uncited else []),
        *(f"gives {figure} from a place that is not gold" for figure in _beside(reply, gold, record, text)),
        *_excess(question, reply, gold),
        *([f"ended {reply.status}"] if reply.status not in question.expect else []),
    )
    if not short:
        return Outcome.RIGHT, ()
    if _half(question, len(unsaid), uncited):
        return Outcome.PARTIAL, short
    return (Outcome.WRONG if reply.status is Status.ANSWERED else Outcome.MISSED), short


def _beside(reply: Reply, gold: Gold, record: Record, text: str) -> Reasons:
    """Return the figures of other places, where any place is known to be gold."""
    return strays(reply, gold, record, text) if gold.near else ()


def _silent(question: Question, status: Status) -> tuple[Outcome, Reasons]:
    """Return the outcome of a reply that says nothing of the documents."""
    alike = question.absent and status in ABSTAINING and not _DECLINING.isdisjoint(question.expect)
    if status in question.expect or alike:
        return Outcome.RIGHT, ()
    return Outcome.MISSED, (f"ended {status}, expected {_either(question.expect)}",)


def _excess(question: Question, reply: Reply, gold: Gold) -> Reasons:
    """Return what a reader is given too much of."""
    most_words = max(_WORDS, _TIMES_GOLD_WORDS * gold.words)
    most_cited = max(_CITED, _TIMES_GOLD_PLACES * (len(question.places) + len(question.also)))
    words, cited = count_words(reply.text), len(reply.provisions)
    return (
        *([f"{words} words where {most_words} are plenty"] if words > most_words else []),
        *([f"cites {cited} places where {most_cited} are plenty"] if cited > most_cited else []),
    )


def _half(question: Question, unsaid: int, uncited: int) -> bool:
    """Tell whether at least half of the phrases, or of the places, are there; so it is where none is asked."""
    shares = [
        1 - lacking / len(asked)
        for lacking, asked in ((unsaid, question.says), (uncited, question.places))
        if asked
    ]
    return max(shares, default=1) >= 0.5


def _either(expect: tuple[Status, ...]) -> str:
    return " or ".join(expect)
