"""An answer as plain text, to be pasted into a letter or a chat: what was asked, what was said, where it stands."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest

from assistant.answers.answer import Answer
from assistant.wording import say
from bot.views.answers.authors import written_note
from bot.views.answers.sources import Said, Source, sources
from bot.views.days import shown_day


def plain_answer(question: str, answer: Answer, formal: Sequence[str], day: date) -> str:
    """Return the answer with its citations as lines of text."""
    return "\n".join(_lines(question, answer, formal, day))


def _lines(question: str, answer: Answer, formal: Sequence[str], day: date) -> Iterator[str]:
    yield say("keeping.plain.question", question=question)
    yield ""
    yield answer.text.replace("**", "")
    if note := written_note(answer):
        yield ""
        yield note
    if answer.citations:
        yield ""
        yield say("keeping.plain.sources")
        for source, cited in zip_longest(sources(answer.citations), formal, fillvalue=""):
            if isinstance(source, Source):
                yield from _source(source, cited)
    yield ""
    yield say("keeping.plain.notice", day=shown_day(day))


def _source(source: Source, cited: str) -> Iterator[str]:
    for said in source.said:
        yield _said(source, said)
    yield say("keeping.plain.place", place=cited or f"{source.label}, {source.number}")


def _said(source: Source, said: Said) -> str:
    text = " ".join(said.text.replace("\t", " | ").split())
    key = "summary" if source.digest else "part" if said.part else "quote"
    return say(f"keeping.plain.{key}", n=said.n, part=said.part, text=text)
