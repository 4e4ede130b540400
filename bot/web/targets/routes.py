"""The pages under `/chi-tieu`: the table, rows beside each other, one row."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from bot.desk.desk import Desk
from bot.desk.of_edition import OfEdition
from bot.views.targets.beside import look_alikes, pairs_of
from bot.views.targets.board import board_of, columns_of
from bot.views.targets.charted import picture_of
from bot.web.targets.choosing import WORDS_LIMIT, Asked, Chosen, choose
from bot.web.targets.compared import compared
from bot.web.targets.files import file_routes
from bot.web.targets.finding import MOST_COMPARED, named_document, named_row, named_rows
from bot.web.targets.suggested import Suggestions
from bot.web.targets.table import table_of
from bot.web.templating import READ, page


def target_routes(desk: Desk) -> APIRouter:
    """Return the routes of the pages of indicator tables, and of their files."""
    routes = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    boards, suggestions = OfEdition(desk, board_of), Suggestions(desk)

    @routes.api_route("/chi-tieu", methods=READ)
    def targets(request: Request, asked: Annotated[Asked, Depends()]) -> HTMLResponse:
        board = boards.now()
        chosen = choose(desk, board, asked)
        return page(
            request,
            "targets/targets.html",
            board=board,
            chosen=chosen,
            table=table_of(board, chosen),
            most=MOST_COMPARED,
            words_limit=WORDS_LIMIT,
        )

    @routes.api_route("/chi-tieu/so-sanh", methods=READ)
    def beside(request: Request) -> HTMLResponse:
        board = boards.now()
        rows = named_rows(desk, board, request)
        fit = 2 <= len(rows) <= MOST_COMPARED
        return page(
            request,
            "targets/compared.html",
            status=200 if fit else 422,
            rows=rows,
            fit=fit,
            most=MOST_COMPARED,
            version=board.version,
            table=compared(rows) if fit else None,
            picture=picture_of(rows) if fit else None,
        )

    # The address of a row takes every path: what is more exact comes before it.
    routes.include_router(file_routes(desk, boards))

    @routes.api_route("/chi-tieu/{reference:path}", methods=READ)
    def target(request: Request, reference: str) -> Response:
        board = boards.now()
        whole = named_document(desk, reference)
        if whole:
            return RedirectResponse(f"/chi-tieu{Chosen(document=whole).query()}", 307)
        row = named_row(desk, board, reference)
        with desk.library() as library:
            pairs = pairs_of(library, board, row)
        return page(
            request,
            "targets/target.html",
            row=row,
            columns=columns_of([row]),
            below=table_of(board, Chosen(topic=row.topic)) if board.under(row) else None,
            version=board.version,
            picture=picture_of([row]),
            pairs=pairs,
            alike=look_alikes(desk, board, row),
            questions=suggestions.about(board.version, row, pairs),
        )

    return routes
