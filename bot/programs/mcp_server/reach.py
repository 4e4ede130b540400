"""What the tools reach for, and the documents that a call names."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answers.answer import Hear
from assistant.library.nouns import Document
from bot.desk.desk import Desk, public_documents
from bot.desk.of_edition import OfEdition
from bot.programs.mcp_server.results import Refused, refused
from bot.views.duties.tasks import Tasks
from bot.views.naming import document_named

if TYPE_CHECKING:
    from assistant.library.library import Library


@dataclass(frozen=True, slots=True)
class Reach:
    """The desk, the duties of its edition, the address that our pages have outside ("" for none), and who hears."""

    desk: Desk
    tasks: OfEdition[Tasks]
    site: str
    hear: Hear


def chosen(library: "Library", reference: str | None) -> list[Document] | Refused:
    """Return the document that is named, or all that anyone may know of where none is."""
    if not reference:
        return public_documents(library)
    found = document_named(library, reference)
    return [found] if isinstance(found, Document) else refused(found, Document)


def all_named(library: "Library", references: Sequence[str] | None) -> tuple[str, ...] | Refused:
    """Return the ids of the documents that are named; none where none are."""
    ids = []
    for reference in references or ():
        found = document_named(library, reference)
        if not isinstance(found, Document):
            return refused(found, Document)
        ids.append(found.id)
    return tuple(dict.fromkeys(ids))
