"""A card as messages."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from assistant.wording import say
from bot.cards.actions import Does
from bot.cards.card import Block, Card, Paragraph, Poll, plain
from bot.telegram_bot.rendering.html import Size, Strip, strip
from bot.telegram_bot.rendering.keyboard import Rows, keyboard
from bot.telegram_bot.rendering.layout import groups_of
from bot.telegram_bot.rendering.letters import shown
from bot.telegram_bot.rendering.message import Outgoing, Quiz
from bot.telegram_bot.rendering.packing import CAPTION, MESSAGE, Pages, goes_on


def messages(card: Card, *, name_of: Callable[[Does], str]) -> tuple[Outgoing, ...]:
    """Return a card as messages in order, with the buttons under the last; none where nothing of it is seen.

    `name_of` returns the callback data of an action (`callback.Names`). A card's picture comes with the
    first message, and is described by it where the card says nothing. A poll is a message of its own.
    """
    rows, over = keyboard(card.actions, name_of)
    if card.poll:
        return (replace(_outgoing(_pages(_blocks(card, 0), MESSAGE)[0], rows), quiz=_quiz(card.poll)),)
    photo = card.picture.png if card.picture else None
    printed = _pages(_blocks(card, over), CAPTION if photo else MESSAGE) or ([()] if photo else [])
    last = len(printed) - 1
    return tuple(
        _outgoing(page, rows if number == last else (), None if number else photo)
        for number, page in enumerate(printed)
    )


def opening(card: Card, *, name_of: Callable[[Does], str]) -> Outgoing | None:
    """Return what fits of a card into one message without its picture, saying where it goes on, with its buttons.

    None where nothing of the card is seen.
    """
    rows, over = keyboard(card.actions, name_of)
    printed = _pages(_blocks(card, over), MESSAGE)
    if len(printed) < 2:
        return _outgoing(printed[0], rows) if printed else None
    mark = strip((goes_on(),), "\n\n")
    room = MESSAGE.less(mark.size).less(Size(2, 2, 0))
    page = _pages(_blocks(card, over), room)[0]
    said = page[-1].pieces[-1] == goes_on()
    return _outgoing(page if said else (*page, mark), rows)


def _quiz(poll: Poll) -> Quiz:
    return Quiz(
        shown(poll.question).strip(),
        tuple(shown(one).strip() for one in poll.options),
        poll.right,
        "\n".join(shown(one).strip() for one in poll.explanation.splitlines()),
    )


def _pages(blocks: Iterable[Block], first: Size) -> list[tuple[Strip, ...]]:
    pages = Pages(first)
    for group in groups_of(blocks):
        pages.put(group)
    pages.turn()
    return pages.full


def _blocks(card: Card, over: int) -> Iterator[Block]:
    if card.picture and not card.blocks:
        yield Paragraph((plain(card.picture.alternative),))
    yield from card.blocks
    if over:
        yield Paragraph((plain(say("rendering.buttons.more", count=over)),))


def _outgoing(page: Iterable[Strip], rows: Rows, photo: bytes | None = None) -> Outgoing:
    html: list[str] = []
    text: list[str] = []
    for one in page:
        before = one.before if text else ""
        html += (before, one.html)
        text += (before, one.text)
    return Outgoing("".join(html), "".join(text), rows, photo)
