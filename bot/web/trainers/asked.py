"""What an address says of a session or a quiz, and the address that says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import Request

from bot.trainers.pack.pack import Wanted
from bot.trainers.pack.wanting import words_of as pack_words
from bot.trainers.quiz.quiz import Wish
from bot.trainers.quiz.wishes import words_of

_WORDS = ("doi-tuong", "noi-dung", "phut", "hat", "so-cau", "muc-do", "dang", "giay")
_LONGEST = 300
"""Characters of a value that are read: a topic's id is shorter, whatever is longer names nothing."""
_MOST = 400
SECONDS = (0, 15, 30, 45, 60, 90, 120)
"""How long a hall may think about a question; 0 is without a clock."""
_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Asked:
    """The values of an address by their words, as typed; empty ones are left out."""

    values: Mapping[str, tuple[str, ...]]

    def has(self, word: str, value: str) -> bool:
        """Tell whether the address says `value` of `word`, so that a form can be filled as it was sent."""
        return value in self.values.get(word, ())

    def first(self, word: str) -> str:
        """Return the first value of a word, or nothing."""
        return next(iter(self.values.get(word, ())), "")

    @property
    def seconds(self) -> int:
        """Return how long a hall thinks about a question, one of `SECONDS`."""
        typed = self.first("giay")
        return int(typed) if typed in map(str, SECONDS) else _SECONDS

    def __bool__(self) -> bool:
        """Tell whether the address says anything."""
        return bool(self.values)


def asked_of(request: Request) -> Asked:
    """Return what the query of a call says, with bounds."""
    found: dict[str, tuple[str, ...]] = {}
    for word in _WORDS:
        said = (one.strip()[:_LONGEST] for one in request.query_params.getlist(word)[:_MOST])
        if values := tuple(dict.fromkeys(one for one in said if one)):
            found[word] = values
    return Asked(found)


def pack_query(wanted: Wanted) -> str:
    """Return the query of the address of a pack, without its question mark."""
    return urlencode(pack_words(wanted), safe="/:")


def quiz_query(wish: Wish) -> str:
    """Return the query of the address of a quiz, without its question mark."""
    return urlencode(words_of(wish), safe="/:")
