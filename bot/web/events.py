"""Server-sent events as this server sends them."""

from collections.abc import AsyncIterator

from fastapi.responses import Response, StreamingResponse


def event_stream(events: AsyncIterator[bytes]) -> Response:
    """Return the response of events that are written already, which nobody on the way may keep back or keep."""
    # What a proxy keeps back until it is whole is no stream.
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(events, media_type="text/event-stream", headers=headers)
