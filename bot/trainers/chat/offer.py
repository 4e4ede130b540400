"""What an edition offers to be asked about in a chat, each topic under a key that is short enough for a button."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.text.normal import syllables
from assistant.wording import begun, say
from bot.cards.sources import short
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
_LABEL, _LEAST = 58, 20
"""About as many characters as are read of a button; as many of a name are shown however long its number is."""
_ENOUGH = 2 / 3
"""Where no topic's name has all words that were typed, this share of them will do."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A topic with at least one question for a chat, and how many; `label` is its name as a button has room for it."""

    key: str
    topic: Topic
    name: str
    label: str
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
    """Return what an edition offers: whole documents first where it holds several, else as topics are in order."""
    pool = pool_of(edition)
    some = Pool(pool.version, tuple(item for item in pool.items if fits(item)))
    counted = {topic: len(about((topic,), some.items)) for topic in topics_of(edition)}
    topics = [topic for topic, count in counted.items() if count]
    numbers: dict[str, str] = {}
    if len({topic.document for topic in topics}) > 1:
        topics.sort(key=lambda one: one.about is not About.DOCUMENT)
        held = (edition.library.document(topic.document) for topic in topics)
        numbers = {one.id: one.number for one in held if one and one.number}
    choices = [_choice(topic, counted[topic], numbers.get(topic.document, "")) for topic in topics]
    return Offer(_digest(pool.version)[:8], some, {one.key: one for one in choices})


def _choice(topic: Topic, count: int, number: str) -> Choice:
    """Return a topic as it is offered, with the number of its document where that is given and not its name."""
    key = "agency" if topic.about is About.AGENCY else "other"
    name = say(f"quiz_chat.offer.topic.{key}", name=begun(topic.name))
    if not number or topic.about is About.DOCUMENT:
        return Choice(_digest(topic.id), topic, name, name, count)
    whole, cut = (
        say("quiz_chat.offer.in_document", name=one, number=number)
        for one in (name, short(name, max(_LEAST, _LABEL - len(number))))
    )
    return Choice(_digest(topic.id), topic, whole, cut, count)


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
