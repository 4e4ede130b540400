"""Where Telegram calls: what it sends is on disk before it hears that we have it."""

import asyncio
import json
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.settings import WEBHOOK_PATH

if TYPE_CHECKING:
    from bot.telegram_bot.door import TelegramDoor

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - its name, not its value
_BODY_LIMIT = 1024 * 1024
_PATIENCE_S = 15.0


class TelegramCalls:
    """Takes the calls that bear the secret; all others go the way of every call, with its limits."""

    def __init__(self, app: ASGIApp, door: "TelegramDoor") -> None:
        self.app = app
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the call: 200 once the update is on disk, 503 when it must come again."""
        if scope["type"] != "http" or scope["path"] != WEBHOOK_PATH or scope["method"] != "POST":
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        if not self._door.knows(request.headers.get(SECRET_HEADER, "")):
            await self.app(scope, receive, send)
            return
        await Response(status_code=await self._taken(request))(scope, receive, send)

    async def _taken(self, request: Request) -> int:
        body = b""
        try:
            async with asyncio.timeout(_PATIENCE_S):
                async for part in request.stream():
                    body += part
                    if len(body) > _BODY_LIMIT:
                        return 413
            raw = json.loads(body)
        except TimeoutError:
            return 408
        except (ValueError, RecursionError):
            return 400
        if not isinstance(raw, dict):
            return 400
        return 200 if await self._door.accept(raw) else 503


def take_calls(app: FastAPI, door: "TelegramDoor") -> None:
    """Let Telegram's calls of `app` reach the door; who calls there without the secret is refused."""

    @app.post(WEBHOOK_PATH, include_in_schema=False)
    async def refuse() -> Response:
        raise HTTPException(403)

    # The outermost: Telegram's own calls are neither counted nor held up with those of a crowd.
    app.add_middleware(TelegramCalls, door=door)
