"""What an agency is given, role by role with the printed verb, page by page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.library.nouns import Document
from assistant.wording import say
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


@dataclass(frozen=True, slots=True)
class _Item:
    """A duty under the heading of its role, or of another agency, which `how` names this one."""

    heading: str
    entry: Entry
    how: str = ""


def agency_reply(does: ShowAgency, stock: Stock, *, replaces: bool = True) -> Reply:
    """Return a page of what an agency is given."""
    ledger = stock.ledger
    office = ledger.offices.get(does.agency)
    if office is None:
        return Reply((Card((Paragraph((plain(say("chat.fault.unknown_agency")),)),)),))
    return Reply((agency_card(office, does.page, ledger, stock),), replaces=replaces)


def agency_card(office: Office, number: int, ledger: Ledger, stock: Stock) -> Card:
    """Return a page of what an agency is given, the last one where there are not so many."""
    items = _items(ledger, office)
    page = page_by_room(items, number, _ROOM, _size)
    title = capital(office.name)
    if page.of > 1:
        title = say("chat.duties.page", name=title, page=page.number + 1, pages=page.of)
    blocks: list[Block] = [Heading(plain(title))]
    if page.number == 0:
        blocks += _opening(ledger, office)
    nothing = why_nothing(ledger, office) if page.number == 0 and not ledger.of(office.id) else None
    if nothing:
        blocks += _nothing(nothing, office)
    for n, item in enumerate(page.items):
        before = page.items[n - 1].heading if n else ""
        blocks += _shown(item, page.start + n + 1, new=item.heading != before, office=office)
    clauses = [item.entry.clause for item in page.items]
    clauses += [clause for _, clause in nothing.general] if nothing else []
    turning = page.turning(lambda n: ShowAgency(office.id, n))
    return Card(tuple(blocks), (*turning, *_actions(clauses, office, stock)))


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


def _opening(ledger: Ledger, office: Office) -> Iterator[Block]:
    lines: list[Line] = []
    own = ledger.of(office.id)
    if own:
        lines.append(plain(say("chat.duties.count", count=len(own))))
    if len(office.printed) > 1:
        names = ", ".join(say("chat.source.quote", text=one) for one in office.printed[1:])
        lines.append(plain(say("chat.duties.also", names=names)))
    lines += [italic(note.text) for note in notes_on_names(ledger, office)]
    if lines:
        yield Paragraph(tuple(lines))


def _shown(item: _Item, n: int, *, new: bool, office: Office) -> Iterator[Block]:
    if new:
        yield Heading(plain(item.heading))
        if item.how:
            yield Paragraph((plain(say("chat.duties.beside_about", name=office.name)),))
    yield from duty_blocks(item.entry, n, how=item.how)


def duty_blocks(entry: Entry, n: int = 0, *, how: str = "") -> Iterator[Block]:
    """Yield a duty: its place, its clause, the printed verb that gives it, with whom and until when.

    It bears the number `n` unless that is 0; `how` says in which way it names an agency it is not given to.
    """
    clause, duty = entry.clause, entry.duty
    at = say("chat.duties.at", n=n, label=clause.label, number=clause.document.number)
    yield Paragraph((plain(at if n else at.partition(" ")[2]),))
    yield from said(clause.document, clause.text)
    pairs: list[tuple[str, Line]] = []
    if how:
        told = say("chat.duties.of_other_how", agency=duty.agency, how=how)
        pairs.append((say("chat.duties.of_other"), plain(told)))
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
    if entry.named_in:
        label = entry.named_in.label
        pairs.append((say("chat.duties.named_in"), plain(label[:1].lower() + label[1:])))
    yield Facts(tuple(pairs))
    fixes = fix_lines(clause.fixes)
    if fixes:
        yield Paragraph(fixes)


def _nothing(nothing: Nothing, office: Office) -> Iterator[Block]:
    lines = [say("chat.duties.nothing", name=office.name)]
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
    if nothing.general:
        yield Heading(plain(say("chat.duties.general")))
        yield Paragraph((plain(say("chat.duties.general_about", name=office.name)),))
        for _, clause in nothing.general:
            yield from _general(clause)


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


def _actions(clauses: Sequence[Clause], office: Office, stock: Stock) -> Iterator[tuple[Action, ...]]:
    places = {clause.place.id: clause.label for clause in clauses}
    yield from rows_of([Action(label, ShowPlace(id_)) for id_, label in places.items()], 2)
    yield (Action(say("chat.button.agencies"), ShowAgencies()),)
    url = stock.address(address_of(office.id))
    if url:
        yield (Action(say("chat.button.open"), Open(url)),)


def capital(name: str) -> str:
    """Return a name as a line begins with it."""
    return name[:1].upper() + name[1:]
