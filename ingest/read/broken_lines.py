"""Lines that a writer broke by hand inside one paragraph (Shift+Enter, `<br>`): new lines, or a long title wrapped."""

import re
from collections.abc import Iterator

from ingest.read.reading import Line

_ENDED = re.compile(r"[.:;!?…][\"'”’)\]]*$")
_MARK = re.compile(r"(?:[a-zđ]{1,2}|[ivx]+)[.)]\s")
_RULER = re.compile(r"[-–—_=*~ ]{3,}")
_SPACES = re.compile(r"[^\S\n]+")


def lines_of_paragraph(text: str, *, furniture: bool = False) -> Iterator[Line]:
    r"""Yield the lines of one paragraph whose breaks are `\n`: spaces single, empty ones left out.

    A line drawn with dashes, as under the name of an office, is furniture.
    """
    before = ""
    for piece in (squeezed(piece) for piece in text.split("\n")):
        if piece:
            ruler = _RULER.fullmatch(piece) is not None
            goes_on = bool(before) and not ruler and _goes_on(before, piece)
            yield Line(piece, goes_on=goes_on, furniture=furniture or ruler)
            before = "" if ruler else piece


def squeezed(text: str) -> str:
    """Return `text` with single spaces, none at its ends."""
    return _SPACES.sub(" ", text).strip()


def _goes_on(before: str, piece: str) -> bool:
    """Tell whether `piece` goes on with the sentence before the break: "Về việc ban hành / và thực hiện"."""
    return piece[0].islower() and not _ENDED.search(before) and not _MARK.match(piece)
