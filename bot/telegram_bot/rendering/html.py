"""Lines of a message in Telegram's HTML, with what each takes of a message's room."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import Literal, NamedTuple

from bot.cards.card import Line, Run
from bot.telegram_bot.rendering.address import opens
from bot.telegram_bot.rendering.letters import seen, shown, units

Style = Literal["plain", "bold", "italic", "link", "quote"]


class Piece(NamedTuple):
    """Characters in one style, as they are shown."""

    text: str
    style: Style = "plain"
    url: str = ""


class Size(NamedTuple):
    """Room: UTF-16 units of what is read, bytes of HTML, entities."""

    units: int
    bytes: int
    entities: int

    def and_(self, other: "Size") -> "Size":
        """Return the room of both."""
        return Size(self.units + other.units, self.bytes + other.bytes, self.entities + other.entities)

    def less(self, other: "Size") -> "Size":
        """Return what is left when `other` is taken."""
        return Size(self.units - other.units, self.bytes - other.bytes, self.entities - other.entities)

    def holds(self, other: "Size") -> bool:
        """Tell whether `other` fits."""
        return self.units >= other.units and self.bytes >= other.bytes and self.entities >= other.entities


class Strip(NamedTuple):
    """A line, or a whole quote, that is printed; `before` parts it from what stands above it."""

    pieces: tuple[Piece, ...]
    text: str
    html: str
    size: Size
    before: str


_TAGS: dict[Style, tuple[str, str]] = {
    "plain": ("", ""),
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "quote": ("<blockquote expandable>", "</blockquote>"),
}


def tags(piece: Piece) -> tuple[str, str]:
    """Return the tags around a piece."""
    if piece.style == "link":
        return f'<a href="{escape(piece.url)}">', "</a>"
    return _TAGS[piece.style]


def strip(pieces: tuple[Piece, ...], before: str = "") -> Strip:
    """Return the pieces as they are printed."""
    text = "".join([piece.text for piece in pieces])
    html = "".join([_html(piece) for piece in pieces])
    marked = sum([piece.style != "plain" for piece in pieces])
    size = Size(units(text), len(html) if html.isascii() else len(html.encode()), marked)
    return Strip(pieces, text, html, size, before)


def _html(piece: Piece) -> str:
    if piece.style == "plain":
        return escape(piece.text, quote=False)
    start, end = tags(piece)
    return f"{start}{escape(piece.text, quote=False)}{end}"


def pieces_of(line: Line, *, bold: bool = False) -> tuple[Piece, ...]:
    """Return the runs of a line as they are shown, those of one style together; none where nothing is seen."""
    pieces: list[Piece] = []
    for run in line:
        piece = _piece(run, bold=bold)
        if pieces and pieces[-1][1:] == piece[1:]:
            pieces[-1] = piece._replace(text=pieces[-1].text + piece.text)
        else:
            pieces.append(piece)
    return trimmed(_shown(pieces))


def _piece(run: Run, *, bold: bool) -> Piece:
    if run.style == "link" and opens(run.url):
        return Piece(run.text, "link", run.url)
    if run.style == "mark" and not run.text.startswith("["):
        return Piece(f"[{run.text}]", "bold" if bold else "plain")
    if bold:
        return Piece(run.text, "bold")
    return Piece(run.text, run.style if run.style in {"bold", "italic"} else "plain")


def _shown(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        text = shown(piece.text)
        if text:
            yield piece._replace(text=text)


def trimmed(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return the pieces without blanks at the ends, which Telegram cuts off; none where nothing is seen."""
    left = list(pieces)
    while left and not (start := left[0].text.lstrip()):
        del left[0]
    if left:
        left[0] = left[0]._replace(text=start)
    while left and not (end := left[-1].text.rstrip()):
        del left[-1]
    if left:
        left[-1] = left[-1]._replace(text=end)
    return tuple(left) if any(seen(piece.text) for piece in left) else ()
