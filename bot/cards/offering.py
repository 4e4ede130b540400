"""Questions that can be asked next, as buttons: whole under the card, or in its text where a button would cut them."""

from collections.abc import Sequence

from assistant.wording import say
from bot.cards.actions import Ask
from bot.cards.card import Action, Block, Heading, Paragraph, plain

_FITS = 60
"""Characters that a button of a whole row shows."""


def asking(
    questions: Sequence[str], heading: str
) -> tuple[tuple[Block, ...], tuple[tuple[Action, ...], ...]]:
    """Return the blocks and the buttons of questions; blocks only where a button is too short for one of them."""
    if all(len(one) <= _FITS for one in questions):
        return (), tuple((Action(one, Ask(one)),) for one in questions)
    lines = tuple(plain(say("chat.button.place", n=n, label=one)) for n, one in enumerate(questions, 1))
    buttons = tuple(Action(say("chat.button.ask", n=n), Ask(one)) for n, one in enumerate(questions, 1))
    return (Heading(plain(heading)), Paragraph(lines)), (buttons,)
