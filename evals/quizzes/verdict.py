"""What can be said of a question: it is right, or in what way it is not."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What was found of a question, the worst first; all but the last are failures."""

    UNREAD = "unread"
    WRONG = "wrong"
    AMBIGUOUS = "ambiguous"
    UNPROVEN = "unproven"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it should be, and what it is."""

    verdict: Verdict
    why: str


def unread(why: str) -> Fault:
    """Return the fault of what could not be understood."""
    return Fault(Verdict.UNREAD, why)


def wrong(why: str) -> Fault:
    """Return the fault of a key, or of words, that the documents do not bear out."""
    return Fault(Verdict.WRONG, why)


def ambiguous(why: str) -> Fault:
    """Return the fault of a question that more than one answer is or may be right for."""
    return Fault(Verdict.AMBIGUOUS, why)


def unproven(why: str) -> Fault:
    """Return the fault of a quote that is not in the text, or holds no answer."""
    return Fault(Verdict.UNPROVEN, why)


def worst(faults: Iterable[Fault]) -> Verdict:
    """Return what the faults make of a question."""
    found = {fault.verdict for fault in faults}
    return next((verdict for verdict in Verdict if verdict in found), Verdict.RIGHT)
