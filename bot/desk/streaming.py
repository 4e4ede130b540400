"""An answer as it comes to be: what is known already, sentence by sentence, and at the end the whole."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Event, Thread
from typing import TypeAlias

from assistant.answers.answer import Answer, Hear, Progress, Said, Sentence, Step


@dataclass(frozen=True, slots=True)
class Done:
    """The whole answer: what was said before it only foretold it, and where it differs this holds."""

    answer: Answer


Told: TypeAlias = Step | Said | Done


class Gone(Exception):
    """Nobody waits for the answer any more."""


def begin(answered: Callable[[Hear], Answer], put: Callable[[Progress | Answer | Exception], None]) -> Event:
    """Begin to answer in a thread that puts what is told, and then the answer or what was raised.

    Once the event that is returned is set, the work ends at what it tells next, and nothing more is put.
    """
    gone = Event()

    def hear(progress: Progress) -> None:
        if gone.is_set():
            raise Gone
        put(progress)

    def work() -> None:
        ended: Answer | Exception
        try:
            ended = answered(hear)
        except Exception as error:  # noqa: BLE001 - raised again by who waits
            ended = error
        if not gone.is_set():
            put(ended)

    Thread(target=work, name="answering", daemon=True).start()
    return gone


class Foretold:
    """What was told of an answer so far; `whole` once all of it was."""

    def __init__(self) -> None:
        self.whole = False
        self._step: Step | None = None
        self._said: list[Sentence] = []

    def after(self, one: Progress | Answer | Exception) -> Iterator[Told]:
        """Yield what `one` tells that was not told before; what was raised is raised."""
        if isinstance(one, Exception):
            raise one
        if isinstance(one, Answer):
            self.whole = True
            yield from _unsaid(one, self._said)
            yield Done(one)
        elif isinstance(one, Said):
            self._said.append(one.sentence)
            yield one
        elif one != self._step:
            # One step may be told many times: whoever works asks so whether anybody still waits.
            self._step = one
            yield one


def _unsaid(answer: Answer, said: list[Sentence]) -> Iterator[Said]:
    """Yield the sentences of an answer after those that were said; all of them where it begins otherwise."""
    kept = len(said) if answer.sentences[: len(said)] == tuple(said) else 0
    cited = {n for sentence in answer.sentences[:kept] for n in sentence.citations}
    for sentence in answer.sentences[kept:]:
        first = set(sentence.citations) - cited
        cited |= first
        yield Said(sentence, tuple(one for one in answer.citations if one.n in first))
