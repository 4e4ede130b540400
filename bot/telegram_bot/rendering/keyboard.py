"""The buttons under a card's last message."""

from collections.abc import Callable, Iterator, Sequence

from bot.cards.actions import Does, Invite, Open
from bot.cards.card import Action
from bot.telegram_bot.rendering.address import opens
from bot.telegram_bot.rendering.letters import cut, seen, shown, units
from bot.telegram_bot.rendering.message import Button

Rows = tuple[tuple[Button, ...], ...]

_WIDEST, _MOST = 8, 100
# Telegram refuses a keyboard of more than some ten thousand bytes in all.
_MOST_BYTES = 8000
_FRAME = len('{"text":"","callback_data":""},')
# UTF-16 units of a label, by how many buttons share its row: about what a phone shows.
_LABEL = {1: 64, 2: 32, 3: 20, 4: 16}
_LABEL_OF_MANY = 12
_ELLIPSIS = "…"


def keyboard(actions: Sequence[Sequence[Action]], name_of: Callable[[Does], str]) -> tuple[Rows, int]:
    """Return the buttons of the actions, and how many actions found no room.

    A row of more than 8 becomes several. An action that leads nowhere Telegram would go has no button.
    """
    room, left, over = _MOST_BYTES, _MOST, 0
    rows: list[tuple[Button, ...]] = []
    for row in _narrow(actions):
        buttons: list[Button] = []
        for action in row:
            button = _button(action, len(row), name_of)
            if button is None:
                continue
            taken = _FRAME + len((button.text + button.data + button.url).encode())
            if over or not left or taken > room:
                over += 1
                continue
            room, left = room - taken, left - 1
            buttons.append(button)
        if buttons:
            rows.append(tuple(buttons))
    return tuple(rows), over


def _narrow(actions: Sequence[Sequence[Action]]) -> Iterator[Sequence[Action]]:
    for row in actions:
        for at in range(0, len(row), _WIDEST):
            yield row[at : at + _WIDEST]


def _button(action: Action, beside: int, name_of: Callable[[Does], str]) -> Button | None:
    text = _label(action.label, _LABEL.get(beside, _LABEL_OF_MANY))
    if isinstance(action.does, Open):
        return Button(text, url=action.does.url) if opens(action.does.url) else None
    data = name_of(action.does)
    if isinstance(action.does, Invite):
        return Button(text, url=data) if opens(data) else None
    return Button(text, data=data) if data else None


def _label(label: str, most: int) -> str:
    text = " ".join(shown(label).split())
    if not seen(text):
        return _ELLIPSIS
    if units(text) <= most:
        return text
    fits = most - 1
    while units(text[:fits]) > most - 1:
        fits -= 1
    return text[: cut(text, fits)].rstrip() + _ELLIPSIS
