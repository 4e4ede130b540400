"""How a request is carried to a model's server: to the address that was told and nowhere else, and back in bounds."""

from collections.abc import AsyncIterator
from functools import cache
from ssl import SSLContext

import httpx

# A reply of the longest that is asked for comes in a tenth of this, however wordy its frames are.
_MOST_BYTES = 4 * 2**20


class Elsewhere(Exception):
    """A library wanted to send a question to another place than the one that was told."""


class TooMuch(Exception):
    """More came back than any reply needs."""


def client_to(url: str, key: str, seconds: float) -> httpx.AsyncClient:
    """Return a client of httpx's that reaches `url` alone and follows nothing that leads away from it."""
    return httpx.AsyncClient(
        transport=Carrier(url, key, seconds), trust_env=False, timeout=seconds, follow_redirects=False
    )


class Nowhere(httpx.BaseTransport):
    """Carries nothing: for the clients of integrations that we do not use."""

    def handle_request(self, _: httpx.Request) -> httpx.Response:
        raise Elsewhere


class Carrier(httpx.AsyncBaseTransport):
    """Carries each request over a connection of its own, which ends with it: nothing waits in a pool.

    Proxies of the environment are not used. May serve several event loops at once.
    """

    def __init__(self, url: str, key: str, seconds: float) -> None:
        self._place = _place(httpx.URL(url))
        self._key = key
        # An address where nobody is must leave time to try again.
        self._limits = {"connect": seconds / 3, "read": seconds, "write": seconds, "pool": seconds}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return the answer as it begins; Elsewhere before anything is sent to another place."""
        if _place(request.url) != self._place:
            raise Elsewhere
        request.extensions = {**request.extensions, "timeout": self._limits}
        # Some integrations find keys of their own in the environment.
        request.headers.pop("authorization", None)
        request.headers["accept-encoding"] = "identity"
        if self._key:
            request.headers["authorization"] = f"Bearer {self._key}"
        secure = request.url.scheme == "https"
        wire = httpx.AsyncHTTPTransport(verify=_context() if secure else False, trust_env=False)
        try:
            answer = await wire.handle_async_request(request)
        except BaseException:
            await wire.aclose()
            raise
        assert isinstance(answer.stream, httpx.AsyncByteStream)  # noqa: S101 - a promise of httpx's
        bounded = _Bounded(answer.stream, wire)
        # What is packed all the same, and may unfold to any size, is left as it came.
        headers = [(name, value) for name, value in answer.headers.raw if name.lower() != b"content-encoding"]
        return httpx.Response(
            answer.status_code, headers=headers, stream=bounded, extensions=answer.extensions
        )


class _Bounded(httpx.AsyncByteStream):
    """The body of an answer, which raises TooMuch where it does not end, and closes its connection."""

    def __init__(self, body: httpx.AsyncByteStream, wire: httpx.AsyncHTTPTransport) -> None:
        self._body = body
        self._wire = wire

    async def __aiter__(self) -> AsyncIterator[bytes]:
        came = 0
        async for part in self._body:
            came += len(part)
            if came > _MOST_BYTES:
                raise TooMuch
            yield part

    async def aclose(self) -> None:
        """Close the body and the connection beneath it."""
        try:
            await self._body.aclose()
        finally:
            await self._wire.aclose()


def _place(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


@cache
def _context() -> SSLContext:
    return httpx.create_ssl_context()
