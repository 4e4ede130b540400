"""The topics of an edition: what a trainer can choose of the documents that are held word for word."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.library.below import with_all_below
from assistant.library.nouns import Document, Duty, Provision
from assistant.library.titles import heading_of
from assistant.text.footnotes import DIGITS
from assistant.wording import begun, say
from bot.desk.desk import public_documents
from bot.trainers.naming import names_of
from bot.trainers.topic import About, Topic
from bot.views.targets.board import Board, board_of

if TYPE_CHECKING:
    from assistant.search.edition import Edition

_DIVISIONS = frozenset({"part", "chapter", "section", "subsection", "article", "item", "annex"})
_WHOLE = frozenset({"chapter", "section"})
"""Divisions that are spoken of whole, whatever they hold; parts, items and articles are where most lies in them."""
_MUCH = 0.4
"""A division that holds so much of its document is cut into the divisions below it."""
_MARK = re.compile(rf"\[\^\d+\]|[{DIGITS}]+")
_LEADING = re.compile(r"^[-–•*+\s]+")
_WORDS = {"tasks": "nhiem-vu", "targets": "chi-tieu", "agency": "co-quan", "document": "van-ban"}


def topics_of(edition: "Edition") -> tuple[Topic, ...]:
    """Return the topics of every public document held word for word: tasks, indicators, agencies, the whole."""
    library = edition.library
    board = board_of(edition)
    public = public_documents(library)
    names = names_of(public)
    found: list[Topic] = []
    for document in public:
        if document.text != "verbatim":
            continue
        held = library.provisions(document.id)
        found += _tasks(document, held, {row.id for row in board.rows})
        found += _targets(document, board)
        found += _agencies(document, library.duties(document.id))
        places = tuple(one.id for one in held)
        found.append(
            Topic(_id(About.DOCUMENT, document.id), About.DOCUMENT, names[document.id], document.id, places)
        )
    order = list(About)
    return tuple(sorted(found, key=lambda one: order.index(one.about)))


def tidy(text: str) -> str:
    """Return printed words on one line, without a leading bullet, footnote marks and signs at the end."""
    return _LEADING.sub("", " ".join(_MARK.sub("", text).split())).rstrip(" ;:,.")


def divisions_of(held: Sequence[Provision]) -> tuple[Provision, ...]:
    """Return the headed divisions that a document is spoken of by, in order.

    Chapters where it has some, else articles; of an outline the parts, and where a part holds much of the document
    and every place below it is headed and divided again, those.
    """
    below: dict[str | None, list[Provision]] = {}
    for one in held:
        below.setdefault(one.parent, []).append(one)
    length = max((one.subtree_end for one in held), default=0)
    return tuple(
        found
        for one in below.get(None, ())
        for found in _divided(one, below, length, {row.id for row in held if row.kind == "row"})
    )


def _divided(
    one: Provision, below: dict[str | None, list[Provision]], length: int, rows: set[str]
) -> Iterator[Provision]:
    inside = below.get(one.id, [])
    headed = [child for child in inside if child.kind in _DIVISIONS and below.get(child.id)]
    if one.kind not in _DIVISIONS or (not inside and one.kind != "article") or _is_form(one):
        return
    if one.kind == "annex":
        # An annex of tables and forms is no division; one that has a text of its own is cut as that is.
        for child in headed:
            if not any(row.id in rows for row in below.get(child.id, ())):
                yield from _divided(child, below, length, rows)
        return
    much = one.subtree_end - one.start >= _MUCH * length
    holds_chapters = any(child.kind in {"chapter", "part"} for child in headed)
    cut = holds_chapters or (
        one.kind not in _WHOLE and much and len(headed) > 1 and len(headed) == len(inside)
    )
    if not cut:
        yield one
        return
    for child in headed:
        yield from _divided(child, below, length, rows)


def _is_form(one: Provision) -> bool:
    """Tell whether an annex is a form to be filled in."""
    own = one.label.rpartition(", ")[2].casefold()
    return one.kind == "annex" and own.startswith(say("labels.place.form"))


def _tasks(document: Document, held: Sequence[Provision], rows: set[str]) -> Iterator[Topic]:
    for one in divisions_of(held):
        places = tuple(place.id for place in with_all_below(one, held))
        if not rows.intersection(places):
            name = tidy(heading_of(one, issuer=document.issuer))
            yield Topic(_id(About.TASKS, one.id), About.TASKS, name, document.id, places)


def _targets(document: Document, board: Board) -> Iterator[Topic]:
    for led in board.topics:
        rows = [row for row in board.rows if row.topic and row.topic.id == led.id]
        if rows[0].document.id != document.id or not any(row.cells for row in rows):
            continue
        places = tuple(row.id for row in rows)
        yield Topic(_id(About.TARGETS, led.id), About.TARGETS, tidy(led.name), document.id, places)


def _agencies(document: Document, duties: Sequence[Duty]) -> Iterator[Topic]:
    given: dict[str, list[Duty]] = {}
    for duty in duties:
        given.setdefault(duty.agency_id, []).append(duty)
    for agency, some in given.items():
        places = tuple(dict.fromkeys(one.provision for one in some))
        name = begun(tidy(some[0].agency))
        id_ = f"{_id(About.AGENCY, document.id)}/{agency}"
        yield Topic(id_, About.AGENCY, name, document.id, places, agency)


def _id(about: About, place: str) -> str:
    return f"{_WORDS[about.value]}:{place}"
