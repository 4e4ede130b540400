"""Questions that can be asked next, as buttons that can be told apart on a phone."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain, zip_longest

from bot.cards.actions import Ask
from bot.cards.card import Action
from bot.cards.stock import Stock

FITS = 44
"""Characters that a button of a whole row shows on a phone."""
_TRIED = 4
_TAIL = 24
"""So many of them are left for the end, where questions of one thing differ."""


def asking(questions: Sequence[str], stock: Stock) -> tuple[tuple[Action, ...], ...]:
    """Return a button for each question, a row each; what is too long for a phone is shortened.

    The kinds of documents are left out first, then the middle; the whole question is said when it is asked.
    """
    names: dict[str, str] = {}
    if any(len(one) > FITS for one in questions):
        with stock.library() as library:
            names = {f"{one.kind} {one.number}": one.number for one in library.documents()}
    labels = [_label(one, names) for one in questions]
    count = Counter(labels)
    return tuple(
        (Action(label if count[label] == 1 else question, Ask(question)),)
        for label, question in zip(labels, questions, strict=True)
    )


def examples(stock: Stock) -> tuple[str, ...]:
    """Return a few questions, of each audience in turn, rather those that a button shows whole."""
    groups = (sorted(group.questions, key=lambda one: len(one) > FITS) for group in stock.examples.now())
    return tuple(filter(None, chain.from_iterable(zip_longest(*groups))))[:_TRIED]


def _label(question: str, names: Mapping[str, str]) -> str:
    if len(question) <= FITS:
        return question
    for name, number in names.items():
        question = question.replace(name, number)
    if len(question) <= FITS:
        return question
    words, end = question.split(), ""
    while words and len(f"{words[-1]} {end}") <= _TAIL:
        end = f"{words.pop()} {end}".strip()
    room = FITS - len(end) - 2
    start = " ".join(words)[: room + 1].rpartition(" ")[0] or question[:room]
    return f"{start.rstrip(' ,;:(–-')}… {end}".strip()
