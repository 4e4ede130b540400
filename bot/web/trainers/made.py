"""What takes long to make, made once and kept a while: one at a time, and only a few may wait for their turn."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import BoundedSemaphore, Lock
from typing import Generic, TypeVar

from bot.web.problems import Problem

Value = TypeVar("Value")
_WAIT = 4
"""So many may wait: every one of them holds a thread that other pages need."""


class OneAtATime:
    """A turn that several keepers share; who comes when enough are waiting is told to come again."""

    def __init__(self, waiting: int = _WAIT) -> None:
        self._places = BoundedSemaphore(waiting + 1)
        self._turn = Lock()

    def __enter__(self) -> None:
        """Wait for the turn; a Problem (503) where too many wait already."""
        if not self._places.acquire(blocking=False):
            raise Problem(503, "making_crowded", headers={"Retry-After": "5"})
        self._turn.acquire()

    def __exit__(self, *_: object) -> None:
        """Give the turn to the next."""
        self._turn.release()
        self._places.release()


class Made(Generic[Value]):
    """The values made lately, by their keys; safe to use from several threads."""

    def __init__(self, turn: OneAtATime, kept: int) -> None:
        self._turn = turn
        self._kept = kept
        self._made: OrderedDict[Hashable, Value] = OrderedDict()
        self._looking = Lock()

    def of(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return what was made under `key`, made first where it is not kept."""
        found = self._find(key)
        if found is not None:
            return found
        with self._turn:
            found = self._find(key)  # another thread may have made it meanwhile
            if found is not None:
                return found
            made = make()
            with self._looking:
                self._made[key] = made
                while len(self._made) > self._kept:
                    self._made.popitem(last=False)
            return made

    def __len__(self) -> int:
        """Return how many are kept."""
        return len(self._made)

    def _find(self, key: Hashable) -> Value | None:
        with self._looking:
            found = self._made.get(key)
            if found is not None:
                self._made.move_to_end(key)
            return found
