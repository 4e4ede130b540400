"""A quiz on paper: the questions, a sheet to answer on, and on a page of their own the answers with their clauses."""

from assistant.wording import say
from bot.exports.paper import PAGE, PAGES, Block, Break, Grid, Line, Setting
from bot.exports.sheet import Cell, Column, Sheet
from bot.trainers.quiz.files.proving import proven, titled
from bot.trainers.quiz.item import Item, Kind
from bot.trainers.quiz.quiz import Quiz
from bot.trainers.quiz.text import MARKS, key_of

_SIZE, _MARGINS_CM = 11.5, (1.6, 1.8, 1.6, 2.0)
_BLANKS = ("name", "unit", "date")
_SIDE_BY_SIDE = 2
_ROW_CM = 0.85
_ON_ONE_LINE = 60
"""Options of so many characters in all stand side by side."""
_GAP = "\N{NO-BREAK SPACE}" * 5 + " "


def setting(quiz: Quiz) -> Setting:
    """Return how the paper is set: on each page stands what the quiz can be made again by."""
    footer = say("trainers_files.paper.footer", page=PAGE, pages=PAGES, **_told(quiz))
    return Setting(_SIZE, _MARGINS_CM, footer)


def paper(quiz: Quiz) -> list[Block]:
    """Return the questions without their answers, the answer sheet, then the key."""
    blocks: list[Block] = [
        Line(titled(quiz), "title"),
        Line(say("trainers_files.quiz.made", count=len(quiz.items), **_told(quiz)), "note"),
    ]
    if not quiz.items:
        return [*blocks, Line(say("trainers_files.quiz.none"))]
    for n, item in enumerate(quiz.items, 1):
        blocks += _question(n, item)
    blocks += [Break(), Line(say("trainers_files.paper.sheet"), "title"), Line(titled(quiz), "small")]
    blocks += [Line(say(f"trainers_files.paper.{name}"), "blank") for name in _BLANKS]
    blocks += [Line(say("trainers_files.paper.how"), "note"), _answer_sheet(quiz)]
    blocks += [Line(say("trainers_files.paper.score"), "blank")]
    blocks += [Break(), Line(say("trainers_files.paper.key"), "title"), Line(titled(quiz), "small")]
    for n, item in enumerate(quiz.items, 1):
        blocks += [
            Line(say("trainers_files.paper.answer", n=n, answer=key_of(item)), "question"),
            Line(item.explanation),
            Line(proven(quiz, item), "note"),
        ]
    return [*blocks, Line(say("trainers_files.quiz.decides"), "note")]


def _told(quiz: Quiz) -> dict[str, object]:
    return {"seed": quiz.wish.seed, "version": quiz.version}


def _question(n: int, item: Item) -> list[Block]:
    stem = say("trainers_files.paper.question", n=n, stem=item.stem)
    if item.kind is Kind.SEVERAL:
        stem = f"{stem} {say('trainers_files.paper.several')}"
    marked = [*enumerate(item.left, 1), *zip(MARKS, item.options, strict=False)]
    texts = [say("trainers_files.paper.option", mark=mark, text=text) for mark, text in marked]
    if sum(map(len, texts)) <= _ON_ONE_LINE and texts and not item.left:
        texts = [_GAP.join(texts)]
    options = [Line(text, "option") for text in texts]
    blank = [Line(say("trainers_files.paper.fill"), "blank")] if item.kind is Kind.FILL else []
    return [Line(stem, "question"), *options, *blank]


def _answer_sheet(quiz: Quiz) -> Grid:
    """Return the sheet: the questions go down the left side first."""
    rows = [(n, _place(item)) for n, item in enumerate(quiz.items, 1)]
    half = -(-len(rows) // _SIDE_BY_SIDE)
    rows += [(0, "")] * (half * _SIDE_BY_SIDE - len(rows))
    columns = [
        Column(say("trainers_files.paper.column_number"), 8),
        Column(say("trainers_files.paper.column_answer"), 42),
    ]
    cells: list[list[Cell]] = [
        [cell for at in range(n, len(rows), half) for cell in (rows[at][0] or None, rows[at][1])]
        for n in range(half)
    ]
    return Grid(Sheet("", columns * _SIDE_BY_SIDE, cells), _ROW_CM)


def _place(item: Item) -> str:
    """Return where one answers: the marks to choose from, or a place for each mark or word to be written."""
    if item.kind is Kind.FILL:
        return ""
    if item.kind in {Kind.ORDER, Kind.MATCH}:
        places = range(1, len(item.key) + 1)
        return " ".join(say("trainers_files.paper.place_of", n=n) for n in places)
    return _GAP.join(MARKS[: len(item.options)])
