"""What is taken away from the pages: the table as a workbook or text, the charts as pictures."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from assistant.wording import say
from bot.desk.desk import Desk
from bot.desk.of_edition import OfEdition
from bot.exports.comma import CSV, comma_separated
from bot.exports.panels import Look
from bot.exports.workbook import XLSX, workbook
from bot.views.targets.board import Board, Row
from bot.views.targets.pictures import MEDIA, Kind, Pictures
from bot.web.assets import ASKED_AGAIN, KEPT
from bot.web.problems import Problem
from bot.web.targets.choosing import Asked, choose
from bot.web.targets.exported import printed_sheet, workbook_sheets
from bot.web.targets.finding import MOST_COMPARED, named_row, named_rows
from bot.web.templating import READ


class Wanted:
    """How an address wants a chart: for a dark page, for a narrow screen, of which edition."""

    def __init__(self, mau: str = "", kho: str = "", ban: str = "") -> None:
        self.look = Look(dark=mau == "toi", narrow=kho == "hep")
        self.version = ban


_Asked = Annotated[Asked, Depends()]
_Wanted = Annotated[Wanted, Depends()]


def file_routes(desk: Desk, boards: OfEdition[Board]) -> APIRouter:
    """Return the routes of the files."""
    routes = APIRouter(include_in_schema=False)
    pictures = Pictures()

    def picture(rows: Sequence[Row], kind: Kind, wanted: Wanted, version: str) -> Response:
        made = pictures.of(version, rows, kind, wanted.look)
        if made is None:
            raise Problem(404, "nothing_to_draw")
        # The edition in the address changes with the figures: such a picture may be kept for good.
        kept = KEPT if wanted.version == version else ASKED_AGAIN
        return Response(made, media_type=MEDIA[kind], headers={"Cache-Control": kept})

    @routes.api_route("/chi-tieu.xlsx", methods=READ)
    def as_workbook(asked: _Asked) -> Response:
        board = boards.now()
        return _download(workbook(workbook_sheets(board, choose(desk, board, asked))), XLSX, "xlsx")

    @routes.api_route("/chi-tieu.csv", methods=READ)
    def as_text(asked: _Asked) -> Response:
        board = boards.now()
        return _download(comma_separated(printed_sheet(board, choose(desk, board, asked))), CSV, "csv")

    @routes.api_route("/chi-tieu/so-sanh.{kind}", methods=READ)
    def of_several(request: Request, kind: Kind, wanted: _Wanted) -> Response:
        board = boards.now()
        rows = named_rows(desk, board, request)
        if not 1 <= len(rows) <= MOST_COMPARED:
            raise Problem(422, "rows_to_compare", most=MOST_COMPARED)
        return picture(rows, kind, wanted, board.version)

    # The path of a row may have points of its own: only these two endings are of pictures.
    @routes.api_route("/chi-tieu/{reference:path}.svg", methods=READ)
    def as_svg(reference: str, wanted: _Wanted) -> Response:
        board = boards.now()
        return picture([named_row(desk, board, reference)], "svg", wanted, board.version)

    @routes.api_route("/chi-tieu/{reference:path}.png", methods=READ)
    def as_png(reference: str, wanted: _Wanted) -> Response:
        board = boards.now()
        return picture([named_row(desk, board, reference)], "png", wanted, board.version)

    return routes


def _download(content: bytes, media: str, ending: str) -> Response:
    name = f"{say('targets.export.file')}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": ASKED_AGAIN}
    return Response(content, media_type=media, headers=headers)
