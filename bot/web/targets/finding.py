"""The rows that addresses name."""

from fastapi import Request

from assistant.library.addresses import resolve_document
from assistant.library.nouns import Document
from bot.desk.desk import Desk
from bot.exports.chart import KINDS
from bot.views.targets.board import Board, Row
from bot.web.naming import find_document, find_provision
from bot.web.problems import Problem

MOST_COMPARED = KINDS


def named_document(desk: Desk, reference: str) -> Document | None:
    """Return the document that an address names instead of a row of it."""
    with desk.library() as library:
        ids = resolve_document(library, reference)
        return find_document(library, ids[0]) if len(ids) == 1 else None


def named_row(desk: Desk, board: Board, reference: str) -> Row:
    """Return the row that an address names; a Problem (404, 409 or 410) when it names none."""
    with desk.library() as library:
        found = find_provision(library, reference)
    row = board.row(found.id)
    if row is None:
        raise Problem(404, "unknown_target", ref=reference)
    return row


def named_rows(desk: Desk, board: Board, request: Request) -> tuple[Row, ...]:
    """Return the rows to compare, each once; one more than can be compared tells that there are too many."""
    named = list(dict.fromkeys(request.query_params.getlist("hang")))[: MOST_COMPARED + 1]
    rows = (named_row(desk, board, reference) for reference in named)
    return tuple({row.id: row for row in rows}.values())
