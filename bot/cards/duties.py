"""What an agency is given, role by role with the printed verb, page by page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.library.nouns import Document
from assistant.wording import begun, say
from bot.cards.actions import Open, ShowAgencies, ShowAgency, ShowPlace
from bot.cards.card import (
    Action,
    Block,
    Card,
    Facts,
    Heading,
    Line,
    Paragraph,
    Reply,
    bold,
    italic,
    plain,
    rows_of,
    sentence,
)
from bot.cards.paging import page_by_room
from bot.cards.places import said
from bot.cards.sources import fix_lines
from bot.cards.stock import Stock
from bot.views.days import shown_day
from bot.views.duties.agency import Nothing, by_role, named_beside, notes_on_names, why_nothing
from bot.views.duties.entries import Clause, Entry
from bot.views.duties.ledger import Ledger, Office, address_of

_ROOM = 1900
"""Characters of duties on a page; with what stands around them a card stays within one message."""
_AROUND = 120
_HELD = 5
_LABELLED = 2
"""So many clauses have a button with their label; more have the number of their first duty."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A duty under the heading of its role, or of another agency, which `how` names this one."""

    heading: str
    entry: Entry
    how: str = ""


@dataclass(frozen=True, slots=True)
class _Told:
    """What a page says once of all its duties: their document, and where their agency is named."""

    document: str = ""
    place: str = ""


_NOTHING_TOLD = _Told()


def agency_reply(does: ShowAgency, stock: Stock, *, replaces: bool = True) -> Reply:
    """Return a page of what an agency is given."""
    ledger = stock.ledger
    office = ledger.offices.get(does.agency)
    if office is None:
        return Reply((sentence(say("chat.fault.unknown_agency")),))
    return Reply((agency_card(office, does.page, ledger, stock),), replaces=replaces)


def agency_card(office: Office, number: int, ledger: Ledger, stock: Stock) -> Card:
    """Return a page of what an agency is given, the last one where there are not so many."""
    items = _items(ledger, office)
    page = page_by_room(items, number, _ROOM, _size)
    title = begun(office.name)
    told = _told(items)
    if page.of > 1:
        title = say("chat.duties.page", name=title, page=page.number + 1, pages=page.of)
    blocks: list[Block] = [Heading(plain(title))]
    if page.number == 0:
        blocks += _opening(ledger, office, told)
    blocks += _on_each_page(told, counted=page.number == 0 and bool(ledger.of(office.id)))
    nothing = why_nothing(ledger, office) if page.number == 0 and not ledger.of(office.id) else None
    if nothing:
        blocks += _nothing(nothing, office)
    for n, item in enumerate(page.items):
        before = page.items[n - 1].heading if n else ""
        blocks += _shown(item, page.start + n + 1, new=item.heading != before, office=office, told=told)
    clauses = {page.start + n + 1: item.entry.clause for n, item in enumerate(page.items)}
    clauses |= {-n: clause for n, (_, clause) in enumerate(nothing.general)} if nothing else {}
    into = tuple(_into(clauses))
    if any(len(row) > 1 for row in into):
        blocks.append(Paragraph((plain(say("chat.duties.press")),)))
    turning = page.turning(lambda n: ShowAgency(office.id, n))
    return Card(tuple(blocks), (*turning, *into, *_actions(office, stock)))


def _told(items: Sequence[_Item]) -> _Told:
    """Return the document and the place that name the agency for every one of its duties, where they are the same."""
    documents = {item.entry.clause.document.number for item in items}
    own = [item.entry.named_in for item in items if not item.how]
    places = {place.label if place else "" for place in own}
    return _Told(
        documents.pop() if len(documents) == 1 else "",
        places.pop() if len(places) == 1 and len(own) > 1 else "",
    )


def _on_each_page(told: _Told, *, counted: bool) -> Iterator[Block]:
    lines: list[Line] = []
    if told.document and not counted:
        lines.append(plain(say("chat.duties.of_document", document=told.document)))
    if told.place:
        lines.append(plain(say("chat.duties.all_named_in", place=uncapital(told.place))))
    if lines:
        yield Paragraph(tuple(lines))


def _items(ledger: Ledger, office: Office) -> list[_Item]:
    groups = by_role(ledger.of(office.id))
    items = [
        _Item(say("chat.duties.role", role=group.role.name, count=len(group.entries)), entry)
        for group in groups
        for entry in group.entries
    ]
    heading = say("chat.duties.beside")
    items += [
        _Item(heading, entry, named.how) for named in named_beside(ledger, office) for entry in named.entries
    ]
    return items


def _size(item: _Item) -> int:
    duty = item.entry.duty
    told = (duty.verb, *duty.partners, duty.deadline or "", duty.product or "")
    apart = duty.action if duty.action not in item.entry.clause.text else ""
    fixes = sum(len(fix.received) + len(fix.corrected) + _AROUND for fix in item.entry.clause.fixes)
    return len(item.entry.clause.text) + sum(map(len, told)) + len(apart) + fixes + _AROUND


def _opening(ledger: Ledger, office: Office, told: _Told) -> Iterator[Block]:
    lines: list[Line] = []
    own = ledger.of(office.id)
    if own:
        key = "count_in" if told.document else "count"
        lines.append(plain(say(f"chat.duties.{key}", count=len(own), document=told.document)))
    if len(office.printed) > 1:
        names = ", ".join(say("chat.source.quote", text=one) for one in office.printed[1:])
        lines.append(plain(say("chat.duties.also", names=names)))
    lines += [italic(note.text) for note in notes_on_names(ledger, office)]
    if lines:
        yield Paragraph(tuple(lines))


