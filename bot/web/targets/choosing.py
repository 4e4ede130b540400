"""Which rows of the board a reader chose to see, and in which order: what the address says, checked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query

from assistant.library.nouns import Document
from assistant.text.normal import fold, has_accents, plain, toned, words
from assistant.wording import say
from bot.desk.desk import Desk
from bot.views.targets.board import Board, Column, Row, Topic, columns_of
from bot.web.naming import find_document
from bot.web.problems import Problem

WORDS_LIMIT = 200
_ALPHABET = {letter: at for at, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_YEAR = re.compile(r"\d{4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address says of the choice: words, document, group, year and order."""

    q: Annotated[str, Query(max_length=WORDS_LIMIT)] = ""
    trong: Annotated[str, Query(max_length=WORDS_LIMIT)] = ""
    nhom: Annotated[str, Query(max_length=WORDS_LIMIT)] = ""
    nam: str = ""
    xep: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was asked for; `order` is "so", "ten" or a column's word, `falling` from the last or greatest."""

    words: str = ""
    document: Document | None = None
    topic: Topic | None = None
    year: int | None = None
    order: str = "so"
    falling: bool = False

    @property
    def filtered(self) -> bool:
        """Tell whether any row may be left out."""
        return bool(self.words or self.document or self.topic or self.year)

    @property
    def as_printed(self) -> bool:
        """Tell whether rows stand in the order of their documents."""
        return self.order == "so" and not self.falling

    def query(self) -> str:
        """Return the choice as the query of an address, with its question mark; nothing for all rows."""
        order = "" if self.as_printed else f"{'-' if self.falling else ''}{self.order}"
        said = {
            "q": self.words,
            "trong": self.document.id if self.document else "",
            "nhom": self.topic.id if self.topic else "",
            "nam": self.year or "",
            "xep": order,
        }
        given = {name: value for name, value in said.items() if value}
        return f"?{urlencode(given)}" if given else ""

    def ordered(self, order: str) -> "Chosen":
        """Return the same rows in another order; in that order already, the other way round."""
        return replace(self, order=order, falling=order == self.order and not self.falling)


def choose(desk: Desk, board: Board, asked: Asked) -> Chosen:
    """Return what an address asks for.

    Raises a Problem: 404 for a document or group that is not there, 422 for a year or order that is none.
    """
    document = None
    if asked.trong:
        with desk.library() as library:
            document = find_document(library, asked.trong)
    topic = next((one for one in board.topics if one.id == asked.nhom), None)
    if asked.nhom and topic is None:
        raise Problem(404, "unknown_group", ref=asked.nhom)
    if asked.nam and not _YEAR.fullmatch(asked.nam):
        raise _unfit("int_parsing", "nam")
    order, falling = asked.xep.removeprefix("-") or "so", asked.xep.startswith("-")
    if order not in {"so", "ten", *(column.word for row in board.rows for column in row.cells)}:
        raise _unfit("other", "xep")
    year = int(asked.nam) if asked.nam else None
    return Chosen(" ".join(plain(asked.q).split()), document, topic, year, order, falling)


def _unfit(kind: str, field: str) -> Problem:
    detail = say(f"problems.fault.{kind}", field=field)
    return Problem(422, "invalid", faults=f"{detail}.", more={"errors": [{"field": field, "detail": detail}]})


def chosen_rows(board: Board, chosen: Chosen) -> tuple[Row, ...]:
    """Return the rows asked for, in their order."""
    rows = [row for row in board.rows if _fits(row, chosen)]
    if chosen.order == "ten":
        rows.sort(key=_alphabetical, reverse=chosen.falling)
    elif chosen.order != "so":
        column = next((one for one, _ in columns_of(board.rows) if one.word == chosen.order), None)
        rows.sort(key=lambda row: _by_amount(row, column, falling=chosen.falling))
    elif chosen.falling:
        rows.reverse()
    return tuple(rows)


def _fits(row: Row, chosen: Chosen) -> bool:
    return (
        (chosen.document is None or row.document.id == chosen.document.id)
        and (chosen.topic is None or (row.topic is not None and row.topic.id == chosen.topic.id))
        and (chosen.year is None or any(column.year == chosen.year for column in row.cells))
        and all(_said(word, row) for word in words(chosen.words))
    )


def _said(word: str, row: Row) -> bool:
    """Tell whether a row has a word: typed with accents it must have those."""
    return (toned(word) if has_accents(word) else fold(word)) in row.spoken


def _alphabetical(row: Row) -> tuple[Sequence[tuple[tuple[int, ...], str]], int]:
    """Return what puts names in the order of the Vietnamese alphabet, tones after letters."""
    syllables = [toned(word) for word in words(row.target.name)]
    letters = [
        (tuple(_ALPHABET.get(c, ord(c) + 99) for c in one.rstrip("12345")), one[-1:]) for one in syllables
    ]
    return letters, row.order


def _by_amount(row: Row, column: Column | None, *, falling: bool) -> tuple[float, int]:
    """Return what puts rows in the order of a column's numbers; those without one come last either way."""
    cell = row.cells.get(column) if column else None
    amount = cell.milestone.amount if cell else None
    return (inf if amount is None else -amount if falling else amount, row.order)
