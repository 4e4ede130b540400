"""Which questions a poll of a chat has room for, and the poll that one becomes."""

from assistant.wording import say
from bot.cards.card import Poll
from bot.trainers.quiz.item import Item, Kind

STEM, OPTION, EXPLANATION, LINE_FEEDS = 300, 100, 200, 2
"""Telegram's limits of a poll's question, of each option, and of what is told once it is answered."""
FEWEST, MOST = 2, 10
_KINDS = frozenset({Kind.SINGLE, Kind.TRUTH})


def fits(item: Item) -> bool:
    """Tell whether a question can be asked as a poll, whole: nothing of a question is ever cut."""
    return (
        item.kind in _KINDS
        and len(item.key) == 1
        and 1 <= _units(item.stem) <= STEM
        and FEWEST <= len(item.options) <= MOST
        and all(one.strip() and _units(one) <= OPTION for one in item.options)
        and len({" ".join(one.casefold().split()) for one in item.options}) == len(item.options)
    )


def poll_of(item: Item, number: int, count: int) -> Poll:
    """Return the poll of a question that fits, numbered where there is room for that."""
    numbered = say("quiz_chat.ask.numbered", n=number, count=count, stem=item.stem)
    stem = numbered if _units(numbered) <= STEM else item.stem
    return Poll(stem, item.options, item.key[0], _explanation(item))


def place_of(item: Item) -> str:
    """Return what the clause is called that proves the answer."""
    return item.proofs[0].label


def _explanation(item: Item) -> str:
    """Return why the answer is right; where that is too long only its place, or nothing."""
    for told in (item.explanation, say("quiz_chat.ask.place", place=place_of(item))):
        if _units(told) <= EXPLANATION and told.count("\n") <= LINE_FEEDS:
            return told
    return ""


def _units(text: str) -> int:
    """Return how long a chat finds a text: its UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
