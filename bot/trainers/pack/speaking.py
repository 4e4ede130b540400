"""The speaker's last words on each slide: which likely question it answers, and how long it takes."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.wording import say
from bot.exports.deck import Slide
from bot.trainers.pack.pack import Likely, Part

_TOLD_OF = frozenset({"text", "table", "picture"})


def with_words(parts: Sequence[Part], likely: Sequence[Likely]) -> tuple[Part, ...]:
    """Return the parts with the likely questions and the time in the notes of their slides."""
    return tuple(
        replace(part, slides=tuple(_spoken(slide, likely) for slide in part.slides)) for part in parts
    )


def _spoken(slide: Slide, likely: Sequence[Likely]) -> Slide:
    asked = [one.question for one in likely if slide.kind in _TOLD_OF and _answers(slide, one)]
    questions = (say("trainers.notes.likely", question=question) for question in asked)
    time = say("trainers.notes.time", minutes=_time(slide.minutes))
    return replace(slide, notes=(*slide.notes, *questions, time))


def _answers(slide: Slide, one: Likely) -> bool:
    return any(citation.quote.provision in slide.places for citation in one.answer.citations)


def _time(minutes: float) -> str:
    whole, seconds = int(minutes), round((minutes % 1) * 60)
    if not seconds:
        return say("trainers.notes.minutes", minutes=whole)
    if not whole:
        return say("trainers.notes.seconds", seconds=seconds)
    return say("trainers.notes.half", minutes=whole, seconds=seconds)
