"""How many calls may be in work at once, and how long one may take to be sent or to be read."""

import asyncio
from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.web.problems import Problem, tell

# Seconds for the next part of a request to come, and for the next part of an answer to be taken.
PATIENCE_S = 15.0
_ALWAYS = ("/healthz", "/readyz", "/metrics", "/static/")


class Crowd:
    """Answers 503 at once when `limit` calls are in work, rather than letting all of them wait.

    Those that `wait` for somebody else, as for a model, are counted apart: they hold up none of the others.
    """

    def __init__(self, app: ASGIApp, limit: int, waits: Callable[[Scope], bool] = lambda _: False) -> None:
        self.app = app
        self.limit = limit
        self._waits = waits
        self._in_work = {False: 0, True: 0}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the call, or say that there are too many."""
        if scope["type"] != "http" or scope["path"].startswith(_ALWAYS):
            await self.app(scope, receive, send)
            return
        waits = self._waits(scope)
        if self._in_work[waits] >= self.limit:
            problem = Problem(503, "crowded", headers={"Retry-After": "2"})
            await tell(Request(scope), problem)(scope, receive, send)
            return
        self._in_work[waits] += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self._in_work[waits] -= 1


class Patience:
    """Ends a call whose client sends its body, or takes its answer, too slowly."""

    def __init__(self, app: ASGIApp, seconds: float = PATIENCE_S) -> None:
        self.app = app
        self.seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the call; 408 when its body does not come, a closed connection when its answer is not taken."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        whole = False

        async def receive_in_time() -> Message:
            nonlocal whole
            if whole:
                # What comes after the body is only that the client has gone: a call may wait for that.
                return await receive()
            try:
                async with asyncio.timeout(self.seconds):
                    message = await receive()
            except TimeoutError:
                raise HTTPException(408) from None
            whole = not message.get("more_body", False)
            return message

        async def send_in_time(message: Message) -> None:
            async with asyncio.timeout(self.seconds):
                await send(message)

        await self.app(scope, receive_in_time, send_in_time)
