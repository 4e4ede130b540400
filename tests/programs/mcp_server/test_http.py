"""The door over HTTP: beside the web and alone, with the SDK's client, behind the same guards, for no other site."""

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI
from mcp import Client
from mcp.types import CallToolResult
from starlette.testclient import TestClient

from assistant.places import CHECKOUT
from assistant.search.shelf import Shelf
from assistant.settings import Settings
from bot.desk.desk import Desk
from bot.serve.mcp import mcp_endpoint
from bot.web.app import web_app
from tests.programs.mcp_server.conftest import Spoken, spoken_with, text_of
from tests.programs.mcp_server.test_tools import Slow, same

_PATIENCE_S = 60
HEADERS = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
LIST = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "tools/list"})


@contextmanager
def process(home: Path, *words: str, **more: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A command that serves on a free port: its process, and the port."""
    inherited = {**os.environ, "PYTHONPATH": str(CHECKOUT), "TROLY57_HOME": str(home), **more}  # noqa: TID251
    started = subprocess.Popen(
        [sys.executable, "-P", "-m", "bot.commands", *words, "--port", "0"],
        env=inherited,
        cwd=os.sep,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        assert started.stderr
        line = started.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
        assert found, line + started.stderr.read()
        yield started, int(found[1])
    finally:
        started.kill()
        started.communicate()


@contextmanager
def serving(desk: Desk, **settings: Any) -> Iterator[int]:
    """The web with the door beside it in a thread of this process; yields the port."""
    chosen = Settings(Path(), mcp=True, **settings)
    endpoint = mcp_endpoint(chosen, desk, "1.2.3")

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with endpoint.running():
            yield

    app = web_app(desk, version="0", settings=chosen, lifespan=lifespan)
    app.router.routes.append(endpoint.route)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join(_PATIENCE_S)
            assert not thread.is_alive()


@pytest.fixture
def port(spoken: Spoken) -> Iterator[int]:
    with serving(spoken.desk) as port:
        yield port


def post(port: int, body: str | bytes = LIST, method: str = "POST", **headers: str) -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE_S)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        given = {**HEADERS, "Host": f"127.0.0.1:{port}", **named}
        connection.putrequest(method, "/mcp", skip_host=True, skip_accept_encoding=True)
        raw = body.encode() if isinstance(body, str) else body
        for name, value in {**given, "Content-Length": str(len(raw))}.items():
            connection.putheader(name, value)
        connection.endheaders(raw)
        got = connection.getresponse()
        return got.status, got.read().decode()
    finally:
        connection.close()


def asked(port: int, question: str, mode: str) -> CallToolResult:
    client = Client(f"http://127.0.0.1:{port}/mcp", mode=mode)
    return asyncio.run(spoken_with(client, lambda one: one.call_tool("ask", {"question": question})))


@pytest.mark.parametrize("how", [("mcp", "--http"), ("serve",)], ids=" ".join)
def test_a_served_door_answers_as_the_api(library_home: Path, web: TestClient, how: tuple[str, ...]) -> None:
    question = "Chương trình có hiệu lực từ ngày nào?"
    of_api = web.post("/api/v1/ask", json={"question": question}).json()
    with process(library_home, *how, TROLY57_MCP="on") as (started, port):
        for mode in ("auto", "legacy"):
            told = asked(port, question, mode)
            assert same(told.structured_content or {}) == same(of_api)
            assert of_api["answer"] in text_of(told)
        started.send_signal(signal.SIGTERM)
        _, said = started.communicate(timeout=_PATIENCE_S)
        assert started.returncode == 0
        assert "Traceback" not in said
        assert "hiệu lực" not in said


def test_it_is_not_there_unless_it_is_wanted(library_home: Path) -> None:
    with process(library_home, "serve", TROLY57_MCP="off") as (_, port):
        assert post(port)[0] == 404


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_every_tool_and_resource_over_http(spoken: Spoken, port: int, mode: str) -> None:
    with spoken.desk.library() as library:
        row = next(one for one in library.targets() if one.milestones)
        duty = library.duties()[0]
    calls: dict[str, dict[str, Any]] = {
        "search": {"query": "hạ tầng số"}, "target": {"document": row.document, "words": row.name},
        "duties_of": {"agency": duty.agency}, "who_does": {"task": duty.action},
        "provision": {"id": row.provision}, "documents": {},
    }  # fmt: skip

    async def talk(client: Client) -> tuple[list[Any], str, int]:
        results = await asyncio.gather(*(client.call_tool(*call) for call in calls.items()))
        read = await client.read_resource("troly57://documents")
        return (
            [one.structured_content for one in results],
            read.model_dump_json(),
            len((await client.list_resources()).resources),
        )

    shapes, read, listed = asyncio.run(spoken_with(Client(f"http://127.0.0.1:{port}/mcp", mode=mode), talk))
    assert shapes == [spoken.found(name, **given) for name, given in calls.items()]
    assert row.document in read
    assert listed > 1


def test_many_clients_at_once(spoken: Spoken, port: int) -> None:
    async def one(n: int) -> str:
        client = Client(f"http://127.0.0.1:{port}/mcp", mode="legacy" if n % 2 else "auto")
        call = {"question": f"Mục tiêu của Chương trình đến năm {2030 + 5 * (n % 3)} là gì?"}
        result = await spoken_with(client, lambda one: one.call_tool("ask", call))
        return str((result.structured_content or {})["answer"])

    async def all_at_once() -> list[str]:
        return await asyncio.gather(*map(one, range(12)))

    answers = asyncio.run(all_at_once())
    for n, answer in enumerate(answers):
        assert answer == answers[n % 3]


def test_other_hosts_and_sites_are_refused(port: int) -> None:
    here = f"http://127.0.0.1:{port}"
    good = [
        {}, {"Host": f"localhost:{port}"}, {"Host": "10.1.2.3"}, {"Origin": here},
        {"Origin": "http://localhost:6274"}, {"Host": "10.1.2.3", "Origin": "http://10.1.2.3"},
        {"Host": f"[::1]:{port}", "Origin": f"http://[::1]:{port}"},
    ]  # fmt: skip
    for headers in good:
        assert post(port, **headers)[0] == 200, headers
    strange = [
        {"Host": "evil.example"}, {"Host": f"evil.example:{port}"}, {"Host": "127.0.0.1.evil.example"},
        {"Host": ""}, {"Host": "[::1"}, {"Host": "localhost.evil.example"}, {"Host": "evil.example#@127.0.0.1"},
    ]  # fmt: skip
    for headers in strange:
        status, told = post(port, **headers)
        assert status in {400, 421}, headers
    sites = [
        "https://evil.example",
        "null",
        "http://10.1.2.3",
        "http://127.0.0.1.evil.example",
        "http://[",
        "",
    ]
    for origin in sites:
        status, told = post(port, Origin=origin)
        assert (status, "trang web khác" in told) == (403, True), origin
    assert json.loads(told)["error"]["code"] == -32600


def test_the_name_of_the_server_outside_is_its_own(spoken: Spoken) -> None:
    with serving(spoken.desk, public_url="https://troly.example.vn") as port:
        assert post(port, Host="troly.example.vn")[0] == 200
        assert post(port, Host="TROLY.example.vn:443", Origin="https://troly.example.vn")[0] == 200
        assert post(port, Host="troly.example.vn", Origin="https://example.vn")[0] == 403
        with spoken.desk.library() as library:
            row = next(one for one in library.targets() if one.milestones)
        told = asked(port, f"{row.name} năm {row.milestones[0].year} là bao nhiêu?", "auto")
        assert "https://troly.example.vn/van-ban/" in text_of(told)


def test_only_what_is_posted_is_a_call_and_no_stream_is_held_open(port: int) -> None:
    for method in ("GET", "DELETE", "PUT", "OPTIONS"):
        assert post(port, "", method)[0] == 405


BROKEN: list[tuple[str | bytes, int]] = [
    ("", 400), ("{", 400), ("null", 400), ("[]", 400), (b"\xff\xfe", 400), ("[" * 100_000, 400),
    ('{"jsonrpc":"2.0","id":1,"method":5}', 400), ("1" * 10_000, 400), ("x" * 300_000, 413),
]  # fmt: skip


@pytest.mark.parametrize("version", ["2025-06-18", "2026-07-28"])
def test_broken_messages_are_refused(port: int, caplog: pytest.LogCaptureFixture, version: str) -> None:
    for body, expected in BROKEN:
        status, told = post(port, body, MCP_Protocol_Version=version)
        assert status == expected, (body[:20], told[:200])
        assert "Traceback" not in told
    assert post(port, LIST, Content_Type="text/plain")[0] == 400
    assert post(port, LIST, Accept="text/html")[0] == 406
    assert not caplog.records


def test_a_client_that_goes_ends_its_call_and_leaves_nothing(
    shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    slow = Slow(endless=True)
    body = json.dumps(
        {"jsonrpc": "2.0", "id": 1, "method": "tools/call",
         "params": {"name": "ask", "arguments": {"question": "Hỏi"}}}
    ).encode()  # fmt: skip
    with serving(Desk(shelf, slow)) as port:  # type: ignore[arg-type]
        before = threading.active_count()
        for _ in range(5):
            slow.ended = False
            with socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE_S) as connection:
                head = f"POST /mcp HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {len(body)}\r\n"
                head += "".join(f"{name}: {value}\r\n" for name, value in HEADERS.items())
                connection.sendall(head.encode() + b"\r\n" + body)
                time.sleep(0.1)
            until = time.monotonic() + 10
            while not slow.ended:
                assert time.monotonic() < until
                time.sleep(0.01)
        assert threading.active_count() <= before + 2
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize("version", ["2025-06-18", "2026-07-28"])
def test_a_client_that_goes_while_it_still_sends_is_no_bug(
    port: int, caplog: pytest.LogCaptureFixture, version: str
) -> None:
    for _ in range(3):
        with socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE_S) as connection:
            head = "POST /mcp HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n"
            head += f"MCP-Protocol-Version: {version}\r\n"
            head += "".join(f"{name}: {value}\r\n" for name, value in HEADERS.items())
            connection.sendall(head.encode() + b"\r\n" + LIST[:20].encode())
            time.sleep(0.1)
    assert post(port)[0] == 200
    assert not caplog.records
