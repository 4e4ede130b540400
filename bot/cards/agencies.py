"""Which agency is wanted: named in any spelling, or chosen from those that are given work, page by page."""

from collections.abc import Sequence

from assistant.text.normal import fold, words
from assistant.wording import begun, say
from bot.cards.actions import ShowAgencies, ShowAgency
from bot.cards.card import Action, Block, Card, Heading, Paragraph, Reply, plain, sentence
from bot.cards.duties import agency_reply
from bot.cards.paging import page_of
from bot.cards.stock import Stock
from bot.views.duties.agency import office_named
from bot.views.duties.ledger import Ledger, Office

_PAGE = 8


def duties_reply(text: str, stock: Stock) -> Reply:
    """Return what the agency that is named is given; else ask which one is meant."""
    ledger = stock.ledger
    if not text:
        return Reply((_picker(0, ledger),))
    offices = _named(text, ledger, stock)
    if len(offices) == 1:
        return agency_reply(ShowAgency(offices[0].id), stock, replaces=False)
    if not offices:
        return Reply((_picker(0, ledger, say("chat.duties.unmatched")),))
    shown = tuple(offices[: 2 * _PAGE])
    heading = Heading(plain(say("chat.duties.several")))
    return Reply((Card((heading,), _buttons(shown, ledger)),))


def _named(text: str, ledger: Ledger, stock: Stock) -> tuple[Office, ...]:
    """Return the agencies that a text names: by the whole name, as in a question, else by words of their names."""
    exact = office_named(ledger, text)
    if exact:
        return (exact,)
    named = stock.desk.assistant.named_in(text).agencies
    found = tuple(ledger.offices[id_] for id_ in named if id_ in ledger.offices)
    return found or _with_words(text, ledger)


def _with_words(text: str, ledger: Ledger) -> tuple[Office, ...]:
    typed = {fold(word) for word in words(text)}
    busy = [one for one in ledger.offices.values() if ledger.of(one.id)]
    idle = [one for one in ledger.offices.values() if not ledger.of(one.id)]
    return tuple(one for one in (*busy, *idle) if typed and typed <= _words_of(one))


def _words_of(office: Office) -> set[str]:
    listed = office.listed
    names = (*office.printed, *((listed.name, *listed.aliases, *listed.abbreviations) if listed else ()))
    return {fold(word) for name in names for word in words(name)}


def agencies_reply(does: ShowAgencies, stock: Stock) -> Reply:
    """Return a page of the agencies that are given work."""
    return Reply((_picker(does.page, stock.ledger),), replaces=True)


def _picker(number: int, ledger: Ledger, told: str = "") -> Card:
    busy = [one for one in ledger.offices.values() if ledger.of(one.id)]
    if not busy:
        return sentence(say("chat.duties.none"))
    page = page_of(busy, number, _PAGE)
    about = say("chat.duties.choose_about", count=len(busy))
    blocks: list[Block] = [Heading(plain(say("chat.duties.choose")))]
    if told:
        blocks.append(Paragraph((plain(told),)))
    blocks.append(Paragraph((plain(about),)))
    turning = page.turning(ShowAgencies)
    return Card(tuple(blocks), (*_buttons(page.items, ledger), *turning))


def _buttons(offices: Sequence[Office], ledger: Ledger) -> tuple[tuple[Action, ...], ...]:
    return tuple((Action(_label(one, ledger), ShowAgency(one.id)),) for one in offices)


def _label(office: Office, ledger: Ledger) -> str:
    return say("chat.button.agency", name=begun(office.name), count=len(ledger.of(office.id)))
