"""The Telegram door beside the web, or alone in a process."""

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import uvicorn
from fastapi import FastAPI

from assistant.settings import Settings
from assistant.wording import say
from bot.desk.desk import Desk
from bot.serve.behind import behind
from bot.serve.listening import address, config_of, listener
from bot.serve.opening import GRACE_S, Say
from bot.serve.webhook import take_calls
from bot.store.store import Tidying, open_store
from bot.web.problems import handle_problems

if TYPE_CHECKING:
    from bot.telegram_bot.door import TelegramDoor


def telegram_door(settings: Settings, desk: Desk, tell: Say, *, paced: bool = True) -> "TelegramDoor":
    """Return the door of the bot whose token is set; only then is its library loaded."""
    from bot.telegram_bot.door import TelegramDoor
    from bot.telegram_bot.handlers import handlers

    return TelegramDoor(settings, desk.store, handlers(desk), tell=tell, paced=paced)


def serve_telegram(settings: Settings, *, tell: Say, paced: bool = True) -> bool:
    """Serve Telegram alone until SIGTERM or SIGINT; False where the door closed by itself."""
    return asyncio.run(_alone(settings, tell, paced=paced))


async def _alone(settings: Settings, tell: Say, *, paced: bool) -> bool:
    wished = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, wished.set)
    store = open_store(settings)
    tidying = Tidying(store)
    stand = behind(settings, tell, store)
    desk, opening = stand.desk, stand.opening
    door = telegram_door(settings, desk, tell, paced=paced)
    calls = _Calls(settings, door, tell) if settings.telegram_webhook_url else None
    opening.start()
    tidying.start()
    await door.start()
    try:
        if calls is not None:
            calls.start()
        ends = [asyncio.create_task(one.wait()) for one in (wished, door.ended)]
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        for end in ends:
            end.cancel()
    finally:
        if calls is not None:
            await calls.stop()
        await door.stop()
        desk.closed.set()
        tidying.stop()
        await asyncio.to_thread(opening.stop)
    return not door.ended.is_set()


class _Server(uvicorn.Server):
    """A server that leaves signals to who runs it."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


class _Calls:
    """Listens for Telegram's calls where no web door does."""

    def __init__(self, settings: Settings, door: "TelegramDoor", tell: Say) -> None:
        app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
        handle_problems(app)
        take_calls(app, door)
        self._listening = listener(settings.host, settings.port)
        self._task: asyncio.Task[None] | None = None
        self._server = _Server(config_of(app))
        tell(say("cli.serve.listening", address=address(self._listening)))

    def start(self) -> None:
        """Begin; returns at once."""
        self._task = asyncio.create_task(self._server.serve(sockets=[self._listening]))

    async def stop(self) -> None:
        """End, after the calls that are in work."""
        self._server.should_exit = True
        if self._task is not None:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._task, GRACE_S)
