"""`/dang-tra-loi`: a turn as it comes to be, as server-sent events whose data is HTML of the page's own templates."""

import logging
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import aclosing

from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response
from fastapi.sse import format_sse_event

from assistant.answers.answer import Answer, Hear, Said
from assistant.answers.proof.written import marked
from bot.desk.streaming import Done, Told
from bot.desk.waiting import awaited
from bot.views.answers.markdown import blocks, plain_lines
from bot.views.answers.places import Place, place_of
from bot.web.events import event_stream
from bot.web.templating import filled

_log = logging.getLogger(__name__)


def coming(answered: Callable[[Hear], Answer], turn: Callable[[Answer], str]) -> Response:
    """Return the events of an answer: `step`, `sentence`, and at the end `turn`, the whole of it as `turn` prints it.

    What breaks in between is told as the event `broken`, without data. Who goes away ends the answering.
    """
    return event_stream(_events(answered, turn))


async def _events(answered: Callable[[Hear], Answer], turn: Callable[[Answer], str]) -> AsyncIterator[bytes]:
    places: dict[str, Place] = {}
    try:
        # Closed here, and not when somebody tidies up: who goes away ends the answering at once.
        async with aclosing(awaited(answered)) as all_told:
            async for told in all_told:
                if isinstance(told, Done):
                    yield _event("turn", await run_in_threadpool(turn, told.answer))
                else:
                    yield _foretold(told, places)
    except Exception:  # noqa: BLE001 - whatever it was, who waits is told
        # The head has gone out already: no other status can tell it.
        _log.exception("an answer that was coming broke off")
        yield format_sse_event(event="broken", data_str="")


def _foretold(told: Told, places: dict[str, Place]) -> bytes:
    if isinstance(told, Said):
        places |= {str(one.n): place_of(one) for one in told.citations}
        return _event("sentence", _sentence(told, places))
    return _event("step", filled("ask/step.html", step=told))


def _sentence(said: Said, places: Mapping[str, Place]) -> str:
    one = said.sentence
    shown = blocks(marked((one,)), set(map(int, places)), plain_lines((one,)))
    return filled("ask/sentence.html", blocks=shown, places=places)


def _event(name: str, html: str) -> bytes:
    return format_sse_event(event=name, data_str=html)
