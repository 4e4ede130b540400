"""A document as a card: who it is, whether it applies, what is held of it; and all of them, page by page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.library.addresses import resolve_document
from assistant.library.nouns import Document, Provision
from assistant.text.normal import fold, words
from assistant.wording import begun, say
from bot.cards.actions import Ask, Open, ShowDocument, ShowDocuments, ShowPlace, ShowRows
from bot.cards.card import (
    Action,
    Block,
    Card,
    Facts,
    Heading,
    Line,
    Listed,
    Paragraph,
    Reply,
    Run,
    italic,
    plain,
    rows_of,
    sentence,
)
from bot.cards.paging import page_of
from bot.cards.sources import address_line, on_one_line, short
from bot.cards.stock import Stock
from bot.desk.desk import public_documents
from bot.desk.trying import is_answered
from bot.views.days import shown_day
from bot.views.documents.identity import Tie, facts, standing, state, ties

if TYPE_CHECKING:
    from assistant.library.library import Library

_PAGE = 8
_PARTS = 10
_TITLE, _LISTED = 160, 90
_HEADED = frozenset({"part", "chapter", "section", "article", "item", "annex", "heading"})
_ENDED = frozenset({"replaced", "expired"})


def documents_reply(text: str, stock: Stock) -> Reply:
    """Return the document that is named; else those that may be meant, or all."""
    with stock.library() as library:
        if not text:
            return Reply((_list(0, library),))
        found = _named(text, library, stock)
        if len(found) == 1:
            return Reply((_card(found[0], library, stock),))
        if not found:
            return Reply((_list(0, library, say("chat.documents.unmatched")),))
        blocks = (Heading(plain(say("chat.documents.several"))), _listed(found))
        return Reply((Card(blocks, _buttons(found)),))


def _named(text: str, library: "Library", stock: Stock) -> tuple[Document, ...]:
    ids = resolve_document(library, text) or stock.desk.assistant.named_in(text).documents
    found = (library.document(id_) for id_ in ids)
    named = tuple(one for one in found if one and one.is_public)
    return named or _with_words(text, public_documents(library))


def _with_words(text: str, documents: Sequence[Document]) -> tuple[Document, ...]:
    """Return the documents whose numbers have every word of a text, else those whose titles do; at most a page."""
    typed = {fold(word) for word in words(text)}
    numbers = [set(map(fold, words(name_of(one)))) for one in documents]
    titles = [set(map(fold, words(one.title))) for one in documents]
    by_number = [one for one, number in zip(documents, numbers, strict=True) if typed <= number]
    by_title = [
        one for one, number, title in zip(documents, numbers, titles, strict=True) if typed <= number | title
    ]
    return tuple((by_number or by_title)[:_PAGE]) if typed else ()


def document_reply(does: ShowDocument, stock: Stock) -> Reply:
    """Return the card of a document; of one that is gone, of what replaced it."""
    with stock.library() as library:
        document = library.document(does.document)
        stone = None if document else library.tombstone(does.document)
        if stone and stone.replaced_by:
            document = library.document(stone.replaced_by.partition("/")[0])
        if document is None or not document.is_public:
            return Reply((sentence(say("chat.fault.unknown_document")),))
        return Reply((_card(document, library, stock),))


def all_documents_reply(does: ShowDocuments, stock: Stock) -> Reply:
    """Return a page of all documents."""
    with stock.library() as library:
        return Reply((_list(does.page, library),), replaces=True)


def _list(number: int, library: "Library", told: str = "") -> Card:
    documents = public_documents(library)
    if not documents:
        return sentence(say("chat.documents.none"))
    page = page_of(documents, number, _PAGE)
    title = say("chat.documents.choose")
    if page.of > 1:
        title = say("chat.documents.page", page=page.number + 1, pages=page.of)
    blocks: list[Block] = [Heading(plain(title))]
    if told:
        blocks.append(Paragraph((plain(told),)))
    blocks.append(_listed(page.items))
    if any(one.text == "digest" for one in page.items):
        blocks.append(Paragraph((plain(say("chat.documents.summaries")),)))
    return Card(tuple(blocks), (*_buttons(page.items), *page.turning(ShowDocuments)))


def _listed(documents: Sequence[Document]) -> Listed:
    names = told_apart(documents)
    return Listed(tuple(_item(one, names[one.id]) for one in documents))


def told_apart(documents: Sequence[Document], *, short: bool = False) -> dict[str, str]:
    """Return what each document is called, with its day where another one bears the same name.

    `short` is without its kind, as two buttons beside each other have room for.
    """
    names = {one.id: one.number if short else name_of(one) for one in documents}
    count = Counter(names.values())
    key = "dated_short" if short else "dated"
    return {
        one.id: names[one.id]
        if count[names[one.id]] == 1
        else say(f"chat.documents.{key}", number=one.number, day=shown_day(one.signed_on))
        for one in documents
    }


def _item(document: Document, name: str) -> Line:
    held = say(f"chat.documents.short.{document.text}")
    known = state(document) if document.validity in _ENDED else ""
    # The title mostly begins with the kind, which the name has said.
    known_kind = f"{document.kind} " if name.startswith(document.kind) else ""
    title = short(document.title.removeprefix(known_kind), _LISTED)
    key = "item_state" if known else "item"
    return (Run(name, "bold"), Run(say(f"chat.documents.{key}", title=title, held=held, state=known)))


def _buttons(documents: Sequence[Document]) -> tuple[tuple[Action, ...], ...]:
    names = told_apart(documents, short=True)
    return rows_of([Action(names[one.id], ShowDocument(one.id)) for one in documents], 2)


def name_of(document: Document) -> str:
    """Return a document by its kind and number."""
    return say("chat.button.document", kind=document.kind, number=document.number)


def _card(document: Document, library: "Library", stock: Stock) -> Card:
    blocks: list[Block] = [Heading(plain(name_of(document))), Paragraph((plain(document.title),))]
    notices = list(_notices(document, library))
    if notices:
        blocks.append(Paragraph(tuple(notices)))
    unseen = say("shown.document.sha256")  # nobody compares it on a phone
    told: list[tuple[str, Line]] = [(name, plain(value)) for name, value in facts(document) if name != unseen]
    if document.text == "verbatim":  # what is not so is said above
        told.append((say("chat.documents.held"), plain(say(f"shown.held.{document.text}"))))
    for kind, some in groupby(ties(library, document), lambda tie: tie.kind):
        told.append((kind, plain("; ".join(map(_tie, some)))))
    blocks.append(Facts(tuple(told)))
    addresses = [
        address_line(
            say(f"chat.source.{'official' if one.url_kind == 'official' else 'reposted'}"),
            one.url,
            verified=one.verified,
        )
        for one in library.addresses(document.id)
    ]
    if addresses:
        blocks.append(Paragraph(tuple(addresses)))
    if document.gaps:
        blocks.append(Heading(plain(say("chat.documents.gaps"))))
        blocks.append(Listed(tuple(map(plain, document.gaps))))
    parts = _parts(document, library)
    if parts:
        blocks.append(Heading(plain(say("chat.documents.parts"))))
        blocks.append(Listed(tuple(plain(_title(one, document)) for one in parts)))
    return Card(tuple(blocks), tuple(_actions(document, parts, library, stock)))


def _notices(document: Document, library: "Library") -> Iterator[Line]:
    if document.text == "digest":
        by = document.reviewed_by
        reviewed = say("chat.documents.reviewed", by=by) if by else say("chat.documents.unreviewed")
        yield italic(say("chat.documents.digest", reviewed=reviewed))
    elif document.text == "none":
        yield italic(say("chat.documents.unheld"))
    others = standing(library, document)
    for one in others:
        key = "since" if one.on else "by"
        yield plain(say(f"chat.documents.{key}", kind=one.kind, to=one.to, day=shown_day(one.on)))
    if not others and document.validity in _ENDED:
        yield plain(say("chat.documents.ended", state=state(document)))


def _tie(tie: Tie) -> str:
    to = f"{tie.part}, {tie.to}" if tie.part else tie.to
    day = say("chat.documents.tie_day", day=shown_day(tie.on)) if tie.on else ""
    places = ", ".join(place.name for place in tie.places)
    told = say("chat.documents.tie_places", places=places) if places else ""
    return say("chat.documents.tie", to=to, day=day, places=told)


def _parts(document: Document, library: "Library") -> list[Provision]:
    """Return the headings that stand highest in a document."""
    if not document.may_answer:
        return []
    top = [one for one in library.provisions(document.id) if one.parent is None]
    while len(top) == 1 and top[0].kind not in _HEADED:
        top = [one for one in library.provisions(document.id) if one.parent == top[0].id]
    return [one for one in top if one.kind in _HEADED and one.text.strip()][:_PARTS]


def _title(part: Provision, document: Document) -> str:
    """Return the heading of a part; of a digest, whose headings have no number, after what its button says."""
    text = short(on_one_line(part.text), _TITLE)
    if document.text != "digest":
        return text
    return say("chat.documents.part", label=begun(part.label), title=text)


def _actions(
    document: Document, parts: Sequence[Provision], library: "Library", stock: Stock
) -> Iterator[tuple[Action, ...]]:
    about = say("shown.examples.about", kind=document.kind, number=document.number)
    asking = [Action(say("chat.button.about"), Ask(about))] if _answers(document, about, stock) else []
    rows = [row for row in stock.board.rows if row.document.id == document.id]
    if rows:
        topic = rows[0].topic
        asking.append(Action(say("chat.button.rows"), ShowRows(topic.id if topic else "")))
    if asking:
        yield tuple(asking)
    labels = [Action(begun(one.label), ShowPlace(one.id)) for one in parts]
    first = next(iter(library.provisions(document.id)), None) if document.may_answer else None
    if first and not labels:
        labels = [Action(say("chat.button.in_document"), ShowPlace(first.id))]
    yield from rows_of(labels, 2)
    yield (Action(say("chat.button.documents"), ShowDocuments()),)
    url = stock.address(f"/van-ban/{document.id}")
    if url:
        yield (Action(say("chat.button.open"), Open(url)),)


def _answers(document: Document, question: str, stock: Stock) -> bool:
    return document.may_answer and is_answered(stock.desk, question)
