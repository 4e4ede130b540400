"""One after another, first come first served; who takes long holds up nobody else."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock
from time import monotonic


class OneByOne:
    """Lets in one thread at a time; once the one inside has been there for `patience` seconds, the next goes in."""

    def __init__(self, patience: float = 0.5) -> None:
        self._patience = patience
        self._lock = Lock()
        self._inside: Event | None = None
        self._since = 0.0
        self._waiting: deque[Event] = deque()

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """Run the block when it is its turn."""
        own = Event()
        self._enter(own)
        try:
            yield
        finally:
            with self._lock:
                if self._inside is own:
                    self._next()

    def _enter(self, own: Event) -> None:
        with self._lock:
            self._waiting.append(own)
            if self._inside is None:
                self._next()
        while not own.wait(self._left()):
            with self._lock:
                if self._inside is not None and self._left() <= 0:
                    self._next()

    def _next(self) -> None:
        self._inside = self._waiting.popleft() if self._waiting else None
        self._since = monotonic()
        if self._inside is not None:
            self._inside.set()

    def _left(self) -> float:
        """Return for how long the one inside may still hold up the others."""
        return max(0.0, self._since + self._patience - monotonic())
