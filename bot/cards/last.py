"""The last answer of each conversation, in memory only, and what people said of it."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic

from assistant.answers.answer import Answer
from assistant.answers.conversation.topic import REMEMBERED_S

_KEPT = 1_000


@dataclass(slots=True)
class Turn:
    """What was asked in a conversation and answered from an edition; `reason` is what its asker says of the answer.

    `judged` are the conversations in which somebody has judged it.
    """

    conversation: str
    question: str
    answer: Answer
    edition: str
    at: float
    reason: str = ""
    judged: set[str] = field(default_factory=set)


class Last:
    """The last turn of each conversation, for an hour, the least recent forgotten first; safe for several threads."""

    def __init__(self, clock: Callable[[], float] = monotonic, kept: int = _KEPT) -> None:
        self._turns: OrderedDict[str, Turn] = OrderedDict()
        self._clock = clock
        self._kept = kept
        self._lock = Lock()

    def remember(self, conversation: str, question: str, answer: Answer, edition: str) -> None:
        """Keep a turn in place of the one before it."""
        with self._lock:
            self._turns[conversation] = Turn(conversation, question, answer, edition, self._clock())
            self._turns.move_to_end(conversation)
            while len(self._turns) > self._kept:
                self._turns.popitem(last=False)
            self._drop_old()

    def of(self, conversation: str) -> Turn | None:
        """Return the last turn of a conversation."""
        with self._lock:
            self._drop_old()
            return self._turns.get(conversation)

    def with_answer(self, id_: str) -> Turn | None:
        """Return the turn, of whatever conversation, whose answer has this id."""
        with self._lock:
            self._drop_old()
            return next((one for one in self._turns.values() if one.answer.id == id_), None)

    def give_reason(self, conversation: str, reason: str) -> None:
        """Keep why somebody thinks of the last answer as they will say, which they may then say anew."""
        with self._lock:
            turn = self._turns.get(conversation)
            if turn and reason:
                turn.reason = reason
                turn.judged.discard(conversation)

    def judge(self, turn: Turn, conversation: str) -> bool:
        """Tell whether nobody of this conversation has judged the answer before, and hold that somebody now has."""
        with self._lock:
            if conversation in turn.judged:
                return False
            turn.judged.add(conversation)
            return True

    def unjudge(self, turn: Turn, conversation: str) -> None:
        """Let a judgement be given again: it could not be kept."""
        with self._lock:
            turn.judged.discard(conversation)

    def forget(self, conversation: str) -> None:
        """Know nothing more of a conversation."""
        with self._lock:
            self._turns.pop(conversation, None)

    def beginning_with(self, beginning: str) -> tuple[str, ...]:
        """Return the conversations whose keys begin so."""
        with self._lock:
            return tuple(one for one in self._turns if one.startswith(beginning))

    def _drop_old(self) -> None:
        oldest = self._clock() - REMEMBERED_S
        while self._turns and next(iter(self._turns.values())).at < oldest:
            self._turns.popitem(last=False)
