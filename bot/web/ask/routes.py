"""The page `/`: one field, and the answer to what it asks."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from assistant.answers.answer import Status
from assistant.library.nouns import Document
from assistant.text.normal import plain
from assistant.wording import say
from bot.web.ask.examples import Examples
from bot.web.ask.spoken import spoken
from bot.web.asking import QUESTION_LIMIT, Ask, answer_to, caller_of
from bot.web.desk import Desk, find_document, public_documents
from bot.web.keeping.offer import offer
from bot.web.templating import READ, page


def ask_routes(desk: Desk) -> APIRouter:
    """Return the route of the page that asks."""
    routes = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    examples = Examples(desk)

    @routes.api_route("/", methods=READ)
    def home(request: Request, q: str = "", trong: str = "") -> HTMLResponse:
        question = plain(q).strip()
        fault = _fault(request, question)
        opening = not desk.shelf.ready
        answer = keeping = None
        within = _within(desk, trong)
        if question and not fault and not opening:
            asked = Ask(question=question, documents=[within.id] if within else None)
            answer = answer_to(desk, asked, caller_of(request))
            keeping = offer(desk, asked, answer)
        failed = answer is not None and answer.status is Status.FAILED
        unserved = bool(question) and opening
        return page(
            request,
            "ask/ask.html",
            status=422 if fault else 503 if failed or unserved else 200,
            headers={"Retry-After": "3"} if unserved else None,
            question=question[:QUESTION_LIMIT],
            fault=fault,
            opening=opening,
            answer=answer,
            within=within,
            spoken=spoken(answer, keeping),
            examples=examples.now(),
            documents=_held(desk),
        )

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


def _held(desk: Desk) -> list[Document]:
    if not desk.shelf.ready:
        return []
    with desk.library() as library:
        return public_documents(library)
