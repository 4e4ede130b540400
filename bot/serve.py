"""The doors composed into one process: the web answers its first page before the library is open."""

import signal
import socket
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path
from types import FrameType

import uvicorn
from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI

from assistant.assistant import Assistant
from assistant.errors import EmbedderDiffers, Troly57Error
from assistant.library.opening import is_of_another_product
from assistant.library.versions import current_name
from assistant.places import installed_version
from assistant.search.embedders.chosen import Chosen
from assistant.search.shelf import Shelf
from assistant.settings import Settings
from assistant.wording import say
from bot.desk.desk import Desk
from bot.store.store import Tidying, open_store
from bot.web.app import web_app
from bot.web.patience import Patient

_WATCH_S = 2.0
_BUILD_LIMIT_S = 900
# A large model needs seconds for a passage on two cores; what it has done is kept when it is stopped.
_REINDEX_LIMIT_S = 6 * 3600
_GRACE_S = 5
# Pages are made in so many threads; those that wait for their turn to be answered cost nothing.
_THREADS = 24

Say = Callable[[str], None]


class PortTaken(Troly57Error):
    """The address to serve on cannot be had."""


def serve(settings: Settings, *, tell: Say) -> None:
    """Serve until SIGTERM or SIGINT, then end with status 0; `tell` hears what an operator should know."""
    end = _End()
    for number in (signal.SIGTERM, signal.SIGINT):
        # uvicorn raises the signal again once it has shut down; its default would end us with an error.
        signal.signal(number, end)
    listener = _listener(settings.host, settings.port)
    shelf = Shelf(settings.home, embedder=Chosen(settings), digests=settings.digests)
    opening = Opening(shelf, settings.home, tell)
    store = open_store(settings)
    app = web_app(
        Desk(shelf, Assistant(shelf), store=store),
        version=installed_version() or "0",
        settings=settings,
        lifespan=_while(opening, Tidying(store)),
    )
    config = uvicorn.Config(
        app,
        http=Patient,
        # An address holds the question that was asked: none is written down.
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_GRACE_S,
    )
    tell(say("cli.serve.listening", address=_address(listener)))
    end.server = uvicorn.Server(config)
    if not end.wished:
        end.server.run(sockets=[listener])


class _End:
    """Hears a signal to end, also one that comes before uvicorn listens to signals.

    It raises nothing: what is raised while Python runs a weak reference's callback is lost, and printed.
    """

    def __init__(self) -> None:
        self.wished = False
        self.server: uvicorn.Server | None = None

    def __call__(self, _number: int, _frame: FrameType | None) -> None:
        self.wished = True
        if self.server is not None:
            self.server.should_exit = True
        # A second signal must not interrupt the end that the first one began.
        for number in (signal.SIGTERM, signal.SIGINT):
            with suppress(ValueError):
                signal.signal(number, signal.SIG_IGN)


class Opening:
    """Opens the shelf aside from the server, publishing first when nothing is published that it can open."""

    def __init__(self, shelf: Shelf, home: Path, tell: Say) -> None:
        self._shelf = shelf
        self._home = home
        self._tell = tell
        self._stop = threading.Event()
        self._build: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._work, name="opening", daemon=True)

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def stop(self) -> None:
        """End what was begun and close the shelf."""
        self._stop.set()
        if self._build is not None and self._build.poll() is None:
            self._build.terminate()
        self._thread.join(timeout=_GRACE_S)
        self._shelf.close()

    def _work(self) -> None:
        if current_name(self._home) is None or is_of_another_product(self._home):
            self._publish()
        told, reindexed = "", False
        while not self._stop.is_set():
            try:
                self._shelf.open()
            except EmbedderDiffers as error:
                if not reindexed:
                    reindexed = True
                    self._tell(str(error))
                    self._reindex()
                self._stop.wait(_WATCH_S)
            except (Troly57Error, OSError) as error:
                # An operator may repair it while we wait: keep serving "not ready", say it once.
                if str(error) != told:
                    told = str(error)
                    self._tell(told)
                self._stop.wait(_WATCH_S)
            else:
                self._shelf.watch(_WATCH_S)
                self._tell(say("cli.serve.ready"))
                return

    def _publish(self) -> None:
        """Publish the corpus in a process of its own: doors never build libraries."""
        self._tell(say("cli.serve.publishing"))
        status = self._run(_BUILD_LIMIT_S)
        if status and not self._stop.is_set():
            self._tell(say("cli.serve.not_published", status=status))

    def _reindex(self) -> None:
        """Publish the same documents again with the embedder that is set now."""
        self._tell(say("cli.serve.reindexing"))
        status = self._run(_REINDEX_LIMIT_S, "--reindex")
        if status and not self._stop.is_set():
            self._tell(say("cli.serve.not_reindexed", status=status))

    def _run(self, limit: float, *options: str) -> int:
        """Run `troly57 ingest` to its end, or to its limit; return its status."""
        self._build = subprocess.Popen([sys.executable, "-P", "-m", "bot.commands", "ingest", *options])  # noqa: S603
        try:
            return self._build.wait(timeout=limit)
        except subprocess.TimeoutExpired:
            self._build.kill()
            return self._build.wait()


def _while(opening: Opening, tidying: Tidying) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = _THREADS
        opening.start()
        tidying.start()
        try:
            yield
        finally:
            tidying.stop()
            opening.stop()

    return lifespan


def _listener(host: str, port: int) -> socket.socket:
    """Return a socket that listens there; PortTaken when the system refuses it."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family, backlog=2048)
    except OSError as error:
        why = error.strerror or str(error)
        raise PortTaken(say("cli.serve.port_taken", host=host, port=port, why=why)) from error


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
