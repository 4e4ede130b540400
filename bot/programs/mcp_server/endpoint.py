"""The door over HTTP, at one address: each call by itself, and only from where no other web site sends it."""

from contextlib import AbstractAsyncContextManager
from ipaddress import ip_address
from urllib.parse import urlsplit

from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.server.transport_security import TransportSecuritySettings
from mcp.types import INVALID_REQUEST
from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from assistant.wording import say
from bot.programs.mcp_server.door import McpDoor

PATH = "/mcp"
_BODY_LIMIT = 256 * 1024
_LOCAL = "localhost"


class McpEndpoint:
    """An ASGI application for the calls at `PATH`; `names` are the hosts that this server is called by."""

    def __init__(self, door: McpDoor, names: frozenset[str] = frozenset()) -> None:
        self._names = names | {_LOCAL}
        # No session is kept: a client that vanishes leaves nothing, and any process may take its next call.
        # Its own list of hosts knows no addresses but those written in it; `_refusal` is ours.
        self._manager = StreamableHTTPSessionManager(
            door.server,
            stateless=True,
            security_settings=TransportSecuritySettings(enable_dns_rebinding_protection=False),
            max_request_body_size=_BODY_LIMIT,
        )

    @property
    def route(self) -> Route:
        """Return the route for an application: only what is posted is a call."""
        return Route(PATH, self, methods=["POST"], include_in_schema=False)

    def running(self) -> AbstractAsyncContextManager[None]:
        """Return the context in which calls can be served; it can be entered once."""
        return self._manager.run()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the call, or refuse it: 421 for a host that is none of ours, 403 for another site's page."""
        refusal = self._refusal(Headers(scope=scope))
        if refusal:
            await refusal(scope, receive, send)
            return
        body = await _whole(receive)
        if body is not None:
            await self._manager.handle_request(scope, _first(body, receive), send)

    def _refusal(self, headers: Headers) -> JSONResponse | None:
        host = _host_of(f"//{headers.get('host', '')}")
        if not self._is_ours(host):
            return _refused(421, say("mcp.fault.another_host"))
        origin = headers.get("origin")
        if origin is not None and not self._may_come_from(_host_of(origin), host):
            return _refused(403, say("mcp.fault.another_origin"))
        return None

    def _is_ours(self, host: str) -> bool:
        # A name can be made to lead here by whoever owns it; an address cannot.
        return host in self._names or _is_address(host)

    def _may_come_from(self, origin: str, host: str) -> bool:
        return self._is_ours(origin) and (origin == host or origin in self._names or _is_loopback(origin))


async def _whole(receive: Receive) -> bytes | None:
    """Return all that is sent; None for a client that goes before the end, which the SDK would log as a bug."""
    parts: list[bytes] = []
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return None
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(parts)


def _first(body: bytes, receive: Receive) -> Receive:
    """Return what gives the body, and then what comes after it."""
    given = False

    async def receive_again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive_again


def _host_of(url: str) -> str:
    """Return the host of an address, in small letters; "" where it has none that can be read."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _is_loopback(host: str) -> bool:
    return host == _LOCAL or (_is_address(host) and ip_address(host).is_loopback)


def _refused(status: int, told: str) -> JSONResponse:
    body = {"jsonrpc": "2.0", "id": None, "error": {"code": INVALID_REQUEST, "message": told}}
    return JSONResponse(body, status)
