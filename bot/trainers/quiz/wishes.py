"""Reading what quiz is wished for from the words of an address or a command line, the same on every door."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from assistant.text.printable import printable
from assistant.wording import say
from bot.trainers.fault import Fault
from bot.trainers.quiz.drawing import about, asked_about, wished
from bot.trainers.quiz.item import Item, Kind, Level
from bot.trainers.quiz.pool import Pool
from bot.trainers.quiz.quiz import MOST_ITEMS, Wish
from bot.trainers.topic import Topic

TOPIC, KIND, LEVEL, COUNT, SEED = "noi-dung", "dang", "muc-do", "so-cau", "hat"
"""The words that a wish is told in; the first three may be repeated."""
MOST_TOPICS = 20
MOST_SEED = 999_999
_SHOWN = 60
_Named = TypeVar("_Named", Kind, Level)


def kind_words() -> dict[str, Kind]:
    """Return the word of each kind of question in addresses."""
    return {say(f"quiz.word.kind.{kind}"): kind for kind in Kind}


def level_words() -> dict[str, Level]:
    """Return the word of each level in addresses."""
    return {say(f"quiz.word.level.{level}"): level for level in Level}


def words_of(wish: Wish) -> list[tuple[str, str]]:
    """Return the words that tell a wish again, as names and values of an address."""
    return [
        *((TOPIC, topic) for topic in wish.topics),
        *((KIND, say(f"quiz.word.kind.{kind}")) for kind in wish.kinds),
        *((LEVEL, say(f"quiz.word.level.{level}")) for level in wish.levels),
        (COUNT, str(wish.count)),
        (SEED, str(wish.seed)),
    ]


def read_wish(
    told: Mapping[str, Sequence[str]], topics: Sequence[Topic], pool: Pool, *, count: int = 10
) -> Wish | Fault:
    """Return the wish that words tell, or what is wrong with them and what would do instead.

    `told` holds all values of each word; a value that is blank counts as not given. `count` is how many questions are
    meant where nothing says it.
    """
    given = {word: [one.strip() for one in told.get(word, ()) if one.strip()] for word in _ALL}
    chosen = _chosen(given[TOPIC], topics)
    if isinstance(chosen, Fault):
        return chosen
    kinds = _named(KIND, given[KIND], kind_words())
    if isinstance(kinds, Fault):
        return kinds
    levels = _named(LEVEL, given[LEVEL], level_words())
    if isinstance(levels, Fault):
        return levels
    many = _number(COUNT, given[COUNT], 1, MOST_ITEMS, count)
    if isinstance(many, Fault):
        return many
    seed = _number(SEED, given[SEED], 0, MOST_SEED, 1)
    if isinstance(seed, Fault):
        return seed
    wish = Wish(chosen, kinds, levels, many, seed)
    return _nothing(wish, topics, pool) or wish


_ALL = (TOPIC, KIND, LEVEL, COUNT, SEED)


def shown(word: str) -> str:
    """Return what somebody typed as a message may repeat it: one printable line, cut where it is long."""
    line = " ".join(printable(word).split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def _chosen(given: Sequence[str], topics: Sequence[Topic]) -> tuple[str, ...] | Fault:
    known = {topic.id for topic in topics}
    if strange := next((one for one in given if one not in known), None):
        return Fault(TOPIC, say("quiz.fault.topic", word=shown(strange)))
    if len(set(given)) > MOST_TOPICS:
        return Fault(TOPIC, say("quiz.fault.too_many", most=MOST_TOPICS))
    return tuple(dict.fromkeys(given))


def _named(field: str, given: Sequence[str], known: Mapping[str, _Named]) -> tuple[_Named, ...] | Fault:
    strange = next((one for one in given if one not in known), None)
    if strange is not None:
        key = "kind" if field == KIND else "level"
        return Fault(field, say(f"quiz.fault.{key}", word=shown(strange), words=", ".join(known)))
    return tuple(dict.fromkeys(known[one] for one in given))


def _number(field: str, given: Sequence[str], least: int, most: int, unsaid: int) -> int | Fault:
    if not given:
        return unsaid
    said = given[-1]
    key = "count" if field == COUNT else "seed"
    if not (said.isascii() and said.isdigit() and len(said) <= len(str(most)) and least <= int(said) <= most):
        return Fault(field, say(f"quiz.fault.{key}", word=shown(said), most=most))
    return int(said)


def _nothing(wish: Wish, topics: Sequence[Topic], pool: Pool) -> Fault | None:
    """Return why no question is left, with what there is instead; None where there are some."""
    named = [topic for topic in topics if topic.id in wish.topics]
    items = about(named, pool.items) if named else pool.items
    if wished(items, wish):
        return None
    if not pool.items:
        return Fault(TOPIC, say("quiz.fault.nothing_held"))
    if items:
        return Fault(KIND if wish.kinds else LEVEL, say("quiz.fault.nothing", remedy=_others(items)))
    some = "; ".join(f"“{shown(topic.name)}”" for topic in asked_about(topics, pool.items)[:6])
    return Fault(TOPIC, say("quiz.fault.nothing", remedy=say("quiz.fault.other_topics", topics=some)))


def _others(items: Sequence[Item]) -> str:
    kinds = [say(f"quiz.name.kind.{kind}") for kind in Kind if any(item.kind is kind for item in items)]
    levels = [say(f"quiz.name.level.{one}") for one in Level if any(item.level is one for item in items)]
    return say("quiz.fault.other_kinds", kinds=", ".join(kinds), levels=", ".join(levels))
