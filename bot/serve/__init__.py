"""The doors composed into one process: the web answers its first page before the library is open."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from typing import TYPE_CHECKING

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI

from assistant.places import installed_version
from assistant.settings import Settings
from assistant.wording import say
from bot.desk.desk import Desk
from bot.serve.behind import behind
from bot.serve.listening import End, address, listener, tell_of_keys
from bot.serve.mcp import mcp_endpoint
from bot.serve.opening import Opening, Say
from bot.serve.programs import open_to_programs
from bot.serve.telegram import telegram_door
from bot.serve.webhook import take_calls
from bot.store.store import Tidying, open_store
from bot.web.app import web_app

if TYPE_CHECKING:
    from bot.programs.mcp_server.endpoint import McpEndpoint
    from bot.telegram_bot.door import TelegramDoor

# Pages are made in so many threads; those that wait for their turn to be answered cost nothing. Where a model writes,
# as many again wait for it as may ask at once: pages without a question do not wait behind them.
_THREADS = 24


def serve(settings: Settings, *, tell: Say) -> None:
    """Serve until SIGTERM or SIGINT, then end with status 0; `tell` hears what an operator should know."""
    end = End.at_signals()
    listening = listener(settings.host, settings.port)
    store = open_store(settings)
    stand = behind(settings, tell, store)
    desk = stand.desk
    telegram = telegram_door(settings, desk, tell) if settings.telegram_token else None
    version = installed_version() or "0"
    mcp = mcp_endpoint(settings, desk, version) if settings.mcp else None
    app = web_app(
        desk,
        version=version,
        settings=settings,
        lifespan=_while(desk, stand.opening, Tidying(store), telegram, mcp, asking=settings.concurrency),
    )
    open_to_programs(app, desk, settings)
    if mcp is not None:
        app.router.routes.append(mcp.route)
    if telegram is not None and settings.telegram_webhook_url:
        take_calls(app, telegram)
    tell(say("cli.serve.listening", address=address(listening)))
    tell_of_keys(settings, listening, tell)
    end.serve(app, listening)


def _while(
    desk: Desk,
    opening: Opening,
    tidying: Tidying,
    telegram: "TelegramDoor | None",
    mcp: "McpEndpoint | None",
    *,
    asking: int,
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = (
            _THREADS + asking if desk.assistant.has_model else _THREADS
        )
        opening.start()
        tidying.start()
        if telegram is not None:
            await telegram.start()
        try:
            async with mcp.running() if mcp is not None else nullcontext():
                yield
        finally:
            if telegram is not None:
                await telegram.stop()
            desk.closed.set()
            tidying.stop()
            opening.stop()

    return lifespan
