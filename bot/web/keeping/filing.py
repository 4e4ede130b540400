"""`/tra-loi.docx` and `/c/…/tra-loi.docx`: an answer with its sources as a document."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from assistant.text.normal import plain
from bot.desk.desk import Desk
from bot.exports.word import DOCX, word
from bot.web.keeping.paper import Paper, lines_of
from bot.web.keeping.private import PRIVATE, find_shared, unknown
from bot.web.keeping.reasking import answered_again, asked_again
from bot.web.keeping.shared import from_json
from bot.web.templating import READ

_NAME_LIMIT = 60


def filing_routes(desk: Desk) -> APIRouter:
    """Return the routes of an answer as a document: asked anew, or as it was shared."""
    routes = APIRouter(default_response_class=Response)

    @routes.api_route("/tra-loi.docx", methods=READ)
    def answer_file(
        request: Request,
        truoc: Annotated[list[str] | None, Query()] = None,
        q: str = "",
        trong: str = "",
    ) -> Response:
        before = tuple(filter(None, (plain(one).strip() for one in truoc or ())))
        answer, offered = answered_again(desk, asked_again(desk, plain(q).strip(), before, trong), request)
        return _file(
            Paper(
                question=offered.question,
                before=offered.before,
                answer=answer,
                formal=offered.formal,
                day=offered.day,
                edition=offered.edition,
                site=request.headers.get("host", ""),
            )
        )

    @routes.api_route("/c/{token}/tra-loi.docx", methods=READ)
    def shared_file(request: Request, token: str) -> Response:
        found = find_shared(desk, token)
        if found.content is None:
            raise unknown()
        kept = from_json(found.content)
        return _file(
            Paper(
                question=kept.question,
                before=kept.before,
                answer=kept.answer,
                formal=kept.formal,
                day=kept.day,
                edition=kept.edition,
                site=request.headers.get("host", ""),
            )
        )

    return routes


def _file(paper: Paper) -> Response:
    made = word(lines_of(paper), title=paper.question[:_NAME_LIMIT])
    headers = {"Content-Disposition": 'attachment; filename="tra-loi.docx"', **PRIVATE}
    return Response(made, media_type=DOCX, headers=headers)
