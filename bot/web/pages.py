"""The pages: ask, the documents, one document, and the API's own page."""

from typing import TYPE_CHECKING

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import HTMLResponse
from starlette.concurrency import run_in_threadpool

from assistant.answers.answer import Answer, Status
from assistant.library.addresses import key
from assistant.library.nouns import Document
from assistant.text.normal import plain
from assistant.wording import say
from bot.web.asking import QUESTION_LIMIT, Ask, answer_to, caller_of
from bot.web.desk import Desk, find_document, public_documents
from bot.web.examples import Examples
from bot.web.identity import facts, parts, standing, ties
from bot.web.listing import kinds, lines
from bot.web.markdown import blocks
from bot.web.outline import outline_of
from bot.web.problems import KINDS
from bot.web.reader import reading
from bot.web.reference import operations
from bot.web.sources import sources
from bot.web.templating import page

if TYPE_CHECKING:
    from assistant.library.library import Library

_READ = ["GET", "HEAD"]


def page_routes(desk: Desk, app: FastAPI) -> APIRouter:
    """Return the routes of the pages; `/docs` describes `app`."""
    routes = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    examples = Examples(desk)

    @routes.api_route("/", methods=_READ)
    def home(request: Request, q: str = "", trong: str = "") -> HTMLResponse:
        question = plain(q).strip()
        fault = _fault(request, question)
        opening = not desk.shelf.ready
        answer = None
        within = _within(desk, trong)
        if question and not fault and not opening:
            asked = Ask(question=question, documents=[within.id] if within else None)
            answer = answer_to(desk, asked, caller_of(request))
        failed = answer is not None and answer.status is Status.FAILED
        unserved = bool(question) and opening
        return page(
            request,
            "home.html",
            status=422 if fault else 503 if failed or unserved else 200,
            headers={"Retry-After": "3"} if unserved else None,
            question=question[:QUESTION_LIMIT],
            fault=fault,
            opening=opening,
            answer=answer,
            within=within,
            spoken=_spoken(answer),
            examples=examples.now(),
            documents=_held(desk),
        )

    @routes.api_route("/van-ban", methods=_READ)
    def documents(request: Request, loai: str = "") -> HTMLResponse:
        with desk.library() as library:
            public = public_documents(library)
        chosen = key(loai)
        return page(
            request,
            "documents.html",
            kinds=kinds(public, chosen),
            lines=lines(public, chosen),
            total=len(public),
            chosen=chosen,
        )

    @routes.api_route("/van-ban/{reference:path}", methods=_READ)
    def document(request: Request, reference: str) -> HTMLResponse:
        with desk.library() as library:
            found = find_document(library, reference)
            provisions = library.provisions(found.id)
            return page(
                request,
                "document.html",
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

    @routes.api_route("/docs", methods=_READ)
    async def docs(request: Request) -> HTMLResponse:
        described = await run_in_threadpool(lambda: operations(app.openapi()))
        problems = [(kind, say(f"problems.title.{kind}")) for kind in KINDS]
        return page(request, "docs.html", operations=described, problems=problems)

    return routes


def _fault(request: Request, question: str) -> str | None:
    if not question and "q" in request.query_params:
        return say("web.fault.empty")
    if len(question) > QUESTION_LIMIT:
        return say("web.fault.long", limit=f"{QUESTION_LIMIT:,}".replace(",", "."))
    return None


def _within(desk: Desk, reference: str) -> Document | None:
    """Return the one document that the question is put to, where its page put it."""
    if not reference or not desk.shelf.ready:
        return None
    with desk.library() as library:
        return find_document(library, reference[:200])


def _spoken(answer: Answer | None) -> dict[str, object]:
    if answer is None:
        return {}
    return {
        "heading": say(f"web.heading.{answer.status.value}"),
        "blocks": blocks(answer.text, {citation.n for citation in answer.citations}),
        "sources": sources(answer.citations),
    }


def _held(desk: Desk) -> list[Document]:
    if not desk.shelf.ready:
        return []
    with desk.library() as library:
        return public_documents(library)


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
