"""Plain text in pieces that Telegram takes, for when what was made turns out too long."""

from collections.abc import Iterator

# UTF-16 units: Telegram's own measure, with room to spare.
_UNITS = 4000


def pieces(text: str) -> Iterator[str]:
    """Yield the text in pieces, ended at a line, else at a space, else anywhere; nothing of it is lost but blanks."""
    rest = text.strip()
    while rest:
        end = _fitting(rest)
        if end < len(rest):
            border = max(rest.rfind("\n", 0, end), 0) or max(rest.rfind(" ", 0, end), 0)
            end = border or end
        piece, rest = rest[:end].rstrip(), rest[end:].lstrip()
        if piece:
            yield piece


def _fitting(text: str) -> int:
    """Return how many characters from the start fit into a piece."""
    units = 0
    for n, character in enumerate(text):
        units += 2 if ord(character) > 0xFFFF else 1
        if units > _UNITS:
            return n
    return len(text)
