"""The pages under `/tap-huan`."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from bot.desk.desk import Desk
from bot.web.templating import READ, page
from bot.web.trainers.asked import Asked, asked_of
from bot.web.trainers.choosing import groups_of
from bot.web.trainers.hall import hall_routes
from bot.web.trainers.quiz import quiz_routes
from bot.web.trainers.room import Room


def trainer_routes(desk: Desk) -> APIRouter:
    """Return the routes of the trainers' pages and files."""
    routes = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    room = Room(desk)

    def form(request: Request, asked: Asked, told: str = "") -> HTMLResponse:
        with desk.library() as library:
            groups = groups_of(library, room.topics())
        return page(
            request,
            "trainers/choose.html",
            status=422 if told else 200,
            groups=groups,
            asked=asked,
            told=told,
        )

    @routes.api_route("/tap-huan", methods=READ)
    def choose(request: Request, asked: Annotated[Asked, Depends(asked_of)]) -> HTMLResponse:
        return form(request, asked)

    for made in (
        quiz_routes(desk, room, form),
        hall_routes(desk, room),
    ):
        routes.include_router(made)
    return routes
