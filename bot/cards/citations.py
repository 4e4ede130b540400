"""Every source of an answer, as an official paper cites it, with its whole quote and where the document is."""

from collections.abc import Iterator

from assistant.wording import say
from bot.cards.card import Block, Card, Heading, Line, Reply, plain, sentence
from bot.cards.last import Turn
from bot.cards.places import state_lines
from bot.cards.sources import address_line, quoted_source
from bot.cards.stock import Stock
from bot.views.answers.citing import formal_citations
from bot.views.answers.sources import sources


def sources_reply(turn: Turn | None, stock: Stock, *, missing: str) -> Reply:
    """Return every source of a turn's answer; `missing` is said where there is no turn."""
    if turn is None:
        return Reply((sentence(missing),))
    if not turn.answer.citations:
        return Reply((sentence(say("chat.source.without")),))
    return Reply((Card((Heading(plain(say("chat.source.heading"))), *_all(turn, stock))),))


def _all(turn: Turn, stock: Stock) -> Iterator[Block]:
    with stock.library() as library:
        formal = formal_citations(library, turn.answer)
        documents = {one.id: one for one in library.documents()}
        told: set[str] = set()
        for place, cited in zip(sources(turn.answer.citations), formal, strict=True):
            more: list[Line] = []
            if cited:
                more.append(plain(say("chat.source.cited", citation=cited)))
            document = documents.get(place.provision.partition("/")[0])
            if document and document.id not in told:
                told.add(document.id)
                more += state_lines(document)
                more += [
                    address_line(
                        say(f"chat.source.{'official' if one.url_kind == 'official' else 'reposted'}"),
                        one.url,
                        verified=one.verified,
                    )
                    for one in library.addresses(document.id)
                ]
            yield from quoted_source(place, stock, more=more, address=False)
