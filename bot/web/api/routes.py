"""The API that other programs rely on: ask, and the library as data."""

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse
from typing_extensions import TypedDict

from assistant.answers.answer import Status
from assistant.library.addresses import key, place_url
from assistant.library.nouns import Document, Target
from assistant.text.normal import syllables
from assistant.wording import say
from bot.desk.desk import Desk, public_documents
from bot.views.shapes.answer import AnswerShape, answer_shape
from bot.views.shapes.records import (
    DocumentShape,
    DutyShape,
    TargetShape,
    WholeDocumentShape,
    WholeProvisionShape,
    document_shape,
    duty_shape,
    provision_shape,
    target_shape,
)
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


# A body that is too large or too slow, a client that calls too often, too many at once or no library yet.
_ANYWHERE = (408, 413, 429, 500, 503)


class DocumentsShape(TypedDict):
    """Every document, in order."""

    items: list[DocumentShape]


class TargetsShape(TypedDict):
    """Rows of indicator tables, in document order."""

    items: list[TargetShape]


class DutiesShape(TypedDict):
    """Tasks given to agencies, in document order."""

    items: list[DutyShape]


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
            return {"items": [document_shape(one) for one in public_documents(library)]}

    @routes.get(
        "/documents/{id:path}",
        summary=say("web.api.summary.document"),
        responses=_problems(404, 409),
    )
    def document(
        id_: Annotated[str, Path(alias="id", description=say("web.api.field.document"))],
    ) -> WholeDocumentShape:
        with desk.library() as library:
            found = find_document(library, id_)
            provisions = [provision_shape(one) for one in library.provisions(found.id)]
            return {**document_shape(found), "provisions": provisions}

    @routes.get(
        "/provisions/{id:path}",
        summary=say("web.api.summary.provision"),
        responses=_problems(404, 409, 410),
    )
    def provision(
        id_: Annotated[str, Path(alias="id", description=say("web.api.field.provision"))],
    ) -> WholeProvisionShape:
        with desk.library() as library:
            found = find_provision(library, id_)
            below = library.subtree(found)
            return {
                **provision_shape(found),
                "document": found.document,
                "url": place_url(found.id),
                "children": [one.id for one in below if one.parent == found.id],
            }

    @routes.get("/targets", summary=say("web.api.summary.targets"), responses=_problems(404, 409, 422))
    def targets(
        document: Annotated[str | None, _query("document")] = None,
        year: Annotated[int | None, Query(ge=0, le=9999, description=say("web.api.field.year"))] = None,
        q: Annotated[str | None, _query("q")] = None,
    ) -> TargetsShape:
        with desk.library() as library:
            found = [
                target
                for one in _chosen(library, document)
                for target in library.targets(one.id)
                if _speaks_of(target, q)
            ]
        shapes = [target_shape(target, year) for target in found]
        return {"items": [shape for shape in shapes if year is None or shape["milestones"]]}

    @routes.get("/duties", summary=say("web.api.summary.duties"), responses=_problems(404, 409, 422))
    def duties(
        document: Annotated[str | None, _query("document")] = None,
        agency: Annotated[str | None, _query("agency")] = None,
    ) -> DutiesShape:
        with desk.library() as library:
            found = [duty for one in _chosen(library, document) for duty in library.duties(one.id)]
            names = _names_of_agency(library, agency) if agency else None
        return {
            "items": [
                duty_shape(duty)
                for duty in found
                if names is None or duty.agency_id in names or key(duty.agency) in names
            ]
        }

    return routes


def _chosen(library: "Library", reference: str | None) -> list[Document]:
    return [find_document(library, reference)] if reference else public_documents(library)


def _speaks_of(target: Target, words: str | None) -> bool:
    asked = set(syllables(words or ""))
    return asked <= {*syllables(target.name), target.number.lower()}


def _names_of_agency(library: "Library", given: str) -> set[str]:
    """Return the ids of the agencies that `given` names, and its own spelling."""
    spelling = key(given)
    ids = {
        agency.id
        for agency in library.agencies()
        if given == agency.id or spelling in map(key, (agency.name, *agency.aliases))
    }
    return {given, spelling, *ids}
