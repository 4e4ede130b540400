"""Tables that are ruled on the page; the only file that knows pdfplumber, which finds cells among lines."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from ingest.read.pdf.page import Leaning, Rule, Word
from ingest.read.pdf.strips import strips_of
from ingest.read.pdf.syllables import is_cut

_Box = tuple[float, float, float, float]
_SNAP = 3.0
_MANY = 4000
_SLIVER = 20.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: the columns and rows of the grid it covers (ends excluded), and its words in one line."""

    left: int
    right: int
    top: int
    bottom: int
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table on one page: where its columns and rows begin and end, and its cells row by row."""

    across: tuple[float, ...]
    down: tuple[float, ...]
    cells: tuple[Cell, ...]

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a place is inside the table."""
        return _within(self.across, x) and _within(self.down, y)


def grids_of(rules: Sequence[Rule], words: Sequence[Word], leaning: Sequence[Leaning] = ()) -> list[Grid]:
    """Return the tables of a page, from above down.

    Boxes with words in one cell only are frames, and boxes without words are fields of a form: no tables.
    """
    upright = sum(rule.upright for rule in rules)
    if upright < 2 or len(rules) - upright < 2 or len(rules) > _MANY:
        return []
    found = [_grid(boxes, words, leaning) for boxes in _tables(rules)]
    return sorted((grid for grid in found if grid), key=lambda grid: grid.down[0])


def _tables(rules: Iterable[Rule]) -> list[list[_Box]]:
    """Return the cell boxes (left, top, right, bottom) of each table that the lines make."""
    from pdfplumber import table

    edges = [_edge(rule) for rule in rules]
    edges = table.merge_edges(edges, _SNAP, _SNAP, _SNAP, _SNAP)
    cells = table.intersections_to_cells(table.edges_to_intersections(edges, _SNAP, _SNAP))
    return [list(boxes) for boxes in table.cells_to_tables(cells)]


def _edge(rule: Rule) -> dict[str, Any]:
    """Return a line as pdfplumber's edge: no thickness, in its middle."""
    x0, top, x1, bottom = rule.x0, rule.top, rule.x1, rule.bottom
    if rule.upright:
        x0 = x1 = (x0 + x1) / 2
    else:
        top = bottom = (top + bottom) / 2
    return {
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": "v" if rule.upright else "h",
    }


class _Sheet:
    """The places of a table on its page: which cell covers each, and the words that fell into every cell."""

    def __init__(self, boxes: Sequence[_Box]) -> None:
        self.across = _marks(x for box in boxes for x in (box[0], box[2]))
        self.down = _marks(y for box in boxes for y in (box[1], box[3]))
        self.spans: list[tuple[int, int, int, int]] = []
        self.owner: dict[tuple[int, int], int] = {}
        self.held: dict[int, tuple[list[Word], list[Word]]] = {}
        for x0, top, x1, bottom in boxes:
            columns = _nearest(self.across, x0), _nearest(self.across, x1)
            rows = _nearest(self.down, top), _nearest(self.down, bottom)
            for place in product(range(*columns), range(*rows)):
                self.owner.setdefault(place, len(self.spans))
            self.spans.append((*columns, *rows))

    def put(self, word: Word, x: float, y: float, *, leaning: bool) -> None:
        """Put a word, the middle of which is at a place of the page, into the cell there."""
        if not (_within(self.across, x) and _within(self.down, y)):
            return
        place = _interval(self.across, x), _interval(self.down, y)
        if place not in self.owner:  # the lines leave this place open: it is a cell by itself
            self.owner[place] = len(self.spans)
            self.spans.append((place[0], place[0] + 1, place[1], place[1] + 1))
        self.held.setdefault(self.owner[place], ([], []))[leaning].append(word)

    def cells(self) -> Iterator[Cell]:
        """Yield the cells with their words."""
        for at, span in enumerate(self.spans):
            upright, leaning = self.held.get(at, ([], []))
            strips = strips_of(upright) + strips_of(leaning)
            yield Cell(*span, one_line(strip.text for strip in strips))


def _grid(boxes: Sequence[_Box], words: Sequence[Word], leaning: Sequence[Leaning]) -> Grid | None:
    sheet = _Sheet(boxes)
    if len(sheet.across) < 3 or len(sheet.down) < 2:
        return None
    for word in words:
        sheet.put(word, (word.x0 + word.x1) / 2, word.base - word.size / 4, leaning=False)
    for one in leaning:
        sheet.put(one.word, one.x, one.y, leaning=True)
    if len(sheet.held) < 2:
        return None
    cells = sorted(sheet.cells(), key=lambda cell: (cell.top, cell.left))
    return _without_sliver(Grid(tuple(sheet.across), tuple(sheet.down), tuple(cells)))


def _without_sliver(grid: Grid) -> Grid:
    """Return a table without an empty last column too narrow for words: a line that sticks out at its side."""
    last = len(grid.across) - 2
    sliver = [cell for cell in grid.cells if cell.left == last]
    if last < 2 or grid.across[-1] - grid.across[-2] > _SLIVER or any(cell.text for cell in sliver):
        return grid
    cells = (replace(cell, right=min(cell.right, last)) for cell in grid.cells if cell.left < last)
    return Grid(grid.across[:-1], grid.down, tuple(cells))


def _within(marks: Sequence[float], value: float) -> bool:
    return marks[0] - 1 <= value <= marks[-1] + 1


def _marks(values: Iterable[float]) -> list[float]:
    """Return the values without those that all but repeat another."""
    marks: list[float] = []
    for value in sorted(values):
        if not marks or value - marks[-1] > _SNAP:
            marks.append(value)
    return marks


def _nearest(marks: Sequence[float], value: float) -> int:
    return min(range(len(marks)), key=lambda at: abs(marks[at] - value))


def _interval(marks: Sequence[float], value: float) -> int:
    return min(max(bisect_right(marks, value) - 1, 0), len(marks) - 2)


def one_line(lines: Iterable[str]) -> str:
    """Return lines of print as one; a word or number cut after its hyphen or stroke is made whole."""
    text = ""
    for line in lines:
        cut = (text[-1:] in {"-", "/"} and text[-2:-1].isalnum()) or is_cut(text, line)
        text = text + line if cut or not text else f"{text} {line}"
    return text
