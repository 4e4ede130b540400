"""A quiz for a projector, and what keeps the hall's pages in the browser for when the server is out of reach."""

from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response

from bot.desk.desk import Desk
from bot.web.projector.kept import Kept, worker_of
from bot.web.templating import READ, page
from bot.web.trainers.asked import SECONDS, Asked, asked_of, quiz_query
from bot.web.trainers.code import PACK, QUIZ
from bot.web.trainers.proofs import proofs_of
from bot.web.trainers.room import Room, sure

_Asked = Annotated[Asked, Depends(asked_of)]
HALL = Kept(
    name="tap-huan",
    scope="/tap-huan",
    worker="/tap-huan/giu.js",
    pages=(f"{PACK}/trinh-chieu", f"{QUIZ}/trinh-chieu"),
    sheets=("tokens", "page", "print", "projector", "hall"),
    scripts=("projector", "hall"),
)


def hall_routes(desk: Desk, room: Room) -> APIRouter:
    """Return the routes of the hall's pages and of what keeps them for later."""
    routes = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    @routes.api_route(f"{QUIZ}/trinh-chieu", methods=READ)
    def questions(request: Request, asked: _Asked) -> HTMLResponse:
        quiz = room.quiz(sure(room.wish(asked)))
        query = quiz_query(quiz.wish)
        with desk.library() as library:
            questions = [(item, proofs_of(library, item.proofs)) for item in quiz.items]
        return page(
            request,
            "trainers/hall_quiz.html",
            quiz=quiz,
            questions=questions,
            query=query,
            fields=parse_qsl(query),
            seconds=asked.seconds,
            clocks=SECONDS,
            code=None,
            worker=HALL.address,
        )

    @routes.api_route("/tap-huan/giu.js", methods=READ)
    def worker() -> Response:
        return worker_of(HALL)

    return routes
