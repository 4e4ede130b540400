"""A place of a document as a card, and the exact characters that an answer quoted of one."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.library.addresses import place_url
from assistant.library.citing import cite_place
from assistant.library.nouns import Document, Provision, Span
from assistant.wording import begun, say
from bot.cards.actions import Does, Open, ShowDocument, ShowPlace, ShowQuote, ShowRow, ShowRows
from bot.cards.card import (
    Action,
    Block,
    Card,
    Heading,
    Listed,
    Paragraph,
    Quoted,
    Reply,
    Run,
    italic,
    plain,
    rows_of,
    sentence,
)
from bot.cards.sources import check_of, fix_lines, on_one_line, short
from bot.cards.stock import Stock
from bot.views.documents.identity import state

if TYPE_CHECKING:
    from assistant.library.library import Library

_WHOLE = 2500
"""Characters: a place with all below it that takes no more is shown whole."""
_BELOW = 20
_BEGINNING = 90
_TRAIL = 60
_SEARCHED = 20_000
_STILL = frozenset({"in_force"})


def place_reply(does: ShowPlace, stock: Stock) -> Reply:
    """Return the card of a provision; of one that is gone, of what replaced it."""
    with stock.library() as library:
        place, told = living(library, does.provision)
        if place is None:
            return Reply((sentence(say("chat.fault.unknown_place")),))
        return Reply((_card(library, place, stock, told),), replaces=does.instead)


def quote_reply(does: ShowQuote, stock: Stock) -> Reply:
    """Return the card of the characters that were quoted; where they are gone, of their place as it is now."""
    with stock.library() as library:
        document = library.document(does.provision.partition("/")[0])
        place, told = living(library, does.provision)
        if place is None:
            return Reply((sentence(say("chat.fault.unknown_place")),))
        if document and document.may_answer and place.document == document.id:
            clean = library.clean_text(document.id)
            span = Span(does.start, does.end)
            if 0 <= does.start < does.end <= len(clean) and check_of(span.of(clean)) == does.check:
                return Reply((_quote_card(library, place, span, does, stock),))
            found = _again(library, place, does)
            if found:
                moved = say("chat.source.moved")
                return Reply((_quote_card(library, place, found, does, stock, moved),))
        return Reply((_card(library, place, stock, told or say("chat.source.changed")),))


def living(library: "Library", id_: str) -> tuple[Provision | None, str]:
    """Return the provision that an id names, what replaced it where it is gone, and how that is told."""
    told = ""
    place = library.provision(id_)
    if place is None:
        stone = library.tombstone(id_)
        by = stone.replaced_by if stone else None
        if by and "/" not in by:
            place, told = next(iter(library.provisions(by)), None), say("chat.fault.original")
        elif by:
            place, told = library.provision(by), say("chat.fault.replaced")
    document = library.document(place.document) if place else None
    return (place, told) if document and document.may_answer else (None, "")


def _again(library: "Library", place: Provision, does: ShowQuote) -> Span | None:
    """Return where in its place the quoted characters stand now."""
    length = does.end - does.start
    end = min(place.subtree_end, place.start + _SEARCHED)
    if length <= 0 or place.start + length > end:
        return None
    clean = library.clean_text(place.document)
    spans = (Span(at, at + length) for at in range(place.start, end - length + 1))
    return next((span for span in spans if check_of(span.of(clean)) == does.check), None)


def _quote_card(
    library: "Library", place: Provision, span: Span, does: ShowQuote, stock: Stock, told: str = ""
) -> Card:
    """Return the card of a quote; its label is the one it was given only where that is of its place."""
    document = library.document(place.document)
    if document is None:
        raise KeyError(place.document)
    label = does.label if does.label.startswith(place.label) else place.label
    fixes = [fix for fix in library.fixes(document.id) if fix.touches(span)]
    part = label.removeprefix(place.label).strip(" ,")
    row = stock.board.row(place.id)
    blocks = (
        *_head(document, label, told),
        *((Paragraph((plain(row.title),)),) if row else ()),
        *said(document, span.of(library.clean_text(document.id))),
        *_after(library, document, place, part),
        *((Paragraph(lines),) if (lines := fix_lines(fixes)) else ()),
    )
    path = f"/van-ban/{document.id}?trich={span.start}-{span.end}#{place.path}"
    return Card(blocks, _actions(library, place, stock, path, whole=True))


def _card(library: "Library", place: Provision, stock: Stock, told: str) -> Card:
    document = library.document(place.document)
    if document is None:
        raise KeyError(place.document)
    clean = library.clean_text(document.id)
    below = [one for one in library.provisions(document.id) if one.parent == place.id]
    whole = Span(place.start, place.subtree_end)
    shown = whole if below and whole.end - whole.start <= _WHOLE else place.span
    fixes = [fix for fix in library.fixes(document.id) if fix.touches(shown)]
    text = shown.of(clean)
    blocks: list[Block] = [*_head(document, place.label, told, place.trail)]
    blocks += said(document, text)
    if not text.strip() and not below:
        blocks.append(Paragraph((plain(say("chat.place.empty")),)))
    held = {row.id for row in stock.board.rows}
    listed = [one for one in below if one.id not in held] if shown is not whole else []
    if listed:
        lines = [plain(say("chat.place.below"))]
        blocks.append(Paragraph(tuple(lines)))
        blocks.append(Listed(tuple(plain(_beginning(one)) for one in listed[:_BELOW])))
        if len(listed) > _BELOW:
            blocks.append(Paragraph((plain(say("chat.place.below_more", count=len(listed) - _BELOW)),)))
    blocks += _after(library, document, place, "")
    if lines := list(fix_lines(fixes)):
        blocks.append(Paragraph(tuple(lines)))
    if any(one.id == place.id for one in stock.board.topics):
        rows: tuple[tuple[Action, ...], ...] = ((Action(say("chat.button.rows"), ShowRows(place.id)),),)
    else:
        rows = ()
    into = [Action(begun(one.label), ShowPlace(one.id)) for one in listed[:_BELOW]]
    return Card(
        tuple(blocks), (*rows_of(into, 2), *rows, *_actions(library, place, stock, place_url(place.id)))
    )


def _head(document: Document, label: str, told: str, trail: Sequence[str] = ()) -> Iterator[Block]:
    if told:
        yield Paragraph((italic(told),))
    yield Heading(plain(say("chat.place.heading", label=begun(label), number=document.number)))
    above = " › ".join(short(on_one_line(one), _TRAIL) for one in trail)
    if above:
        yield Paragraph((plain(say("chat.place.trail", trail=above)),))


def said(document: Document, text: str) -> Iterator[Block]:
    """Yield characters of a document: quoted, or of a digest as a summary."""
    if not text.strip():
        return
    if document.text == "digest":
        yield Paragraph((italic(begun(say("chat.source.digest"))), *map(plain, text.strip().splitlines())))
    else:
        yield Quoted(text.strip("\n"))


def _after(library: "Library", document: Document, place: Provision, part: str) -> Iterator[Block]:
    lines = []
    cited = cite_place(library, place.id, part=part)
    if cited:
        lines.append(plain(say("chat.source.cited", citation=cited)))
    lines += state_lines(document)
    grounds = library.grounds(place.id)
    if grounds and grounds.sources:
        lines.append(plain(say("chat.source.rests_on", sources="; ".join(grounds.sources))))
    if lines:
        yield Paragraph(tuple(lines))


def state_lines(document: Document) -> tuple[tuple[Run, ...], ...]:
    """Return the line that says whether a document applies, where it does not simply do so."""
    known = state(document)
    if not known or document.validity in _STILL:
        return ()
    return (plain(say("chat.place.state", number=document.number, state=known)),)


def _actions(
    library: "Library", place: Provision, stock: Stock, path: str, *, whole: bool = False
) -> tuple[tuple[Action, ...], ...]:
    order = library.provisions(place.document)
    at = next(n for n, one in enumerate(order) if one.id == place.id)
    rows: list[tuple[Action, ...]] = []
    if whole:
        rows.append((Action(say("chat.button.in_document"), ShowPlace(place.id)),))
    else:
        beside: list[tuple[str, Does]] = []
        if at:
            beside.append(("back", ShowPlace(order[at - 1].id, instead=True)))
        if at + 1 < len(order):
            beside.append(("next", ShowPlace(order[at + 1].id, instead=True)))
        rows.append(tuple(Action(say(f"chat.button.{name}"), does) for name, does in beside))
    last: list[Action] = list(rows.pop()) if whole else []
    if stock.board.row(place.id):
        last.append(Action(say("chat.button.this_row"), ShowRow(place.id)))
    document = library.document(place.document)
    if document:
        named = say("chat.button.of_document", number=document.number)
        last.append(Action(named, ShowDocument(document.id)))
    url = stock.address(path)
    opening = ((Action(say("chat.button.open"), Open(url)),),) if url else ()
    return tuple(row for row in (*rows, *rows_of(last, 2), *opening) if row)


def _beginning(place: Provision) -> str:
    return short(on_one_line(place.text), _BEGINNING) or begun(place.label)
