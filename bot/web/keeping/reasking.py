"""A question asked again as its page asked it, so that what is shared or filed is what was shown."""

from collections.abc import Sequence

from fastapi import Request

from assistant.answers.answer import Answer, Status
from bot.desk.desk import Desk
from bot.views.asked import QUESTION_LIMIT
from bot.web.asking import Ask, answer_to, caller_of
from bot.web.keeping.offer import Offer, offer
from bot.web.naming import find_document
from bot.web.problems import Problem

BEFORE_LIMIT = 20
# An edition may change under a question; it does not do so three times in a row.
_TRIES = 3


def asked_again(desk: Desk, question: str, before: Sequence[str], within: str) -> Ask:
    """Return the question as its page put it; a Problem where it cannot be put."""
    if not question or len(question) > QUESTION_LIMIT:
        raise Problem(422, "unreadable_form", field="q")
    if len(before) > BEFORE_LIMIT or any(len(one) > QUESTION_LIMIT for one in before):
        raise Problem(422, "unreadable_form", field="truoc")
    documents = None
    if within:
        with desk.library() as library:
            documents = [find_document(library, within[:200]).id]
    return Ask(question=question, history=list(before) or None, documents=documents)


def answered_again(desk: Desk, asked: Ask, request: Request) -> tuple[Answer, Offer]:
    """Return the answer and what is offered with it, both of one edition."""
    for _ in range(_TRIES):
        with desk.library() as library:
            version = library.version
        answer = answer_to(desk, asked, caller_of(request))
        if answer.status is Status.FAILED:
            raise Problem(503, "broken")
        offered = offer(desk, asked, answer)
        if offered.edition == version:
            break
    return answer, offered
