"""A page laid out: what the publisher prints at its edges, its lines in reading order, its tables, its notes."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from ingest.read.pdf.columns import Frame, in_order
from ingest.read.pdf.furniture import Edges, edges_of, running
from ingest.read.pdf.grids import Grid, grids_of
from ingest.read.pdf.notes import notes_begin
from ingest.read.pdf.page import Sheet
from ingest.read.pdf.strips import Strip, strips_of
from ingest.read.pdf.tables import Part
from ingest.read.pdf.wraps import Printed, printed

_REACH = 5
"""How many pages before and after a page are looked at for lines that repeat."""
_NEAR = 3.0
_LINES = 4
"""So many lines must begin or end at one place to show where the margin is."""
_STAMP = 1.8
"""Slanting words so many times as high as the others are a watermark."""
_ENOUGH = 12
"""A page with fewer letters than this, its edges aside, has no text."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A page as it is read.

    `lacks_text` tells that its words are in a picture; `recognised` and `hid` are the sheet's.
    """

    number: int
    head: tuple[str, ...]
    body: tuple[Printed | Part, ...]
    notes: tuple[Printed, ...]
    foot: tuple[str, ...]
    letters: int
    lacks_text: bool
    recognised: bool = False
    hid: bool = False

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing but the publisher's own is on the page."""
        return not self.body and not self.notes


@dataclass(frozen=True, slots=True)
class _Open:
    """A page before its neighbours are known: lines outside tables, tables, lines that lean, watermarks."""

    sheet: Sheet
    strips: list[Strip]
    grids: list[Grid]
    leaning: list[Strip]
    edges: Edges
    stamps: list[str]


@dataclass(slots=True)
class _State:
    """What the pages before tell: the sides of pages of a size, whether the last page ended in footnotes."""

    frames: dict[tuple[int, int], Frame]
    notes_before: bool = False


def layouts(sheets: Iterable[Sheet]) -> Iterator[Layout]:
    """Yield the layout of each page; at most a few pages are held at a time."""
    held: deque[_Open] = deque()
    done = 0
    state = _State({})
    for sheet in sheets:
        held.append(_opened(sheet))
        if len(held) - done > _REACH:
            yield _laid(held[done], held, state)
            done += 1
        if done > _REACH:
            held.popleft()
            done -= 1
    for one in list(held)[done:]:
        yield _laid(one, held, state)


def _opened(sheet: Sheet) -> _Open:
    usual = median(word.size for word in sheet.words) if sheet.words else 0.0
    stamps = [one for one in sheet.leaning if one.slanting and one.word.size >= _STAMP * usual]
    leaning = [one for one in sheet.leaning if one not in stamps]
    grids = grids_of(sheet.rules, sheet.words, leaning)
    free = [
        word
        for word in sheet.words
        if not any(grid.holds((word.x0 + word.x1) / 2, word.base - word.size / 4) for grid in grids)
    ]
    strips = strips_of(free)
    outside = [one for one in leaning if not any(grid.holds(one.x, one.y) for grid in grids)]
    lean = strips_of(one.word for one in outside if not one.slanting)
    lean += [Strip((replace(one.word, base=0.0),)) for one in outside if one.slanting]
    light = replace(sheet, words=(), leaning=())
    tables = [(grid.down[0], grid.down[-1]) for grid in grids]
    loose = [rule for rule in sheet.rules if not any(top - 1 <= rule.top <= end + 1 for top, end in tables)]
    edges = edges_of(sheet.number, sheet.height, strips, lean, rules=loose, tables=tables, width=sheet.width)
    return _Open(light, strips, grids, lean, edges, [one.word.text for one in stamps])


def _laid(page: _Open, held: Iterable[_Open], state: _State) -> Layout:
    sheet = page.sheet
    around = [other.edges for other in held if other is not page]
    publisher = running(page.edges, around)
    own = page.strips[publisher.head : len(page.strips) - publisher.foot]
    lean_own = [strip for strip, its in zip(page.leaning, publisher.side, strict=True) if not its]
    lean_head = [strip for strip, its in zip(page.leaning, publisher.side, strict=True) if its]
    frame = _frame(own, page, state.frames)
    under_tables = max((grid.down[-1] for grid in page.grids), default=0.0)
    loose = [rule for rule in sheet.rules if rule.top > under_tables + 1]
    first = next((at for at, strip in enumerate(own) if strip.base > under_tables), len(own))
    at = first + notes_begin(own[first:], loose, frame.left, running=state.notes_before)
    state.notes_before = at < len(own)
    body = list(_with_tables(own[:at], page.grids, frame, sheet.number))
    body += [printed(placed, sheet.number) for placed in in_order(lean_own, frame)]
    notes = [printed(placed, sheet.number) for placed in in_order(own[at:], frame)]
    letters = sum(len(strip.text) for strip in (*own, *lean_own))
    return Layout(
        sheet.number,
        tuple(strip.text for strip in (*page.strips[: publisher.head], *lean_head)) + tuple(page.stamps),
        tuple(body),
        tuple(notes),
        tuple(strip.text for strip in page.strips[len(page.strips) - publisher.foot :]),
        letters + sum(len(cell.text) for grid in page.grids for cell in grid.cells),
        lacks_text=sheet.pictured and letters < _ENOUGH and not page.grids,
        recognised=sheet.recognised,
        hid=sheet.hid,
    )


def _with_tables(
    strips: Sequence[Strip], grids: Sequence[Grid], frame: Frame, page: int
) -> Iterator[Printed | Part]:
    """Yield lines and tables from above down; columns are read between tables, never across them."""
    rest = list(strips)
    for grid in grids:
        above = [strip for strip in rest if strip.base < grid.down[0] + 1]
        rest = rest[len(above) :]
        yield from (printed(placed, page) for placed in in_order(above, frame))
        yield Part(page, grid)
    yield from (printed(placed, page) for placed in in_order(rest, frame))


def _frame(strips: Sequence[Strip], page: _Open, frames: dict[tuple[int, int], Frame]) -> Frame:
    """Return the sides of the text of a page; a page with few lines has those of the last of its size."""
    sheet = page.sheet
    size = round(sheet.width), round(sheet.height)
    left, left_lines = _side([strip.x0 for strip in strips], from_left=True)
    right, right_lines = _side([strip.x1 for strip in strips], from_left=False)
    if min(left_lines, right_lines) >= _LINES and right - left > sheet.width / 2:
        frames[size] = Frame(left, right)
        return frames[size]
    if size in frames:
        return frames[size]
    wide = [(grid.across[0], grid.across[-1]) for grid in page.grids]
    wide += [(rule.x0, rule.x1) for rule in sheet.rules]
    widest = max(wide, key=lambda sides: sides[1] - sides[0], default=(0.0, 0.0))
    if widest[1] - widest[0] > sheet.width / 2:
        return Frame(*widest)
    return Frame(min(left, 0.14 * sheet.width), max(right, 0.9 * sheet.width))


def _side(places: Sequence[float], *, from_left: bool) -> tuple[float, int]:
    """Return the outermost place at which several lines begin or end, and how many do."""
    ordered = sorted(places, reverse=not from_left)
    best = (ordered[0] if ordered else 0.0), 1
    for place in ordered:
        lines = sum(abs(other - place) < _NEAR for other in ordered)
        if lines >= _LINES:
            return place, lines
        best = max(best, (place, lines), key=lambda one: one[1])
    return best
