"""The server itself: it notes each call and lets the behaviour whose turn it is answer."""

import json
import socket
import struct
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import Any, Self

from tests.models.server.behaviours import BEHAVIOURS
from tests.models.server.calls import Call, Dialect, Said, as_text

Reply = Callable[[Call], Said]


class Exchange:
    """One call that is being answered: what was asked, what a good model would say, and the wire."""

    def __init__(self, handler: "_Handler", call: Call, model: "ModelServer") -> None:
        self._handler = handler
        self._model = model
        self._chunked = False
        self.call = call
        self.dialect = Dialect(call.is_ollama)

    @property
    def text(self) -> str:
        """What a good model says to this call."""
        return as_text(self._model.reply(self.call))

    @property
    def stopped(self) -> Event:
        """Set when the server ends: whoever waits, waits for this."""
        return self._model.stopped

    def head(self, status: int = 200, content_type: str = "application/json", **headers: str) -> None:
        """Send the head of an answer whose length is not told."""
        self._handler.send_response(status)
        self._handler.send_header("content-type", content_type)
        for name, value in headers.items():
            self._handler.send_header(name.replace("_", "-"), value)
        self._chunked = "content_length" not in headers
        if self._chunked:
            self._handler.send_header("transfer-encoding", "chunked")
        self._handler.send_header("connection", "close")
        self._handler.end_headers()

    def write(self, part: bytes) -> None:
        """Send a part of the body at once."""
        framed = b"%x\r\n%s\r\n" % (len(part), part) if self._chunked else part
        self._handler.wfile.write(framed)
        self._handler.wfile.flush()

    def end(self) -> None:
        """End the body as an honest server ends it."""
        if self._chunked:
            self._handler.wfile.write(b"0\r\n\r\n")

    def whole(
        self, body: bytes, status: int = 200, content_type: str = "application/json", **more: str
    ) -> None:
        """Send a whole answer."""
        self.head(status, content_type, content_length=str(len(body)), **more)
        self.write(body)

    def raw(self, part: bytes) -> None:
        """Send bytes beneath everything that HTTP orders."""
        self._handler.wfile.write(part)
        self._handler.wfile.flush()

    def reset(self) -> None:
        """Break the connection as a dying server breaks it."""
        self._handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._handler.connection.close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    model: "ModelServer"

    def do_POST(self) -> None:
        body: Mapping[str, Any] = json.loads(self.rfile.read(int(self.headers["content-length"])))
        call = Call(self.path, body, self.headers.get("authorization"))
        self.close_connection = True
        self.model.answer(Exchange(self, call, self.model))

    def do_GET(self) -> None:
        self.send_error(404)

    def log_message(self, *_: Any) -> None:
        pass


class _Server(ThreadingHTTPServer):
    request_queue_size = 128
    daemon_threads = False

    def handle_error(self, *_: Any) -> None:
        """Say nothing of callers that went away, which is what many tests are about."""


class ModelServer:
    """A server that says what `reply` returns for each call, in the manner of `behaviours`.

    `calls` are those that came, oldest first; `most_at_once` so many were in work together at most.
    """

    def __init__(self, reply: Reply = lambda _: {}, behaviours: tuple[str, ...] = ("good",)) -> None:
        self.reply = reply
        self.behaviours = behaviours
        self.calls: list[Call] = []
        self.most_at_once = 0
        self.stopped = Event()
        self._in_work = 0
        self._served = 0
        self._lock = Lock()
        self._server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"model": self}))
        self._thread = Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, name="model server"
        )

    @property
    def root(self) -> str:
        """Where Ollama's API begins."""
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def url(self) -> str:
        """Where OpenAI's API begins."""
        return f"{self.root}/v1"

    def behave(self, *behaviours: str) -> None:
        """Behave so from now on, one for each call in turn; the last one stays."""
        with self._lock:
            self.behaviours, self._served = behaviours, 0

    def answer(self, exchange: Exchange) -> None:
        """Note a call and answer it."""
        with self._lock:
            self.calls.append(exchange.call)
            name = self.behaviours[min(self._served, len(self.behaviours) - 1)]
            self._served += 1
            self._in_work += 1
            self.most_at_once = max(self.most_at_once, self._in_work)
        try:
            BEHAVIOURS[name](exchange)
        except OSError:
            pass  # whoever asked has gone
        finally:
            with self._lock:
                self._in_work -= 1

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stopped.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
