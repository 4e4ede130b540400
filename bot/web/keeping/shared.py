"""A shared answer: stored whole as JSON, read again as it was, and held against the documents of today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Literal

from pydantic import TypeAdapter

from assistant.answers.answer import Answer, Quote
from assistant.library.nouns import Document
from bot.web.keeping.offer import Offer
from bot.web.keeping.plain import plain_answer

if TYPE_CHECKING:
    from assistant.library.library import Library


@dataclass(frozen=True, slots=True)
class Held:
    """A document as it was when the answer was shared: its name, how it was held, whether it applied, its text."""

    id: str
    name: str
    text: str
    validity: str
    digest: str


@dataclass(frozen=True, slots=True)
class SharedAnswer:
    """What was asked and what was answered, with everything that the answer cites, as of its day and edition."""

    question: str
    before: tuple[str, ...]
    within: str
    day: date
    edition: str
    answer: Answer
    formal: tuple[str, ...]
    documents: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a document since; `address` where it can still be read."""

    name: str
    kind: Literal["gone", "original", "quote", "elsewhere", "validity"]
    address: str | None


def shared_answer(library: "Library", offered: Offer, answer: Answer) -> SharedAnswer:
    """Return the answer as it is shared."""
    ids = dict.fromkeys(quote.document for quote in _quotes(answer))
    documents = (library.document(id_) for id_ in ids)
    return SharedAnswer(
        question=offered.question,
        before=offered.before,
        within=offered.within,
        day=offered.day,
        edition=offered.edition,
        answer=answer,
        formal=offered.formal,
        documents=tuple(_held(library, one) for one in documents if one),
    )


def to_json(shared: SharedAnswer) -> str:
    """Return the answer as the store keeps it."""
    return _shape().dump_json(shared).decode()


def from_json(content: str) -> SharedAnswer:
    """Return the answer as it was shared."""
    return _shape().validate_json(content)


def offer_of(shared: SharedAnswer, file: str) -> Offer:
    """Return what is offered with a shared answer: to take it along, as it was; `file` is its document's address."""
    return Offer(
        key="c",
        question=shared.question,
        before=shared.before,
        within=shared.within,
        edition=shared.edition,
        stamp="",
        seal="",
        status=shared.answer.status.value,
        provisions=(),
        formal=shared.formal,
        plain=plain_answer(shared.question, shared.answer, shared.formal, shared.day),
        file=file,
        day=shared.day,
        days=0,
        may_take=True,
        may_share=False,
        may_judge=False,
    )


def changes(library: "Library", shared: SharedAnswer) -> tuple[Change, ...]:
    """Return what became of the documents since the answer was shared; nothing where they are as they were."""
    return tuple(change for held in shared.documents for change in _changes(library, held, shared.answer))


def _changes(library: "Library", held: Held, answer: Answer) -> Iterator[Change]:
    now = library.document(held.id)
    if now is None or not now.is_public:
        yield Change(held.name, "gone", None)
        return
    address = f"/van-ban/{now.id}"
    if now.text != held.text:
        yield Change(held.name, "original" if now.text == "verbatim" else "gone", address)
    elif _digest(library, now) != held.digest:
        quotes = [quote for quote in _quotes(answer) if quote.document == held.id]
        same = all(_stands(library, quote) for quote in quotes)
        yield Change(held.name, "elsewhere" if same else "quote", address)
    if now.validity != held.validity:
        yield Change(held.name, "validity", address)


def _stands(library: "Library", quote: Quote) -> bool:
    """Tell whether the quoted place still says what was quoted."""
    place = library.provision(quote.provision)
    return (
        place is not None
        and quote.text in library.clean_text(quote.document)[place.start : place.subtree_end]
    )


def _held(library: "Library", document: Document) -> Held:
    name = f"{document.kind} {document.number}"
    return Held(document.id, name, document.text, document.validity, _digest(library, document))


def _digest(library: "Library", document: Document) -> str:
    return blake2b(library.clean_text(document.id).encode(), digest_size=16).hexdigest()


def _quotes(answer: Answer) -> Iterator[Quote]:
    for citation in answer.citations:
        yield citation.quote
        yield from citation.beside
    yield from (nearest.quote for nearest in answer.nearest)


@cache
def _shape() -> TypeAdapter[SharedAnswer]:
    return TypeAdapter(SharedAnswer)
