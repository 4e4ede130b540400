"""What a respondent is: a name, and a way to open it over a published library."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from evals.questions import Question
from evals.reply import Reply

Ask = Callable[[Question], Reply]


class Unavailable(Exception):
    """A respondent that this installation cannot open; the message says what it needs."""


@dataclass(frozen=True, slots=True)
class Respondent:
    """Someone who answers: `open` takes the home of a library, and raises Unavailable where it cannot be had."""

    name: str
    title: str
    open: Callable[[Path], AbstractContextManager[Ask]]
