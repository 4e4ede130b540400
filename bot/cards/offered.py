"""Cards that can be sent into any chat, each complete by itself: the answer, rows, duties, clauses."""

from collections.abc import Iterator
from hashlib import blake2b
from itertools import chain, islice

from assistant.answers.answer import Answer, Question, Status
from assistant.library.nouns import Document, Provision
from assistant.wording import begun, say
from bot.cards.actions import Does, Open, ShowAgency, ShowPlace, ShowRow
from bot.cards.answers import answer_blocks, first_line
from bot.cards.card import Action, Block, Card, Heading, Offered, Paragraph, italic, linked, plain
from bot.cards.duties import agency_card, duty_blocks
from bot.cards.places import said, state_lines
from bot.cards.rows import facts_of
from bot.cards.sources import on_one_line, short
from bot.cards.stock import Stock
from bot.views.duties.entries import Entry
from bot.views.duties.ledger import Office, address_of
from bot.views.targets.board import Row

_MOST = 12
_ROWS = 5
_AGENCIES = 3
_HITS = 10
_GOOD = 0.5
"""The share of the best place's score that another one must have to be offered beside it."""
_CLAUSE = 1200
_TITLE = 90
_SHORTEST = 2
_WELL = frozenset({Status.ANSWERED})


def offered_cards(text: str, stock: Stock) -> tuple[Offered, ...]:
    """Return at most a dozen cards for what is typed, the answer first where there is one, none twice."""
    if len(text) < _SHORTEST:
        return ()
    found = {one.id: one for one in islice(chain(_answer(text, stock), _of_names(text, stock)), _MOST)}
    return tuple(found.values())


def _answer(text: str, stock: Stock) -> Iterator[Offered]:
    answer = stock.desk.ask(Question(text, goes_on=False, reworded=False))
    if answer.status in _WELL and answer.citations:
        heading = Heading(plain(text))
        blocks = (heading, *answer_blocks(answer, stock, pressed=False), *_states_of(answer, stock))
        title = say("chat.offered.answer", text=first_line(answer))
        places = "; ".join(dict.fromkeys(f"{one.quote.label}, {one.number}" for one in answer.citations))
        into = (ShowRow if stock.board.row(cited := answer.citations[0].quote.provision) else ShowPlace)(
            cited
        )
        yield _offer("answer", f"{text}\0{answer.text}", title, places, blocks, into, "", stock)


def _states_of(answer: Answer, stock: Stock) -> Iterator[Block]:
    ids = dict.fromkeys(one.quote.document for one in answer.citations)
    with stock.library() as library:
        documents = [one for id_ in ids if (one := library.document(id_))]
    lines = tuple(line for one in documents for line in state_lines(one))
    if lines:
        yield Paragraph(lines)


def _of_names(text: str, stock: Stock) -> Iterator[Offered]:
    named = stock.desk.assistant.named_in(text)
    board, ledger = stock.board, stock.ledger
    rows = [row for one in named.rows if (row := board.row(one.provision)) and row.cells]
    for row in rows[:_ROWS]:
        yield _row(row, named.years, stock)
    for id_ in named.agencies[:_AGENCIES]:
        if id_ in ledger.offices and ledger.of(id_):
            yield _agency(ledger.offices[id_], stock)
    shown = {row.id for row in rows[:_ROWS]}
    with stock.edition() as edition:
        hits = [hit for hit in edition.search(text, k=_HITS) if hit.lexical]
        best = [hit for hit in hits if hit.score >= _GOOD * hits[0].score]
        places = [place for hit in best if (place := edition.library.provision(hit.provision))]
        documents = {one.id: one for one in edition.library.documents()}
    places.sort(key=lambda place: documents[place.document].text != "verbatim")
    for place in places:
        own = board.row(place.id)
        if own and own.cells:
            if own.id not in shown:
                yield _row(own, named.years, stock)
            continue
        entry = next((one for one in ledger.entries if one.clause.place.id == place.id), None)
        if entry:
            yield _duty(entry, stock)
        elif place.text.strip() and len(place.text) <= _CLAUSE:
            yield _clause(place, documents[place.document], stock)


def _row(row: Row, years: tuple[int, ...], stock: Stock) -> Offered:
    year = next((one for one in years if any(column.year == one for column in row.cells)), None)
    facts = facts_of(row, year)
    values = "; ".join(f"{head}: {''.join(run.text for run in value)}" for head, value in facts.pairs)
    unit = (plain(say("chat.row.unit", unit=row.target.unit)),) if row.target.unit else ()
    blocks = (
        Heading(plain(row.title)),
        facts,
        Paragraph((*unit, plain(_at(row.provision, row.document)), *state_lines(row.document))),
        *said(row.document, row.provision.text),
    )
    title = say("chat.offered.named", short=row.short, values=values)
    return _offer(
        "row", f"{row.id}\0{year or ''}", title, row.shown_name, blocks, ShowRow(row.id), row.address, stock
    )


def _agency(office: Office, stock: Stock) -> Offered:
    ledger = stock.ledger
    card = agency_card(office, 0, ledger, stock)
    title = say("chat.offered.agency", name=begun(office.name), count=len(ledger.of(office.id)))
    verbs = ", ".join(dict.fromkeys(one.duty.verb for one in ledger.of(office.id)))
    into = ShowAgency(office.id)
    return _offer("agency", office.id, title, verbs, card.blocks, into, address_of(office.id), stock)


def _duty(entry: Entry, stock: Stock) -> Offered:
    duty, clause = entry.duty, entry.clause
    blocks = (
        Heading(plain(begun(duty.agency))),
        *duty_blocks(entry),
        *((Paragraph(lines),) if (lines := state_lines(clause.document)) else ()),
    )
    title = say("chat.offered.duty", agency=begun(duty.agency), verb=duty.verb)
    about = on_one_line(clause.text)
    what = f"{clause.place.id}\0{duty.agency_id}"
    return _offer("duty", what, title, about, blocks, ShowPlace(clause.place.id), clause.url, stock)


def _clause(place: Provision, document: Document, stock: Stock) -> Offered:
    at = say("chat.offered.place", label=begun(place.label), number=document.number)
    lines = state_lines(document)
    blocks = (
        Heading(plain(at)),
        *said(document, place.text),
        *((Paragraph(lines),) if lines else ()),
    )
    path = f"/van-ban/{document.id}#{place.path}"
    return _offer("clause", place.id, at, on_one_line(place.text), blocks, ShowPlace(place.id), path, stock)


def _at(place: Provision, document: Document) -> str:
    key = "digest" if document.text == "digest" else "place"
    return say(f"chat.offered.{key}", label=begun(place.label), number=document.number)


def _offer(
    kind: str,
    what: str,
    title: str,
    about: str,
    blocks: tuple[Block, ...],
    into: Does,
    path: str,
    stock: Stock,
) -> Offered:
    """Return a card with where it goes on: with us, and on its page where pages are public."""
    url = stock.address(path) if path else ""
    link = ((linked(say("chat.button.open"), url),),) if url else ()
    notice = Paragraph((italic(say("chat.offered.notice")), *link))
    id_ = blake2b(f"{kind}\0{what}".encode(errors="surrogatepass"), digest_size=16).hexdigest()
    opening = ((Action(say("chat.button.open"), Open(url)),),) if url else ()
    asking = (Action(say("chat.button.in_chat"), into),)
    return Offered(id_, _short(title), _short(about), Card((*blocks, notice), (asking, *opening)))


def _short(text: str) -> str:
    return short(on_one_line(text), _TITLE)
