"""The page `/`: one field, the answer to what it asks, and what was asked before; `/goi-y` offers what can be asked."""

from dataclasses import dataclass, replace
from functools import partial
from math import ceil
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, StreamingResponse

from assistant.answers.answer import Answer, Status
from assistant.library.nouns import Document
from assistant.text.normal import plain
from assistant.wording import say
from bot.desk.desk import Desk, public_documents
from bot.views.asked import QUESTION_LIMIT
from bot.views.examples import Examples
from bot.web.ask.coming import coming
from bot.web.ask.conversation import ask_address, earlier_questions
from bot.web.ask.offering import Offering
from bot.web.ask.turns import Turn, turn_of
from bot.web.asking import Ask, answer_to, caller_of, question_of
from bot.web.keeping.offer import offer
from bot.web.naming import find_document
from bot.web.templating import READ, filled, page

_TYPED_LIMIT = 200
# Seconds for which a page waits for an answer that no model writes.
_USUAL_S = 10
_STREAM = "/dang-tra-loi"


@dataclass(frozen=True, slots=True)
class _Given:
    """A question as the page put it, or what is wrong with it; `part` is the number of its turn on the page."""

    question: str
    fault: str | None
    within: Document | None
    earlier: tuple[str, ...]
    part: int

    @property
    def asked(self) -> Ask:
        documents = [self.within.id] if self.within else None
        return Ask(question=self.question, documents=documents, history=list(self.earlier) or None)


def ask_routes(desk: Desk) -> APIRouter:
    """Return the routes of the page that asks."""
    routes = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    examples = Examples(desk)
    offering = Offering(desk)

    def given(
        request: Request,
        truoc: Annotated[list[str] | None, Query()] = None,
        q: str = "",
        trong: str = "",
        phan: str = "",
    ) -> _Given:
        question = plain(q).strip()
        part = int(phan) if phan.isascii() and phan.isdecimal() and len(phan) <= 3 else 0
        within = _within(desk, trong)
        return _Given(question, _fault(request, question), within, earlier_questions(truoc or ()), part)

    Put = Annotated[_Given, Depends(given)]  # noqa: N806 - a type

    def turn(put: _Given, answer: Answer) -> Turn:
        suffix = f"-{put.part}" if put.part else ""
        within = put.within.id if put.within else ""
        keeping = offer(desk, put.asked, answer)
        return turn_of(put.question, answer, put.earlier, within, suffix, keeping=keeping)

    def whole_turn(put: _Given, answer: Answer) -> str:
        shown = turn(put, answer)
        return filled("ask/part.html", turn=shown, carried=shown.carried)

    def shown(request: Request, put: _Given, answer: Answer | None = None) -> HTMLResponse:
        opening = not desk.shelf.ready
        answered = turn(put, answer) if answer else None
        failed = answer is not None and answer.status is Status.FAILED
        unserved = bool(put.question) and opening
        has_model = desk.assistant.has_model
        return page(
            request,
            "ask/part.html" if put.part else "ask/ask.html",
            status=422 if put.fault else 503 if failed or unserved else 200,
            headers={"Retry-After": "3"} if unserved else None,
            question=put.question[:QUESTION_LIMIT],
            fault=put.fault,
            opening=opening,
            turn=answered,
            within=put.within,
            carried=answered.carried if answered else put.earlier,
            earlier=_each_again(put.earlier, put.within),
            examples=() if put.part or (answered and answered.suggested) else examples.now(),
            documents=() if put.part or answered else _held(desk),
            stream=_STREAM if has_model else "",
            patience=_USUAL_S + ceil(desk.assistant.model_seconds if has_model else 0),
        )

    @routes.api_route("/", methods=READ)
    def home(request: Request, put: Put) -> HTMLResponse:
        may_be_asked = put.question and not put.fault and desk.shelf.ready
        answer = answer_to(desk, put.asked, caller_of(request)) if may_be_asked else None
        return shown(request, put, answer)

    @routes.get(_STREAM, response_class=StreamingResponse)
    def told(request: Request, put: Put) -> Response:
        put = replace(put, part=put.part or 1)
        if not put.question or put.fault or not desk.shelf.ready:
            return shown(request, put)
        asked = question_of(desk, put.asked, caller_of(request))
        return coming(partial(desk.ask, asked), partial(whole_turn, put))

    @routes.api_route("/goi-y", methods=READ, response_class=JSONResponse)
    def offered(q: str = "") -> JSONResponse:
        found = offering.matching(plain(q[:_TYPED_LIMIT])) if desk.shelf.ready else ()
        items = [{"question": one.question, "about": one.about, "kind": one.kind} for one in found]
        return JSONResponse({"items": items}, headers={"Cache-Control": "private, max-age=60"})

    return routes


def _fault(request: Request, question: str) -> str | None:
    if not question and "q" in request.query_params:
        return say("web.fault.empty")
    if len(question) > QUESTION_LIMIT:
        return say("web.fault.long", limit=f"{QUESTION_LIMIT:,}".replace(",", "."))
    return None


def _within(desk: Desk, reference: str) -> Document | None:
    """Return the one document that the question is put to, where its page put it."""
    if not reference or not desk.shelf.ready:
        return None
    with desk.library() as library:
        return find_document(library, reference[:200])


def _each_again(earlier: tuple[str, ...], within: Document | None) -> list[tuple[str, str]]:
    """Return each earlier question with the address that asks it again, after those before it."""
    document = within.id if within else ""
    return [(one, ask_address(one, earlier[:at], document)) for at, one in enumerate(earlier)]


def _held(desk: Desk) -> list[Document]:
    if not desk.shelf.ready:
        return []
    with desk.library() as library:
        return public_documents(library)
