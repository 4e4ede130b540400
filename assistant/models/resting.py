"""When a model is left alone after failures in a row, and for how long; then one request tries it again."""

from dataclasses import dataclass
from threading import Lock
from time import monotonic

from assistant.models.nouns import Trouble


@dataclass(frozen=True, slots=True)
class Rest:
    """After how many failures in a row, the last of one kind, a model rests, and for how many seconds."""

    after: int
    seconds: float


# Who refuses will most likely go on until a person has changed something.
RESTS = {
    Trouble.SILENT: Rest(3, 30),
    Trouble.BUSY: Rest(3, 30),
    Trouble.REFUSED: Rest(3, 300),
    Trouble.GARBLED: Rest(5, 60),
}
_LONGEST_S = 900.0


class Resting:
    """Whether a model may be asked; safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._failed = 0
        self._until: float | None = None
        self._tried = False

    def may_ask(self) -> bool:
        """Tell whether a request may go out; whoever is told yes says afterwards how it ended."""
        with self._lock:
            if self._until is None:
                return True
            if self._tried or monotonic() < self._until:
                return False
            self._tried = True
            return True

    def went_well(self) -> None:
        """Note that a request was answered."""
        with self._lock:
            self._failed, self._until, self._tried = 0, None, False

    def failed(self, trouble: Trouble, wished: float = 0.0) -> None:
        """Note that a request failed; `wished` so many seconds the server wants to be left alone."""
        rest = RESTS[trouble]
        with self._lock:
            self._failed += 1
            self._tried = False
            seconds = min(wished, _LONGEST_S)
            if self._failed >= rest.after:
                seconds = max(seconds, rest.seconds)
            if seconds:
                self._until = monotonic() + seconds

    def given_up(self) -> None:
        """Note that a request was ended by whoever asked, which says nothing of the model."""
        with self._lock:
            self._tried = False
