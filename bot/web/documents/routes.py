"""The pages `/van-ban` and `/van-ban/<id>`: every document, and one to be read."""

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from assistant.library.addresses import key
from assistant.library.nouns import Document
from bot.web.desk import Desk, find_document, public_documents
from bot.web.documents.listing import kinds, lines
from bot.web.documents.runs import ranges
from bot.web.documents.views import fragment, whole
from bot.web.templating import READ, page

if TYPE_CHECKING:
    from assistant.library.library import Library


def document_routes(desk: Desk) -> APIRouter:
    """Return the routes of the pages of documents."""
    routes = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    @routes.api_route("/van-ban", methods=READ)
    def documents(request: Request, loai: str = "") -> HTMLResponse:
        with desk.library() as library:
            public = public_documents(library)
        chosen = key(loai)
        return page(
            request,
            "documents/documents.html",
            kinds=kinds(public, chosen),
            lines=lines(public, chosen),
            total=len(public),
            chosen=chosen,
        )

    @routes.api_route("/van-ban/{reference:path}", methods=READ)
    def document(
        request: Request,
        reference: str,
        trich: Annotated[list[str], Query()] = [],  # noqa: B006 - FastAPI copies it
        phan: str = "",
        muc: str = "",
    ) -> HTMLResponse:
        with desk.library() as library:
            found = find_document(library, reference)
            quoted = ranges(trich, _length(library, found))
            if phan:
                return page(
                    request, "documents/fragment.html", view=fragment(library, found, quoted, muc[:200])
                )
            return page(request, "documents/document.html", view=whole(library, found, quoted))

    return routes


def _length(library: "Library", document: Document) -> int:
    """Return how many characters a reader of `document` may see."""
    provisions = library.provisions(document.id)
    return provisions[-1].end if provisions else 0
