"""A server with the doors for programs, on a port of its own, as it is served to the world."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI

from assistant.assistant import Assistant
from assistant.search.shelf import Shelf
from assistant.settings import Settings
from bot.desk.desk import Desk
from bot.serve.listening import config_of
from bot.serve.programs import open_to_programs
from bot.web.app import web_app


def app_of(desk: Desk, **given: object) -> FastAPI:
    """Return the application that serves `desk` to people and programs."""
    settings = Settings(Path(), **given)  # type: ignore[arg-type]
    app = web_app(desk, version="0", settings=settings)
    open_to_programs(app, desk, settings)
    return app


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """Serve `app` on a free port and yield its address."""
    config = config_of(app)
    config.lifespan = "off"
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="session")
def desk(shelf: Shelf) -> Desk:
    return Desk(shelf, Assistant(shelf))


@pytest.fixture(scope="session")
def address(desk: Desk) -> Iterator[str]:
    """Where the corpus is served."""
    with served(app_of(desk, public_url="https://troly.example.vn")) as where:
        yield where


@pytest.fixture
def serve() -> Iterator[Callable[[FastAPI], str]]:
    """Serve an application until the test ends."""
    with ExitStack() as stack:
        yield lambda app: stack.enter_context(served(app))
