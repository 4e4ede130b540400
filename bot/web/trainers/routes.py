"""The pages under `/tap-huan`."""

from dataclasses import replace
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from assistant.settings import Settings
from bot.desk.desk import Desk
from bot.trainers.fault import Fault
from bot.trainers.pack.audiences import audiences
from bot.trainers.pack.pack import LENGTHS
from bot.web.templating import READ, page
from bot.web.trainers.asked import Asked, asked_of, quiz_query
from bot.web.trainers.choosing import groups_of
from bot.web.trainers.code import PACK_QUIZ, QUIZ
from bot.web.trainers.hall import hall_routes
from bot.web.trainers.pack import pack_routes, quiz_of_pack
from bot.web.trainers.packs import Packs
from bot.web.trainers.quiz import Drawn, quiz_routes
from bot.web.trainers.room import Room, another


def trainer_routes(desk: Desk, settings: Settings) -> APIRouter:
    """Return the routes of the trainers' pages and files."""
    routes = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    room = Room(desk)
    packs = Packs(desk, room)
    public_url = settings.public_url

    def form(request: Request, asked: Asked, told: str = "") -> HTMLResponse:
        with desk.library() as library:
            groups = groups_of(library, room.topics())
        return page(
            request,
            "trainers/choose.html",
            status=422 if told else 200,
            audiences=audiences(),
            groups=groups,
            lengths=LENGTHS,
            asked=asked,
            told=told,
        )

    @routes.api_route("/tap-huan", methods=READ)
    def choose(request: Request, asked: Annotated[Asked, Depends(asked_of)]) -> HTMLResponse:
        return form(request, asked)

    for made in (
        hall_routes(),
        quiz_routes(desk, QUIZ, partial(_wished, room), public_url, form),
        quiz_routes(desk, PACK_QUIZ, partial(quiz_of_pack, packs, public_url), public_url, form),
        pack_routes(desk, packs, public_url, form),
    ):
        routes.include_router(made)
    return routes


def _wished(room: Room, _: Request, asked: Asked) -> Drawn | Fault:
    """Return the quiz that an address asks for."""
    wish = room.wish(asked)
    if isinstance(wish, Fault):
        return wish
    other = quiz_query(replace(wish, seed=another(wish.seed)))
    return Drawn(room.quiz(wish), quiz_query(wish), other, room.named(wish.topics))
