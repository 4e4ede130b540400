"""What stands before every route: headers that keep a page to itself, and a limit on what is sent."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.web.problems import Problem, tell

# Bytes a caller may send: a question, its history, and room to spare.
BODY_LIMIT = 256 * 1024
# Chat programs send a conversation whole, our own answers in it.
_LARGER = {"/v1/chat/completions": 1024 * 1024}

# No inline script or style anywhere, nothing from another host, no framing.
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class SecurityHeaders:
    """Adds the same protective headers to every response."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the call, its headers completed."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_guarded)


class BodyLimit:
    """Refuses a request body of more than `limit` bytes, announced or not; whole conversations may be larger."""

    def __init__(self, app: ASGIApp, limit: int = BODY_LIMIT) -> None:
        self.app = app
        self.limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the call, or answer 413."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = _LARGER.get(scope["path"], self.limit)
        announced = Headers(scope=scope).get("content-length", "0")
        if not announced.isdecimal() or int(announced) > limit:
            problem = Problem(413, "too_large", limit=limit // 1024)
            await tell(Request(scope), problem)(scope, receive, send)
            return
        got = 0

        async def receive_limited() -> Message:
            nonlocal got
            message = await receive()
            got += len(message.get("body", b""))
            if got > limit:
                # Of all errors met while reading a body, FastAPI lets only this kind through.
                raise HTTPException(413, detail=str(limit // 1024))
            return message

        await self.app(scope, receive_limited, send)
