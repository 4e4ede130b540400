"""Clients that send nonsense, too much, or go away: each is answered or dropped, and the server is unhurt."""

import json
import os
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.bot.test_serve import end, served, wait_until_ready

# Never to be seen in what the server says: it stands for what a citizen writes.
PRIVATE = "chuyen-rieng-cua-toi"
ASK = json.dumps({"question": f"{PRIVATE} năm 2030?"}).encode()
HEAD = b"POST /api/v1/ask HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
CALLS = {
    "no request at all": b"\x00\xff\xfe\r\n\r\n",
    "another protocol": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + os.urandom(32),
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "a head too large": b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 2_000_000 + b"\r\n\r\n",
    "an address too long": b"GET /?q=" + b"a" * 1_000_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
    "a wrong length": HEAD + b"Content-Length: -5\r\n\r\n" + ASK,
    "two lengths": HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n" + ASK,
    "length and chunks": HEAD + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "half a body": HEAD + b"Content-Length: %d\r\n\r\n" % (len(ASK) + 50) + ASK,
    "a bad chunk": HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n" + ASK,
    "bytes that are no text": b"GET /?q=%ff%fe%00 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    "a path that climbs": b"GET /static/../../../etc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    "a path that climbs, written otherwise": (
        b"GET /static/%2e%2e/%2e%2e/app.py HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
    ),
    "a method nobody knows": b"BREW / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
}


@pytest.fixture(scope="module")
def server(library_home: Path) -> Iterator[tuple[int, int]]:
    """A server of its own: its port and process; it must end well, and have said nothing of what was asked."""
    with served(library_home) as (process, port):
        wait_until_ready(port)
        yield port, process.pid
        assert PRIVATE not in end(process, signal.SIGTERM)


def answered(port: int) -> bool:
    """Tell whether a question is answered, once the crowd before it is served."""
    for _ in range(100):
        status = asked(port)
        if status != 503:
            break
        time.sleep(0.1)
    return status == 200


def asked(port: int) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("POST", "/api/v1/ask", ASK, {"Content-Type": "application/json"})
    reply = connection.getresponse()
    whole = json.loads(reply.read())
    connection.close()
    assert whole["answer" if reply.status == 200 else "detail"]
    return reply.status


def sent(port: int, call: bytes) -> bytes:
    """Return what the server answers to some bytes, whose sender then says no more."""
    got = b""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as client:
        with suppress(ConnectionError):
            client.sendall(call)
            client.shutdown(socket.SHUT_WR)
        with suppress(ConnectionError):
            while part := client.recv(65536):
                got += part
    return got


@pytest.mark.parametrize("name", CALLS)
def test_a_call_that_is_none(server: tuple[int, int], name: str) -> None:
    port, _ = server
    first, _, rest = sent(port, CALLS[name]).partition(b"\r\n")
    assert first == b"" or b" 4" in first or (name == "bytes that are no text" and b" 200 " in first)
    assert b"root:" not in rest
    assert b"Traceback" not in rest
    assert answered(port)


def test_clients_that_go_away_leave_nothing_open(server: tuple[int, int]) -> None:
    port, process = server
    assert answered(port)
    before = len(os.listdir(f"/proc/{process}/fd"))  # noqa: PTH208 - only how many
    call = HEAD + b"Content-Length: %d\r\n\r\n" % len(ASK) + ASK
    page = f"GET /?q={quote(PRIVATE)} HTTP/1.1\r\nHost: a\r\n\r\n".encode()
    for at in range(200):
        with socket.create_connection(("127.0.0.1", port), timeout=30) as client:
            client.sendall((call, call[: at % len(call)], page)[at % 3])
            if at % 2:
                # Closed with a reset, not a farewell.
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
    assert answered(port)
    assert len(os.listdir(f"/proc/{process}/fd")) <= before + 5  # noqa: PTH208


def test_many_idle_connections_keep_nobody_waiting(server: tuple[int, int]) -> None:
    port, _ = server
    idle = [socket.create_connection(("127.0.0.1", port), timeout=30) for _ in range(300)]
    try:
        assert answered(port)
    finally:
        for one in idle:
            one.close()
