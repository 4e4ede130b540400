"""Which phrases of a list a text says, however it is cut."""

from collections.abc import Sequence
from functools import cache, lru_cache

from assistant.answers.proof.claims.reading import sayings, told
from assistant.text.normal import tidy_tones
from assistant.wording import words


def says(text: str, *keys: str) -> bool:
    """Tell whether a text says a phrase of one of the lists, at `claims.wary.<key>`."""
    line = told(text).line
    return any(f" {phrase} " in line for key in keys for phrase in _phrases(key))


@lru_cache(maxsize=512)
def bare(text: str) -> str:
    """Return a text without the word that answers before it, and without what only looks like a denial."""
    read = told(text)
    answer = sayings("claims.wary.answers").at(read.words, 0) if read.words else None
    first = 0
    if answer and answer[0] < len(read.words) and read.words[answer[0]].part != read.words[0].part:
        first = answer[0]
    line = " ".join(word.text for word in read.words[first:])
    for phrase in _phrases("no_denial"):
        line = f" {line} ".replace(f" {phrase} ", " ~ ").strip()
    return line


@cache
def _phrases(key: str) -> Sequence[str]:
    return [tidy_tones(one) for one in words(f"claims.wary.{key}")]
