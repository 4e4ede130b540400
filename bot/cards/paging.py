"""Pages of what is too much for one card, and the buttons that turn them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from assistant.wording import say
from bot.cards.actions import Does
from bot.cards.card import Action

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """The items of one page: its number from 0, how many pages there are, where its first item stands among all."""

    items: tuple[Item, ...]
    number: int
    of: int
    start: int

    def turning(self, to: Callable[[int], Does]) -> tuple[tuple[Action, ...], ...]:
        """Return the row of buttons to the pages before and after; no row where this is the only one."""
        row = []
        if self.number > 0:
            row.append(Action(say("chat.button.back"), to(self.number - 1)))
        if self.number + 1 < self.of:
            row.append(Action(say("chat.button.next"), to(self.number + 1)))
        return (tuple(row),) if row else ()


def page_of(items: Sequence[Item], number: int, each: int) -> Page[Item]:
    """Return the page `number` of `each` items a page; the last one where there are not so many."""
    return _chosen([tuple(items[at : at + each]) for at in range(0, len(items), each)], number)


def page_by_room(items: Sequence[Item], number: int, room: int, size: Callable[[Item], int]) -> Page[Item]:
    """Return the page `number` of items that take no more than `room` together; one that takes more stands alone."""
    pages: list[tuple[Item, ...]] = []
    now: list[Item] = []
    left = room
    for item in items:
        taken = size(item)
        if now and taken > left:
            pages.append(tuple(now))
            now, left = [], room
        now.append(item)
        left -= taken
    if now:
        pages.append(tuple(now))
    return _chosen(pages, number)


def _chosen(pages: list[tuple[Item, ...]], number: int) -> Page[Item]:
    if not pages:
        return Page((), 0, 1, 0)
    number = min(max(number, 0), len(pages) - 1)
    return Page(pages[number], number, len(pages), sum(map(len, pages[:number])))
