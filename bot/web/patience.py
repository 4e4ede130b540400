"""Connections that are opened and then left: ended before they use up what the server has."""

import asyncio
from typing import TYPE_CHECKING

from uvicorn.protocols.http.auto import AutoHTTPProtocol

if TYPE_CHECKING:
    from uvicorn.protocols.http.h11_impl import H11Protocol as Protocol
else:
    Protocol = AutoHTTPProtocol

# Seconds for the head of a request to come whole.
HEAD_S = 15.0


class Patient(Protocol):
    """uvicorn's protocol, which waits for ever for the head of a request; this one does not."""

    _given_up: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take what came, and go on waiting while it is no whole head."""
        super().data_received(data)
        if self._is_serving():
            self._stop()
        elif self._given_up is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop()
        super().connection_lost(exc)

    def _is_serving(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _wait(self) -> None:
        self._given_up = self.loop.call_later(HEAD_S, self._give_up)

    def _give_up(self) -> None:
        self._given_up = None
        if not self._is_serving():
            self.transport.close()

    def _stop(self) -> None:
        if self._given_up is not None:
            self._given_up.cancel()
            self._given_up = None
