"""`/phan-hoi`: what a person thought of an answer."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from bot.desk.desk import Desk
from bot.web.keeping.feedback import feedback_in
from bot.web.keeping.posted import Posted, check_seal, posted
from bot.web.keeping.private import PRIVATE, stored
from bot.web.templating import page


def judging_routes(desk: Desk) -> APIRouter:
    """Return the route that takes feedback."""
    routes = APIRouter(default_response_class=HTMLResponse)

    @routes.post("/phan-hoi")
    def feedback(request: Request, form: Annotated[Posted, Depends(posted)]) -> HTMLResponse:
        given = feedback_in(form)
        check_seal(desk, request, form, form.text("vet", 64))
        with stored():
            desk.store.add_feedback(given)
        days = desk.store.feedback_days
        return page(request, "keeping/thanks.html", headers=PRIVATE, given=given, days=days)

    return routes