def _shown(item: _Item, n: int, *, new: bool, office: Office, told: _Told) -> Iterator[Block]:
    if new:
        yield Heading(plain(item.heading))
        if item.how:
            yield Paragraph((plain(say("chat.duties.beside_about", name=office.name)),))
    yield from duty_blocks(item.entry, n, how=item.how, told=told)


def duty_blocks(entry: Entry, n: int = 0, *, how: str = "", told: _Told = _NOTHING_TOLD) -> Iterator[Block]:
    """Yield a duty: its place, its clause, the printed verb that gives it, with whom and until when.

    It bears the number `n` unless that is 0; `how` says in which way it names an agency it is not given to;
    what is `told` of it already is not told again.
    """
    clause, duty = entry.clause, entry.duty
    key = "at_known" if told.document else "at"
    at = say(f"chat.duties.{key}", n=n, label=clause.label, number=clause.document.number)
    yield Paragraph((plain(at if n else at.partition(" ")[2]),))
    yield from said(clause.document, clause.text)
    pairs: list[tuple[str, Line]] = []
    if how:
        of_other = say("chat.duties.of_other_how", agency=duty.agency, how=how)
        pairs.append((say("chat.duties.of_other"), plain(of_other)))
    begins = clause.text.lstrip(" -–").startswith(duty.verb)
    if entry.by_column or not begins:  # what the quote begins with need not be told
        pairs.append((say(f"chat.duties.{'by_column' if entry.by_column else 'verb'}"), bold(duty.verb)))
    if duty.action and duty.action not in clause.text:
        pairs.append((say("chat.duties.action"), plain(duty.action)))
    if duty.partners:
        with_whom = "together" if entry.by_column else "partners"
        pairs.append((say(f"chat.duties.{with_whom}"), plain("; ".join(duty.partners))))
    if duty.deadline:
        pairs.append((say("chat.duties.deadline"), plain(duty.deadline)))
    if duty.product:
        pairs.append((say("chat.duties.product"), plain(duty.product)))
    if entry.named_in and (how or entry.named_in.label != told.place):
        pairs.append((say("chat.duties.named_in"), plain(uncapital(entry.named_in.label))))
    if pairs:
        yield Facts(tuple(pairs))
    fixes = fix_lines(clause.fixes)
    if fixes:
        yield Paragraph(fixes)


def _nothing(nothing: Nothing, office: Office) -> Iterator[Block]:
    yield Paragraph((plain(say("chat.duties.nothing", name=office.name)),))
    if nothing.general:
        yield Heading(plain(say("chat.duties.general")))
        yield Paragraph((plain(say("chat.duties.general_about", name=office.name)),))
        for _, clause in nothing.general:
            yield from _general(clause)
    yield Heading(plain(say("chat.duties.known")))
    lines: list[str] = []
    if nothing.verbatim:
        count = len(nothing.verbatim)
        named = ", ".join(map(_named, nothing.verbatim[:_HELD]))
        if count > _HELD:
            named = say("chat.duties.held_more", documents=named, count=count - _HELD)
        lines.append(say("chat.duties.held", count=count, documents=named))
    else:
        lines.append(say("chat.duties.held_none"))
    if nothing.digests:
        lines.append(say("chat.duties.digests", count=len(nothing.digests)))
    if nothing.assigning:
        named = "; ".join(map(_dated, nothing.assigning))
        lines.append(say("chat.duties.assigning", documents=named))
    yield Paragraph(tuple(map(plain, lines)))


def _general(clause: Clause) -> Iterator[Block]:
    at = say("chat.duties.at", n=0, label=clause.label, number=clause.document.number)
    yield Paragraph((plain(at.partition(" ")[2]),))
    yield from said(clause.document, clause.text)
    fixes = fix_lines(clause.fixes)
    if fixes:
        yield Paragraph(fixes)


def _named(document: Document) -> str:
    return say("chat.button.document", kind=document.kind, number=document.number)


def _dated(document: Document) -> str:
    day = shown_day(document.signed_on)
    return f"{_named(document)}{say('chat.documents.tie_day', day=day) if day else ''}"


def _into(clauses: Mapping[int, Clause]) -> Iterator[tuple[Action, ...]]:
    """Yield the buttons to the clauses, by their labels where they are few, else by the numbers of their duties."""
    places: dict[str, tuple[int, str]] = {}
    for n, clause in clauses.items():
        places.setdefault(clause.place.id, (n, clause.label))
    if len(places) <= _LABELLED or min(clauses) < 1:
        yield from ((Action(label, ShowPlace(id_)),) for id_, (_, label) in places.items())
        return
    numbered = [Action(say("chat.button.mark", n=n), ShowPlace(id_)) for id_, (n, _) in places.items()]
    yield from rows_of(numbered, 4)


def _actions(office: Office, stock: Stock) -> Iterator[tuple[Action, ...]]:
    yield (Action(say("chat.button.agencies"), ShowAgencies()),)
    url = stock.address(address_of(office.id))
    if url:
        yield (Action(say("chat.button.open"), Open(url)),)


def uncapital(label: str) -> str:
    """Return a label as it stands within a line."""
    return label[:1].lower() + label[1:]
