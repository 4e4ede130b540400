"""A quiz in the hall: each question as a slide, and its answer with the clause as the next."""

from collections.abc import Callable, Sequence

from assistant.library.addresses import place_url
from assistant.wording import say
from bot.exports.deck import Block, Slide
from bot.trainers.pack.held import Held, one_line
from bot.trainers.quiz.item import Item, Kind

FITS = 680
"""Characters of a question with its options that a slide shows."""
_MOST_OPTIONS = 8
_MARKS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def fits(item: Item) -> bool:
    """Tell whether a question can be read from the last row, its answer too."""
    asked = sum(map(len, (item.stem, *item.options, *item.left)))
    return (
        asked <= FITS
        and len(item.options) + len(item.left) <= _MOST_OPTIONS
        and len(item.explanation) <= FITS
    )


def question_slides(held: dict[str, Held], items: Sequence[Item]) -> list[Slide]:
    """Return two slides for each question."""
    return [
        slide
        for n, item in enumerate(items, 1)
        for slide in (_question(item, n, len(items)), _answer(held[item.document], item, n, len(items)))
    ]


def _question(item: Item, n: int, of: int) -> Slide:
    return Slide(
        kind="question",
        title=say("trainers.slide.asked", n=n, of=of),
        blocks=(Block(item.stem, "strong"), *_left(item), *_options(item)),
        notes=(say("trainers.notes.ask_quiz"),),
    )


def _answer(held: Held, item: Item, n: int, of: int) -> Slide:
    cited = held.cited([one.provision for one in item.proofs if one.provision in held.by_id])
    quotes = [f"“{one_line(one.text)}”" for one in item.proofs]
    return Slide(
        kind="answer",
        title=say("trainers.slide.answered", n=n, of=of),
        blocks=(Block(item.stem, "strong"), *_RIGHT[item.kind](item), Block(item.explanation)),
        small=tuple(cited),
        notes=(
            item.explanation,
            say("trainers.notes.proofs", quotes=" · ".join(quotes), places="; ".join(cited)),
        ),
        address=place_url(item.proofs[0].provision),
        places=item.places,
    )


def _left(item: Item) -> list[Block]:
    return [
        Block(say("trainers.slide.option", mark=n, text=text), "option")
        for n, text in enumerate(item.left, 1)
    ]


def _options(item: Item) -> list[Block]:
    return [Block(_option(item, at), "option") for at in range(len(item.options))]


def _option(item: Item, at: int) -> str:
    return say("trainers.slide.option", mark=_MARKS[at], text=item.options[at])


def _chosen(item: Item) -> list[Block]:
    return [
        Block(_option(item, at), "right" if at in item.key else "option") for at in range(len(item.options))
    ]


def _ordered(item: Item) -> list[Block]:
    right = (item.options[at] for at in item.key)
    return [
        Block(say("trainers.slide.option", mark=n, text=text), "right") for n, text in enumerate(right, 1)
    ]


def _matched(item: Item) -> list[Block]:
    pairs = zip(item.left, item.key, strict=True)
    return [
        Block(say("trainers.slide.pair", left=left, right=item.options[at]), "right") for left, at in pairs
    ]


def _filled(item: Item) -> list[Block]:
    return [Block(say("trainers.slide.quiz_answer", answer=item.accepted[0]), "right")]


_RIGHT: dict[Kind, Callable[[Item], list[Block]]] = {
    Kind.SINGLE: _chosen,
    Kind.SEVERAL: _chosen,
    Kind.TRUTH: _chosen,
    Kind.ORDER: _ordered,
    Kind.MATCH: _matched,
    Kind.FILL: _filled,
}
