"""An answer that is still being written, as a card: the sentences that are proven, and that more may come."""

from collections.abc import Sequence

from assistant.answers.answer import Said
from assistant.answers.proof.written import marked
from assistant.wording import say
from bot.cards.answers import shown_block
from bot.cards.card import Card, Paragraph, italic
from bot.views.answers.markdown import blocks, plain_lines


def drafted_card(said: Sequence[Said]) -> Card:
    """Return what is said so far."""
    sentences = [one.sentence for one in said]
    marks = {citation.n for one in said for citation in one.citations}
    shown = blocks(marked(sentences), marks, plain_lines(sentences)) if sentences else ()
    return Card((*map(shown_block, shown), Paragraph((italic(say("chat.answer.writing")),))))
