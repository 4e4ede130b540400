"""The page `/tap-huan/goi`: everything of a session on one page, its charts, its files, its slides for a hall."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response

from bot.desk.desk import Desk
from bot.exports.chart import SVG, drawn
from bot.exports.panels import Look
from bot.trainers.fault import Fault
from bot.trainers.pack.files import FILES, WHOLE
from bot.trainers.pack.pack import Pack
from bot.web.ask.turns import turn_of
from bot.web.assets import ASKED_AGAIN, KEPT
from bot.web.problems import Problem
from bot.web.templating import READ, page
from bot.web.trainers.asked import Asked, asked_of, pack_query
from bot.web.trainers.code import PACK, PACK_QUIZ, code_of, code_picture
from bot.web.trainers.files import offered, sent
from bot.web.trainers.hall import HALL
from bot.web.trainers.packs import Packs
from bot.web.trainers.proofs import proofs_of
from bot.web.trainers.quiz import Drawn, Form
from bot.web.trainers.reaching import reach
from bot.web.trainers.room import another, sure

_Asked = Annotated[Asked, Depends(asked_of)]


def pack_routes(desk: Desk, packs: Packs, public_url: str, form: Form) -> APIRouter:
    """Return the routes of a pack."""
    routes = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    def found(request: Request, asked: Asked) -> Pack | Fault:
        return packs.asked(asked, reach(request, public_url, "").address)

    @routes.api_route(PACK, methods=READ)
    def pack(request: Request, asked: _Asked) -> HTMLResponse:
        made = found(request, asked)
        if isinstance(made, Fault):
            return form(request, asked, made.text)
        query = pack_query(made.wanted)
        with desk.library() as library:
            questions = [(item, proofs_of(library, item.proofs)) for item in made.quiz.items]
        likely = enumerate(made.likely, 1)
        return page(
            request,
            "trainers/pack.html",
            pack=made,
            turns=[turn_of(one.question, one.answer, (), "", f"-{n}") for n, one in likely],
            questions=questions,
            query=query,
            quiz=PACK_QUIZ,
            other=next_query(made),
            files=offered((*FILES, WHOLE), PACK, query),
            code=code_of(request, public_url, PACK, query),
        )

    @routes.api_route(f"{PACK}/trinh-chieu", methods=READ)
    def in_the_hall(request: Request, asked: _Asked) -> HTMLResponse:
        made = sure(found(request, asked))
        query = pack_query(made.wanted)
        return page(
            request,
            "trainers/hall_pack.html",
            pack=made,
            query=query,
            code=code_of(request, public_url, PACK, query),
            worker=HALL.address,
        )

    @routes.api_route(f"{PACK}/hinh-{{n}}.svg", methods=READ)
    def picture(request: Request, asked: _Asked, n: int, mau: str = "", ban: str = "") -> Response:
        made = sure(found(request, asked))
        chart = made.slides[n - 1].picture if 1 <= n <= len(made.slides) else None
        if chart is None:
            raise Problem(404, "nothing_to_draw")
        # The edition in the address changes with the figures: such a picture may be kept for good.
        kept = KEPT if ban == made.version else ASKED_AGAIN
        look = Look(dark=mau == "toi")
        drawing = packs.file(("svg", made.version, made.wanted, n, look), lambda: drawn(chart, "svg", look))
        return Response(drawing, media_type=SVG, headers={"Cache-Control": kept})

    @routes.api_route("/tap-huan/ma.svg", methods=READ)
    def code(request: Request, asked: _Asked) -> Response:
        return code_picture(request, public_url, PACK, pack_query(sure(packs.wanted(asked))))

    @routes.api_route(f"{PACK}/{{name}}", methods=READ)
    def file(request: Request, asked: _Asked, name: str) -> Response:
        one = next((each for each in (*FILES, WHOLE) if each.name == name), None)
        if one is None:
            raise Problem(404, "unknown_address")
        made = sure(found(request, asked))
        base = reach(request, public_url, "").address
        return sent(packs.file((made.version, made.wanted, base, name), lambda: one.make(made)), one)

    return routes


def quiz_of_pack(packs: Packs, public_url: str, request: Request, asked: Asked) -> Drawn | Fault:
    """Return the quiz of the pack that an address asks for."""
    made = packs.asked(asked, reach(request, public_url, "").address)
    if isinstance(made, Fault):
        return made
    query = pack_query(made.wanted)
    return Drawn(made.quiz, query, next_query(made), made.topics, pack=query)


def next_query(pack: Pack) -> str:
    """Return the query of a pack like this one with other questions."""
    return pack_query(replace(pack.wanted, seed=another(pack.wanted.seed)))
