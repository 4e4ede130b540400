"""A row of an indicator table as a card, and its chart."""

from collections.abc import Iterator

from assistant.wording import begun, say
from bot.cards.actions import Open, ShowChart, ShowPlace, ShowRow, ShowRows
from bot.cards.card import (
    Action,
    Block,
    Card,
    Facts,
    Heading,
    Line,
    Listed,
    Paragraph,
    Picture,
    Quoted,
    Reply,
    bold,
    italic,
    plain,
    rows_of,
    sentence,
)
from bot.cards.places import living, said
from bot.cards.sources import fix_lines
from bot.cards.stock import Stock
from bot.exports.panels import Look
from bot.views.days import shown_day
from bot.views.targets.beside import Pair, look_alikes, pairs_of
from bot.views.targets.board import Board, Row, columns_of
from bot.views.targets.charted import picture_of

_ALIKE = 6
_BELOW = 24


def row_reply(does: ShowRow, stock: Stock) -> Reply:
    """Return the card of a row; of one that is gone, of what replaced it."""
    row, told = _living(does.row, stock)
    if row is None:
        return Reply((sentence(say("chat.fault.unknown_row")),))
    return Reply((row_card(row, stock, told),), replaces=does.instead)


def chart_reply(does: ShowChart, stock: Stock) -> Reply:
    """Return the picture of a row, with its words."""
    row, told = _living(does.row, stock)
    if row is None:
        return Reply((sentence(say("chat.fault.unknown_row")),))
    board = stock.board
    drawn = picture_of([row])
    png = stock.pictures.of(board.version, [row], "png", Look(narrow=True))
    back = ((Action(_shown(row), ShowRow(row.id)),),)
    if drawn is None or png is None:
        return Reply((Card((Paragraph((plain(say("chat.row.nothing_to_draw")),)),), back),))
    lines = [italic(told)] if told else []
    lines += [plain(drawn.alternative), plain(_at(row))]
    return Reply((Card((Paragraph(tuple(lines)),), back, Picture(png, drawn.alternative)),))


def _living(id_: str, stock: Stock) -> tuple[Row | None, str]:
    row = stock.board.row(id_)
    if row:
        return row, ""
    with stock.library() as library:
        place, told = living(library, id_)
    return (stock.board.row(place.id) if place else None), told


def row_card(row: Row, stock: Stock, told: str = "") -> Card:
    """Return everything that the page of a row shows."""
    board = stock.board
    with stock.library() as library:
        pairs = pairs_of(library, board, row)
    below = board.under(row)
    blocks: list[Block] = [Paragraph((italic(told),))] if told else []
    blocks.append(Heading(plain(row.title)))
    blocks.append(Paragraph(tuple(_about(row))))
    blocks += _values(row, below)
    if row.all_notes:
        blocks.append(Heading(plain(say("chat.row.notes"))))
        for note in row.all_notes:
            blocks += said(row.document, note.text)
    if row.fixes:
        blocks.append(Heading(plain(say("chat.row.fixes"))))
        blocks.append(Paragraph(fix_lines(row.fixes)))
    if pairs:
        place = row.document.place or say("chat.row.here")
        blocks.append(Heading(plain(say("chat.row.pairs", place=place))))
        for pair in pairs:
            blocks += _pair(pair, place)
    if row.document.text == "verbatim":
        blocks.append(Heading(plain(say("chat.row.quote"))))
        blocks.append(Quoted(row.provision.text.strip("\n")))
    return Card(tuple(blocks), tuple(_actions(row, board, stock)))


def _about(row: Row) -> Iterator[Line]:
    yield plain(_at(row))
    if row.topic and row.topic.leads and row.topic.id != row.id:
        yield plain(say("chat.row.group", name=row.topic.name))
    if row.target.unit:
        yield plain(say("chat.row.unit", unit=row.target.unit))


def _at(row: Row) -> str:
    document = row.document
    day = shown_day(document.signed_on)
    named = say(
        f"chat.row.{'of_signed' if day else 'of'}", kind=document.kind, number=document.number, day=day
    )
    label = row.provision.label
    return say("chat.row.at", label=begun(label), document=named)


def facts_of(row: Row, year: int | None = None) -> Facts:
    """Return the values of a row, each with the head of its column, exactly as printed."""
    columns = columns_of([row], year)
    return Facts(tuple((head, bold(row.cells[column].said)) for column, head in columns))


def _values(row: Row, below: tuple[Row, ...]) -> Iterator[Block]:
    if row.cells:
        yield facts_of(row)
        yield Paragraph((italic(say("chat.row.aims")),))
    elif below:
        yield Paragraph((plain(say("chat.row.leads")),))
        yield Listed(tuple(plain(one.title) for one in below))
    else:
        yield Paragraph((plain(say("chat.row.empty")),))


def _pair(pair: Pair, place: str) -> Iterator[Block]:
    year = pair.said.year
    grade = say("chat.row.grade", grade=pair.grade) if pair.digest and pair.grade else ""
    value = say(
        f"chat.row.national_{'digest' if pair.digest else 'verbatim'}",
        value=pair.said.national_value,
        label=pair.place.label,
        number=pair.national.number,
        grade=grade,
    )
    yield Facts(
        (
            (say("chat.row.own", place=place, year=year), bold(pair.cell.said)),
            (say("chat.row.national", year=year), plain(value)),
        )
    )
    same = "same" if pair.said.same_definition else "other"
    yield Paragraph((plain(say(f"chat.row.{same}", why=pair.said.why)),))


def _actions(row: Row, board: Board, stock: Stock) -> Iterator[tuple[Action, ...]]:
    rows = [one for one in board.rows if one.document.id == row.document.id]
    at = rows.index(row)
    turning = []
    if at:
        turning.append(Action(say("chat.button.back"), ShowRow(rows[at - 1].id, instead=True)))
    if at + 1 < len(rows):
        turning.append(Action(say("chat.button.next"), ShowRow(rows[at + 1].id, instead=True)))
    if turning:
        yield tuple(turning)
    chart = (Action(say("chat.button.chart"), ShowChart(row.id)),) if row.cells else ()
    yield (*chart, Action(say("chat.button.in_document"), ShowPlace(row.id)))
    yield from number_buttons(board.under(row)[:_BELOW])
    for other in look_alikes(stock.desk, board, row)[:_ALIKE]:
        yield (Action(say("chat.button.alike", title=other.title), ShowRow(other.id)),)
    yield (Action(say("chat.button.rows"), ShowRows()),)
    url = stock.address(row.address)
    if url:
        yield (Action(say("chat.button.open"), Open(url)),)


def number_buttons(rows: tuple[Row, ...]) -> tuple[tuple[Action, ...], ...]:
    """Return a button for each row: its number, else its name."""
    return rows_of([Action(_button(row), ShowRow(row.id)) for row in rows], 4)


def _button(row: Row) -> str:
    return row.target.number if row.numbered else row.shown_name


def _shown(row: Row) -> str:
    if row.numbered:
        return say("chat.button.row", number=row.target.number)
    return say("chat.button.this_row")
