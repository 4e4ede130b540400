"""Rows of indicator tables that may be asked about, and how rows, cells and columns are called and proven."""

from collections import Counter
from dataclasses import dataclass

from assistant.answers.answer import Quote
from assistant.library.nouns import Milestone, Target
from assistant.text.footnotes import CELL_MARK
from assistant.text.numbers import NUMBER, amount
from assistant.wording import say
from bot.trainers.quiz.choosing import alike, said_words
from bot.trainers.quiz.figures import Figure, figure_of
from bot.trainers.quiz.held import Held

_LONGEST_NAME = 170
_ALIKE = 0.7
"""Names are alike where the shorter one has so many of its words in the other."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value cell; `figure` is None where it says anything but one sure figure."""

    milestone: Milestone
    column: str
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its cells by column; `number` is "" where none is printed."""

    target: Target
    number: str
    name: str
    said: frozenset[str]
    cells: tuple[Cell, ...]

    @property
    def id(self) -> str:
        """Return the id of its provision."""
        return self.target.provision

    @property
    def called(self) -> str:
        """Return how a question calls it."""
        key = "row" if self.number else "row_unnumbered"
        return say(f"quiz.part.{key}", number=self.number, name=self.name)

    @property
    def option(self) -> str:
        """Return how it is called as an option."""
        key = "option_row" if self.number else "option_row_unnumbered"
        return say(f"quiz.part.{key}", number=self.number, name=self.name)

    def at(self, column: str) -> Figure | None:
        """Return its figure in a column."""
        return next((cell.figure for cell in self.cells if cell.column == column), None)

    def figures(self) -> list[tuple[Cell, Figure]]:
        """Return the cells that hold a figure, with it."""
        return [(cell, cell.figure) for cell in self.cells if cell.figure]

    def fact(self, cell: Cell) -> str:
        """Return the name of what a cell says."""
        return f"{self.id}@{cell.column}"


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one table, with the document that prints it."""

    held: Held
    rows: tuple[Row, ...]

    def columns(self) -> list[str]:
        """Return the columns in which any row has a figure, in order."""
        return list(dict.fromkeys(cell.column for row in self.rows for cell, _ in row.figures()))

    def in_column(self, column: str) -> list[tuple[Row, Cell, Figure]]:
        """Return the rows that have a figure in a column, in order."""
        return [
            (row, cell, figure)
            for row in self.rows
            for cell, figure in row.figures()
            if cell.column == column
        ]

    def alike(self, row: Row) -> list[Row]:
        """Return the other rows that `row` may be taken for."""
        return [one for one in self.rows if one is not row and names_alike(row, one)]

    def proofs(self, row: Row, cell: Cell) -> list[Quote]:
        """Return the quotes of a cell, of the head over it, and of the number, name and unit of its row."""
        target, held = row.target, self.held
        spans = (target.number_span, target.name_span, target.unit_span)
        return [
            held.quote(row.id, cell.milestone.cell, column=cell.column),
            held.quote(target.columns, cell.milestone.column),
            *(held.quote(row.id, span) for span in spans if span.of(held.clean).strip()),
        ]


def tables_of(held: Held) -> tuple[Table, ...]:
    """Return the tables of a document with the rows that may be asked about.

    Left out are rows that are noted, doubted, or called like another one, and columns that are no whole years, unless
    a phase is all there is.
    """
    numbers = Counter(one.number for one in held.targets if one.milestones)
    names = Counter(_name(one).casefold() for one in held.targets)
    # A row without a number stands alone where it begins as numbered ones do; else it goes on with the one above.
    beginnings = {_begins(_name(one)) for one in held.targets if one.number_span.start < one.number_span.end}
    tables: dict[str, list[Row]] = {}
    for target in held.targets:
        row = _row(held, target)
        alone = names[row.name.casefold()] == 1 if row else False
        if row and alone and (numbers[row.number] == 1 if row.number else _begins(row.name) in beginnings):
            tables.setdefault(target.columns, []).append(row)
    return tuple(Table(held, tuple(rows)) for rows in tables.values())


def names_alike(one: Row, other: Row) -> bool:
    """Tell whether two rows may be taken for each other by their names."""
    return alike(one.said, other.said, _ALIKE)


def amounts_in(text: str) -> set[float | None]:
    """Return the numbers that a text prints."""
    return {amount(one) for one in NUMBER.findall(text)}


def _row(held: Held, target: Target) -> Row | None:
    name = _name(target)
    numbered = target.number_span.start < target.number_span.end
    if (
        not target.milestones
        or target.footnotes
        or not name
        or len(name) > _LONGEST_NAME
        or CELL_MARK.search(target.name)
        or (not numbered and len(name.split()) < 3)
        or not held.is_sure(target.name_span, target.number_span, target.unit_span)
    ):
        return None
    cells = tuple(_cell(held, target, one) for one in target.milestones)
    labels = Counter(cell.column.casefold() for cell in cells)
    if any(times > 1 for times in labels.values()):
        return None
    return Row(target, target.number if numbered else "", name, said_words(name), cells)


def _cell(held: Held, target: Target, milestone: Milestone) -> Cell:
    column = " ".join(milestone.column_label.split())
    alone = milestone.period == "phase" and len(target.milestones) == 1
    whole = (milestone.period == "year" or alone) and str(milestone.year) in column
    sure = held.is_sure(milestone.cell, milestone.column) and not milestone.footnotes
    return Cell(milestone, column, figure_of(target, milestone) if whole and sure else None)


def _begins(name: str) -> str:
    return " ".join(name.casefold().split()[:2])


def _name(target: Target) -> str:
    return " ".join(target.name.split()).strip(" ;.,:")
