"""Making an item: its sentence filled, options in an order that tells nothing, its id, what no item may have."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from assistant.answers.answer import Quote
from assistant.text.normal import words
from assistant.wording import say
from bot.trainers.quiz.item import Item, Kind, Level

LONGEST_STEM = 600
LONGEST_OPTION = 200
_Thing = TypeVar("_Thing")


def rank(*said: str) -> str:
    """Return what things are put in order by, so that the order tells nothing and is the same each time."""
    return hashlib.blake2b("\0".join(said).encode(), digest_size=8).hexdigest()


def picked(
    things: Iterable[_Thing], count: int, *seed: str, name: Mapping[_Thing, str] | None = None
) -> list[_Thing]:
    """Return `count` of the things, chosen evenly by a digest of `seed` and of what each is called."""
    return sorted(things, key=lambda one: rank(*seed, name[one] if name else str(one)))[:count]


def made(  # noqa: PLR0913 - all that a question is
    family: str,
    kind: Kind,
    level: Level,
    values: Mapping[str, str],
    *,
    right: Sequence[str],
    wrong: Sequence[str] = (),
    left: Sequence[str] = (),
    explanation: str,
    proofs: Sequence[Quote],
    subject: str,
    facts: Sequence[str],
    places: Sequence[str],
    agencies: Sequence[str] = (),
) -> Item | None:
    """Return the item, or None where it would be too long, or two of its options would read alike.

    `right` are the right options, of ORDER in order, of MATCH one for each of `left`; of FILL what is accepted.
    """
    stem = say(f"quiz.stem.{family}", **values)
    shown = () if kind is Kind.FILL else (*right, *wrong)
    told = {spelled(one) for one in shown}
    if (
        len(stem) > LONGEST_STEM
        or len(told) < len(shown)
        or not all(told)
        or any(len(one) > LONGEST_OPTION for one in (*shown, *left))
    ):
        return None
    options = sorted(shown, key=lambda one: rank(stem, one))
    if kind is Kind.TRUTH:
        options = [say("quiz.choice.true"), say("quiz.choice.false")]
    key = [options.index(one) for one in right] if kind is not Kind.FILL else []
    beside = tuple(f"{one}\t{other}" for one, other in zip(left, right, strict=False))
    return Item(
        id=rank(kind.value, stem, *sorted(options), "\n", *(beside or right)),
        family=family,
        kind=kind,
        level=level,
        stem=stem,
        options=tuple(options),
        key=tuple(sorted(key) if kind is Kind.SEVERAL else key),
        explanation=explanation,
        proofs=tuple(dict.fromkeys(proofs)),
        subject=subject,
        places=tuple(dict.fromkeys(places)),
        agencies=tuple(dict.fromkeys(agencies)),
        left=tuple(left),
        accepted=tuple(right) if kind is Kind.FILL else (),
        facts=tuple(dict.fromkeys(facts)),
    )


def spelled(text: str) -> str:
    """Return what two options must differ in: words and numbers, however they are written, and signs of comparison."""
    signs = "".join(sign for sign in text if sign in "≥≤<>%")
    return f"{' '.join(words(text.casefold()))} {signs}".strip()
