"""An answer as it comes to be: what is known already, sentence by sentence, and at the end the whole."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from queue import SimpleQueue
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


def as_it_comes(answered: Callable[[Hear], Answer]) -> Iterator[Told]:
    """Yield what `answered` tells while it works, each sentence not told before, and the whole answer.

    What `answered` raises is raised here. Closing the iterator ends the work at what it tells next.
    """
    told: SimpleQueue[Progress | Answer | Exception] = SimpleQueue()
    gone = Event()

    def hear(progress: Progress) -> None:
        if gone.is_set():
            raise Gone
        told.put(progress)

    def work() -> None:
        try:
            told.put(answered(hear))
        except Exception as error:  # noqa: BLE001 - raised again by who waits
            told.put(error)

    Thread(target=work, name="answering", daemon=True).start()
    try:
        yield from _told_whole(told)
    finally:
        gone.set()


def _told_whole(told: "SimpleQueue[Progress | Answer | Exception]") -> Iterator[Told]:
    said: list[Sentence] = []
    while True:
        one = told.get()
        if isinstance(one, Exception):
            raise one
        if isinstance(one, Answer):
            yield from _unsaid(one, said)
            yield Done(one)
            return
        if isinstance(one, Said):
            said.append(one.sentence)
        yield one


def _unsaid(answer: Answer, said: list[Sentence]) -> Iterator[Said]:
    """Yield the sentences of an answer after those that were said; all of them where it begins otherwise."""
    kept = len(said) if answer.sentences[: len(said)] == tuple(said) else 0
    cited = {n for sentence in answer.sentences[:kept] for n in sentence.citations}
    for sentence in answer.sentences[kept:]:
        first = set(sentence.citations) - cited
        cited |= first
        yield Said(sentence, tuple(one for one in answer.citations if one.n in first))
