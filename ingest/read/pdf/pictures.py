"""Pictures of a page: whether words may be hidden in them, and whether its letters were read from them."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.read.pdf.geometry import Box, area, is_in
from ingest.read.pdf.page import Turn
from ingest.read.pdf.stamps import Drawn

_PICTURED = 0.4
"""Where pictures fill this share of a page, words may be hidden in them."""
_COVERED = 0.8


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of a page, in the file's own coordinates; `over` are those drawn after all letters.

    `drawing` tells that so many shapes are drawn that they may be letters.
    """

    boxes: list[Box]
    over: list[Box]
    drawing: bool

    def hold(self, box: Box) -> bool:
        """Tell whether a letter stands on a picture or in a drawing."""
        middle = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return self.drawing or any(is_in(middle, one) for one in self.boxes)

    def fill(self, frame: Turn) -> bool:
        """Tell whether pictures or drawings fill enough of the page to hold words."""
        return self.drawing or self._share(self.boxes, frame) > _PICTURED

    def cover(self, frame: Turn) -> bool:
        """Tell whether pictures lie over the letters of the page."""
        return self._share(self.over, frame) > _COVERED

    def _share(self, boxes: list[Box], frame: Turn) -> float:
        return sum(map(area, boxes)) * frame.scale**2 / max(frame.width * frame.height, 1.0)


def are_recognised(letters: Sequence[Drawn], pictures: Pictures, frame: Turn) -> bool:
    """Tell whether most letters are not seen themselves, but the picture from which they were read."""
    seen = [one.hidden for one in letters if one.text != " "]
    return bool(seen) and (sum(seen) > len(seen) / 2 or pictures.cover(frame))
