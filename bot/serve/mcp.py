"""The MCP door beside the web, or alone in a process: over HTTP, or to the program that started it."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from fastapi import FastAPI

from assistant.places import installed_version
from assistant.settings import Settings
from assistant.wording import say
from bot.desk.desk import Desk
from bot.serve.behind import behind
from bot.serve.listening import End, address, listener, tell_of_keys
from bot.serve.opening import GRACE_S, Say
from bot.store.store import open_store
from bot.web.app import guard
from bot.web.health import health_routes

if TYPE_CHECKING:
    from bot.programs.mcp_server.endpoint import McpEndpoint


def mcp_endpoint(settings: Settings, desk: Desk, version: str) -> "McpEndpoint":
    """Return the door over HTTP; only where it is wanted is its library loaded."""
    from bot.programs.mcp_server.door import McpDoor
    from bot.programs.mcp_server.endpoint import McpEndpoint

    outside = urlsplit(settings.public_url).hostname
    names = {settings.host.lower(), *((outside,) if outside else ())}
    return McpEndpoint(McpDoor(desk, version=version, site=settings.public_url), frozenset(names))


def serve_mcp(settings: Settings, *, tell: Say) -> None:
    """Serve MCP alone over HTTP until SIGTERM or SIGINT; `tell` hears what an operator should know."""
    end = End.at_signals()
    listening = listener(settings.host, settings.port)
    stand = behind(settings, tell, open_store(settings))
    desk, opening = stand.desk, stand.opening
    endpoint = mcp_endpoint(settings, desk, installed_version() or "0")

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        opening.start()
        try:
            async with endpoint.running():
                yield
        finally:
            await asyncio.to_thread(opening.stop)

    app = FastAPI(lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    guard(app, desk, settings)
    app.include_router(health_routes(lambda: desk.shelf.ready, desk.metrics))
    app.router.routes.append(endpoint.route)
    tell(say("cli.mcp.listening", address=f"{address(listening)}{endpoint.route.path.lstrip('/')}"))
    tell_of_keys(settings, listening, tell)
    end.serve(app, listening)


def speak_mcp(settings: Settings, *, tell: Say) -> None:
    """Serve the program at stdin and stdout until it closes, or SIGTERM or SIGINT comes; `tell` hears troubles."""
    with suppress(asyncio.CancelledError):
        asyncio.run(_speak(settings, tell))


async def _speak(settings: Settings, tell: Say) -> None:
    from bot.programs.mcp_server.door import McpDoor
    from bot.programs.mcp_server.wire import speak

    loop, speaking = asyncio.get_running_loop(), asyncio.current_task()

    def end() -> None:
        # Whoever no longer reads what is written holds the thread that writes; nothing can interrupt that one.
        loop.call_later(GRACE_S, os._exit, 0)
        if speaking is not None:
            speaking.cancel()

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, end)
    # Clients show every line of stderr as a warning; that all is well is none.
    ready = say("cli.serve.ready")
    stand = behind(settings, lambda line: None if line == ready else tell(line))
    opening = stand.opening
    door = McpDoor(stand.desk, version=installed_version() or "0", site=settings.public_url)
    try:
        await speak(door, opening.start)
    finally:
        if opening.begun:
            await asyncio.to_thread(opening.stop)
