"""What every door reaches for: the open library, the assistant, and what is kept."""

import hashlib
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from queue import Empty, SimpleQueue
from threading import Event
from typing import TYPE_CHECKING

from assistant.answers.answer import Answer, Hear, Progress, Question
from assistant.errors import Troly57Error
from assistant.library.nouns import Document
from assistant.wording import say
from bot.desk.metrics import Metrics
from bot.desk.streaming import Gone, begin
from bot.desk.turns import OneByOne
from bot.store.store import Store

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.library.library import Library
    from assistant.search.shelf import Shelf


# How often who waits for a model looks whether the process ends.
_LOOK_S = 0.25


class Opening(Troly57Error):
    """The library is not open yet; it will be in a moment."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One process's shelf and assistant, shared by its doors."""

    shelf: "Shelf"
    assistant: "Assistant"
    metrics: Metrics = field(default_factory=Metrics)
    # One without an address keeps nothing, and says so to whoever would put something in.
    store: Store = field(default_factory=lambda: Store(""))
    # Conversations of one caller stay out of reach of another, and of the next process.
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    # Answers are made one after another, first come first served: Python runs one thread at a time, and
    # several that take turns answer a third fewer questions, each of them later.
    turn: OneByOne = field(default_factory=OneByOne, repr=False)
    # Set once the process ends: nobody waits for a model any more.
    closed: Event = field(default_factory=Event, repr=False)

    @contextmanager
    def library(self) -> Iterator["Library"]:
        """Lend the open library; Opening while there is none."""
        self.must_be_open()
        with self.shelf.lend() as edition:
            yield edition.library

    def must_be_open(self) -> None:
        """Raise Opening while no library is open."""
        if not self.shelf.ready:
            raise Opening(say("errors.library.opening"))

    def ask(self, question: Question, hear: Hear | None = None) -> Answer:
        """Return the assistant's answer, counted; `hear` is told how it comes to be.

        Raises Opening while no library is open, Gone where a model would have written it and the process ends.
        """
        self.must_be_open()
        answered = partial(self.assistant.ask, question, turn=self.turn)
        with self.metrics.answering.time():
            waits = self.assistant.has_model and question.reworded
            answer = self._waited_for(answered, hear or _unheard) if waits else answered(hear=hear)
        self.metrics.answers.labels(answer.status.value).inc()
        return answer

    def _waited_for(self, answered: Callable[..., Answer], hear: Hear) -> Answer:
        """Return an answer made in a thread that holds up no end of the process, unlike those that doors wait in."""
        told: SimpleQueue[Progress | Answer | Exception] = SimpleQueue()
        gone = begin(lambda tell: answered(hear=tell), told.put)
        try:
            while not self.closed.is_set():
                try:
                    one = told.get(timeout=_LOOK_S)
                except Empty:
                    continue
                if isinstance(one, Exception):
                    raise one
                if isinstance(one, Answer):
                    return one
                hear(one)
        finally:
            gone.set()
        raise Gone

    def seal(self, text: str) -> str:
        """Return what only this process can put beside `text` in a form."""
        return hashlib.blake2b(text.encode(), key=self.secret, digest_size=16, person=b"form").hexdigest()

    def conversation(self, caller: str, given: str | None) -> str | None:
        """Return the key of the conversation that `caller` names `given`."""
        if given is None:
            return None
        named = f"{caller}\0{given}".encode()
        return hashlib.blake2b(named, key=self.secret, digest_size=16).hexdigest()


def _unheard(_: Progress) -> None:
    """Hear nothing."""


def public_documents(library: "Library") -> list[Document]:
    """Return the documents anyone may see, in order."""
    return [document for document in library.documents() if document.is_public]
