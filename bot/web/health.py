"""Whether the process lives, whether it can answer, and figures for Prometheus."""

from collections.abc import Callable
from time import perf_counter

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.web.problems import opening


class Metrics:
    """Figures of one process, in a registry of their own; no question ever becomes a label."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.answers = Counter(
            "troly57_answers_total", "Answers given, by status.", ["status"], registry=self.registry
        )
        self.answering = Histogram(
            "troly57_answer_seconds",
            "Time from a question to its answer.",
            registry=self.registry,
            buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
        )
        self.calls = Counter(
            "troly57_http_requests_total",
            "Calls served, by route and outcome.",
            ["route", "method", "code"],
            registry=self.registry,
        )
        self.serving = Histogram(
            "troly57_http_request_seconds",
            "Time to serve a call, by route.",
            ["route"],
            registry=self.registry,
            buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5),
        )
        self.ready = Gauge(
            "troly57_library_ready", "1 when a library is open and answers.", registry=self.registry
        )


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
