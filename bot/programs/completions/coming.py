"""A completion in parts: each sentence once it is proven, then what the answer holds beside, then the end."""

import json
import logging
from collections.abc import AsyncIterator, Callable, Mapping

from assistant.answers.answer import Answer, Hear, Said, Sentence, Status
from assistant.answers.proof.written import marked
from assistant.wording import say
from bot.desk.desk import Opening
from bot.desk.streaming import Done, Gone
from bot.desk.waiting import awaited
from bot.programs.completions.shapes import Completion
from bot.programs.noted import notes
from bot.views.shapes.refusal import refusal_shape

log = logging.getLogger(__name__)


async def coming(
    completion: Completion, answered: Callable[[Hear], Answer], public_url: str
) -> AsyncIterator[bytes]:
    """Yield the server-sent events of an answer; a fault on the way is told as one, and nothing follows it."""
    yield _event(completion.first())
    try:
        async for text, answer in _texts(answered, public_url):
            if answer and answer.status is Status.FAILED:
                yield _event(refusal_shape(503, answer.text, answer.status.value))
                return
            yield _event(completion.part(text))
            if answer:
                for event in _end(completion, answer):
                    yield event
    except Opening as opening:
        yield _event(refusal_shape(503, str(opening), "opening"))
    except Gone:
        # The process ends: the same question may be asked of the next one.
        yield _event(refusal_shape(503, say("problems.detail.broken"), "broken"))
    except Exception:
        # Never what was asked: only where it broke.
        log.exception("a completion broke off")
        yield _event(refusal_shape(500, say("problems.detail.broken"), "broken"))


async def at_once(completion: Completion, text: str) -> AsyncIterator[bytes]:
    """Yield the server-sent events of a text that answers no question."""
    yield _event(completion.first())
    yield _event(completion.part(text))
    for event in _end(completion, None):
        yield event


async def _texts(
    answered: Callable[[Hear], Answer], public_url: str
) -> AsyncIterator[tuple[str, Answer | None]]:
    """Yield the parts of an answer's text, the whole answer beside the last one."""
    whole: list[Answer] = []
    said: list[Sentence] = []
    sent = ""

    def answer(hear: Hear) -> Answer:
        whole.append(answered(hear))
        return whole[0]

    async for one in awaited(answer):
        if isinstance(one, Done):
            told = one.answer.text
            if not told.startswith(sent):
                # What was said cannot be taken back: it is said that what follows holds.
                sent, told = "", f"\n\n{say('programs.completion.instead')}\n\n{told}"
            yield told[len(sent) :] + notes(one.answer, public_url), one.answer
        # Once the answer is whole its own text is said, which is not always its sentences one after another.
        elif isinstance(one, Said) and not whole:
            said.append(one.sentence)
            told = marked(said)
            yield told[len(sent) :], None
            sent = told


def _end(completion: Completion, answer: Answer | None) -> tuple[bytes, ...]:
    count = (_event(completion.count(answer)),) if completion.counted else ()
    return (_event(completion.last(answer)), *count, b"data: [DONE]\n\n")


def _event(shape: Mapping[str, object]) -> bytes:
    told = json.dumps(shape, ensure_ascii=False, separators=(",", ":"))
    # Half a character, which a model may write, is none.
    return f"data: {told}\n\n".encode(errors="replace")
