"""What a reader makes of a file: its lines in reading order, as printed, and what the page said of each."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate

from assistant.library.nouns import Span
from assistant.text.printable import printable


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, or one row of a table with its cells parted by tabs.

    `goes_on` tells that the margin or the page cut it off the line before; None leaves that to be
    judged from the words. `furniture` is what the page repeats and the document does not say.
    """

    text: str
    page: int | None = None
    goes_on: bool | None = None
    furniture: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the file that a person must look at; becomes a doubt of the document."""

    code: str
    page: int | None = None
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """A file as read: `format` is its kind ("pdf", "docx", "html", "markdown"), `pages` how many it has, if any."""

    lines: tuple[Line, ...]
    format: str
    pages: int | None = None
    notices: tuple[Notice, ...] = ()

    @cached_property
    def text(self) -> str:
        """Return the received text: every line in order, furniture included."""
        return "\n".join(line.text for line in self.lines)

    def spans(self) -> list[Span]:
        """Return the span of each line in `text`, its line end included."""
        starts = self._starts
        return [Span(a, b) for a, b in zip(starts, [*starts[1:], len(self.text)], strict=True)]

    def page_at(self, received: int) -> int | None:
        """Return the page on which the received character stands."""
        return self.lines[bisect_right(self._starts, received) - 1].page if self.lines else None

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(line.text) + 1 for line in self.lines[:-1])] if self.lines else []


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a file cannot be read, as a code of prompts/reading.toml; nothing of the file is kept."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of an outside file is read at most: bytes of memory, seconds, pages, characters that come out."""

    memory: int = 1536 * 2**20
    seconds: int = 600
    pages: int = 3000
    characters: int = 5_000_000


def plain(line: Line) -> Line:
    """Return the line without characters that print nothing; tabs part its cells, and it may end as it did."""
    text = printable(line.text, keep="\t\r")
    return line if text == line.text else replace(line, text=text)


def of_text(text: str, *, format_: str = "markdown") -> Reading:
    """Return a text file as a reading; whether its lines were cut is still to be judged."""
    return Reading(tuple(Line(line) for line in text.split("\n")), format_)
