"""Slides as values, before they become a presentation or pages for a projector."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.exports.panels import Chart
from bot.exports.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a slide: a "quote" is a document's characters, the rest are words of ours.

    "strong" is set apart, "option" is a choice of a quiz question, "right" the right one, "step" a row of the agenda.
    """

    text: str
    style: Literal["quote", "text", "strong", "option", "right", "step"] = "text"


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: everything on it fits a screen as it is.

    `small` are the clauses it rests on, in small print; `notes` are paragraphs for who speaks, with `minutes` of it;
    `address` is where the clause is read, `code` an address to be shown as a square code for phones. `places` are the
    ids of the provisions that it quotes. `figures` are those of the picture as a table, for papers.
    """

    kind: Literal["cover", "agenda", "section", "text", "table", "picture", "question", "answer", "end"]
    title: str
    blocks: Sequence[Block] = ()
    sheet: Sheet | None = None
    picture: Chart | None = None
    figures: Sheet | None = None
    alternative: str = ""
    small: Sequence[str] = ()
    notes: Sequence[str] = ()
    minutes: float = 0
    address: str = ""
    code: str = ""
    places: Sequence[str] = ()
