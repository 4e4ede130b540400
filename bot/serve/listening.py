"""The address that is served on, and the signals that end it."""

import signal
import socket
from contextlib import suppress
from ipaddress import ip_address
from types import FrameType

import uvicorn
from fastapi import FastAPI

from assistant.errors import Troly57Error
from assistant.settings import Settings
from assistant.wording import say
from bot.serve.opening import GRACE_S, Say
from bot.web.patience import Patient


class PortTaken(Troly57Error):
    """The address to serve on cannot be had."""


class End:
    """Hears a signal to end, also one that comes before uvicorn listens to signals.

    It raises nothing: what is raised while Python runs a weak reference's callback is lost, and printed.
    """

    def __init__(self) -> None:
        self.wished = False
        self.server: uvicorn.Server | None = None

    @classmethod
    def at_signals(cls) -> "End":
        """Return one that hears SIGTERM and SIGINT from now on."""
        end = cls()
        for number in (signal.SIGTERM, signal.SIGINT):
            # uvicorn raises the signal again once it has shut down; its default would end us with an error.
            signal.signal(number, end)
        return end

    def serve(self, app: FastAPI, listening: socket.socket) -> None:
        """Serve until the end is wished for, which it may be already."""
        self.server = uvicorn.Server(config_of(app))
        if not self.wished:
            self.server.run(sockets=[listening])

    def __call__(self, _number: int, _frame: FrameType | None) -> None:
        self.wished = True
        if self.server is not None:
            self.server.should_exit = True
        # A second signal must not interrupt the end that the first one began.
        for number in (signal.SIGTERM, signal.SIGINT):
            with suppress(ValueError):
                signal.signal(number, signal.SIG_IGN)


def listener(host: str, port: int) -> socket.socket:
    """Return a socket that listens there; PortTaken when the system refuses it."""
    try:
        family, *_, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        made = socket.create_server(where[:2], family=family, backlog=2048)
    except OSError as error:
        why = error.strerror or str(error)
        raise PortTaken(say("cli.serve.port_taken", host=host, port=port, why=why)) from error
    # asyncio sends small answers at once only over what says that it is TCP; a socket made so does not say it.
    return socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP, fileno=made.detach())


def config_of(app: FastAPI) -> uvicorn.Config:
    """Return how an application is served: patient with no slow client, and telling nobody what was asked."""
    return uvicorn.Config(
        app,
        http=Patient,
        # An address holds the question that was asked: none is written down.
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=GRACE_S,
    )


def address(listening: socket.socket) -> str:
    """Return the address as a browser is given it."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def tell_of_keys(settings: Settings, listening: socket.socket, tell: Say) -> None:
    """Say that keys may be required, where other machines can call and nobody has said whether they are."""
    where = ip_address(listening.getsockname()[0].partition("%")[0])
    if settings.require_keys is None and not where.is_loopback:
        tell(say("cli.serve.keys_unsaid"))
