"""An answer as a card: what was asked for, then where it is proven, then what can be done next."""

from collections.abc import Iterator, Sequence

from assistant.answers.answer import Answer, Status
from assistant.wording import begun, say
from bot.cards.actions import ShowAgency, ShowChart, ShowDocument, ShowRow, ShowSources
from bot.cards.card import Action, Block, Card, Heading, Listed, Paragraph, Run, italic, plain, rows_of
from bot.cards.documents import told_apart
from bot.cards.judged import verdict_actions
from bot.cards.nearest import nearest_actions, nearest_blocks
from bot.cards.offering import asking, examples
from bot.cards.sources import place_action, quote_actions, source_blocks
from bot.cards.stock import Stock
from bot.views.answers.authors import written_note
from bot.views.answers.markdown import Block as Said
from bot.views.answers.markdown import Piece, blocks_of
from bot.views.targets.board import Row

# Of these the text itself begins with what the heading would say.
_PLAIN = frozenset({Status.ANSWERED, Status.GREETING, Status.NOT_FOUND})
JUDGED = frozenset(Status) - {Status.GREETING, Status.FAILED}
_BUTTONS = 8
_OFFERED = 2
_WIDTH = 3
"""Buttons to sources and rows beside each other."""


def answer_card(
    answer: Answer, stock: Stock, *, asked: str = "", choices: Sequence[Action] = (), notice: str = ""
) -> Card:
    """Return an answer as it is said; `asked` is the question where a button asked it and nobody typed it.

    `choices` are what it may be about, where it asks back; `notice` is said under it.
    """
    before = (Paragraph((italic(say("chat.answer.asked", question=asked)),)),) if asked else ()
    after = (Paragraph((italic(notice),)),) if notice else ()
    return Card(
        (*before, *answer_blocks(answer, stock), *after),
        (
            *rows_of(choices, 1),
            *_sources_and_rows(answer, stock),
            *nearest_actions(answer, stock),
            *place_action(answer, stock),
            *asking(answer.suggestions or _examples(answer, stock), stock),
            *(verdict_actions(answer.id) if answer.status in JUDGED else ()),
        ),
    )


def _examples(answer: Answer, stock: Stock) -> tuple[str, ...]:
    """Return what may be asked, for somebody who only greets."""
    return examples(stock)[:_OFFERED] if answer.status is Status.GREETING else ()


def choices_of(question: str, answer: Answer, stock: Stock) -> list[Action]:
    """Return the documents and agencies that a question may mean, where its answer asks which one."""
    if answer.status is not Status.CLARIFY:
        return []
    named = stock.desk.assistant.named_in(question)
    with stock.library() as library:
        found = (library.document(id_) for id_ in named.documents[:_BUTTONS])
        documents = [one for one in found if one and one.is_public]
    names = told_apart(documents)
    offices = stock.ledger.offices
    agencies = [offices[id_] for id_ in named.agencies[:_BUTTONS] if id_ in offices]
    return [
        *(Action(names[one.id], ShowDocument(one.id)) for one in documents),
        *(Action(begun(one.name), ShowAgency(one.id)) for one in agencies),
    ]


def answer_blocks(answer: Answer, stock: Stock, *, pressed: bool = True) -> Iterator[Block]:
    """Yield everything that an answer says: the answer, how it was understood, where it is proven.

    `pressed` where there are buttons below.
    """
    if answer.status not in _PLAIN:
        yield Heading(plain(say(f"shown.heading.{answer.status.value}")))
    digests = answer.citations and all(one.kind == "digest" for one in answer.citations)
    if digests and say("chat.documents.short.digest") not in first_line(answer).casefold():
        yield Paragraph((italic(say("chat.answer.digests_only")),))
    yield from said_blocks(answer)
    # Below what is said, whose first line is all that a locked phone shows.
    if answer.understood:
        yield Paragraph((italic(say("chat.answer.understood", text=answer.understood)),))
    if note := written_note(answer):
        yield Paragraph((italic(note),))
    yield from source_blocks(answer, stock, pressed=pressed)
    yield from nearest_blocks(answer, stock)


def said_blocks(answer: Answer) -> Iterator[Block]:
    """Yield the text of an answer, its marks marked."""
    yield from map(shown_block, blocks_of(answer))


def shown_block(said: Said) -> Block:
    """Return a part of what is said as a block of a card; a model's plain words are in italics."""
    run = _in_plain_words if said.kind == "plain_words" else _run
    lines = tuple(tuple(map(run, line)) for line in said.lines)
    return Listed(lines) if said.kind == "list" else Paragraph(lines)


def _run(piece: Piece) -> Run:
    return Run(piece.text, piece.kind)


def _in_plain_words(piece: Piece) -> Run:
    return Run(piece.text, "mark" if piece.kind == "mark" else "italic")


def first_line(answer: Answer) -> str:
    """Return the first line of an answer's text without marks."""
    for block in blocks_of(answer):
        for line in block.lines:
            text = "".join(piece.text for piece in line if piece.kind != "mark").strip(" \u00a0")
            if text:
                return text
    return answer.text


def _more_sources(answer: Answer) -> tuple[tuple[Action, ...], ...]:
    if len(answer.citations) <= _BUTTONS:
        return ()
    return ((Action(say("chat.button.all_sources"), ShowSources(answer.id)),),)


def _sources_and_rows(answer: Answer, stock: Stock) -> tuple[tuple[Action, ...], ...]:
    """Return the buttons to the quotes and to the rows they are of, on one row where there are few."""
    quotes, rows = quote_actions(answer), _of_rows(answer, stock)
    together = tuple(action for row in quotes for action in row) + rows
    if len(together) <= _WIDTH:
        return rows_of(together, _WIDTH)
    return (*quotes, *_more_sources(answer), *rows_of(rows, _WIDTH))


def _of_rows(answer: Answer, stock: Stock) -> tuple[Action, ...]:
    """Return the buttons to the few rows that an answer is about; of a single one to its chart as well."""
    cited = dict.fromkeys(one.quote.provision for one in answer.citations)
    rows = [row for id_ in cited if (row := stock.board.row(id_))]
    if len(rows) > _WIDTH:
        return ()
    shown = tuple(Action(_row_label(row, alone=len(rows) == 1), ShowRow(row.id)) for row in rows)
    if len(rows) == 1 and rows[0].cells:
        return (*shown, Action(say("chat.button.chart"), ShowChart(rows[0].id)))
    return shown


def _row_label(row: Row, *, alone: bool) -> str:
    if row.numbered:
        return say("chat.button.row", number=row.target.number)
    return say("chat.button.this_row") if alone else row.shown_name
