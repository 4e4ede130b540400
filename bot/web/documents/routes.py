"""The pages `/van-ban` and `/van-ban/<id>`: every document, and one to be read."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from assistant.library.addresses import key
from assistant.library.nouns import Document
from assistant.wording import say
from bot.desk.desk import Desk, public_documents
from bot.web.documents.compared import compared
from bot.web.documents.listing import kinds, lines
from bot.web.documents.on_day import day_of
from bot.web.documents.runs import ranges
from bot.web.documents.views import fragment, whole
from bot.web.naming import find_document
from bot.web.problems import Problem
from bot.web.templating import READ, page

if TYPE_CHECKING:
    from assistant.library.library import Library

_COMPARED = "doi-chieu"


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
        tim: str | None = None,
        ngay: str = "",
        ban: str = "",
    ) -> HTMLResponse:
        day = _day(ngay)
        with desk.library() as library:
            found = find_document(library, reference)
            quoted = ranges(trich, _length(library, found))
            if phan:
                return page(
                    request, "documents/fragment.html", view=fragment(library, found, quoted, muc[:200])
                )
            if ban == _COMPARED:
                view = compared(library, found)
                return page(request, "documents/compared.html", document=found, view=view)
            shown = whole(library, found, quoted=quoted, sought=tim, day=day)
            return page(request, "documents/document.html", view=shown)

    return routes


def _day(written: str) -> date | None:
    """Return the day that an address asks about; a Problem (422) for what is no day."""
    day = day_of(written)
    if written and day is None:
        raise Problem(422, "invalid", faults=f"{say('problems.fault.date', field='ngay')}.")
    return day


def _length(library: "Library", document: Document) -> int:
    """Return how many characters a reader of `document` may see."""
    provisions = library.provisions(document.id)
    return provisions[-1].end if provisions else 0
