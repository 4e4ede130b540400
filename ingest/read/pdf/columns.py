"""Blocks of a page that are read column by column: letterheads, signatures; everything else is one column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.read.pdf.page import Word
from ingest.read.pdf.strips import Strip, joined, segments_of

_FIELD = ("…", "..", ":", "_")
_NEVER = ("nơi nhận", "kính gửi")
_NEAR = 10.0


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the lines of a page, or of one of its columns, begin and end."""

    left: float
    right: float

    @property
    def middle(self) -> float:
        """Return the middle between both sides."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip in reading order and the column it stands in; `column` is 0 in text across the page."""

    strip: Strip
    frame: Frame
    column: int = 0


@dataclass(slots=True)
class _Block:
    """Rows read column by column: `gaps` are the empty bands between the columns."""

    gaps: list[tuple[float, float]]
    rows: list[list[Strip]]

    @property
    def bottom(self) -> float:
        return max(strip.bottom for strip in self.rows[-1])

    def fits(self, segments: Sequence[Strip]) -> list[tuple[float, float]] | None:
        """Return the gaps as they are left with these segments beside them; None where one is crossed."""
        gaps = []
        for low, high in self.gaps:
            for one in segments:
                if one.middle < (low + high) / 2:
                    low = max(low, one.x1)  # noqa: PLW2901
                else:
                    high = min(high, one.x0)  # noqa: PLW2901
            if high - low < 0.5 * segments[0].size:
                return None
            gaps.append((low, high))
        return gaps

    def column_of(self, segment: Strip) -> int:
        return sum(segment.middle > (low + high) / 2 for low, high in self.gaps)

    def columns(self) -> list[list[Strip]]:
        found: list[list[Strip]] = [[] for _ in range(len(self.gaps) + 1)]
        for row in self.rows:
            parts: dict[int, list[Strip]] = {}
            for segment in row:
                parts.setdefault(self.column_of(segment), []).append(segment)
            for number, segments in parts.items():
                found[number].append(joined(segments))
        return [column for column in found if column]


def in_order(strips: Sequence[Strip], frame: Frame) -> list[Placed]:
    """Return the strips in reading order: a block of columns one column after another, from the left."""
    rows = [segments_of(strip) for strip in strips]
    placed: list[Placed] = []
    at = 0
    while at < len(rows):
        block = _block(rows, at, frame)
        if block is None:
            placed.append(Placed(strips[at], frame))
            at += 1
            continue
        at += len(block.rows)
        while placed and not placed[-1].column and (head := _head(placed[-1].strip, block)):
            placed.pop()
            block.rows.insert(0, head)
        for number, column in enumerate(block.columns(), 1):
            sides = Frame(min(s.x0 for s in column), max(s.x1 for s in column))
            placed += [Placed(strip, sides, number) for strip in column]
    return placed


def _block(rows: Sequence[list[Strip]], at: int, frame: Frame) -> _Block | None:
    """Return the block of columns that begins at a row, or None where the row is one line of text."""
    first = rows[at]
    if len(first) < 2 or _is_form_line(first, frame):
        return None
    block = _Block([(before.x1, after.x0) for before, after in pairwise(first)], [first])
    for row in rows[at + 1 :]:
        row = (_split(row[0], block) if len(row) == 1 else None) or row  # noqa: PLW2901
        gaps = block.fits(row) if _belongs(row, block, frame) else None
        if gaps is None:
            break
        block.gaps = gaps
        block.rows.append(row)
    alone = len(block.rows) == 1
    return None if alone and not all(segment.bold for segment in first) else block


def _belongs(row: list[Strip], block: _Block, frame: Frame) -> bool:
    """Tell whether a row is near enough to the block above it, and stands as its columns do."""
    size = row[0].size
    room = row[0].top - block.bottom
    if len(row) > 1:
        known = any(_in_line(row[0], other) for other in _column(block, 0))
        return room <= 3 * size and (known or not _is_form_line(row, frame))
    one = row[0]
    column = block.column_of(one)
    centred = abs(one.middle - frame.middle) < _NEAR / 2
    if centred and not any(abs(one.middle - other.middle) < _NEAR for other in _column(block, column)):
        return False
    if column > 0:
        return room <= 8 * size
    return room <= 1.6 * size and any(_in_line(one, other) for other in _column(block, column))


def _column(block: _Block, number: int) -> Iterator[Strip]:
    return (segment for row in block.rows for segment in row if block.column_of(segment) == number)


def _in_line(one: Strip, other: Strip) -> bool:
    """Tell whether two strips begin at one place or have one middle."""
    return abs(one.x0 - other.x0) < _NEAR or abs(one.middle - other.middle) < _NEAR


def _head(strip: Strip, block: _Block) -> list[Strip] | None:
    """Return a strip above a block as its first row: it stands over the last column, or over both."""
    room = min(segment.top for segment in block.rows[0]) - strip.bottom
    if room > 0.8 * strip.size:
        return None
    parts = _split(strip, block)
    if parts:
        return parts
    last = len(block.gaps)
    over = (
        block.fits([strip]) is not None
        and block.column_of(strip) == last
        and any(abs(strip.middle - other.middle) < _NEAR for other in _column(block, last))
    )
    return [strip] if over else None


def _split(strip: Strip, block: _Block) -> list[Strip] | None:
    """Return a strip cut at the gaps of a block, where it leaves more room there than between other words."""
    gaps = [(before.x1, after.x0) for before, after in pairwise(strip.words)]
    usual = median(high - low for low, high in gaps) if gaps else 0.0
    parts: list[list[Word]] = [[strip.words[0]]]
    for (low, high), word in zip(gaps, strip.words[1:], strict=True):
        wide = high - low >= max(0.5 * strip.size, 1.5 * usual)
        if wide and any(begin - 1 <= low and high <= end + 1 for begin, end in block.gaps):
            parts.append([])
        parts[-1].append(word)
    return [Strip(tuple(part)) for part in parts] if len(parts) == len(block.gaps) + 1 else None


def _is_form_line(row: Sequence[Strip], frame: Frame) -> bool:
    """Tell whether a row is one line of a form, with room left for what is to be written."""
    first = row[0]
    if first.text.casefold().startswith(_NEVER):
        return False
    return not first.bold and first.x0 - frame.left < 4 * first.size and first.text.endswith(_FIELD)
