"""The page `/trinh-chieu`: questions and their proven answers for a projector, kept for when there is no network."""

from dataclasses import replace
from functools import cache
from hashlib import blake2b
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from assistant.wording import say
from bot.desk.desk import Desk
from bot.views.asked import QUESTION_LIMIT
from bot.web.asking import Ask, caller_of, question_of
from bot.web.assets import ASKED_AGAIN
from bot.web.projector.deck import MOST, own_questions, written
from bot.web.projector.slides import Slide, fault_slide, slide_of
from bot.web.templating import READ, STATIC, asset, filled, page

_SHEETS = ("tokens", "page", "print", "projector")
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
            worker=f"/trinh-chieu/giu.js?v={_version()}",
        )

    @routes.api_route("/trinh-chieu/giu.js", methods=READ)
    def worker() -> Response:
        script = filled("projector/worker.js", kept=_kept(), version=_version())
        headers = {"Cache-Control": ASKED_AGAIN, "Service-Worker-Allowed": "/trinh-chieu"}
        return Response(script, media_type="text/javascript; charset=utf-8", headers=headers)

    return routes


def _slide(desk: Desk, question: str, caller: str) -> Slide:
    if len(question) > QUESTION_LIMIT:
        return fault_slide(question, say("web.fault.long", limit=f"{QUESTION_LIMIT:,}".replace(",", ".")))
    # Word for word, what a hall reads; and a model would take seconds over each of thirty questions.
    answer = desk.ask(replace(question_of(desk, Ask(question=question), caller), reworded=False))
    with desk.library() as library:
        return slide_of(library, question, answer)


@cache
def _kept() -> tuple[str, ...]:
    """Return the addresses of everything that the page loads, its fonts too."""
    sheets = [asset(f"styles/{name}.css") for name in _SHEETS]
    fonts = [f"/static/fonts/{path.name}" for path in sorted((STATIC / "fonts").glob("*.woff2"))]
    return (*sheets, *fonts, asset("scripts/projector.js"), asset("icon.svg"))


@cache
def _version() -> str:
    """Return what changes when any of the kept files or the worker itself does."""
    digest = blake2b(" ".join(_kept()).encode(), digest_size=6)
    digest.update(filled("projector/worker.js", kept=_kept(), version="").encode())
    return digest.hexdigest()
