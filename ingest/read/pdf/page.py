"""What a page holds, in page points from its upper left corner, however it was turned on the way to us."""

from dataclasses import dataclass

ASCENT = 0.75
DESCENT = 0.25


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed letter: `base` is how far down its base line is. A blank the file prints is " "."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """Letters that belong together, as they stand when the page is turned for them to be read."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool = False

    @property
    def top(self) -> float:
        """Return where the letters' height begins."""
        return self.base - ASCENT * self.size

    @property
    def bottom(self) -> float:
        """Return where the letters' depth ends."""
        return self.base + DESCENT * self.size


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn straight line, upright or level."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def upright(self) -> bool:
        """Tell whether the line runs down the page."""
        return self.bottom - self.top > self.x1 - self.x0


@dataclass(frozen=True, slots=True)
class Leaning:
    """A word that stands on its side or its head among the others, and where its middle is on their page.

    `slanting` tells that it is a whole line that runs across the others, as watermarks do.
    """

    word: Word
    x: float
    y: float
    slanting: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it is read: its words, those that lean, its drawn lines.

    `pictured` tells that pictures or drawings fill most of it, so that words may be hidden in them;
    `recognised` that its words were read from such a picture by a machine; `hid` that words were left out
    which the file keeps from being seen.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    leaning: tuple[Leaning, ...] = ()
    rules: tuple[Rule, ...] = ()
    pictured: bool = False
    recognised: bool = False
    hid: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """How a page is turned and enlarged to be read: quarter turns to the right, from a box that grows upwards."""

    left: float
    top: float
    width: float
    height: float
    quarters: int
    scale: float = 1.0

    @classmethod
    def of(cls, box: tuple[float, float, float, float], quarters: int, scale: float = 1.0) -> "Turn":
        """Return the turn of the page whose box is left, bottom, right, top; width and height as read."""
        left, bottom, right, top = box
        across, down = (right - left) * scale, (top - bottom) * scale
        return cls(left, top, *((down, across) if quarters % 2 else (across, down)), quarters % 4, scale)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the file is on the page as read."""
        x, y = (x - self.left) * self.scale, (self.top - y) * self.scale
        across, down = (self.height, self.width) if self.quarters % 2 else (self.width, self.height)
        return ((x, y), (down - y, x), (across - x, down - y), (y, across - x))[self.quarters]

    def unplace(self, x: float, y: float) -> tuple[float, float]:
        """Return which point of the file is at a place on the page as read."""
        across, down = (self.height, self.width) if self.quarters % 2 else (self.width, self.height)
        x, y = ((x, y), (y, down - x), (across - x, down - y), (across - y, x))[self.quarters]
        return x / self.scale + self.left, self.top - y / self.scale
