"""Limits on what one client, or all of them together, may ask of the server."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import pytest
import uvicorn
from fastapi import FastAPI
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.answers.answer import Answer
from assistant.assistant import Assistant
from assistant.errors import SettingInvalid
from assistant.search.shelf import Shelf
from assistant.settings import Settings, read_settings
from bot.desk.desk import Desk
from bot.web import patience
from bot.web.app import web_app
from bot.web.crowd import Crowd, Patience
from bot.web.rates import asks
from tests.bot.conftest import Told

ELSEWHERE = ("203.0.113.7", 5000)


def app(shelf: Shelf, answer: Answer, **given: object) -> FastAPI:
    settings = Settings(Path(), **given)  # type: ignore[arg-type]
    return web_app(Desk(shelf, cast("Assistant", Told(answer))), version="0", settings=settings)


def codes(client: TestClient, times: int, **headers: str) -> list[int]:
    body = {"question": "Chỉ tiêu?"}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return [client.post("/api/v1/ask", json=body, headers=named).status_code for _ in range(times)]


def test_a_client_that_asks_too_often_is_told_when_to_come_again(shelf: Shelf, answer: Answer) -> None:
    client = TestClient(app(shelf, answer, asks_per_minute=3), client=ELSEWHERE)
    assert codes(client, 4) == [200, 200, 200, 429]
    refused = client.post("/api/v1/ask", json={"question": "Chỉ tiêu?"})
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert refused.headers["content-type"] == "application/problem+json"
    assert "Hãy thử lại sau" in refused.json()["detail"]
    page = client.get("/", params={"q": "Chỉ tiêu?"})
    assert page.status_code == 429
    assert "Hãy thử lại sau" in page.text
    # Reading and health go on.
    assert client.get("/van-ban").status_code == 200
    assert client.get("/healthz").status_code == 200


def test_every_question_of_one_call_counts(shelf: Shelf, answer: Answer) -> None:
    client = TestClient(app(shelf, answer, asks_per_minute=3), client=ELSEWHERE)
    assert client.get("/?q=a&q=b&q=c&q=d").status_code == 429


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_the_machine_itself_is_never_refused(shelf: Shelf, answer: Answer, address: str) -> None:
    client = TestClient(app(shelf, answer, asks_per_minute=2), client=(address, 5000))
    assert codes(client, 5) == [200] * 5


def test_a_forwarded_call_is_not_the_machines_own(shelf: Shelf, answer: Answer) -> None:
    client = TestClient(app(shelf, answer, asks_per_minute=2), client=("127.0.0.1", 5000))
    # Nobody may choose a new name for each call: the proxy is not trusted.
    assert codes(client, 2, X_Forwarded_For="198.51.100.1") == [200, 200]
    assert codes(client, 1, X_Forwarded_For="198.51.100.2") == [429]


def test_behind_a_trusted_proxy_each_client_has_its_own_allowance(shelf: Shelf, answer: Answer) -> None:
    served = app(shelf, answer, asks_per_minute=1, trusted_proxies="127.0.0.1")
    client = TestClient(served, client=("127.0.0.1", 5000))
    assert codes(client, 2, X_Forwarded_For="198.51.100.1") == [200, 429]
    # What a client writes itself stands further left and does not count.
    assert codes(client, 1, X_Forwarded_For="198.51.100.9, 198.51.100.1") == [429]
    assert codes(client, 1, X_Forwarded_For="198.51.100.2") == [200]


def test_no_allowance_is_no_limit(shelf: Shelf, answer: Answer) -> None:
    client = TestClient(app(shelf, answer, asks_per_minute=0), client=ELSEWHERE)
    assert codes(client, 200) == [200] * 200


def test_a_proxy_must_be_an_address() -> None:
    with pytest.raises(SettingInvalid, match="TROLY57_TRUSTED_PROXIES"):
        read_settings({"TROLY57_TRUSTED_PROXIES": "proxy.local"})
    assert read_settings({"TROLY57_TRUSTED_PROXIES": "10.0.0.0/8, ::1"}).trusted_proxies == "10.0.0.0/8,::1"


def test_a_crowd_is_told_at_once(shelf: Shelf, answer: Answer) -> None:
    entered, leave = threading.Event(), threading.Event()

    class Slow(Told):
        def ask(self, question, **_):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN003, ANN202
            entered.set()
            leave.wait(10)
            return super().ask(question)

    served = web_app(
        Desk(shelf, cast("Assistant", Slow(answer))), version="0", settings=Settings(Path(), concurrency=1)
    )
    client = TestClient(served)
    first = threading.Thread(target=client.post, args=("/api/v1/ask",), kwargs={"json": {"question": "a"}})
    first.start()
    assert entered.wait(10)
    second = TestClient(served).post("/api/v1/ask", json={"question": "b"})
    assert (second.status_code, second.headers["Retry-After"]) == (503, "2")
    assert "Hãy thử lại" in second.json()["detail"]
    assert TestClient(served).get("/healthz").status_code == 200
    leave.set()
    first.join()
    assert TestClient(served).post("/api/v1/ask", json={"question": "c"}).status_code == 200


def test_a_place_in_the_crowd_is_given_back_after_a_failure() -> None:
    async def broken(scope: Scope, receive: Receive, send: Send) -> None:
        raise OSError

    crowd = Crowd(cast("ASGIApp", broken), limit=1)
    scope = {"type": "http", "path": "/", "method": "GET", "headers": []}
    for _ in range(3):
        with pytest.raises(OSError):  # noqa: PT011 - the same failure each time, never a refusal
            asyncio.run(crowd(scope, None, None))  # type: ignore[arg-type]


def test_who_waits_for_a_model_takes_nobody_elses_place() -> None:
    leave = asyncio.Event()

    async def held(scope: Scope, receive: Receive, send: Send) -> None:
        await leave.wait()

    async def told() -> list[int]:
        statuses: list[int] = []

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                statuses.append(message["status"])

        crowd = Crowd(cast("ASGIApp", held), limit=2, waits=lambda scope: scope["path"] == "/")
        scope = {"type": "http", "method": "GET", "headers": [], "query_string": b"", "client": None}
        calls = [
            asyncio.create_task(crowd({**scope, "path": path}, None, send))  # type: ignore[arg-type]
            for path in ("/", "/", "/", "/van-ban", "/chi-tieu", "/nhiem-vu")
        ]
        await asyncio.sleep(0.05)
        leave.set()
        await asyncio.gather(*calls)
        return statuses

    assert asyncio.run(told()) == [503, 503]


def test_a_question_in_pieces_counts_as_a_question() -> None:
    scope = {"type": "http", "path": "/dang-tra-loi", "query_string": b"q=a&phan=1"}
    assert asks(scope) == 1
    assert asks({**scope, "path": "/van-ban"}) == 0


@contextmanager
def served(application: ASGIApp, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.setattr(patience, "HEAD_S", 0.3)
    config = uvicorn.Config(application, http=patience.Patient, log_level="critical", lifespan="off")
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield listener.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join()


async def _echo(scope: Scope, receive: Receive, send: Send) -> None:
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            break
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})


@pytest.mark.parametrize("begun", [b"", b"GET / HTTP/1.1\r\nHost: a\r\nX: "])
def test_a_head_that_never_comes_whole_is_given_up(monkeypatch: pytest.MonkeyPatch, begun: bytes) -> None:
    with (
        served(cast("ASGIApp", _echo), monkeypatch) as port,
        socket.create_connection(("127.0.0.1", port), timeout=10) as client,
    ):
        client.sendall(begun)
        assert client.recv(1) == b""


def test_a_second_head_on_the_same_connection_is_given_up_too(monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        served(cast("ASGIApp", _echo), monkeypatch) as port,
        socket.create_connection(("127.0.0.1", port), timeout=10) as client,
    ):
        client.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        assert client.recv(1000).endswith(b"ok")
        client.sendall(b"GET / HTTP/1.1\r\nHo")
        assert client.recv(1) == b""


def test_a_body_that_never_comes_is_answered_408(shelf: Shelf, answer: Answer) -> None:
    asked = app(shelf, answer)
    sent: list[int] = []

    async def call() -> None:
        async def never() -> dict[str, object]:
            await asyncio.sleep(30)
            raise AssertionError

        async def take(message: dict[str, object]) -> None:
            if message["type"] == "http.response.start":
                sent.append(cast("int", message["status"]))

        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "POST",
            "path": "/api/v1/ask",
            "raw_path": b"/api/v1/ask",
            "query_string": b"",
            "root_path": "",
            "scheme": "http",
            "headers": [(b"content-type", b"application/json"), (b"content-length", b"20")],
            "client": ELSEWHERE,
            "server": ("a", 80),
        }
        await Patience(asked, seconds=0.2)(scope, never, take)  # type: ignore[arg-type]

    asyncio.run(call())
    assert sent == [408]
