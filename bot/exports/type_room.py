"""How much room set type takes, measured with a typeface of ours that is a tenth wider than those of offices."""

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

LINE = 1.2
"""Height of a line, in sizes of its type."""
_FACES = {False: "be-vietnam-pro-400.ttf", True: "be-vietnam-pro-600.ttf"}
_MEASURED = 100
# Where an office's typeface lacks letters of ours, another one lends its wider ones; bold ones are much wider.
_LENT = {False: 1.0, True: 1.09}


@cache
def _face(*, bold: bool) -> "FreeTypeFont":
    from PIL import ImageFont

    return ImageFont.truetype(str(Path(__file__).parent / "fonts" / _FACES[bold]), _MEASURED)


@lru_cache(maxsize=20_000)
def _width(word: str, *, bold: bool) -> float:
    """Return the width of a word in sizes of its type."""
    return float(_face(bold=bold).getlength(word)) / _MEASURED * _LENT[bold]


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the points that `text` takes on one line."""
    space = _width(" ", bold=bold)
    words = text.split(" ")
    return size * (sum(_width(word, bold=bold) for word in words) + space * (len(words) - 1))


def lines(text: str, size: float, width: float, *, bold: bool = False) -> int:
    """Return how many lines `text` takes in type of `size` on a measure of `width`, both in points."""
    room, space = width / size, _width(" ", bold=bold)
    count = 0
    for paragraph in text.split("\n"):
        count += 1
        used = 0.0
        for word in paragraph.split(" "):
            own = _width(word, bold=bold)
            if used and used + space + own > room:
                count += 1
                used = 0.0
            # A word longer than the measure is broken.
            count += int(own // room)
            used += own % room + (space if used else 0.0)
    return count


def height(texts: Sequence[str], size: float, width: float, *, gap: float = 0.0, bold: bool = False) -> float:
    """Return the points that paragraphs take, with `gap` sizes between two of them."""
    rows = sum(lines(text, size, width, bold=bold) for text in texts)
    return size * (LINE * rows + gap * max(0, len(texts) - 1))


def largest(
    texts: Sequence[str],
    sizes: Sequence[float],
    width: float,
    room: float,
    *,
    gap: float = 0.0,
    bold: bool = False,
) -> float:
    """Return the first of `sizes` at which paragraphs fit `room` points; the last one where none does."""
    found = (size for size in sizes if height(texts, size, width, gap=gap, bold=bold) <= room)
    return next(found, sizes[-1])
