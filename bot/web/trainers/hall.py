"""The pages for a hall, and what keeps them in the browser for when the server is out of reach."""

from fastapi import APIRouter
from fastapi.responses import Response

from bot.web.projector.kept import Kept, worker_of
from bot.web.templating import READ
from bot.web.trainers.code import PACK, PACK_QUIZ, QUIZ

HALL = Kept(
    name="tap-huan",
    scope="/tap-huan",
    worker="/tap-huan/giu.js",
    pages=tuple(f"{page}/trinh-chieu" for page in (PACK, PACK_QUIZ, QUIZ)),
    sheets=("tokens", "page", "print", "projector", "hall", "proofs"),
    scripts=("projector", "hall"),
)


def hall_routes() -> APIRouter:
    """Return the route of the script that keeps the hall's pages."""
    routes = APIRouter(include_in_schema=False)

    @routes.api_route(HALL.worker, methods=READ)
    def worker() -> Response:
        return worker_of(HALL)

    return routes
