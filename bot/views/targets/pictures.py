"""Charts as they are sent: each drawn once for an edition, the latest ones kept."""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock
from typing import Literal

from bot.exports.chart import PNG, SVG, drawn
from bot.exports.panels import Look
from bot.views.targets.board import Row
from bot.views.targets.charted import picture_of

Kind = Literal["svg", "png"]
MEDIA: dict[str, str] = {"svg": SVG, "png": PNG}
_KEPT = 256
_Key = tuple[str, tuple[str, ...], Kind, Look]


class Pictures:
    """The pictures drawn lately; safe to use from several threads."""

    def __init__(self, kept: int = _KEPT) -> None:
        self._kept = kept
        self._drawn: OrderedDict[_Key, bytes] = OrderedDict()
        self._looking = Lock()
        self._drawing = Lock()

    def of(self, version: str, rows: Sequence[Row], kind: Kind, look: Look) -> bytes | None:
        """Return the picture of these rows of an edition; None where they have nothing to draw."""
        key = (version, tuple(row.id for row in rows), kind, look)
        found = self._find(key)
        if found is not None:
            return found
        with self._drawing:
            found = self._find(key)  # another thread may have drawn it meanwhile
            if found is not None:
                return found
            picture = picture_of(rows)
            if picture is None:
                return None
            made = drawn(picture.chart, kind, look)
            with self._looking:
                self._drawn[key] = made
                while len(self._drawn) > self._kept:
                    self._drawn.popitem(last=False)
            return made

    def __len__(self) -> int:
        """Return how many pictures are kept."""
        return len(self._drawn)

    def _find(self, key: _Key) -> bytes | None:
        with self._looking:
            found = self._drawn.get(key)
            if found is not None:
                self._drawn.move_to_end(key)
            return found
