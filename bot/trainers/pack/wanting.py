"""Reading what pack is wanted from the words of an address or a command line, the same on every door."""

from collections.abc import Sequence
from difflib import get_close_matches
from urllib.parse import urlencode

from assistant.library.addresses import key
from assistant.text.printable import printable
from assistant.wording import say
from bot.trainers.fault import Fault
from bot.trainers.pack.audiences import audience_named, audiences
from bot.trainers.pack.lengths import MOST_TOPICS, length_of
from bot.trainers.pack.pack import LENGTHS, Wanted
from bot.trainers.topic import Topic

AUDIENCE, TOPIC, MINUTES, SEED = "doi-tuong", "noi-dung", "phut", "hat"
"""The words that a pack is wanted in; the second may be repeated."""
MOST_SEED = 999_999
_SHOWN = 60
_READ = 200


def read_wanted(
    audience: str, topics: Sequence[str], minutes: str | int, seed: str | int, offered: Sequence[Topic]
) -> Wanted | Fault:
    """Return the pack that words tell, or what is wrong with them and what would do instead.

    A blank length is half an hour, a blank seed 1; audience and topics must be given.
    """
    word = audience.strip()[:_READ]
    if audience_named(word) is None:
        return _no_audience(word)
    chosen = _chosen(topics, offered)
    if isinstance(chosen, Fault):
        return chosen
    length = _minutes(str(minutes).strip()[:_READ])
    if isinstance(length, Fault):
        return length
    most = length_of(length).topics
    if len(chosen) > most:
        told = say("trainers.fault.too_many", minutes=length, most=most, count=len(chosen))
        return Fault(TOPIC, told)
    number = _seed(str(seed).strip()[:_READ])
    return number if isinstance(number, Fault) else Wanted(word, chosen, length, number)


def words_of(wanted: Wanted) -> list[tuple[str, str]]:
    """Return the words that tell a wanted pack again, as names and values of an address."""
    return [
        (AUDIENCE, wanted.audience),
        *((TOPIC, topic) for topic in wanted.topics),
        (MINUTES, str(wanted.minutes)),
        (SEED, str(wanted.seed)),
    ]


def address_of(wanted: Wanted) -> str:
    """Return the address of the pack's page."""
    return f"/tap-huan/goi?{urlencode(words_of(wanted))}"


def _no_audience(word: str) -> Fault:
    known = ", ".join(one.word for one in audiences())
    if not word:
        return Fault(AUDIENCE, say("trainers.fault.audience_none", words=known))
    names = {**{key(one.name): one for one in audiences()}, **{one.word: one for one in audiences()}}
    near = get_close_matches(key(word), names, n=1)
    if not near:
        return Fault(AUDIENCE, say("trainers.fault.audience", word=_shown(word), words=known))
    found = names[near[0]]
    told = {"word": _shown(word), "near": found.word, "name": found.name, "words": known}
    return Fault(AUDIENCE, say("trainers.fault.audience_near", **told))


def _chosen(given: Sequence[str], offered: Sequence[Topic]) -> tuple[str, ...] | Fault:
    if not offered:
        return Fault(TOPIC, say("trainers.fault.topics_none_held"))
    known = {topic.id for topic in offered}
    chosen = tuple(dict.fromkeys(one.strip() for one in given if one.strip()))
    if not chosen:
        return Fault(TOPIC, say("trainers.fault.topics_none"))
    if strange := next((one for one in chosen if one not in known), None):
        return _no_topic(strange[:_READ], offered)
    if len(chosen) > MOST_TOPICS:
        return Fault(TOPIC, say("trainers.fault.too_many_ever", count=len(chosen), most=MOST_TOPICS))
    return chosen


def _no_topic(word: str, offered: Sequence[Topic]) -> Fault:
    names = {one.id: one for one in offered} | {key(one.name): one for one in offered}
    near = get_close_matches(word, names, n=1) or get_close_matches(key(word), names, n=1)
    if not near:
        return Fault(TOPIC, say("trainers.fault.topic", word=_shown(word)))
    found = names[near[0]]
    return Fault(TOPIC, say("trainers.fault.topic_near", word=_shown(word), name=found.name, near=found.id))


def _minutes(word: str) -> int | Fault:
    if not word:
        return 30
    known = {str(one): one for one in LENGTHS}
    if word not in known:
        return Fault(MINUTES, say("trainers.fault.minutes", word=_shown(word), words=", ".join(known)))
    return known[word]


def _seed(word: str) -> int | Fault:
    if not word:
        return 1
    if not (word.isascii() and word.isdigit() and len(word) <= len(str(MOST_SEED))):
        return Fault(SEED, say("trainers.fault.seed", word=_shown(word), most=MOST_SEED))
    return int(word)


def _shown(word: str) -> str:
    """Return what somebody typed as a message may repeat it: one printable line, cut where it is long."""
    line = " ".join(printable(word).split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
