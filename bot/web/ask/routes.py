"""The page `/`: one field, the answer to what it asks, and what was asked before; `/goi-y` offers what can be asked."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse

from assistant.answers.answer import Status
from assistant.library.nouns import Document
from assistant.text.normal import plain
from assistant.wording import say
from bot.desk.desk import Desk, public_documents
from bot.views.asked import QUESTION_LIMIT
from bot.views.examples import Examples
from bot.web.ask.conversation import ask_address, earlier_questions
from bot.web.ask.offering import Offering
from bot.web.ask.turns import Turn, turn_of
from bot.web.asking import Ask, answer_to, caller_of
from bot.web.keeping.offer import offer
from bot.web.naming import find_document
from bot.web.templating import READ, page

_TYPED_LIMIT = 200


def ask_routes(desk: Desk) -> APIRouter:
    """Return the routes of the page that asks."""
    routes = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    examples = Examples(desk)
    offering = Offering(desk)

    @routes.api_route("/", methods=READ)
    def home(
        request: Request,
        truoc: Annotated[list[str] | None, Query()] = None,
        q: str = "",
        trong: str = "",
        phan: str = "",
    ) -> HTMLResponse:
        question = plain(q).strip()
        fault = _fault(request, question)
        opening = not desk.shelf.ready
        within = _within(desk, trong)
        earlier = earlier_questions(truoc or ())
        part = int(phan) if phan.isascii() and phan.isdecimal() and len(phan) <= 3 else 0
        turn: Turn | None = None
        if question and not fault and not opening:
            asked = Ask(
                question=question, documents=[within.id] if within else None, history=list(earlier) or None
            )
            answer = answer_to(desk, asked, caller_of(request))
            suffix = f"-{part}" if part else ""
            turn = turn_of(
                question,
                answer,
                earlier,
                within.id if within else "",
                suffix,
                keeping=offer(desk, asked, answer),
            )
        failed = turn is not None and turn.answer.status is Status.FAILED
        unserved = bool(question) and opening
        return page(
            request,
            "ask/part.html" if part else "ask/ask.html",
            status=422 if fault else 503 if failed or unserved else 200,
            headers={"Retry-After": "3"} if unserved else None,
            question=question[:QUESTION_LIMIT],
            fault=fault,
            opening=opening,
            turn=turn,
            within=within,
            carried=turn.carried if turn else earlier,
            earlier=_each_again(earlier, within),
            examples=() if part or (turn and turn.suggested) else examples.now(),
            documents=() if part or turn else _held(desk),
        )

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
