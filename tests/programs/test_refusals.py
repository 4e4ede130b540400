"""What the guards before the door refuse is told in the form that OpenAI's clients read."""

import asyncio
import threading
from collections.abc import Iterator
from typing import Any, cast

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.assistant import Assistant
from assistant.search.shelf import Shelf as RealShelf
from bot.desk.desk import Desk
from bot.web.crowd import Patience
from tests.programs.answering import SENTENCES, Shelf, Speaking, written
from tests.programs.conftest import app_of

CHAT: Any = {"model": "troly57", "messages": [{"role": "user", "content": "Ở đâu?"}]}


def speaking(assistant: Speaking, **given: Any) -> FastAPI:
    return app_of(Desk(cast("RealShelf", Shelf()), cast("Assistant", assistant)), **given)


def test_a_body_that_grows_beyond_its_bound() -> None:
    def parts() -> Iterator[bytes]:
        for _ in range(40):
            yield b"x" * 65536

    refused = TestClient(speaking(Speaking(written()))).post("/v1/chat/completions", content=parts())
    assert (refused.status_code, refused.json()["error"]["code"]) == (413, "too_large")
    assert "1024 KB" in refused.json()["error"]["message"]


def test_a_crowd() -> None:
    entered, leave = threading.Event(), threading.Event()

    def wait(_: int) -> None:
        entered.set()
        assert leave.wait(20)

    served = speaking(Speaking(written(*SENTENCES), wait=wait), concurrency=1)
    first = threading.Thread(
        target=TestClient(served).post, args=("/v1/chat/completions",), kwargs={"json": CHAT}
    )
    first.start()
    assert entered.wait(20)
    refused = TestClient(served).post("/v1/chat/completions", json=CHAT)
    leave.set()
    first.join()
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "2")
    assert refused.json()["error"]["type"] == "server_error"


def test_a_bug(caplog: pytest.LogCaptureFixture) -> None:
    def broken(_: int) -> None:
        raise ValueError

    client = TestClient(speaking(Speaking(written(), wait=broken)))
    refused = client.post("/v1/chat/completions", json=CHAT)
    assert (refused.status_code, refused.json()["error"]["code"]) == (500, "broken")
    assert "Ở đâu" not in caplog.text


def test_a_body_that_never_comes() -> None:
    told: list[Any] = []

    async def call() -> None:
        async def never() -> Any:
            await asyncio.sleep(30)

        async def take(message: Any) -> None:
            told.append(message)

        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "POST",
            "path": "/v1/chat/completions",
            "raw_path": b"/v1/chat/completions",
            "query_string": b"",
            "root_path": "",
            "scheme": "http",
            "headers": [(b"content-length", b"20")],
            "client": ("203.0.113.7", 5000),
            "server": ("a", 80),
        }
        await Patience(speaking(Speaking(written())), seconds=0.2)(scope, never, take)

    asyncio.run(call())
    assert told[0]["status"] == 408
    assert b'"code":"too_slow"' in told[1]["body"]
