"""The requests of one question: how long they may still take, and what they took."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from time import monotonic
from typing import Any

from assistant.answers.answer import Writing
from assistant.models.nouns import ChatModel, Hear, Request, Trouble

_log = logging.getLogger(__name__)


class Asking:
    """Asks a model, for one question, within `seconds` in all.

    `alive` is called before the first request and whenever the model has said more; what it raises ends the asking.
    """

    def __init__(self, model: ChatModel, seconds: float, alive: Callable[[], None]) -> None:
        self._model = model
        self._alive = alive
        self._until = monotonic() + seconds
        self._asked = False
        self._tokens_in = self._tokens_out = 0

    def __call__(self, request: Request, hear: Hear | None = None) -> Mapping[str, Any] | None:
        """Return what the model says, None where it says nothing that can be used."""
        left = self._until - monotonic()
        if left <= 0:
            return None
        if not self._asked:
            self._alive()
        self._asked = True

        def heard(said: Mapping[str, Any]) -> None:
            self._alive()
            if hear is not None:
                hear(said)

        reply = self._model.ask(replace(request, seconds=left), heard)
        if isinstance(reply, Trouble):
            _log.info("%s: the model says nothing: %s", request.task, reply.value)
            return None
        self._tokens_in += reply.tokens_in
        self._tokens_out += reply.tokens_out
        return reply.said

    @property
    def writing(self) -> Writing | None:
        """Return what the model had to do with the question; None where it was not asked."""
        return Writing(self._model.name, self._tokens_in, self._tokens_out) if self._asked else None
