"""The page `/docs`: the API described from its own OpenAPI, without a CDN or a script."""

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import HTMLResponse
from starlette.concurrency import run_in_threadpool

from assistant.wording import say
from bot.web.api.reference import operations
from bot.web.problems import KINDS
from bot.web.templating import READ, page


def reference_routes(app: FastAPI) -> APIRouter:
    """Return the route of the page that describes `app`."""
    routes = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    @routes.api_route("/docs", methods=READ)
    async def docs(request: Request) -> HTMLResponse:
        described = await run_in_threadpool(lambda: operations(app.openapi()))
        problems = [(kind, say(f"problems.title.{kind}")) for kind in KINDS]
        return page(request, "api/docs.html", operations=described, problems=problems)

    return routes
