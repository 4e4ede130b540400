"""Choosing things that fit each other, by a digest, so that the choice is the same each time."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from assistant.text.function_words import is_function_word
from assistant.text.normal import tidy_tones, words
from bot.trainers.quiz.making import rank

_Thing = TypeVar("_Thing")


def chosen(
    things: Iterable[_Thing],
    count: int,
    fits: Callable[[_Thing, _Thing], bool],
    *seed: str,
    name: Callable[[_Thing], str],
) -> list[_Thing]:
    """Return up to `count` of the things, any two of which fit each other both ways, in the order of a digest."""
    found: list[_Thing] = []
    for thing in sorted(things, key=lambda one: rank(*seed, name(one))):
        if len(found) == count:
            break
        if all(fits(thing, one) and fits(one, thing) for one in found):
            found.append(thing)
    return found


def sets_of(
    things: Sequence[_Thing],
    count: int,
    fits: Callable[[_Thing, _Thing], bool],
    *seed: str,
    name: Callable[[_Thing], str],
) -> list[list[_Thing]]:
    """Return the things in sets of `count` that fit each other, none in two of them, until no full set is left."""
    left = sorted(things, key=lambda one: rank(*seed, name(one)))
    found = []
    while len(left) >= count:
        first, *rest = left
        able = [thing for thing in rest if fits(thing, first) and fits(first, thing)]
        one = [first, *chosen(able, count - 1, fits, *seed, name=name)]
        left = rest
        if len(one) == count:
            found.append(one)
            left = [thing for thing in rest if thing not in one]
    return found


def said_words(text: str) -> frozenset[str]:
    """Return the words that a text says something with, in one spelling."""
    spelt = (tidy_tones(word.lower()) for word in words(text))
    return frozenset(word for word in spelt if not is_function_word(word, accented=True))


def alike(one: frozenset[str], other: frozenset[str], share: float) -> bool:
    """Tell whether the shorter of two texts has at least `share` of its words in the other."""
    return len(one & other) >= share * min(len(one), len(other))
