"""What is offered with an answer: everything its copy, its file, its link and the feedback on it need."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from hashlib import blake2b
from urllib.parse import urlencode

from pydantic import TypeAdapter

from assistant.answers.answer import Answer, Status
from bot.desk.desk import Desk
from bot.store.store import today
from bot.views.answers.citing import formal_citations
from bot.web.asking import Ask
from bot.web.keeping.plain import plain_answer

_TAKEN = frozenset({Status.ANSWERED, Status.PARTIAL, Status.NOT_FOUND})
_JUDGED = _TAKEN | {Status.CLARIFY, Status.OUT_OF_SCOPE, Status.REFUSED}


@dataclass(frozen=True, slots=True)
class Offer:
    """What a page needs so that a person can do something with an answer.

    `stamp` changes with whatever the answer says; `seal` shows that our own page made the form. `formal` has
    the citations of the answer's sources, in their order. `key` is unique to the answer on its page.
    """

    key: str
    question: str
    before: tuple[str, ...]
    within: str
    edition: str
    stamp: str
    seal: str
    status: str
    provisions: tuple[str, ...]
    formal: tuple[str, ...]
    plain: str
    file: str
    day: date
    days: int
    may_take: bool
    may_share: bool
    may_judge: bool


def offer(desk: Desk, asked: Ask, answer: Answer) -> Offer:
    """Return what is offered with the answer to what was asked."""
    question, before = asked.question, tuple(asked.history or ())
    within = (asked.documents or [""])[0]
    with desk.shelf.lend() as edition:
        version, formal = edition.version, formal_citations(edition.library, answer)
    told = stamp(answer)
    day = today()
    return Offer(
        key=answer.id,
        question=question,
        before=before,
        within=within,
        edition=version,
        stamp=told,
        seal=desk.seal(told),
        status=answer.status.value,
        provisions=tuple(dict.fromkeys(citation.quote.provision for citation in answer.citations)),
        formal=formal,
        plain=plain_answer(question, answer, formal, day),
        file="/tra-loi.docx?" + urlencode(_parameters(question, before, within)),
        day=day,
        days=desk.store.feedback_days,
        may_take=answer.status in _TAKEN,
        may_share=answer.status in _TAKEN,
        may_judge=answer.status in _JUDGED,
    )


def stamp(answer: Answer) -> str:
    """Return a digest of everything that the answer says, but not of what it took and what is suggested beside it."""
    said = replace(answer, id="", took_ms=0.0, suggestions=(), writing=None)
    return blake2b(_answers().dump_json(said), digest_size=16).hexdigest()


@cache
def _answers() -> TypeAdapter[Answer]:
    return TypeAdapter(Answer)


def _parameters(question: str, before: tuple[str, ...], within: str) -> list[tuple[str, str]]:
    return [
        ("q", question),
        *(("truoc", one) for one in before),
        *((("trong", within),) if within else ()),
    ]
