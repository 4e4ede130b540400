"""A question and its answer as the page shows them, one turn of a conversation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answers.answer import Answer, Status
from assistant.wording import say
from bot.views.answers.authors import written_note
from bot.views.answers.markdown import Block, blocks_of
from bot.views.answers.places import Place, nearest_address, place_of
from bot.views.answers.sources import Source, sources
from bot.web.ask.conversation import ask_address, earlier_questions

if TYPE_CHECKING:
    from bot.web.keeping.offer import Offer

# So much of an answer is told to who hears the page, before they read it.
_TOLD = 160


@dataclass(frozen=True, slots=True)
class Turn:
    """What a turn shows; `suffix` keeps the ids of several turns on one page apart.

    `address` is the page of this turn by itself; `carried` are the questions that the next one comes after,
    `told` is what a screen reader says of the answer, `note` what a language model had to do with it.
    """

    question: str
    answer: Answer
    heading: str
    blocks: tuple[Block, ...]
    sources: tuple[Source, ...]
    places: Mapping[str, Place]
    nearest: tuple[str, ...]
    suggested: tuple[tuple[str, str], ...]
    address: str
    carried: tuple[str, ...]
    told: str
    note: str
    suffix: str
    keeping: "Offer | None" = None

    @property
    def plain(self) -> bool:
        """Tell whether the question was answered, so that the heading needs no notice."""
        return self.answer.status in {Status.ANSWERED, Status.PARTIAL, Status.GREETING}


def turn_of(
    question: str,
    answer: Answer,
    earlier: Sequence[str],
    within: str,
    suffix: str = "",
    *,
    keeping: "Offer | None" = None,
) -> Turn:
    """Return the turn in which `question` was asked after `earlier` ones, with what can be done with its answer."""
    heading = say(f"shown.heading.{answer.status.value}")
    said = blocks_of(answer)
    carried = earlier_questions((*earlier, question))
    return Turn(
        question=question,
        answer=answer,
        heading=heading,
        blocks=said,
        sources=sources(answer.citations),
        places={str(one.n): place_of(one) for one in answer.citations},
        nearest=tuple(map(nearest_address, answer.nearest)),
        suggested=tuple((one, ask_address(one, carried, within)) for one in answer.suggestions),
        address=ask_address(question, earlier, within),
        carried=carried,
        told=say("web.told.answer", heading=heading, text=_first_words(said)),
        note=written_note(answer),
        suffix=suffix,
        keeping=keeping,
    )


def _first_words(said: Sequence[Block]) -> str:
    lines = (
        "".join(piece.text for piece in line if piece.kind != "mark") for one in said for line in one.lines
    )
    text = " ".join(line.strip() for line in lines)
    if len(text) <= _TOLD:
        return text
    return f"{text[:_TOLD].rpartition(' ')[0]}…"
