"""`/chia-se` and `/c/…`: an answer shared under a link that nobody can guess, shown as it was."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from assistant.answers.answer import Answer
from bot.desk.desk import Desk
from bot.views.asked import QUESTION_LIMIT
from bot.web.ask.turns import Turn, turn_of
from bot.web.keeping.offer import Offer
from bot.web.keeping.posted import Posted, check_seal, posted
from bot.web.keeping.private import PRIVATE, find_shared, stored
from bot.web.keeping.reasking import BEFORE_LIMIT, answered_again, asked_again
from bot.web.keeping.shared import (
    Change,
    SharedAnswer,
    changes,
    from_json,
    offer_of,
    shared_answer,
    to_json,
)
from bot.web.problems import Problem
from bot.web.templating import READ, page


def sharing_routes(desk: Desk) -> APIRouter:
    """Return the routes that make a link and show what it leads to."""
    routes = APIRouter(default_response_class=HTMLResponse)

    @routes.post("/chia-se")
    def share(request: Request, form: Annotated[Posted, Depends(posted)]) -> HTMLResponse:
        return _share(desk, request, form)

    @routes.api_route("/c/{token}", methods=READ)
    def shared(request: Request, token: str) -> HTMLResponse:
        found = find_shared(desk, token)
        if found.content is None:
            return page(request, "keeping/gone.html", status=410, headers=PRIVATE)
        kept = from_json(found.content)
        return page(
            request,
            "keeping/shared.html",
            headers=PRIVATE,
            kept=kept,
            turn=_turn(replace(kept.answer, suggestions=()), offer_of(kept, f"/c/{token}/tra-loi.docx")),
            changes=_changes(desk, kept),
        )

    return routes


def _share(desk: Desk, request: Request, form: Posted) -> HTMLResponse:
    shown = form.text("vet", 64)
    check_seal(desk, request, form, shown)
    before = form.many("truoc", QUESTION_LIMIT, BEFORE_LIMIT)
    asked = asked_again(desk, form.text("q", QUESTION_LIMIT), before, form.text("trong", 200))
    answer, offered = answered_again(desk, asked, request)
    if not offered.may_share:
        raise Problem(422, "unreadable_form", field="q")
    if shown != offered.stamp or form.text("ban", 64) != offered.edition:
        # What would be shared is not what the person has seen: they see it first.
        return page(
            request,
            "keeping/again.html",
            status=409,
            headers=PRIVATE,
            same=shown == offered.stamp,
            turn=_turn(answer, offered),
        )
    with desk.library() as library:
        kept = shared_answer(library, offered, answer)
    with stored():
        link = desk.store.share(to_json(kept), kept.day)
    host = request.headers.get("host", "")
    return page(request, "keeping/made.html", status=201, headers=PRIVATE, link=link, host=host, kept=kept)


def _turn(answer: Answer, offered: Offer) -> Turn:
    return turn_of(offered.question, answer, offered.before, offered.within, keeping=offered)


def _changes(desk: Desk, kept: SharedAnswer) -> tuple[Change, ...] | None:
    """Return what became of the documents; None while there is no library to hold the answer against."""
    if not desk.shelf.ready:
        return None
    with desk.library() as library:
        return changes(library, kept)
