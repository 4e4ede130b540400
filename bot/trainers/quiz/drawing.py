"""Drawing a quiz from the pool: a seed picks questions that do not tell on each other, spread over what there is."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.trainers.quiz.item import Item, Kind
from bot.trainers.quiz.making import spelled
from bot.trainers.quiz.pool import Pool
from bot.trainers.quiz.quiz import Quiz, Wish
from bot.trainers.topic import About, Topic

_LOOKED_AT = 8
"""So many of each family and level are compared for each next question: enough for a spread, few enough to be quick."""


def draw(pool: Pool, topics: Sequence[Topic], wish: Wish, *, fits: Sequence[str] = ()) -> Quiz:
    """Return the quiz that `wish` asks for, of the topics it names among `topics`, of any where it names none.

    `fits` are ids of the items that may be drawn at all, such as those short enough for where the quiz goes; none
    where all may.
    """
    chance = random.Random(f"{pool.version}\0{wish.seed}")  # noqa: S311 - a quiz is no secret
    named = [topic for topic in topics if topic.id in wish.topics]
    allowed = set(fits)
    held = about(named, pool.items) if wish.topics else pool.items
    candidates = [item for item in wished(held, wish) if not allowed or item.id in allowed]
    chance.shuffle(candidates)
    taken = _taken(candidates, named or list(topics), wish.count)
    asked = {item.document for item in taken}
    names = tuple(
        (one.document, one.name) for one in topics if one.about is About.DOCUMENT and one.document in asked
    )
    return Quiz(pool.version, wish, tuple(shuffled(item, chance) for item in taken), names)


def wished(items: Iterable[Item], wish: Wish) -> list[Item]:
    """Return the items of the kinds and levels wished for."""
    return [
        item
        for item in items
        if (not wish.kinds or item.kind in wish.kinds) and (not wish.levels or item.level in wish.levels)
    ]


def about(topics: Sequence[Topic], items: Iterable[Item]) -> list[Item]:
    """Return the items that are about any of the topics."""
    documents = {topic.document for topic in topics if topic.about is About.DOCUMENT}
    agencies = {(topic.document, topic.agency) for topic in topics if topic.about is About.AGENCY}
    places = {
        place for topic in topics if topic.about in {About.TASKS, About.TARGETS} for place in topic.places
    }
    return [
        item
        for item in items
        if item.document in documents
        or any((item.document, one) in agencies for one in item.agencies)
        or any(place in places for place in item.places)
    ]


def covers(topic: Topic, item: Item) -> bool:
    """Tell whether a question is about a topic."""
    return bool(about((topic,), (item,)))


def asked_about(topics: Sequence[Topic], items: Sequence[Item]) -> list[Topic]:
    """Return the topics that any of the items is about, in order."""
    documents = {item.document for item in items}
    agencies = {(item.document, one) for item in items for one in item.agencies}
    places = {place for item in items for place in item.places}
    return [
        topic
        for topic in topics
        if (topic.about is About.DOCUMENT and topic.document in documents)
        or (topic.about is About.AGENCY and (topic.document, topic.agency) in agencies)
        or (topic.about in {About.TASKS, About.TARGETS} and any(place in places for place in topic.places))
    ]


def shuffled(item: Item, chance: random.Random) -> Item:
    """Return a question with its options in another order; right-or-not keeps its own, no set is shown solved."""
    if item.kind in {Kind.TRUTH, Kind.FILL}:
        return item
    order = list(range(len(item.options)))
    chance.shuffle(order)
    key = [order.index(at) for at in item.key]
    if item.kind in {Kind.ORDER, Kind.MATCH} and key == sorted(key):
        order.append(order.pop(0))
        key = [order.index(at) for at in item.key]
    return replace(
        item,
        options=tuple(item.options[at] for at in order),
        key=tuple(sorted(key) if item.kind is Kind.SEVERAL else key),
    )


def _taken(candidates: Sequence[Item], topics: Sequence[Topic], count: int) -> list[Item]:
    """Return up to `count` of the candidates: at each step the one that is least like those taken before."""
    owners = _owners(candidates, topics)
    used: Counter[str] = Counter()
    taken: list[Item] = []
    # What its own name would give away comes last, where nothing else is left.
    for waiting in (
        [item for item in candidates if not _is_named(item)],
        [item for item in candidates if _is_named(item)],
    ):
        left = list(waiting)
        while left and len(taken) < count:
            item = min(_looked_at(left), key=lambda one: _weight(one, owners[one.id], used))
            taken.append(item)
            used.update(_marks(item, owners[item.id]))
            left = [one for one in left if one is not item and not tell_on_each_other(item, one)]
        if len(taken) == count:
            break
    return taken


def _looked_at(left: Sequence[Item]) -> Iterator[Item]:
    """Yield the first few of each family and level."""
    seen: Counter[tuple[str, str]] = Counter()
    for item in left:
        sort = (item.family, item.level)
        seen[sort] += 1
        if seen[sort] <= _LOOKED_AT:
            yield item


def tell_on_each_other(one: Item, other: Item) -> bool:
    """Tell whether two questions ask for the same fact, or either shows what the other asks for."""
    if one.subject == other.subject or any(fact in one.facts for fact in other.facts):
        return True
    return _shows(one, other) or _shows(other, one)


def _shows(one: Item, other: Item) -> bool:
    """Tell whether the question `one` prints what `other` asks: a document's own data, or headings in their order."""
    if other.document != one.document:
        return False
    if other.family.startswith("document."):
        printed = _printed(one.stem, one.left, one.options)
        return any(spelled(other.options[at]) in printed for at in other.key)
    if other.family.startswith("clause.order"):
        printed = _printed(one.stem, one.left, one.options)
        return sum(spelled(option) in printed for option in other.options) > 1
    return False


