"""A quiz as a table for spreadsheets: a question to a row, with its right answer and the clause that proves it."""

from assistant.library.addresses import place_url
from assistant.wording import say
from bot.exports.comma import comma_separated
from bot.exports.sheet import Cell, Column, Sheet
from bot.trainers.quiz.files.proving import named, titled, told
from bot.trainers.quiz.item import Item, Kind
from bot.trainers.quiz.quiz import Quiz
from bot.trainers.quiz.text import MARKS

_COLUMNS = (
    "number",
    "kind",
    "level",
    "question",
    "options",
    "right",
    "explanation",
    "document",
    "place",
    "quote",
    "address",
)


def comma(quiz: Quiz) -> bytes:
    """Return the questions as CSV; parts of a cell stand on lines of their own."""
    columns = [Column(say(f"trainers_files.comma.{name}")) for name in _COLUMNS]
    rows = [_row(quiz, n, item) for n, item in enumerate(quiz.items, 1)]
    return comma_separated(Sheet(titled(quiz), columns, rows))


def _row(quiz: Quiz, n: int, item: Item) -> list[Cell]:
    proofs = told(item)
    marked = (*enumerate(item.left, 1), *zip(MARKS, item.options, strict=False))
    return [
        n,
        say(f"quiz.name.kind.{item.kind}"),
        say(f"quiz.name.level.{item.level}"),
        item.stem,
        "\n".join(_marked(str(mark), text) for mark, text in marked),
        "\n".join(_right(item)),
        item.explanation,
        named(quiz, item.document),
        "\n".join(one.label for one in proofs),
        "\n".join(" ".join(one.text.split()) for one in proofs),
        "\n".join(dict.fromkeys(place_url(one.provision) for one in proofs)),
    ]


def _marked(mark: str, text: str) -> str:
    return say("trainers_files.comma.option", mark=mark, text=text)


def _right(item: Item) -> list[str]:
    if item.kind is Kind.FILL:
        return list(item.accepted)
    right = [_marked(MARKS[at], item.options[at]) for at in item.key]
    if item.kind is not Kind.MATCH:
        return right
    pairs = zip(range(1, len(item.left) + 1), right, strict=True)
    return [say("trainers_files.comma.right_pair", left=left, right=text) for left, text in pairs]
