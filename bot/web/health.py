"""Whether the process lives, whether it can answer, and figures for Prometheus."""

from collections.abc import Callable
from time import perf_counter

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response
from prometheus_client import generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.desk.metrics import Metrics
from bot.web.problems import opening


class Measured:
    """Counts and times every call under its route's pattern, never under the address itself."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the call and record it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        code = 500
        begun = perf_counter()

        async def send_noting(message: Message) -> None:
            nonlocal code
            if message["type"] == "http.response.start":
                code = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, send_noting)
        finally:
            route = str(getattr(scope.get("route"), "path", "other"))
            self.metrics.serving.labels(route).observe(perf_counter() - begun)
            self.metrics.calls.labels(route, _method(scope), str(code)).inc()


def _method(scope: Scope) -> str:
    # A caller may invent methods; a label must not grow with them.
    method = str(scope["method"])
    return method if method in {"GET", "HEAD", "POST", "OPTIONS"} else "other"


def health_routes(ready: Callable[[], bool], metrics: Metrics) -> APIRouter:
    """Return `/healthz`, `/readyz` and `/metrics`."""
    routes = APIRouter(include_in_schema=False)

    @routes.api_route("/healthz", methods=["GET", "HEAD"])
    async def healthz() -> JSONResponse:
        return JSONResponse({"status": "alive"}, headers={"Cache-Control": "no-store"})

    @routes.api_route("/readyz", methods=["GET", "HEAD"])
    async def readyz() -> JSONResponse:
        if not ready():
            return opening().as_json()
        return JSONResponse({"status": "ready"}, headers={"Cache-Control": "no-store"})

    @routes.api_route("/metrics", methods=["GET", "HEAD"])
    async def figures() -> Response:
        metrics.ready.set(ready())
        return Response(
            generate_latest(metrics.registry),
            media_type="text/plain; version=0.0.4; charset=utf-8",
        )

    return routes
