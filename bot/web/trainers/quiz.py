"""A quiz as pages: taken as a form, how it went, and for a hall; drawn for itself or the one of a pack."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response

from bot.desk.desk import Desk
from bot.trainers.fault import Fault
from bot.trainers.pack.files import QUIZ_FILES
from bot.trainers.quiz.item import Item
from bot.trainers.quiz.marking import mark
from bot.trainers.quiz.quiz import MOST_ITEMS, Quiz
from bot.trainers.quiz.wishes import kind_words, level_words
from bot.trainers.topic import Topic
from bot.web.keeping.posted import Posted, posted_quiz
from bot.web.problems import Problem
from bot.web.templating import READ, page
from bot.web.trainers.answering import begun, responses_in
from bot.web.trainers.asked import SECONDS, Asked, asked_of
from bot.web.trainers.code import code_of, code_picture
from bot.web.trainers.files import offered, sent
from bot.web.trainers.hall import HALL
from bot.web.trainers.proofs import Proof, proofs_of
from bot.web.trainers.room import sure

Form = Callable[[Request, Asked, str], HTMLResponse]
_Asked = Annotated[Asked, Depends(asked_of)]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A quiz, the query of its address, that of the next one like it, and what both are about.

    `pack` is the query of the pack that it belongs to, where it belongs to one.
    """

    quiz: Quiz
    query: str
    other: str
    topics: tuple[Topic, ...]
    pack: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """A question as it went; `response` is None where it was left out, `halfway` where only a part was put in."""

    item: Item
    response: tuple[int, ...] | str | None
    right: bool
    halfway: bool
    proofs: tuple[Proof, ...]


def quiz_routes(
    desk: Desk, address: str, draw: Callable[[Request, Asked], Drawn | Fault], public_url: str, form: Form
) -> APIRouter:
    """Return the routes of the quizzes that `draw` finds in a call to `address`."""
    routes = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    def shown(request: Request, drawn: Drawn, *, status: int = 200, moved: bool = False) -> HTMLResponse:
        return page(
            request,
            "trainers/quiz.html",
            status=status,
            drawn=drawn,
            quiz=drawn.quiz,
            address=address,
            moved=moved,
            kinds=kind_words(),
            levels=level_words(),
            most=MOST_ITEMS,
            files=offered(QUIZ_FILES, address, drawn.query),
            code=code_of(request, public_url, address, drawn.query),
        )

    @routes.api_route(address, methods=READ)
    def quiz(request: Request, asked: _Asked) -> HTMLResponse:
        drawn = draw(request, asked)
        return form(request, asked, drawn.text) if isinstance(drawn, Fault) else shown(request, drawn)

    @routes.post(address)
    def marked(
        request: Request, asked: _Asked, put_in: Annotated[Posted, Depends(posted_quiz)]
    ) -> HTMLResponse:
        drawn = draw(request, asked)
        if isinstance(drawn, Fault):
            return form(request, asked, drawn.text)
        if put_in.text("ban", 64) != drawn.quiz.version:
            # A newer edition may ask other questions: what was sent answers none of them.
            return shown(request, drawn, status=409, moved=True)
        went = _went(desk, drawn.quiz, put_in)
        return page(
            request,
            "trainers/marked.html",
            drawn=drawn,
            address=address,
            went=went,
            right=sum(one.right for one in went),
        )

    @routes.api_route(f"{address}/trinh-chieu", methods=READ)
    def in_the_hall(request: Request, asked: _Asked) -> HTMLResponse:
        drawn = sure(draw(request, asked))
        with desk.library() as library:
            questions = [(item, proofs_of(library, item.proofs)) for item in drawn.quiz.items]
        return page(
            request,
            "trainers/hall_quiz.html",
            drawn=drawn,
            address=address,
            questions=questions,
            fields=parse_qsl(drawn.query),
            seconds=asked.seconds,
            clocks=SECONDS,
            code=code_of(request, public_url, address, drawn.query),
            worker=HALL.address,
        )

    @routes.api_route(f"{address}/ma.svg", methods=READ)
    def code(request: Request, asked: _Asked) -> Response:
        return code_picture(request, public_url, address, sure(draw(request, asked)).query)

    @routes.api_route(f"{address}/{{name}}", methods=READ)
    def file(request: Request, asked: _Asked, name: str) -> Response:
        found = next((one for one in QUIZ_FILES if one.name == name), None)
        if found is None:
            raise Problem(404, "unknown_address")
        return sent(found.make(sure(draw(request, asked)).quiz), found)

    return routes


def _went(desk: Desk, quiz: Quiz, sent: Posted) -> list[Marked]:
    responses = responses_in(sent, quiz.items)
    with desk.library() as library:
        return [
            Marked(
                item,
                response,
                right=response is not None and mark(item, response).right,
                halfway=response is None and begun(sent, n, item),
                proofs=proofs_of(library, item.proofs),
            )
            for n, (item, response) in enumerate(zip(quiz.items, responses, strict=True), 1)
        ]
