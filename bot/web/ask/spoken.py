"""An answer as the templates print it: its heading, its blocks, the places it cites."""

from typing import TYPE_CHECKING

from assistant.answers.answer import Answer
from assistant.wording import say
from bot.web.ask.markdown import blocks
from bot.web.ask.sources import sources

if TYPE_CHECKING:
    from bot.web.keeping.offer import Offer


def spoken(answer: Answer | None, keeping: "Offer | None" = None) -> dict[str, object]:
    """Return what the templates print of an answer, and what a person can do with it; nothing for none."""
    if answer is None:
        return {}
    return {
        "heading": say(f"web.heading.{answer.status.value}"),
        "blocks": blocks(answer.text, {citation.n for citation in answer.citations}),
        "sources": sources(answer.citations),
        "keeping": keeping,
    }
