"""What an edition offers to be asked about in a chat, each topic under a key that is short enough for a button."""

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.text.normal import syllables
from assistant.wording import begun, say
from bot.trainers.chat.fitting import fits
from bot.trainers.quiz.drawing import about, draw
from bot.trainers.quiz.item import Item
from bot.trainers.quiz.pool import Pool, pool_of
from bot.trainers.quiz.quiz import Wish
from bot.trainers.topic import About, Topic
from bot.trainers.topics import topics_of

if TYPE_CHECKING:
    from assistant.search.edition import Edition

COUNTS = (3, 5, 10)
"""How many questions can be chosen."""
_ENOUGH = 2 / 3
"""Where no topic's name has all words that were typed, this share of them will do."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A topic with at least one question for a chat, and how many; `name` tells it from every other."""

    key: str
    topic: Topic
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Offer:
    """The questions of an edition that fit into polls, and the topics that they are about, by key and in order."""

    check: str
    pool: Pool
    choices: Mapping[str, Choice]

    def drawn(self, key: str, count: int, seed: int) -> tuple[Item, ...]:
        """Return the questions of a quiz about a topic, of all where the key is empty, the same for the same seed."""
        topics = [choice.topic for choice in self.choices.values()]
        named = (self.choices[key].topic.id,) if key else ()
        return draw(self.pool, topics, Wish(topics=named, count=count, seed=seed)).items

    def count(self, key: str) -> int:
        """Return how many questions there are about a topic, or about all."""
        return self.choices[key].count if key else len(self.pool.items)

    def name(self, key: str) -> str:
        """Return what is asked about."""
        return self.choices[key].name if key else say("quiz_chat.offer.whole")

    def near(self, text: str) -> tuple[Choice, ...]:
        """Return the topics whose names have the words of a text: in order, else all of them, else most."""
        typed = syllables(text)
        near = {choice.key: _nearness(typed, choice.name) for choice in self.choices.values()}
        most = max(near.values(), default=0)
        return tuple(choice for choice in self.choices.values() if most and near[choice.key] == most)

    def of_agencies(self, agencies: Collection[str]) -> tuple[Choice, ...]:
        """Return the topics that are duties of these agencies."""
        return tuple(choice for choice in self.choices.values() if choice.topic.agency in agencies)


def offer_of(edition: "Edition") -> Offer:
    """Return what an edition offers."""
    pool = pool_of(edition)
    some = Pool(pool.version, tuple(item for item in pool.items if fits(item)))
    counted = [(topic, len(about((topic,), some.items))) for topic in topics_of(edition)]
    named = _named([topic for topic, count in counted if count], edition)
    choices = [Choice(_digest(one.id), one, named[one.id], count) for one, count in counted if count]
    return Offer(_digest(pool.version)[:8], some, {one.key: one for one in choices})


def _named(topics: Sequence[Topic], edition: "Edition") -> dict[str, str]:
    """Return what topics are called, with the number of their document where another is called the same."""
    names = {
        one.id: say("quiz_chat.offer.agency", name=one.name) if one.about is About.AGENCY else begun(one.name)
        for one in topics
    }
    times = Counter(name.casefold() for name in names.values())
    for one in topics:
        document = edition.library.document(one.document)
        if times[names[one.id].casefold()] > 1 and document:
            names[one.id] = say("quiz_chat.offer.topic", name=names[one.id], number=document.number)
    return names


def _nearness(typed: Sequence[str], name: str) -> float:
    """Return how near a name is to what was typed: its share of the words, twice where all stand in order."""
    own = syllables(name)
    wanted = set(typed)
    share = len(wanted & set(own)) / len(wanted) if wanted else 0.0
    if share == 1 and f" {' '.join(typed)} " in f" {' '.join(own)} ":
        return 2.0
    return share if share >= _ENOUGH else 0.0


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=5).hexdigest()
