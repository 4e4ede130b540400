"""The HTTP side: calls come in, faults happen, updates go out."""

import asyncio
import json
import re
import socket
import threading
import time
from dataclasses import dataclass
from typing import Any

import uvicorn
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from tests.telegram_bot.emulator.faults import SENDING, Fault
from tests.telegram_bot.emulator.methods import METHODS
from tests.telegram_bot.emulator.parameters import Parameters, read_parameters
from tests.telegram_bot.emulator.pushing import Pusher
from tests.telegram_bot.emulator.refused import Refused
from tests.telegram_bot.emulator.world import Call, Violation, World

PATH = re.compile(r"/bot(?P<token>[^/]+)/(?P<method>\w+)")
FILE = re.compile(r"/file/bot(?P<token>[^/]+)/(?:\w+/)?(?P<file_id>\w+)")
TOKEN = re.compile(r"\d+:[\w-]{30,}")
CONFLICT = Refused(
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running", 409
)
HOOKED = Refused(
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    409,
)


@dataclass(eq=False, slots=True)
class _Poll:
    """A getUpdates that waits."""

    wake: asyncio.Event
    ended: bool = False


class Server:
    """The Bot API on a port of loopback, in a thread of its own, for as long as it is entered."""

    def __init__(self, world: World, port: int = 0) -> None:
        self.world = world
        self.pusher = Pusher(world)
        self.errors: list[Exception] = []  # mistakes of the emulator itself
        self._polls: list[_Poll] = []
        self._transports: dict[tuple[str, int], asyncio.Transport] = {}
        # asyncio sends small answers at once only where the protocol is named.
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind(("127.0.0.1", port))
        self.port: int = self._socket.getsockname()[1]
        config = uvicorn.Config(
            self._app,
            http=_protocol(self._transports),
            interface="asgi3",
            proxy_headers=False,
            loop="asyncio",
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="critical",
            access_log=False,
            timeout_graceful_shutdown=1,
        )
        self._uvicorn = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._run, name="telegram-emulator", daemon=True)
        self._loop: asyncio.AbstractEventLoop | None = None

    def start(self) -> None:
        self._thread.start()
        give_up = time.monotonic() + 10
        while not self._uvicorn.started:
            if time.monotonic() > give_up or not self._thread.is_alive():
                raise RuntimeError("the emulator did not start")
            time.sleep(0.005)

    def stop(self) -> None:
        self._uvicorn.should_exit = True
        self._wake()
        self._thread.join(10)
        self._socket.close()

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        with self.world.lock:
            self.world.wakers.append(self._wake)
        pushing = asyncio.create_task(self.pusher.run())
        try:
            await self._uvicorn.serve(sockets=[self._socket])
        finally:
            with self.world.lock:
                self.world.wakers.remove(self._wake)
            pushing.cancel()
            await asyncio.gather(pushing, return_exceptions=True)

    def _wake(self) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._woken)

    def _woken(self) -> None:
        self.pusher.wake.set()
        for poll in self._polls:
            poll.wake.set()

    # One request.

    async def _app(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._respond(scope, receive, send)
        except Exception as error:
            self.errors.append(error)
            raise

    async def _respond(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        if found := FILE.fullmatch(request.url.path):
            content = self.world.files.get(found["file_id"])
            await Response(content or b"", 404 if content is None else 200)(scope, receive, send)
            return
        found = PATH.fullmatch(request.url.path)
        body = await request.body()
        if found is None or not TOKEN.fullmatch(found["token"]):
            await _json(Refused("Not Found", 404).as_json(), 404)(scope, receive, send)
            return
        if found["token"] != self.world.token or self.world.logged_out:
            await _json(Refused("Unauthorized", 401).as_json(), 401)(scope, receive, send)
            return
        try:
            content_type = request.headers.get("content-type", "")
            parameters = read_parameters(scope["query_string"].decode(), content_type, body)
        except Refused as refused:
            await _json(refused.as_json(), refused.code)(scope, receive, send)
            return
        response = await self._answer(found["method"], parameters)
        if response is None:
            if transport := self._transports.get(tuple(scope["client"])):
                transport.abort()
            await asyncio.sleep(0.01)  # until uvicorn has seen it
            return
        await response(scope, receive, send)

    async def _answer(self, method: str, parameters: Parameters) -> Response | None:
        """The answer to a call, or None where the connection drops."""
        with self.world.lock:
            chat_id = str(parameters.values.get("chat_id", ""))
            number = int(chat_id) if chat_id.removeprefix("-").isdecimal() else None
            fault = self.world.faults.take(method, number) or Fault(carried_out=True)
            if not fault.carried_out:
                refused = fault.refused or Refused("the connection dropped", 0)
                refused = Refused("not Telegram's answer", fault.status) if fault.body else refused
                self._note(method, parameters, refused, ordered=True)
        if fault.carried_out:
            status, answer = await self._carry_out(method, parameters)
        elif fault.refused is not None:
            status, answer = fault.refused.code, fault.refused.as_json()
        else:
            status, answer = fault.status, {}
        if fault.seconds:
            await asyncio.sleep(fault.seconds)
        if fault.dropped:
            return None
        if fault.body is not None:
            return Response(fault.body, fault.status, media_type="text/html")
        return _json(answer, status)

    async def _carry_out(self, method: str, parameters: Parameters) -> tuple[int, dict[str, Any]]:
        try:
            if method.lower() == "getupdates":
                result: Any = await self._get_updates(parameters)
            else:
                with self.world.lock:
                    result = self._call(method, parameters)
        except Refused as refused:
            with self.world.lock:
                self._note(method, parameters, refused)
            return refused.code, refused.as_json()
        return 200, {"ok": True, "result": result}

    def _call(self, method: str, parameters: Parameters) -> Any:
        called = METHODS.get(method.lower())
        if called is None:
            raise Refused("Not Found: method not found", 404)
        if self.world.flood_limits and method.lower() in SENDING:
            chat = self.world.chat_of(parameters)
            self.world.flood_limits.take(chat.id, is_group=chat.is_group, now=time.monotonic())
        try:
            result = called(self.world, parameters)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise Refused(f"Bad Request: can't parse the parameters: {error!r}") from error
        self.world.calls.append(Call(method, dict(parameters.values), 200, "", time.monotonic()))
        self.world.tell()
        return result

    def _note(self, method: str, parameters: Parameters, refused: Refused, *, ordered: bool = False) -> None:
        values = dict(parameters.values)
        self.world.calls.append(Call(method, values, refused.code, refused.description, time.monotonic()))
        if refused.code in {400, 404, 413} and not ordered:
            self.world.violations.append(Violation(method, refused.description, values))
        self.world.tell()

    async def _get_updates(self, parameters: Parameters) -> list[dict[str, Any]]:
        updates = self.world.updates
        until = time.monotonic() + min(50, max(0, parameters.number("timeout")))
        limit = min(100, max(1, parameters.number("limit", 100)))
        poll = _Poll(asyncio.Event())
        with self.world.lock:
            if self.world.webhook is not None:
                raise HOOKED
            for other in self._polls:
                other.ended = True
                other.wake.set()
            if "allowed_updates" in parameters:
                updates.allowed = parameters.object("allowed_updates") or ()
            updates.confirm(parameters.number("offset"))
            self.world.polls += 1
            self.world.tell()
        self._polls.append(poll)
        try:
            while True:
                with self.world.lock:
                    if poll.ended:
                        raise CONFLICT
                    batch = updates.batch(limit)
                left = until - time.monotonic()
                if batch or left <= 0 or self._uvicorn.should_exit:
                    return batch
                poll.wake.clear()
                try:
                    await asyncio.wait_for(poll.wake.wait(), left)
                except TimeoutError:
                    continue
        finally:
            self._polls.remove(poll)


def _json(body: dict[str, Any], status: int) -> Response:
    return Response(json.dumps(body, ensure_ascii=False), status, media_type="application/json")


def _protocol(transports: dict[tuple[str, int], asyncio.Transport]) -> type[H11Protocol]:
    """uvicorn's own, with the transports at hand: a server that cuts a line needs them."""

    class Cuttable(H11Protocol):
        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            transports[transport.get_extra_info("peername")] = transport
            super().connection_made(transport)

        def connection_lost(self, exc: Exception | None) -> None:
            transports.pop(self.transport.get_extra_info("peername"), None)
            super().connection_lost(exc)

    return Cuttable
