"""What is counted of each request to a language model; nothing of its text."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One request: what it was for, how it ended ("said" or a Trouble), how many seconds it took, and its tokens."""

    task: str
    outcome: str
    seconds: float
    tokens_in: int
    tokens_out: int


Note = Callable[[Figure], None]


def unnoted(_: Figure) -> None:
    """Note nothing."""
