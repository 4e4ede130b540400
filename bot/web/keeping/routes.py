"""The addresses of what a person does with an answer: `/phan-hoi`, `/chia-se`, `/c/…`, `/tra-loi.docx`."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from bot.desk.desk import Desk
from bot.web.keeping.deleting import deleting_routes
from bot.web.keeping.filing import filing_routes
from bot.web.keeping.judging import judging_routes
from bot.web.keeping.sharing import sharing_routes


def keeping_routes(desk: Desk) -> APIRouter:
    """Return the routes of feedback, of shared answers and of the answer as a document."""
    routes = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    for part in (judging_routes, sharing_routes, deleting_routes, filing_routes):
        routes.include_router(part(desk))
    return routes
