"""A quiz as lines of plain text: the questions, then the key with what proves each answer."""

from collections.abc import Iterator

from assistant.wording import say
from bot.trainers.quiz.item import Item, Kind
from bot.trainers.quiz.quiz import Quiz

MARKS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def text_of(quiz: Quiz) -> list[str]:
    """Return the questions with their options, then the right answers."""
    lines = [say("quiz.text.title", count=len(quiz.items))]
    for n, item in enumerate(quiz.items, 1):
        lines += ["", say("quiz.text.question", n=n, stem=item.stem)]
        lines += [say("quiz.text.option", mark=m, text=text) for m, text in enumerate(item.left, 1)]
        lines += [
            say("quiz.text.option", mark=m, text=text) for m, text in zip(MARKS, item.options, strict=False)
        ]
    lines += ["", say("quiz.text.key")]
    for n, item in enumerate(quiz.items, 1):
        lines += ["", *_answered(n, item)]
    return lines


def key_of(item: Item) -> str:
    """Return the right answer of a question in short: the marks of options, or what is to be filled in."""
    marks = [MARKS[at] for at in item.key]
    if item.kind is Kind.MATCH:
        return ", ".join(say("quiz.text.pair", left=n, right=mark) for n, mark in enumerate(marks, 1))
    return ", ".join(marks) or item.accepted[0]


def _answered(n: int, item: Item) -> Iterator[str]:
    yield say("quiz.text.answer", n=n, answer=key_of(item), explanation=item.explanation)
    first = item.proofs[0]
    yield say("quiz.text.proof", quote=" ".join(first.text.split()), place=first.label)
