"""An answer as a card: what was asked for, then where it is proven, then what can be done next."""

from collections.abc import Iterator, Sequence

from assistant.answers.answer import Answer, Status
from assistant.wording import say
from bot.cards.actions import ShowAgency, ShowChart, ShowDocument, ShowRow, ShowSources
from bot.cards.card import Action, Block, Card, Heading, Line, Listed, Paragraph, Run, italic, plain, rows_of
from bot.cards.documents import told_apart
from bot.cards.duties import capital
from bot.cards.judged import verdict_actions
from bot.cards.offering import asking
from bot.cards.sources import nearest_actions, nearest_blocks, place_action, quote_actions, source_blocks
from bot.cards.stock import Stock
from bot.views.answers.markdown import Piece, blocks

_PLAIN = frozenset({Status.ANSWERED, Status.GREETING})
JUDGED = frozenset(Status) - {Status.GREETING, Status.FAILED}
_BUTTONS = 8


def answer_card(answer: Answer, stock: Stock, *, asked: str = "", choices: Sequence[Action] = ()) -> Card:
    """Return an answer as it is said; `asked` is the question where a button asked it and nobody typed it.

    `choices` are what it may be about, where it asks back.
    """
    next_blocks, next_buttons = asking(answer.suggestions, say("chat.answer.next"))
    before = (Paragraph((italic(say("chat.answer.asked", question=asked)),)),) if asked else ()
    return Card(
        (*before, *answer_blocks(answer, stock), *next_blocks),
        (
            *rows_of(choices, 1),
            *quote_actions(answer),
            *_more_sources(answer),
            *_of_row(answer, stock),
            *nearest_actions(answer),
            *place_action(answer, stock),
            *next_buttons,
            *(verdict_actions(answer.id) if answer.status in JUDGED else ()),
        ),
    )


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
        *(Action(capital(one.name), ShowAgency(one.id)) for one in agencies),
    ]


def answer_blocks(answer: Answer, stock: Stock) -> Iterator[Block]:
    """Yield everything that an answer says, in the order of its page."""
    if answer.status not in _PLAIN:
        yield Heading(plain(say(f"shown.heading.{answer.status.value}")))
    told = []
    if answer.citations and all(one.kind == "digest" for one in answer.citations):
        told.append(italic(say("chat.answer.digests_only")))
    if answer.understood:
        told.append(italic(say("chat.answer.understood", text=answer.understood)))
    if told:
        yield Paragraph(tuple(told))
    yield from said_blocks(answer)
    yield from source_blocks(answer, stock)
    yield from nearest_blocks(answer)


def said_blocks(answer: Answer) -> Iterator[Block]:
    """Yield the text of an answer, its marks marked."""
    for block in blocks(answer.text, {citation.n for citation in answer.citations}):
        lines = tuple(tuple(map(_run, line)) for line in block.lines)
        yield Listed(lines) if block.kind == "list" else Paragraph(lines)


def _run(piece: Piece) -> Run:
    return Run(piece.text, piece.kind)


def first_line(answer: Answer) -> str:
    """Return the first line of an answer's text without marks."""
    for block in blocks(answer.text, {citation.n for citation in answer.citations}):
        lines: tuple[Line, ...] = tuple(tuple(map(_run, line)) for line in block.lines)
        for line in lines:
            text = "".join(run.text for run in line if run.style != "mark").strip(" \u00a0")
            if text:
                return text
    return answer.text


def _more_sources(answer: Answer) -> tuple[tuple[Action, ...], ...]:
    if len(answer.citations) <= _BUTTONS:
        return ()
    return ((Action(say("chat.button.all_sources"), ShowSources(answer.id)),),)


def _of_row(answer: Answer, stock: Stock) -> tuple[tuple[Action, ...], ...]:
    """Return the buttons to the one row that an answer is about, and its chart."""
    cited = {one.quote.provision for one in answer.citations}
    rows = [row for row in stock.board.rows if row.id in cited] if cited else []
    if len(rows) != 1:
        return ()
    row = rows[0]
    label = say("chat.button.row", number=row.target.number) if row.numbered else say("chat.button.this_row")
    shown = Action(label, ShowRow(row.id))
    return ((shown, Action(say("chat.button.chart"), ShowChart(row.id))),) if row.cells else ((shown,),)
