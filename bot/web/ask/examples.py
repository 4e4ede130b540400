"""Questions worth trying, made from what the library holds and kept only when it answers them."""

from collections.abc import Iterator
from threading import Lock
from typing import TYPE_CHECKING

from assistant.answers.answer import Question, Status
from assistant.library.nouns import Document, Target
from assistant.wording import say
from bot.web.desk import Desk, public_documents

if TYPE_CHECKING:
    from assistant.library.library import Library

_SHOWN = 5
# A name longer than this reads as a clause, not as something a person would type.
_NAME_LIMIT = 45


class Examples:
    """The examples of the edition that serves now, worked out once for each edition."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = Lock()
        self._of: tuple[str, tuple[str, ...]] = ("", ())

    def now(self) -> tuple[str, ...]:
        """Return the questions to offer; none while no library is open."""
        if not self._desk.shelf.ready:
            return ()
        with self._desk.shelf.lend() as edition, self._lock:
            if self._of[0] != edition.version:
                self._of = (edition.version, self._answerable(tuple(_candidates(edition.library))))
            return self._of[1]

    def _answerable(self, candidates: tuple[str, ...]) -> tuple[str, ...]:
        kept: list[str] = []
        for candidate in candidates:
            if self._desk.assistant.ask(Question(candidate)).status is Status.ANSWERED:
                kept.append(candidate)
            if len(kept) == _SHOWN:
                break
        return tuple(kept)


def _candidates(library: "Library") -> Iterator[str]:
    """Yield questions, a kind after another, so that the first few differ."""
    for document in public_documents(library):
        if document.text != "verbatim":
            continue
        kinds = (_about_targets(library, document), _about_duties(library, document), _about_force(document))
        first = [next(kind, None) for kind in kinds]
        yield from (question for question in first if question)
        for kind in kinds:
            yield from (question for question, _ in zip(kind, range(4), strict=False))


def _about_targets(library: "Library", document: Document) -> Iterator[str]:
    """Yield questions about targets with short names; one with a comma or a slash is seldom one thing."""
    for target in sorted(library.targets(document.id), key=_shortness):
        years = [one.year for one in target.milestones if one.amount is not None]
        if years and len(target.name) <= _NAME_LIMIT and not set(",/;") & set(target.name):
            yield say("web.examples.target", name=target.name.rstrip(" .;:"), year=years[len(years) // 3])


def _shortness(target: Target) -> tuple[int, str]:
    return -len(target.name) if len(target.name) <= _NAME_LIMIT else 1, target.number


def _about_duties(library: "Library", document: Document) -> Iterator[str]:
    seen: set[str] = set()
    for duty in library.duties(document.id):
        if duty.agency_id not in seen and len(duty.agency) <= _NAME_LIMIT:
            seen.add(duty.agency_id)
            yield say("web.examples.duty", agency=duty.agency)


def _about_force(document: Document) -> Iterator[str]:
    if document.in_force_from not in {None, "unknown"}:
        yield say("web.examples.force", kind=document.kind, number=document.number)
