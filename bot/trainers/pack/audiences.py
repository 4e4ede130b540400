"""The audiences of a session: data of `prompts/trainers.toml`."""

from functools import cache

from assistant.wording import say, words
from bot.trainers.pack.pack import Audience


@cache
def audiences() -> tuple[Audience, ...]:
    """Return the audiences in the order in which they are offered."""
    return tuple(_audience(word) for word in words("trainers.audience.all"))


def audience_named(word: str) -> Audience | None:
    """Return the audience with this word in addresses."""
    return next((one for one in audiences() if one.word == word), None)


def _audience(word: str) -> Audience:
    at = f"trainers.audience.{word}"
    targets, duties, clauses = map(int, words(f"{at}.shares"))
    return Audience(word, say(f"{at}.name"), words(f"{at}.speaks"), (targets, duties, clauses))


def heard_by(audience: Audience, text: str) -> int:
    """Return how many of an audience's words a text holds."""
    said = text.casefold()
    return sum(word.casefold() in said for word in audience.speaks)
