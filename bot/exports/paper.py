"""What papers are made of, as values, how each sort of line is set, and how much of a page that takes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from bot.exports.sheet import Sheet
from bot.exports.type_room import lines

Style = Literal[
    "title", "heading", "text", "strong", "quote", "note", "bullet", "small", "question", "option", "blank"
]
PAGE, PAGES = "{PAGE}", "{NUMPAGES}"
"""What stands in a footer for the number of its page, and for how many pages there are."""
CM = 72 / 2.54
"""Points of a centimetre."""
A4_CM = (21.0, 29.7)
# The typeface of offices is narrower than ours, by which room is measured.
_NARROWER = {False: 0.83, True: 0.79}
_LINE = 1.17
"""Height of a line, in sizes of its type."""
_CELL = 5.4, 1.0
"""Points between a cell's edge and its text, at the sides and above and below."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph and how it is set.

    A "question" stays with what follows, an "option" hangs below it; in a "blank", dots fill each tab up to the edge.
    """

    text: str
    style: Style = "text"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as wide as the text, its columns as wide beside each other as their widths say, rows never cut."""

    sheet: Sheet
    row_cm: float = 0


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a page."""


Block = Line | Sheet | Grid | Break


@dataclass(frozen=True, slots=True)
class Setting:
    """How a compact paper is set: the size of its type in points, its margins, its footer.

    `margins_cm` are those of the top, right, bottom and left. In the footer a tab parts what stands left from what
    stands right.
    """

    size: float
    margins_cm: tuple[float, float, float, float]
    footer: str = ""

    @property
    def width(self) -> float:
        """Return how wide its text is, in points."""
        return (A4_CM[0] - self.margins_cm[1] - self.margins_cm[3]) * CM

    @property
    def height(self) -> float:
        """Return how high the text of a page is, in points."""
        return (A4_CM[1] - self.margins_cm[0] - self.margins_cm[2]) * CM


@dataclass(frozen=True, slots=True)
class Look:
    """How a line is set on a compact paper: points above and below it, its size beside the text's, its indents."""

    before: float = 0
    after: float = 2
    larger: float = 0
    left: float = 0
    hangs: float = 0
    bold: bool = False
    italic: bool = False
    keeps: bool = False


LOOKS: dict[Style, Look] = {
    "title": Look(after=4, larger=4, bold=True, keeps=True),
    "heading": Look(before=7, after=3, larger=1.5, bold=True, keeps=True),
    "text": Look(),
    "strong": Look(before=4, bold=True, keeps=True),
    "quote": Look(left=10),
    "note": Look(left=10, italic=True, larger=-1),
    "bullet": Look(left=12, hangs=12),
    "small": Look(after=0, larger=-1),
    "question": Look(before=6, bold=True, keeps=True),
    "option": Look(left=28, hangs=16, after=1),
    "blank": Look(before=6, after=4),
}


def height(blocks: Iterable[Block], setting: Setting) -> float:
    """Return how many points blocks take on a compact paper, rather too many than too few."""
    return sum(_height_of(block, setting) for block in blocks)


def _height_of(block: Block, setting: Setting) -> float:
    if isinstance(block, Line):
        look = LOOKS[block.style]
        size = setting.size + look.larger
        count = _lines(block.text, size, setting.width - look.left, bold=look.bold)
        return look.before + look.after + count * size * _LINE
    if isinstance(block, Break):
        return 0
    sheet = block.sheet if isinstance(block, Grid) else block
    size = setting.size + LOOKS["small"].larger
    whole = sum(column.width for column in sheet.columns)
    least = block.row_cm * CM if isinstance(block, Grid) else 0
    side, edge = _CELL
    rooms = [setting.width * column.width / whole - 2 * side for column in sheet.columns]
    rows = [[column.name for column in sheet.columns], *sheet.rows]
    taken = 0.0
    for n, row in enumerate(rows):
        count = max(
            _lines("" if value is None else str(value), size, room, bold=n == 0)
            for value, room in zip(row, rooms, strict=True)
        )
        taken += max(least, count * size * _LINE + edge)
    return taken + sum(_height_of(Line(note, "note"), setting) for note in sheet.notes)


def _lines(text: str, size: float, width: float, *, bold: bool) -> int:
    return lines(text, size * _NARROWER[bold], width, bold=bold)
