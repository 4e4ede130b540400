"""Every way a call can end badly, told as RFC 9457 problem JSON or, to a reader of pages, as a page."""

import logging
from collections.abc import Mapping, Sequence

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.wording import say
from bot.desk.desk import Opening
from bot.views.faults import told_fault
from bot.views.shapes.refusal import refusal_shape
from bot.web.templating import page

log = logging.getLogger(__name__)

# Every kind of problem; each has its sentences in prompts/problems.toml and its line in /docs.
KINDS = (
    "unreadable_body",
    "invalid",
    "too_large",
    "too_slow",
    "too_many",
    "crowded",
    "unknown_document",
    "ambiguous_document",
    "unknown_provision",
    "replaced_provision",
    "gone_provision",
    "unknown_target",
    "unknown_group",
    "rows_to_compare",
    "nothing_to_draw",
    "no_code",
    "unfit_session",
    "making_crowded",
    "unknown_agency",
    "unknown_role",
    "unknown_address",
    "method",
    "unreadable_form",
    "another_site",
    "store_closed",
    "key_missing",
    "key_unknown",
    "key_over",
    "keys_closed",
    "unknown_share",
    "opening",
    "broken",
    "other",
)
# Problems whose telling to a program adds where it finds what it may ask for.
_GUIDED = frozenset({"unknown_document", "unknown_provision", "unknown_address", "method"})
_CODES = {400: "unreadable_body", 404: "unknown_address", 405: "method", 408: "too_slow", 413: "too_large"}
# What clients of OpenAI's interface know some kinds by.
_KNOWN_AS = {
    "too_many": "rate_limit_exceeded",
    "key_missing": "invalid_api_key",
    "key_unknown": "invalid_api_key",
    "key_over": "invalid_api_key",
}


class Problem(Exception):
    """A call that cannot be served; `code` names its sentences in `prompts/problems.toml`."""

    def __init__(
        self,
        status: int,
        code: str,
        *,
        more: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        **values: object,
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.title = say(f"problems.title.{code}")
        self.detail = say(f"problems.detail.{code}", **values)
        self.more = dict(more or {})
        self.headers = dict(headers or {})

    def as_json(self) -> JSONResponse:
        """Return the problem as `application/problem+json`."""
        body = {
            "type": f"/docs#{self.code}",
            "title": self.title,
            "status": self.status,
            "detail": self._guided(),
            **self.more,
        }
        return JSONResponse(body, self.status, headers=self.headers, media_type="application/problem+json")

    def as_refusal(self) -> JSONResponse:
        """Return the problem as clients of OpenAI's interface read one."""
        body = refusal_shape(self.status, self._guided(), _KNOWN_AS.get(self.code, self.code))
        return JSONResponse(body, self.status, headers=self.headers)

    def _guided(self) -> str:
        guide = f" {say(f'problems.for_programs.{self.code}')}" if self.code in _GUIDED else ""
        return self.detail + guide


def opening() -> Problem:
    """Return the problem of a library that is not open yet."""
    return Problem(503, "opening", headers={"Retry-After": "2"})


def handle_problems(app: FastAPI) -> None:
    """Make `app` tell every failure as a problem, whatever raised it."""

    @app.exception_handler(Problem)
    async def told(request: Request, problem: Problem) -> Response:
        return tell(request, problem)

    @app.exception_handler(Opening)
    async def not_open(request: Request, _: Opening) -> Response:
        return tell(request, opening())

    @app.exception_handler(HTTPException)
    async def from_framework(request: Request, error: HTTPException) -> Response:
        return tell(request, _from_status(request, error))

    @app.exception_handler(RequestValidationError)
    async def from_validation(request: Request, error: RequestValidationError) -> Response:
        return tell(request, _from_faults(error.errors()))


class Unbroken:
    """Turns a bug into a told problem: logged with its traceback, never with what was asked."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the call, or answer 500 when nothing has been answered yet."""
        begun = False

        async def send_noting(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, send_noting)
        except Exception:
            if scope["type"] != "http" or begun:
                raise
            # The route, not the address: that holds the question, or the secret of a shared answer.
            log.exception("%s %s", scope["method"], getattr(scope.get("route"), "path", "?"))
            await tell(Request(scope), Problem(500, "broken"))(scope, receive, send)


def tell(request: Request, problem: Problem) -> Response:
    """Return `problem` in the language of the address it was met at: JSON for programs, else a page."""
    if _is_under(request.url.path, "/v1"):
        return problem.as_refusal()
    if _for_programs(request.url.path):
        return problem.as_json()
    return page(request, "problem.html", status=problem.status, headers=problem.headers, problem=problem)


def _for_programs(path: str) -> bool:
    own = path in {"/healthz", "/readyz", "/metrics", "/openapi.json"}
    return own or _is_under(path, "/api") or _is_under(path, "/mcp")


def _is_under(path: str, root: str) -> bool:
    return path == root or path.startswith(f"{root}/")


def _from_status(request: Request, error: HTTPException) -> Problem:
    return Problem(
        error.status_code,
        _CODES.get(error.status_code, "other"),
        headers=error.headers,
        method=request.method,
        limit=error.detail,
        status_code=error.status_code,
    )


def _from_faults(errors: Sequence[Mapping[str, object]]) -> Problem:
    faults = [_fault(error) for error in errors]
    detail = "; ".join(fault["detail"] for fault in faults) + "."
    if any(error.get("type") == "json_invalid" for error in errors):
        return Problem(400, "unreadable_body")
    return Problem(422, "invalid", faults=detail, more={"errors": faults})


def _fault(error: Mapping[str, object]) -> dict[str, str]:
    place = error.get("loc")
    path = [str(part) for part in place] if isinstance(place, tuple | list) else []
    field = ".".join(path[1:])
    return {"field": field or "body", "detail": told_fault(field, error)}
