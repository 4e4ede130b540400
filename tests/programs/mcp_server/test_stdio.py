"""`troly57 mcp` as a client starts it: a real process that speaks over stdin and stdout, and leaves nothing behind."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.types import CallToolResult
from starlette.testclient import TestClient

from assistant.places import CHECKOUT
from tests.programs.mcp_server.conftest import Spoken, spoken_with, text_of
from tests.programs.mcp_server.test_tools import same

_PATIENCE_S = 60
COMMAND = [sys.executable, "-P", "-m", "bot.commands", "mcp"]
HELLO = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "0"},
    },
}
READY = {"jsonrpc": "2.0", "method": "notifications/initialized"}


def environment(home: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(CHECKOUT), "TROLY57_HOME": str(home)}  # noqa: TID251


@contextmanager
def child(home: Path) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        COMMAND,
        env=environment(home),
        cwd=os.sep,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout, process.stderr):
            with suppress(BrokenPipeError):
                if stream:
                    stream.close()


def send(process: subprocess.Popen[bytes], *messages: dict[str, Any] | bytes) -> None:
    assert process.stdin
    for one in messages:
        process.stdin.write(one if isinstance(one, bytes) else json.dumps(one).encode())
        process.stdin.write(b"\n")
    process.stdin.flush()


def answer(process: subprocess.Popen[bytes]) -> dict[str, Any]:
    assert process.stdout
    return json.loads(process.stdout.readline())  # type: ignore[no-any-return]


def call(number: int, name: str, **arguments: Any) -> dict[str, Any]:
    params = {"name": name, "arguments": arguments}
    return {"jsonrpc": "2.0", "id": number, "method": "tools/call", "params": params}


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_the_sdks_client_is_answered_as_the_api_answers(
    library_home: Path, web: TestClient, mode: str
) -> None:
    question = "Chương trình có hiệu lực từ ngày nào?"

    async def talk(client: Client) -> tuple[CallToolResult, list[str]]:
        told = await client.call_tool("ask", {"question": question})
        return told, [one.name for one in (await client.list_tools()).tools]

    parameters = StdioServerParameters(
        command=COMMAND[0], args=COMMAND[1:], env=environment(library_home), cwd=os.sep
    )
    told, names = asyncio.run(spoken_with(Client(stdio_client(parameters), mode=mode), talk))
    assert "documents" in names
    of_api = web.post("/api/v1/ask", json={"question": question}).json()
    assert same(told.structured_content or {}) == same(of_api)
    assert of_api["answer"] in text_of(told)


def test_broken_messages_cost_nothing_but_themselves(library_home: Path) -> None:
    with child(library_home) as process:
        send(process, b"", b"{", b"\xff\xfe", b"[]", b"[" * 100_000, b'{"jsonrpc":"2.0"}', b"null", HELLO)
        assert answer(process)["result"]["serverInfo"]["name"] == "troly57"
        send(process, READY, b"x" * 5_000_000, b'{"jsonrpc":"1.0","id":7,"method":"tools/list"}')
        send(process, {"jsonrpc": "2.0", "id": 2, "method": "no/such"})
        assert answer(process)["error"]["code"] == -32601
        send(process, {"jsonrpc": "2.0", "id": 3, "method": "tools/call", "params": {"name": 5}})
        assert answer(process)["error"]["code"] == -32602
        send(process, {"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": 99}})
        send(process, call(4, "documents"))
        told = answer(process)
        assert told["id"] == 4
        assert told["result"]["structuredContent"]["items"]
        assert process.stdin
        process.stdin.close()
        assert process.stdout
        assert process.stdout.read() == b""
        assert process.wait(_PATIENCE_S) == 0
        assert process.stderr
        assert process.stderr.read() == b""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("when", ["waiting", "opening"])
def test_a_signal_ends_it_while_the_client_still_holds_on(
    library_home: Path, number: signal.Signals, when: str
) -> None:
    with child(library_home) as process:
        send(process, HELLO)
        answer(process)
        if when == "waiting":
            send(process, READY, call(2, "documents"))
            answer(process)
        process.send_signal(number)
        assert process.wait(_PATIENCE_S) == 0
        assert process.stderr
        assert process.stderr.read() == b""


def test_a_signal_ends_it_when_nobody_reads_any_more(library_home: Path) -> None:
    with child(library_home) as process:
        send(process, HELLO, READY, *(call(n, "documents") for n in range(2, 40)))
        answer(process)
        answer(process)
        time.sleep(1)
        process.send_signal(signal.SIGTERM)
        assert process.wait(_PATIENCE_S) == 0


def test_a_client_that_dies_takes_it_along(library_home: Path) -> None:
    with child(library_home) as process:
        send(process, HELLO)
        answer(process)
        send(process, READY, *(call(n, "documents") for n in range(2, 12)))
        assert process.stdin
        assert process.stdout
        process.stdout.close()
        process.stdin.close()
        assert process.wait(_PATIENCE_S) == 0
        assert process.stderr
        assert b"Traceback" not in process.stderr.read()


def test_without_a_library_it_publishes_and_stdout_stays_the_protocols(home: Path) -> None:
    with child(home) as process:
        send(process, HELLO)
        answer(process)
        send(process, READY)
        until = time.monotonic() + _PATIENCE_S * 2
        for n in range(2, 100):
            send(process, call(n, "documents"))
            told = answer(process)["result"]
            if not told.get("isError"):
                break
            assert "Thư viện đang mở" in told["content"][0]["text"]
            assert time.monotonic() < until
        assert told["structuredContent"]["items"]
        process.send_signal(signal.SIGTERM)
        assert process.wait(_PATIENCE_S) == 0
        assert process.stderr
        said = process.stderr.read().decode()
        assert "đang xuất bản" in said
        assert "sẵn sàng" not in said


def test_an_address_is_only_for_http(library_home: Path, spoken: Spoken) -> None:
    done = subprocess.run(
        [*COMMAND, "--port", "1"], env=environment(library_home), capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert "--http" in done.stderr.decode()
