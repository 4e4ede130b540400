"""The page `/tap-huan/trac-nghiem`: a quiz that is taken as a form, and how it went."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from bot.desk.desk import Desk
from bot.trainers.fault import Fault
from bot.trainers.quiz.item import Item
from bot.trainers.quiz.marking import mark
from bot.trainers.quiz.quiz import MOST_ITEMS, Quiz
from bot.trainers.quiz.wishes import kind_words, level_words
from bot.web.keeping.posted import Posted, posted_quiz
from bot.web.templating import READ, page
from bot.web.trainers.answering import begun, responses_in
from bot.web.trainers.asked import Asked, asked_of, quiz_query
from bot.web.trainers.code import QUIZ
from bot.web.trainers.proofs import Proof, proofs_of
from bot.web.trainers.room import Room, another

Form = Callable[[Request, Asked, str], HTMLResponse]


@dataclass(frozen=True, slots=True)
class Marked:
    """A question as it went; `response` is None where it was left out, `halfway` where only a part was put in."""

    item: Item
    response: tuple[int, ...] | str | None
    right: bool
    halfway: bool
    proofs: tuple[Proof, ...]


def quiz_routes(desk: Desk, room: Room, form: Form) -> APIRouter:
    """Return the routes of the quiz."""
    routes = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    def shown(
        request: Request, asked: Asked, quiz: Quiz, *, status: int = 200, moved: bool = False
    ) -> HTMLResponse:
        query = quiz_query(quiz.wish)
        return page(
            request,
            "trainers/quiz.html",
            status=status,
            quiz=quiz,
            topics=room.named(quiz.wish.topics),
            query=query,
            other=quiz_query(replace(quiz.wish, seed=another(quiz.wish.seed))),
            asked=asked,
            moved=moved,
            kinds=kind_words(),
            levels=level_words(),
            most=MOST_ITEMS,
            files=(),
            code=None,
        )

    @routes.api_route(QUIZ, methods=READ)
    def quiz(request: Request, asked: Annotated[Asked, Depends(asked_of)]) -> HTMLResponse:
        wish = room.wish(asked)
        if isinstance(wish, Fault):
            return form(request, asked, wish.text)
        return shown(request, asked, room.quiz(wish))

    @routes.post(QUIZ)
    def marked(
        request: Request,
        asked: Annotated[Asked, Depends(asked_of)],
        sent: Annotated[Posted, Depends(posted_quiz)],
    ) -> HTMLResponse:
        wish = room.wish(asked)
        if isinstance(wish, Fault):
            return form(request, asked, wish.text)
        quiz = room.quiz(wish)
        if sent.text("ban", 64) != quiz.version:
            # A newer edition may ask other questions: what was sent answers none of them.
            return shown(request, asked, quiz, status=409, moved=True)
        responses = responses_in(sent, quiz.items)
        with desk.library() as library:
            went = [
                Marked(
                    item,
                    response,
                    right=response is not None and mark(item, response).right,
                    halfway=response is None and begun(sent, n, item),
                    proofs=proofs_of(library, item.proofs),
                )
                for n, (item, response) in enumerate(zip(quiz.items, responses, strict=True), 1)
            ]
        query = quiz_query(quiz.wish)
        return page(
            request,
            "trainers/marked.html",
            quiz=quiz,
            went=went,
            right=sum(one.right for one in went),
            query=query,
            other=quiz_query(replace(quiz.wish, seed=another(quiz.wish.seed))),
        )

    return routes
