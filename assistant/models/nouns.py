"""What a language model is asked, what it says, and why it does not: values, whatever library talks to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: who the model is to be, what it is given, and the JSON schema of what it may say.

    `task` names what the request is for, in figures and in the log, which hold nothing else of it. `longest` is
    how many tokens it may write, `seconds` how long it may take where that is less than the model's own deadline.
    """

    task: str
    system: str
    user: str
    schema: Mapping[str, Any]
    longest: int = 800
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model said, whole and of the right schema, and the tokens that it read and wrote."""

    said: Mapping[str, Any]
    tokens_in: int = 0
    tokens_out: int = 0


class Trouble(StrEnum):
    """Why a model said nothing that can be used: an ordinary outcome, after which the documents speak alone."""

    SILENT = "silent"
    """Nobody answers at the address, or not in time."""
    BUSY = "busy"
    """It answers that it cannot now: too many requests, or a fault of its own."""
    REFUSED = "refused"
    """It refuses what we send: the key, the name of the model, or the form of the request."""
    GARBLED = "garbled"
    """What it says is not of the schema, or was cut off."""
    SPENT = "spent"
    """The day's tokens are used up."""
    RESTING = "resting"
    """It failed so often that it is left alone for a while."""


Hear = Callable[[Mapping[str, Any]], None]
"""Hears what a model has said so far, as far as it is readable: the last element of a list may be cut off."""


class ChatModel(Protocol):
    """A model that can be asked; safe to use from several threads."""

    @property
    def name(self) -> str:
        """What the model is called, for those who read what it wrote."""

    @property
    def seconds(self) -> float:
        """How long all requests of one question may take together."""

    def ask(self, request: Request, hear: Hear | None = None) -> Reply | Trouble:
        """Return what the model says before its deadline, or why it says nothing; never raises for a fault of its own.

        What `hear` raises ends the request and is raised.
        """
