"""The letters and drawn lines of a page; the only file that knows pypdfium2."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.read.pdf.page import Glyph, Leaning, Rule, Sheet, Turn
from ingest.read.pdf.signs import sign
from ingest.read.pdf.words import words_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage  # type: ignore[import-untyped]

_THIN = 2.5
"""A drawn shape narrower than this, in points, is a line."""
_MANY = 6000
"""A page with more drawn lines than this is a drawing."""
_DEPTH = 4
_PICTURED = 0.4
"""Where pictures fill this share of a page, words may be hidden in them."""
_OUTLINES = 400
"""So many curved shapes may be letters drawn as shapes."""
_NEAR_WHITE = 245


_Shape = Any
"""A handle or a function of pdfium's raw calls, which have no types."""
_Matrix = tuple[float, float, float, float, float, float]
_SAME: _Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A letter in the file's own coordinates, which grow upwards; `turn` counts quarter turns to the left."""

    text: str
    box: tuple[float, float, float, float]
    origin: tuple[float, float]
    size: float
    bold: bool
    turn: int


def sheets(path: Path, pages: int) -> Iterator[Sheet]:
    """Yield the first `pages` pages, one at a time; each is closed before the next is opened.

    Raises ValueError when the file's structure cannot be followed.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from error
    with closing(document):
        for index in range(min(pages, len(document))):
            yield _sheet(document, index)


def _sheet(document: PdfDocument, index: int) -> Sheet:
    import pypdfium2

    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return Sheet(index + 1, 0, 0, (), pictured=True)
    with closing(page):
        letters = list(_letters(page))
        counts = Counter(one.turn for one in letters if one.text != " ")
        # A page is read the way most of its letters stand; without letters, as it is shown.
        main = counts.most_common(1)[0][0] if counts else page.get_rotation() // 90
        frame = Turn.of(page.get_cropbox(), main)
        rules, pictured = _drawn(page, frame)
        words = words_of(_placed(letters, main, frame), rules)
        leaning: list[Leaning] = []
        for turn in sorted(counts.keys() - {main}):
            own = Turn.of(page.get_cropbox(), turn)
            for word in words_of(_placed(letters, turn, own), ()):
                x, y = frame.place(*own.unplace((word.x0 + word.x1) / 2, word.base - word.size / 4))
                leaning.append(Leaning(word, x, y))
        return Sheet(index + 1, frame.width, frame.height, words, tuple(leaning), rules, pictured)


def _placed(letters: list[_Drawn], turn: int, frame: Turn) -> list[Glyph]:
    """Return the letters that stand one way, upright on the page; those outside it are not seen."""
    placed = []
    for one in letters:
        if one.turn != turn:
            continue
        left, bottom, right, top = one.box
        (xa, _), (xb, _) = frame.place(left, bottom), frame.place(right, top)
        _, base = frame.place(*one.origin)
        if -1 <= base <= frame.height + 1 and max(xa, xb) >= 0 and min(xa, xb) <= frame.width:
            placed.append(Glyph(one.text, min(xa, xb), max(xa, xb), base, one.size, one.bold))
    return placed


def _letters(page: PdfPage) -> Iterator[_Drawn]:
    """Yield the letters in the order in which the file draws them."""
    from pypdfium2 import raw

    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    at_x, at_y, at_box, at_matrix = (ctypes.byref(one) for one in (x, y, box, matrix))
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    at_flags = ctypes.byref(flags)
    text = raw.FPDFText_LoadPage(page.raw)
    try:
        for i in range(raw.FPDFText_CountChars(text)):
            letter = sign(raw.FPDFText_GetUnicode(text, i))
            if not letter or raw.FPDFText_IsGenerated(text, i) == 1:
                continue
            raw.FPDFText_GetLooseCharBox(text, i, at_box)
            raw.FPDFText_GetCharOrigin(text, i, at_x, at_y)
            raw.FPDFText_GetMatrix(text, i, at_matrix)
            raw.FPDFText_GetFontInfo(text, i, name, 128, at_flags)
            turn = (
                round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4 if matrix.b or matrix.a < 0 else 0
            )
            yield _Drawn(
                letter,
                (box.left, box.bottom, box.right, box.top),
                (x.value, y.value),
                raw.FPDFText_GetFontSize(text, i) * math.hypot(matrix.c, matrix.d) or 1.0,
                b"old" in name.value,
                turn,
            )
    finally:
        raw.FPDFText_ClosePage(text)


def _drawn(page: PdfPage, frame: Turn) -> tuple[tuple[Rule, ...], bool]:
    """Return the straight lines of a page, and whether pictures or shapes fill enough of it to hold words."""
    from pypdfium2 import raw

    rules: list[Rule] = []
    filled, outlines = 0.0, 0
    for shape, matrix in _shapes(page):
        kind = raw.FPDFPageObj_GetType(shape)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            x0, y0, x1, y1 = _box(_corners(shape), matrix, frame)
            filled += max(0.0, x1 - x0) * max(0.0, y1 - y0)
        elif kind == raw.FPDF_PAGEOBJ_PATH and len(rules) <= _MANY:
            segments = raw.FPDFPath_CountSegments(shape)
            straight = list(_lines(shape, matrix, frame))
            outlines += segments > 8 and not straight
            rules += straight
    if len(rules) > _MANY:
        return (), True
    return tuple(rules), filled > _PICTURED * frame.width * frame.height or outlines > _OUTLINES


def _shapes(page: PdfPage) -> Iterator[tuple[_Shape, _Matrix]]:
    """Yield the shapes of a page, those inside forms too, each with how its form lays it on the page."""
    from pypdfium2 import raw

    def inside(
        form: _Shape, count: int, get: _Shape, matrix: _Matrix, depth: int
    ) -> Iterator[tuple[_Shape, _Matrix]]:
        for i in range(count):
            shape = get(form, i)
            if raw.FPDFPageObj_GetType(shape) != raw.FPDF_PAGEOBJ_FORM:
                yield shape, matrix
            elif depth < _DEPTH:
                own = _matrix_of(shape)
                held = raw.FPDFFormObj_CountObjects(shape)
                yield from inside(shape, held, raw.FPDFFormObj_GetObject, _after(own, matrix), depth + 1)

    yield from inside(page.raw, raw.FPDFPage_CountObjects(page.raw), raw.FPDFPage_GetObject, _SAME, 0)


def _lines(shape: _Shape, matrix: _Matrix, frame: Turn) -> Iterator[Rule]:
    """Yield the straight lines that a path draws: thin boxes, and the level or upright strokes of others."""
    from pypdfium2 import raw

    mode, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(shape, ctypes.byref(mode), ctypes.byref(stroked))
    if not (mode.value or stroked.value) or _is_white(shape, stroked=bool(stroked.value)):
        return
    box = _box(_corners(shape), matrix, frame)
    if _is_thin(box):
        yield Rule(*box)
        return
    matrix = _after(_matrix_of(shape), matrix)
    for points in _subpaths(shape):
        placed = [frame.place(*_at(point, matrix)) for point in points]
        box = _around(placed)
        if _is_thin(box):
            yield Rule(*box)
        elif stroked.value:
            for a, b in pairwise(placed):
                side = _around([a, b])
                if _is_thin(side, 0.7):
                    yield Rule(*side)


def _subpaths(shape: _Shape) -> Iterator[list[tuple[float, float]]]:
    """Yield the corner points of each part of a path, without those that have curves."""
    from pypdfium2 import raw

    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    curved = False
    for i in range(raw.FPDFPath_CountSegments(shape)):
        segment = raw.FPDFPath_GetPathSegment(shape, i)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not curved:
                yield points
            points, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        points.append((x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1 and not curved:
        yield points


def _is_white(shape: _Shape, *, stroked: bool) -> bool:
    from pypdfium2 import raw

    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    colour = raw.FPDFPageObj_GetStrokeColor if stroked else raw.FPDFPageObj_GetFillColor
    if not colour(shape, *(ctypes.byref(one) for one in (red, green, blue, alpha))):
        return False
    return alpha.value == 0 or min(red.value, green.value, blue.value) > _NEAR_WHITE


def _corners(shape: _Shape) -> tuple[float, float, float, float]:
    from pypdfium2 import raw

    sides = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(shape, *(ctypes.byref(side) for side in sides))
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def _matrix_of(shape: _Shape) -> _Matrix:
    from pypdfium2 import raw

    m = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(shape, ctypes.byref(m))
    return m.a, m.b, m.c, m.d, m.e, m.f


def _after(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _at(point: tuple[float, float], matrix: _Matrix) -> tuple[float, float]:
    (x, y), (a, b, c, d, e, f) = point, matrix
    return a * x + c * y + e, b * x + d * y + f


def _box(
    corners: tuple[float, float, float, float], matrix: _Matrix, frame: Turn
) -> tuple[float, float, float, float]:
    left, bottom, right, top = corners
    return _around([frame.place(*_at(point, matrix)) for point in ((left, bottom), (right, top))])


def _around(points: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)


def _is_thin(box: tuple[float, float, float, float], most: float = _THIN) -> bool:
    x0, top, x1, bottom = box
    return min(x1 - x0, bottom - top) <= most < 4 < max(x1 - x0, bottom - top)
