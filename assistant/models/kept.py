"""What a model said, kept for a while: the same request is not asked twice."""

import hashlib
import json
from collections import OrderedDict
from threading import Lock
from time import monotonic

from assistant.models.nouns import ChatModel, Hear, Reply, Request, Trouble

_MOST = 500
_KEPT_S = 3600.0
"""Seconds for which a reply is kept, like what a conversation was about."""


class Kept:
    """A model that remembers its replies; what it remembers took no tokens.

    A request holds the question, the clauses as the library prints them and the words they are asked with: another
    version of the library that changed any of them makes another request.
    """

    def __init__(self, model: ChatModel) -> None:
        self._model = model
        self._replies: OrderedDict[bytes, tuple[float, Reply]] = OrderedDict()
        self._lock = Lock()

    @property
    def name(self) -> str:
        """What the model is called."""
        return self._model.name

    @property
    def seconds(self) -> float:
        """How long all requests of one question may take together."""
        return self._model.seconds

    def ask(self, request: Request, hear: Hear | None = None) -> Reply | Trouble:
        """Return what the model says to the request, or said to it within the last hour."""
        key = _digest(request)
        kept = self._recall(key)
        if kept is not None:
            if hear is not None:
                hear(kept.said)
            return kept
        reply = self._model.ask(request, hear)
        if isinstance(reply, Reply):
            with self._lock:
                self._replies[key] = (monotonic(), Reply(reply.said))
                self._replies.move_to_end(key)
                while len(self._replies) > _MOST:
                    self._replies.popitem(last=False)
        return reply

    def _recall(self, key: bytes) -> Reply | None:
        with self._lock:
            for old in [one for one, (since, _) in self._replies.items() if monotonic() - since > _KEPT_S]:
                del self._replies[old]
            found = self._replies.get(key)
        return found[1] if found else None


def _digest(request: Request) -> bytes:
    """Return what tells a request from others: all of it but how long it may take."""
    whole = [request.task, request.system, request.user, request.schema, request.longest]
    return hashlib.sha256(json.dumps(whole, ensure_ascii=False, sort_keys=True).encode()).digest()
