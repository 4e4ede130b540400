"""What is offered where the documents do not answer: the nearest clauses, and whom to ask."""

from collections.abc import Iterator

from assistant.answers.answer import Answer, Nearest
from assistant.wording import begun, say
from bot.cards.actions import ShowPlace, ShowRow
from bot.cards.card import Action, Block, Heading, Paragraph, Quoted, Run, plain, rows_of
from bot.cards.sources import digest_mark
from bot.cards.stock import Stock


def nearest_blocks(answer: Answer, stock: Stock) -> Iterator[Block]:
    """Yield the clauses that are offered, numbered as their buttons are, and whom to ask."""
    if answer.nearest:
        yield Heading(plain(say("chat.answer.nearest")))
        with stock.library() as library:
            numbers = {one.id: one.number for one in library.documents()}
        for n, one in enumerate(answer.nearest, 1):
            yield from _nearest(n, one, numbers.get(one.quote.document, ""))
    if answer.whom_to_ask:
        yield Heading(plain(say("chat.answer.whom")))
        yield Paragraph((plain(answer.whom_to_ask),))


def _nearest(n: int, one: Nearest, number: str) -> Iterator[Block]:
    head = [Run(f"{n}. "), Run(begun(one.quote.label), "bold")]
    if number:
        head.append(Run(f", {number}"))
    if one.kind == "digest":
        head += digest_mark(one.quote.label)
        yield Paragraph((tuple(head), plain(one.quote.text.strip())))
        return
    yield Paragraph((tuple(head),))
    yield Quoted(one.quote.text)


def nearest_actions(answer: Answer, stock: Stock) -> tuple[tuple[Action, ...], ...]:
    """Return the buttons that show the clauses which are offered; of a row of a table its values."""
    rows = {row.id for row in stock.board.rows} if answer.nearest else set()
    return rows_of(
        [
            Action(
                say("chat.button.read", n=n),
                (ShowRow if one.quote.provision in rows else ShowPlace)(one.quote.provision),
            )
            for n, one in enumerate(answer.nearest, 1)
        ],
        3,
    )
