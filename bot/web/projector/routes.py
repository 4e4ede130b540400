"""The page `/trinh-chieu`: questions and their proven answers for a projector, kept for when there is no network."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from assistant.wording import say
from bot.desk.desk import Desk
from bot.views.asked import QUESTION_LIMIT
from bot.web.asking import Ask, caller_of, question_of
from bot.web.projector.deck import MOST, own_questions, written
from bot.web.projector.kept import Kept, worker_of
from bot.web.projector.slides import Slide, fault_slide, slide_of
from bot.web.templating import READ, page

_KEPT = Kept(
    name="trinh-chieu",
    scope="/trinh-chieu",
    worker="/trinh-chieu/giu.js",
    pages=("/trinh-chieu",),
    sheets=("tokens", "page", "print", "projector"),
    scripts=("projector",),
)
_LIST_LIMIT = 20_000


def projector_routes(desk: Desk) -> APIRouter:
    """Return the routes of the projector's page and of what keeps it for later."""
    routes = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    made = own_questions(desk)

    @routes.api_route("/trinh-chieu", methods=READ)
    def projector(
        request: Request,
        q: Annotated[list[str], Query()] = [],  # noqa: B006 - FastAPI copies it
        cau: str = "",
    ) -> HTMLResponse:
        desk.must_be_open()
        own = written(q[: MOST + 1], cau[:_LIST_LIMIT])
        questions = own[:MOST] or list(made.now())
        caller = caller_of(request)
        slides = [_slide(desk, question, caller) for question in questions]
        return page(
            request,
            "projector/projector.html",
            slides=slides,
            own=bool(own),
            cut=len(own) > MOST or len(cau) > _LIST_LIMIT,
            most=MOST,
            listed="\n".join(questions),
            worker=_KEPT.address,
        )

    @routes.api_route("/trinh-chieu/giu.js", methods=READ)
    def worker() -> Response:
        return worker_of(_KEPT)

    return routes


def _slide(desk: Desk, question: str, caller: str) -> Slide:
    if len(question) > QUESTION_LIMIT:
        return fault_slide(question, say("web.fault.long", limit=f"{QUESTION_LIMIT:,}".replace(",", ".")))
    # Word for word, what a hall reads; and a model would take seconds over each of thirty questions.
    answer = desk.ask(replace(question_of(desk, Ask(question=question), caller), reworded=False))
    with desk.library() as library:
        return slide_of(library, question, answer)
