"""`/c/…/go`: a shared answer is deleted by who made it, after being asked once."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from bot.desk.desk import Desk
from bot.store.store import today
from bot.web.keeping.posted import Posted, check_seal, posted
from bot.web.keeping.private import PRIVATE, check_key, find_shared, stored
from bot.web.keeping.shared import from_json
from bot.web.templating import READ, page


def deleting_routes(desk: Desk) -> APIRouter:
    """Return the routes that ask and delete."""
    routes = APIRouter(default_response_class=HTMLResponse)

    @routes.api_route("/c/{token}/go", methods=READ)
    def ask_to_delete(request: Request, token: str, khoa: str = "") -> HTMLResponse:
        found = find_shared(desk, token)
        if found.content is None:
            return page(request, "keeping/gone.html", status=410, headers=PRIVATE)
        check_key(desk, token, khoa)
        return page(
            request,
            "keeping/delete.html",
            headers=PRIVATE,
            token=token,
            key=khoa,
            seal=desk.seal(token),
            kept=from_json(found.content),
        )

    @routes.post("/c/{token}/go", response_class=RedirectResponse)
    def delete(request: Request, token: str, form: Annotated[Posted, Depends(posted)]) -> RedirectResponse:
        find_shared(desk, token)
        check_seal(desk, request, form, token)
        key = form.text("khoa", 64)
        check_key(desk, token, key)
        with stored():
            desk.store.delete(token, key, today())
        return RedirectResponse(f"/c/{token}", 303, headers=PRIVATE)

    return routes
