"""Which row is wanted: found by its number or by words, or chosen from the groups, page by page."""

from collections.abc import Sequence

from assistant.wording import say
from bot.cards.actions import ShowRow, ShowRows
from bot.cards.card import Action, Block, Card, Heading, Line, Listed, Paragraph, Reply, plain, sentence
from bot.cards.paging import page_of
from bot.cards.rows import number_buttons, row_card
from bot.cards.stock import Stock
from bot.views.targets.board import Board, Row, Topic

_PAGE = 8
_MATCHES = 16


def targets_reply(text: str, stock: Stock) -> Reply:
    """Return the row that is named, else those that may be meant, else the groups."""
    if not text:
        return Reply((_groups(0, stock),))
    board = stock.board
    rows, clear = _named(text, board, stock)
    if clear and len(rows) == 1:
        return Reply((row_card(rows[0], stock),))
    if not rows:
        return Reply((_groups(0, stock, say("chat.rows.unmatched")),))
    if len(rows) == 1:
        return Reply((row_card(rows[0], stock),))
    title = say("chat.rows.same_number") if clear else say("chat.rows.matched", text=text)
    return Reply((_chosen(title, rows, board),))


def _named(text: str, board: Board, stock: Stock) -> tuple[tuple[Row, ...], bool]:
    """Return the rows that a text names, and whether it clearly means them."""
    of_number = [row for row in board.rows if row.target.number.casefold() == text.casefold()]
    if of_number:
        return tuple(row for row in of_number if row.numbered) or tuple(of_number), True
    named = stock.desk.assistant.named_in(text)
    found = tuple(row for one in named.rows if (row := board.row(one.provision)))
    if named.meant == 1 and found and found[0].id == named.rows[0].provision:
        return found[:1], True
    return found, False


def rows_reply(does: ShowRows, stock: Stock) -> Reply:
    """Return a page of the rows of a group, or of the groups."""
    topic = next((one for one in stock.board.topics if one.id == does.group), None)
    if topic is None:
        return Reply((_groups(does.page, stock),), replaces=True)
    return Reply((_group(topic, does.page, stock.board),), replaces=True)


def _groups(number: int, stock: Stock, told: str = "") -> Card:
    board = stock.board
    if not board.topics:
        return sentence(say("chat.rows.none"))
    page = page_of(board.topics, number, _PAGE)
    example = next((row.target.number for row in board.rows if row.numbered and row.cells), "1")
    about = say("chat.rows.groups_about", count=len(board.rows), number=example)
    blocks: list[Block] = [Heading(plain(say("chat.rows.groups")))]
    if told:
        blocks.append(Paragraph((plain(told),)))
    blocks.append(Paragraph((plain(about),)))
    blocks.append(Listed(tuple(plain(_counted(one, board)) for one in page.items)))
    buttons = tuple((Action(_counted(one, board), ShowRows(one.id)),) for one in page.items)
    return Card(tuple(blocks), (*buttons, *page.turning(lambda n: ShowRows("", n))))


def _counted(topic: Topic, board: Board) -> str:
    return say("chat.button.counted", name=topic.name, count=len(_of(topic, board)))


def _of(topic: Topic, board: Board) -> tuple[Row, ...]:
    return tuple(row for row in board.rows if row.topic == topic)


def _group(topic: Topic, number: int, board: Board) -> Card:
    page = page_of(_of(topic, board), number, _PAGE)
    title = topic.name
    if page.of > 1:
        title = say("chat.rows.page", name=title, page=page.number + 1, pages=page.of)
    blocks = (Heading(plain(title)), _listed(page.items, board))
    up = ((Action(say("chat.button.rows"), ShowRows()),),)
    turning = page.turning(lambda n: ShowRows(topic.id, n))
    return Card(blocks, (*number_buttons(page.items), *turning, *up))


def _chosen(title: str, rows: Sequence[Row], board: Board) -> Card:
    shown, left = tuple(rows[:_MATCHES]), len(rows) - _MATCHES
    blocks: list[Block] = [Heading(plain(title)), _listed(shown, board)]
    if left > 0:
        blocks.append(Paragraph((plain(say("chat.rows.more", count=left)),)))
    numbers = [row.target.number for row in shown]
    if len(set(numbers)) < len(numbers):  # a number tells nothing where several tables have it
        buttons: tuple[tuple[Action, ...], ...] = tuple(
            (Action(_told(row, board), ShowRow(row.id)),) for row in shown
        )
    else:
        buttons = number_buttons(shown)
    return Card(tuple(blocks), buttons)


def _listed(rows: Sequence[Row], board: Board) -> Listed:
    items: list[Line] = [plain(_told(row, board)) for row in rows]
    return Listed(tuple(items))


def _told(row: Row, board: Board) -> str:
    if len(board.documents) < 2:
        return row.title
    return say("chat.rows.item", title=row.title, document=row.document.number)
