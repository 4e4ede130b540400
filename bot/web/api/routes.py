"""The API that other programs rely on: ask, and the library as data."""

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse

from assistant.answers.answer import Status
from assistant.library.nouns import Document
from assistant.wording import say
from bot.desk.desk import Desk, public_documents
from bot.views.shapes.answer import AnswerShape, answer_shape
from bot.views.shapes.lists import (
    DocumentsShape,
    DutiesShape,
    TargetsShape,
    documents_shape,
    duties_given,
    duties_shape,
    targets_shape,
    targets_with,
    whole_document_shape,
    whole_provision_shape,
)
from bot.views.shapes.records import WholeDocumentShape, WholeProvisionShape
from bot.web.api.stream import EVENT, streamed
from bot.web.asking import Ask, answer_to, caller_of, question_of
from bot.web.naming import find_document, find_provision

if TYPE_CHECKING:
    from assistant.library.library import Library

_PROBLEM: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
}


# No key where one is needed, a body that is too large or too slow, a client that calls too often, too many at once
# or no library yet.
_ANYWHERE = (401, 408, 413, 429, 500, 503)


def _problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    content = {"application/problem+json": {"schema": _PROBLEM}}
    every = sorted({*statuses, *_ANYWHERE})
    return {status: {"description": say("web.api.problem"), "content": content} for status in every}


def _query(name: str, limit: int = 200) -> Any:  # noqa: ANN401 - what FastAPI's Query returns
    return Query(max_length=limit, description=say(f"web.api.field.{name}"))


def api_routes(desk: Desk) -> APIRouter:
    """Return the routes under `/api/v1`."""
    routes = APIRouter(prefix="/api/v1")

    @routes.post(
        "/ask",
        summary=say("web.api.summary.ask"),
        response_model=AnswerShape,
        responses=_problems(400, 404, 409, 422),
    )
    def ask(asked: Ask, request: Request) -> Response:
        answer = answer_to(desk, asked, caller_of(request))
        # Written here: what FastAPI writes it checks once more, and in another turn of a thread.
        return JSONResponse(answer_shape(answer), 503 if answer.status is Status.FAILED else 200)

    @routes.post(
        "/ask/stream",
        summary=say("web.api.summary.stream"),
        response_class=StreamingResponse,
        responses={
            200: {"content": {"text/event-stream": {"schema": EVENT}}},
            **_problems(400, 404, 409, 422),
        },
    )
    def ask_in_pieces(asked: Ask, request: Request) -> Response:
        question = question_of(desk, asked, caller_of(request))
        return streamed(partial(desk.ask, question))

    @routes.get("/documents", summary=say("web.api.summary.documents"), responses=_problems())
    def documents() -> DocumentsShape:
        with desk.library() as library:
            return documents_shape(library)

    @routes.get(
        "/documents/{id:path}",
        summary=say("web.api.summary.document"),
        responses=_problems(404, 409),
    )
    def document(
        id_: Annotated[str, Path(alias="id", description=say("web.api.field.document"))],
    ) -> WholeDocumentShape:
        with desk.library() as library:
            return whole_document_shape(library, find_document(library, id_))

    @routes.get(
        "/provisions/{id:path}",
        summary=say("web.api.summary.provision"),
        responses=_problems(404, 409, 410),
    )
    def provision(
        id_: Annotated[str, Path(alias="id", description=say("web.api.field.provision"))],
    ) -> WholeProvisionShape:
        with desk.library() as library:
            return whole_provision_shape(library, find_provision(library, id_))

    @routes.get("/targets", summary=say("web.api.summary.targets"), responses=_problems(404, 409, 422))
    def targets(
        document: Annotated[str | None, _query("document")] = None,
        year: Annotated[int | None, Query(ge=0, le=9999, description=say("web.api.field.year"))] = None,
        q: Annotated[str | None, _query("q")] = None,
    ) -> TargetsShape:
        with desk.library() as library:
            return targets_shape(targets_with(library, _chosen(library, document), q), year)

    @routes.get("/duties", summary=say("web.api.summary.duties"), responses=_problems(404, 409, 422))
    def duties(
        document: Annotated[str | None, _query("document")] = None,
        agency: Annotated[str | None, _query("agency")] = None,
    ) -> DutiesShape:
        with desk.library() as library:
            return duties_shape(duties_given(library, _chosen(library, document), agency))

    return routes


def _chosen(library: "Library", reference: str | None) -> list[Document]:
    return [find_document(library, reference)] if reference else public_documents(library)
