"""The pages `/van-ban` and `/van-ban/<id>`: every document, and one to be read."""

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from assistant.library.addresses import key
from assistant.library.nouns import Document
from assistant.wording import say
from bot.web.desk import Desk, find_document, public_documents
from bot.web.documents.identity import facts, parts, standing, ties
from bot.web.documents.listing import kinds, lines
from bot.web.documents.outline import outline_of
from bot.web.documents.reader import reading
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
    def document(request: Request, reference: str) -> HTMLResponse:
        with desk.library() as library:
            found = find_document(library, reference)
            provisions = library.provisions(found.id)
            return page(
                request,
                "documents/document.html",
                document=found,
                facts=facts(found),
                parts=parts(library, found),
                standing=standing(library, found),
                ties=ties(library, found),
                addresses=library.addresses(found.id),
                grounds={one.provision: one for one in library.all_grounds(found.id)},
                gone=_gone(library, found),
                reading=reading(provisions, library.fixes(found.id)),
                outline=outline_of(found, provisions),
                pages=max((one.page or 0 for one in provisions), default=0),
            )

    return routes


def _gone(library: "Library", document: Document) -> list[tuple[str, str, str | None]]:
    """Return the paths that are gone: path, what to say, and the address of what replaced it."""
    gone: list[tuple[str, str, str | None]] = []
    for stone in library.tombstones():
        owner, _, path = stone.id.partition("/")
        if owner != document.id or not path:
            continue
        if stone.replaced_by == document.id:
            gone.append((path, say("web.gone.original", path=path), "#noi-dung"))
            continue
        by = (stone.replaced_by or "").partition("/")[2]
        told = say("web.gone.replaced", path=path, by=by) if by else say("web.gone.gone", path=path)
        gone.append((path, told, f"#{by}" if by else None))
    return gone
