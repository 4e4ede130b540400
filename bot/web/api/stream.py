"""`POST /api/v1/ask/stream`: the answer as it comes to be, as server-sent events."""

import json
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import aclosing
from typing import Any

from fastapi.responses import Response
from fastapi.sse import format_sse_event

from assistant.answers.answer import Answer, Hear, Said, Step
from bot.desk.streaming import Done, Told
from bot.desk.waiting import awaited
from bot.views.shapes.answer import answer_shape, citation_shape, sentence_shape
from bot.web.events import event_stream
from bot.web.problems import Problem

EVENT: dict[str, Any] = {
    "type": "object",
    "required": ["event", "data"],
    "properties": {
        "event": {"enum": ["status", "citation", "sentence", "done", "error"]},
        "data": {"type": "string", "contentMediaType": "application/json"},
    },
}
"""What the OpenAPI says of each event: its data is JSON."""
_log = logging.getLogger(__name__)


def streamed(answered: Callable[[Hear], Answer]) -> Response:
    """Return the events of an answer: `status`, `citation`, `sentence`, and at the end `done` with the whole of it.

    A citation comes before the first sentence that it proves. What breaks in between is told as the event `error`,
    a problem as any other call would have it.
    """
    return event_stream(_events(answered))


async def _events(answered: Callable[[Hear], Answer]) -> AsyncIterator[bytes]:
    try:
        # Closed here, and not when somebody tidies up: who goes away ends the answering at once.
        async with aclosing(awaited(answered)) as all_told:
            async for told in all_told:
                for event in _event(told):
                    yield event
    except Exception:  # noqa: BLE001 - whatever it was, who listens is told
        # The head has gone out already: no other status can tell it.
        _log.exception("a streamed answer broke off")
        yield _written("error", json.loads(bytes(Problem(500, "broken").as_json().body)))


def _event(told: Told) -> Iterator[bytes]:
    if isinstance(told, Step):
        yield _written("status", {"step": told.name})
    elif isinstance(told, Said):
        for citation in told.citations:
            yield _written("citation", citation_shape(citation))
        yield _written("sentence", sentence_shape(told.sentence))
    elif isinstance(told, Done):
        yield _written("done", answer_shape(told.answer))


def _written(event: str, data: object) -> bytes:
    return format_sse_event(event=event, data_str=json.dumps(data, ensure_ascii=False))
