"""What the store keeps, as values: what people thought of an answer, and answers that they shared."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.errors import Troly57Error

Verdict = Literal["right", "wrong", "lacking"]
VERDICTS: tuple[Verdict, ...] = ("right", "wrong", "lacking")
REASON_LIMIT = 1000


class StoreClosed(Troly57Error):
    """The store cannot be read or written now; what was to be kept was not."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a person thought of an answer; who it was is not known.

    `question`, `answer` (its id) and `reason` are kept only of those who agreed to it, else they are "".
    """

    verdict: Verdict
    status: str
    edition: str
    provisions: tuple[str, ...]
    day: date
    agreed: bool = False
    question: str = ""
    answer: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How many people thought so of answers of that status."""

    verdict: str
    status: str
    number: int


@dataclass(frozen=True, slots=True)
class Shared:
    """A shared answer: the day, and the answer whole as JSON; None once it was deleted."""

    day: date
    content: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """The two secrets of a shared answer: one shows it, the other deletes it. The store knows only their digests."""

    token: str
    key: str
