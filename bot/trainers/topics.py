"""The topics of an edition: what a trainer can choose of the documents that are held word for word."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.library.below import with_all_below
from assistant.library.nouns import Document, Duty, Provision
from assistant.library.titles import heading_of
from assistant.wording import begun
from bot.desk.desk import public_documents
from bot.trainers.divisions import divisions_of, tidy
from bot.trainers.naming import names_of
from bot.trainers.topic import About, Topic
from bot.views.targets.board import Board, board_of

if TYPE_CHECKING:
    from assistant.search.edition import Edition

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
