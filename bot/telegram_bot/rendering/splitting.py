"""Lines that are too long for a message, in parts that are not."""

from bisect import bisect_right
from html import escape

from bot.telegram_bot.rendering.html import Piece, Size, tags, trimmed
from bot.telegram_bot.rendering.letters import cut, units

_Pieces = tuple[Piece, ...]


def parted(pieces: _Pieces, room: Size, *, trim: bool = True) -> tuple[_Pieces, _Pieces]:
    """Return the pieces as what fits into `room` and the rest; nothing fits where the room is for no character.

    With `trim` the blanks at the cut are left out.
    """
    most = _most(pieces, room)
    text = "".join([piece.text for piece in pieces])
    if most >= len(text):
        return pieces, ()
    if most <= 0:
        return (), pieces
    at = cut(text, most)
    first, rest = _cut(pieces, at)
    return (trimmed(first), trimmed(rest)) if trim else (first, rest)


def _most(pieces: _Pieces, room: Size) -> int:
    """Return how many characters of the pieces fit into `room`."""
    most = 0
    for piece in pieces:
        around = "".join(tags(piece))
        left = room.less(Size(0, len(around), piece.style != "plain"))
        fits = _that_fit(piece.text, left) if min(left) >= 0 else 0
        most += fits
        if fits < len(piece.text):
            break
        room = left.less(_size(piece.text))
    return most


def _that_fit(text: str, room: Size) -> int:
    if room.holds(_size(text)):
        return len(text)

    lengths = range(1, min(len(text), room.units) + 1)
    return bisect_right(lengths, 0, key=lambda length: not room.holds(_size(text[:length])))


def _size(text: str) -> Size:
    return Size(units(text), len(escape(text, quote=False).encode()), 0)


def _cut(pieces: _Pieces, at: int) -> tuple[_Pieces, _Pieces]:
    first: list[Piece] = []
    for number, piece in enumerate(pieces):
        if at < len(piece.text):
            if at:
                first.append(piece._replace(text=piece.text[:at]))
            return tuple(first), (piece._replace(text=piece.text[at:]), *pieces[number + 1 :])
        at -= len(piece.text)
        first.append(piece)
    return tuple(first), ()
