"""The questions to project: those that a person wrote, else some made from the library that it answers."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from assistant.library.nouns import Document, Target
from assistant.text.normal import plain
from assistant.wording import say
from bot.desk.desk import Desk, public_documents
from bot.desk.of_edition import OfEdition
from bot.desk.trying import is_answered, value_question

if TYPE_CHECKING:
    from assistant.library.library import Library
    from assistant.search.edition import Edition

MOST = 30
_MADE = 6
_TRIED = 14
_NAME_LIMIT = 60
_TASK_LIMIT = 260


def written(questions: Sequence[str], lines: str) -> list[str]:
    """Return the questions of an address and those of a text, one a line, without the empty ones."""
    found = (" ".join(plain(one).split()) for one in (*questions, *lines.splitlines()))
    return [one for one in found if one]


def own_questions(desk: Desk) -> OfEdition[tuple[str, ...]]:
    """Return the questions made from the edition that serves, all answered, a kind after another."""

    def make(edition: "Edition") -> tuple[str, ...]:
        return tuple(
            islice(filter(partial(is_answered, desk), islice(_candidates(edition.library), _TRIED)), _MADE)
        )

    return OfEdition(desk, make)


def _candidates(library: "Library") -> Iterator[str]:
    """Yield questions, a kind after another, so that the first few differ; every one only once."""
    kinds = []
    for document in public_documents(library):
        if document.text == "verbatim":
            kinds += [_of_targets(library, document), _of_duties(library, document), _of_force(document)]
    seen: set[str] = set()
    while kinds:
        for kind in tuple(kinds):
            question = next(kind, None)
            if question is None:
                kinds.remove(kind)
            elif question not in seen:
                seen.add(question)
                yield question


def _of_targets(library: "Library", document: Document) -> Iterator[str]:
    def unlike(target: Target) -> tuple[bool, int]:
        return any(sign in target.name for sign in ",/;"), len(target.name)

    for target in sorted(library.targets(document.id), key=unlike):
        question = value_question(target)
        if question and 20 < len(target.name) <= _NAME_LIMIT:
            yield question


def _of_duties(library: "Library", document: Document) -> Iterator[str]:
    """Yield questions about agencies whose tasks are short enough to be read from the last row."""
    longest: dict[str, int] = {}
    names: dict[str, str] = {}
    for duty in library.duties(document.id):
        longest[duty.agency_id] = longest.get(duty.agency_id, 0) + len(duty.action)
        names.setdefault(duty.agency_id, duty.agency)
    for agency, length in sorted(longest.items(), key=lambda pair: pair[1]):
        if length <= _TASK_LIMIT and len(names[agency]) <= _NAME_LIMIT:
            yield say("shown.examples.duty", agency=names[agency])


def _of_force(document: Document) -> Iterator[str]:
    if document.in_force_from not in {None, "unknown"}:
        yield say("shown.examples.force", kind=document.kind, number=document.number)
