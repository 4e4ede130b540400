"""The addresses of OpenAI's interface: which models there are, and a chat's next message."""

import secrets
from collections.abc import AsyncIterator
from functools import partial

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse

from assistant.answers.answer import Question, Status
from bot.desk.desk import Desk
from bot.desk.waiting import whole
from bot.programs.completions.asked import MODEL, Refused, asked_by, unknown_model
from bot.programs.completions.coming import at_once, coming
from bot.programs.completions.shapes import Completion, model_shape, now
from bot.programs.completions.tasks import answer_to_task
from bot.programs.noted import noted
from bot.views.shapes.refusal import refusal_shape

# Nothing on the way may keep an answer, or hold back its parts.
_STREAMED = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


def completion_routes(desk: Desk, *, public_url: str = "") -> APIRouter:
    """Return the routes under `/v1`; links in answers begin with `public_url`."""
    # OpenAI describes this interface; our own description is of our own.
    routes = APIRouter(prefix="/v1", include_in_schema=False)
    opened = now()

    @routes.get("/models")
    async def models() -> JSONResponse:
        return JSONResponse({"object": "list", "data": [model_shape(opened)]})

    @routes.get("/models/{name:path}")
    async def model(name: str) -> JSONResponse:
        return JSONResponse(model_shape(opened)) if name == MODEL else _told(unknown_model())

    @routes.post("/chat/completions")
    async def complete(request: Request) -> Response:
        asked = asked_by(await request.body())
        if isinstance(asked, Refused):
            return _told(asked)
        completion = Completion(f"chatcmpl-{secrets.token_hex(12)}", now(), counted=asked.counted)
        if asked.background:
            text = answer_to_task(asked.question)
            if asked.stream:
                return _stream(at_once(completion, text))
            return JSONResponse(completion.whole(text, None))
        desk.must_be_open()
        answered = partial(desk.ask, Question(asked.question, history=asked.history))
        if asked.stream:
            return _stream(coming(completion, answered, public_url))
        answer = await whole(answered)
        if answer.status is Status.FAILED:
            return JSONResponse(refusal_shape(503, answer.text, answer.status.value), 503)
        return JSONResponse(completion.whole(noted(answer, public_url), answer))

    return routes


def _told(refused: Refused) -> JSONResponse:
    return JSONResponse(refused.shape(), refused.status)


def _stream(events: AsyncIterator[bytes]) -> StreamingResponse:
    return StreamingResponse(events, media_type="text/event-stream", headers=_STREAMED)
