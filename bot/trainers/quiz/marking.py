"""Marking: whether what somebody chose, put in order or wrote is right, and which parts of it are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.text.normal import plain, words
from bot.trainers.quiz.item import Item, Kind

LONGEST_WRITTEN = 200
_SIGNS = {">=": "≥", "=>": "≥", "<=": "≤", "=<": "≤"}
_SIGN = re.compile(r"[≥≤<>=%+]")

Response = str | Sequence[int]
"""What was written (FILL), or indexes of options as shown: those chosen, all in order, or one for each of `left`."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Whether a response is right, and part by part.

    The parts of SEVERAL are the options (rightly chosen or rightly left), of ORDER the positions, of MATCH the things
    on the left; all others have one.
    """

    right: bool
    parts: tuple[bool, ...]


def mark(item: Item, response: Response) -> Mark:
    """Return the mark of a response; what cannot be one, such as an index that no option has, is not right."""
    if item.kind is Kind.FILL:
        written = response if isinstance(response, str) else ""
        right = len(written) <= LONGEST_WRITTEN and as_written(written) in map(as_written, item.accepted)
        return Mark(right, (right,))
    given = _indexes(item, response)
    if item.kind is Kind.SEVERAL:
        parts = tuple(
            given is not None and (at in given) == (at in item.key) for at in range(len(item.options))
        )
    elif item.kind in {Kind.ORDER, Kind.MATCH}:
        parts = tuple(
            given is not None and at < len(given) and given[at] == wanted
            for at, wanted in enumerate(item.key)
        )
    else:
        parts = (given is not None and tuple(given) == item.key,)
    whole = item.kind in {Kind.SEVERAL, Kind.SINGLE, Kind.TRUTH} or (
        given is not None and len(given) == len(item.key)
    )
    return Mark(all(parts) and whole, parts)


def as_written(text: str) -> str:
    """Return what two ways to write one thing share: no matter the spaces, capitals, decimal comma or leading zeros."""
    said = plain(text).casefold()
    for typed, sign in _SIGNS.items():
        said = said.replace(typed, sign)
    return " ".join(
        _plain_number(word) for word in words(_SIGN.sub(lambda found: f" {found[0]} ", said))
    ) + "".join(_SIGN.findall(said))


def _plain_number(word: str) -> str:
    """Return a number without zeros that say nothing."""
    if not re.fullmatch(r"\d+(?:\.\d+)?", word):
        return word
    whole, point, rest = word.partition(".")
    rest = rest.rstrip("0")
    return f"{whole.lstrip('0') or '0'}{point if rest else ''}{rest}"


def _indexes(item: Item, response: Response) -> tuple[int, ...] | None:
    """Return the indexes given; None where any is none, or stands twice where it may not."""
    if isinstance(response, str) or len(response) > len(item.options) + len(item.left):
        return None
    given = tuple(response)
    known = all(type(at) is int and 0 <= at < len(item.options) for at in given)
    twice = len(set(given)) < len(given) and item.kind not in {Kind.ORDER, Kind.MATCH}
    return given if known and not twice else None
