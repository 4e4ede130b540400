"""What openapi.json promises, held against what is served: schemathesis makes up calls, good and bad."""

import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn

from assistant.assistant import Assistant
from assistant.search.shelf import Shelf
from assistant.text.normal import plain
from bot.desk.desk import Desk
from bot.views.asked import VISIBLE
from bot.web.app import web_app
from tests.sizes import size


@pytest.fixture
def address(shelf: Shelf) -> Iterator[str]:
    config = uvicorn.Config(
        web_app(Desk(shelf, Assistant(shelf)), version="0"), log_level="critical", lifespan="off"
    )
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


def test_the_pattern_of_a_question_is_what_is_asked_of_it() -> None:
    signs = (chr(code) for code in range(0x30000) if not 0xD800 <= code < 0xE000)
    assert not [sign for sign in signs if bool(re.search(VISIBLE, sign)) != bool(plain(sign).strip())]


def test_every_call_keeps_the_promise(address: str) -> None:
    command = [sys.executable, "-m", "schemathesis.cli", "run", f"{address}/openapi.json", "--seed", "57"]
    limits = ["--max-examples", str(size("made-up calls")), "--no-color", "--suppress-health-check", "all"]
    ran = subprocess.run([*command, *limits], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-4000:] + ran.stderr[-1000:]
