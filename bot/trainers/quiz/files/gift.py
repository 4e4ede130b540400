"""A quiz in GIFT, the text format in which Moodle takes questions in.

See https://docs.moodle.org/en/GIFT_format; what it does not say was read in its reader, `question/format/gift`.
"""

import re
from collections.abc import Callable, Sequence

from assistant.text.printable import printable
from assistant.wording import say
from bot.trainers.quiz.files.proving import proven
from bot.trainers.quiz.item import Item, Kind
from bot.trainers.quiz.quiz import Quiz

GIFT = "text/plain; charset=utf-8"
_CONTROL = re.compile(r"[\\~=#{}:]")
_ARROW = "->"
# An arrow parts a pair and no sign escapes it; a joiner, which nobody sees, keeps it from being one.
_JOINED_ARROW = "-\N{WORD JOINER}>"
_SIGNS = {"≥": ">=", "≤": "<="}


def gift(quiz: Quiz) -> str:
    """Return the questions as GIFT, the explanation and the clauses as each one's general feedback.

    An ORDER is matched to the numbers of its positions, as GIFT has no such kind. A SEVERAL gives each right option
    its share of the whole and takes the whole in shares from the wrong ones.
    """
    told = {"seed": quiz.wish.seed, "version": quiz.version}
    category = _one_line(say("trainers_files.gift.category", **told)).replace("/", "//")
    questions = (_question(quiz, n, item) for n, item in enumerate(quiz.items, 1))
    return "\n\n".join([f"$CATEGORY: $course$/top/{category}", *questions, ""])


def _question(quiz: Quiz, n: int, item: Item) -> str:
    stem = say("trainers_files.gift.order", stem=item.stem) if item.kind is Kind.ORDER else item.stem
    feedback = _escaped(f"{item.explanation}\n{proven(quiz, item)}")
    name = _escaped(say("trainers_files.gift.name", n=n))
    answers = "\n".join(f"  {answer}" for answer in _ANSWERS[item.kind](item))
    # Without [plain] a "<" would begin a tag.
    return f"::{name}::[plain]{_escaped(stem)} {{\n{answers}\n  ####{feedback}\n}}"


def _one_line(text: str) -> str:
    return " ".join(printable(text).split())


def _escaped(text: str) -> str:
    """Return a text that Moodle reads as it is: its control characters escaped, its lines on one."""
    lines = filter(None, map(_one_line, text.splitlines()))
    return r"\n".join(_CONTROL.sub(r"\\\g<0>", line).replace(_ARROW, _JOINED_ARROW) for line in lines)


def _wrong(text: str) -> str:
    """Return a wrong option; one that begins like a weight bears one, of nothing."""
    return f"~%0%{_escaped(text)}" if text.startswith("%") else f"~{_escaped(text)}"


def _single(item: Item) -> Sequence[str]:
    return [f"={_escaped(text)}" if at in item.key else _wrong(text) for at, text in enumerate(item.options)]


def _several(item: Item) -> Sequence[str]:
    right, wrong = len(item.key), len(item.options) - len(item.key)
    return [
        f"~%{_share(right) if at in item.key else '-' + _share(wrong)}%{_escaped(text)}"
        for at, text in enumerate(item.options)
    ]


def _share(count: int) -> str:
    """Return one of `count` equal shares of a hundred, with as many decimals as Moodle knows its weights by."""
    return f"{100 / count:.5f}".rstrip("0").rstrip(".")


def _truth(item: Item) -> Sequence[str]:
    return ["TRUE" if item.options[item.key[0]] == say("quiz.choice.true") else "FALSE"]


def _order(item: Item) -> Sequence[str]:
    positions = {at: n for n, at in enumerate(item.key, 1)}
    return [f"={_escaped(text)} -> {positions[at]}" for at, text in enumerate(item.options)]


def _match(item: Item) -> Sequence[str]:
    pairs = [
        f"={_escaped(left)} -> {_escaped(item.options[at])}"
        for left, at in zip(item.left, item.key, strict=True)
    ]
    unused = (text for at, text in enumerate(item.options) if at not in item.key)
    return [*pairs, *(f"= -> {_escaped(text)}" for text in unused)]


def _fill(item: Item) -> Sequence[str]:
    # The weight keeps an answer that begins with a per cent sign from being read as one; a star stands for anything.
    return [f"=%100%{_escaped(one.replace('*', chr(92) + '*'))}" for one in written(item.accepted)]


def written(accepted: Sequence[str]) -> list[str]:
    """Return the ways in which an accepted answer is typed: signs set close, or of the two that keyboards have."""
    ways = dict.fromkeys(accepted)
    for one in accepted:
        close = re.sub(r"\s*([≥≤<>])\s*", r"\1", one)
        ways |= dict.fromkeys((close, *(close.replace(sign, typed) for sign, typed in _SIGNS.items())))
        ways |= dict.fromkeys(one.replace(sign, typed) for sign, typed in _SIGNS.items())
    return list(ways)


_ANSWERS: dict[Kind, Callable[[Item], Sequence[str]]] = {
    Kind.SINGLE: _single,
    Kind.SEVERAL: _several,
    Kind.TRUTH: _truth,
    Kind.ORDER: _order,
    Kind.MATCH: _match,
    Kind.FILL: _fill,
}