@lru_cache(maxsize=8192)
def _printed(stem: str, left: tuple[str, ...], options: tuple[str, ...]) -> str:
    """Return all that a question prints, as `spelled`; the same questions are held against many quizzes."""
    return spelled(" ".join((stem, *left, *options)))


def _is_named(item: Item) -> bool:
    """Tell whether other questions of the same document print the answer, as they print its number."""
    return item.family == "document.number"


def _owners(candidates: Sequence[Item], topics: Sequence[Topic]) -> dict[str, list[str]]:
    """Return the topics of each item, the whole document only where it has no other."""
    found: dict[str, list[str]] = {item.id: [] for item in candidates}
    places: dict[str, list[str]] = {}
    agencies: dict[tuple[str, str], str] = {}
    for topic in topics:
        if topic.about is About.AGENCY:
            agencies[topic.document, topic.agency] = topic.id
        elif topic.about is not About.DOCUMENT:
            for place in topic.places:
                places.setdefault(place, []).append(topic.id)
    for item in candidates:
        own = [topic for place in item.places for topic in places.get(place, ())]
        own += [agencies[item.document, one] for one in item.agencies if (item.document, one) in agencies]
        found[item.id] = list(dict.fromkeys(own)) or [item.document]
    return found


def _marks(item: Item, owners: Sequence[str]) -> list[str]:
    source = item.family.partition(".")[0]
    return [
        *owners,
        f"document {item.document}",
        f"family {item.family}",
        f"source {source}",
        f"kind {item.kind}",
        f"level {item.level}",
        *(f"place {place}" for place in item.places),
    ]


def _weight(item: Item, owners: Sequence[str], used: Counter[str]) -> float:
    """Return how much of what an item is has been taken already."""
    own = [used[one] for one in owners]
    return (
        sum(own) / len(own)
        + used[f"document {item.document}"] * 0.2
        + used[f"family {item.family}"] * 2
        + used[f"source {item.family.partition('.')[0]}"] * 0.5
        + used[f"kind {item.kind}"]
        + used[f"level {item.level}"] * 0.5
        + 3 * sum(used[f"place {place}"] for place in item.places) / max(1, len(item.places))
    )
