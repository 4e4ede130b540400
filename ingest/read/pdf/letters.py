"""The letters and drawn lines of a page; the only file that knows pypdfium2."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.read.pdf.geometry import SAME, Box, Matrix, after, around, at, corners_at, is_thin, shown
from ingest.read.pdf.page import Leaning, Rule, Sheet, Turn
from ingest.read.pdf.pictures import Pictures, are_recognised
from ingest.read.pdf.signs import UNKNOWN, sign
from ingest.read.pdf.stamps import Drawn, placed, scale_of, slanting, without_stamps
from ingest.read.pdf.words import words_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage  # type: ignore[import-untyped]

_MANY = 6000
"""A page with more drawn lines than this is a drawing."""
_DEPTH = 4
_LEAST = 36.0
"""A crop box less wide or high than this, in points, is a mistake."""
_SLANT = 8.0
"""Letters so many degrees off the level and the upright run slanting; a scan lies less askew."""
_OUTLINES = 400
"""So many curved shapes may be letters drawn as shapes."""
_NEAR_WHITE = 245


_Shape = Any
"""A handle or a function of pdfium's raw calls, which have no types."""


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
        shapes = list(_shapes(page))
        drawn = list(_letters(page, may_hide=_hides(shapes)))
        counts = Counter(one.turn for one in drawn if one.text != " " and not one.slant)
        # A page is read the way most of its letters stand; without letters, as it is shown.
        main = counts.most_common(1)[0][0] if counts else page.get_rotation() // 90
        box, scale = shown(page.get_cropbox(), page.get_mediabox(), _LEAST), scale_of(drawn)
        frame = Turn.of(box, main, scale)
        rules, pictures = _lines_and_pictures(shapes, frame)
        letters = [one for one in drawn if not one.hidden or pictures.hold(one.box)]
        glyphs, stamps = without_stamps(placed(letters, main, frame))
        words = words_of(glyphs, rules)
        leaning = [*stamps, *slanting(letters, frame)]
        for turn in sorted(counts.keys() - {main}):
            own = Turn.of(box, turn, scale)
            for word in words_of(placed(letters, turn, own), ()):
                x, y = frame.place(*own.unplace((word.x0 + word.x1) / 2, word.base - word.size / 4))
                leaning.append(Leaning(word, x, y))
        return Sheet(
            index + 1,
            frame.width,
            frame.height,
            words,
            tuple(leaning),
            rules,
            pictures.fill(frame),
            recognised=are_recognised(letters, pictures, frame),
            hid=len(letters) < len(drawn),
        )


def _hides(shapes: Sequence[tuple[_Shape, Matrix]]) -> bool:
    """Tell whether any letters of a page are drawn so that they are not seen."""
    from pypdfium2 import raw

    texts = (one for one, _ in shapes if raw.FPDFPageObj_GetType(one) == raw.FPDF_PAGEOBJ_TEXT)
    return any(raw.FPDFTextObj_GetTextRenderMode(one) == raw.FPDF_TEXTRENDERMODE_INVISIBLE for one in texts)


def _letters(page: PdfPage, *, may_hide: bool) -> Iterator[Drawn]:
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
            known = raw.FPDFText_HasUnicodeMapError(text, i) != 1
            letter = sign(raw.FPDFText_GetUnicode(text, i)) if known else UNKNOWN
            if not letter or raw.FPDFText_IsGenerated(text, i) == 1:
                continue
            raw.FPDFText_GetLooseCharBox(text, i, at_box)
            raw.FPDFText_GetCharOrigin(text, i, at_x, at_y)
            raw.FPDFText_GetMatrix(text, i, at_matrix)
            raw.FPDFText_GetFontInfo(text, i, name, 128, at_flags)
            turn, slant = _stands(matrix.a, matrix.b) if matrix.b or matrix.a < 0 else (0, 0)
            shape = raw.FPDFText_GetTextObject(text, i) if may_hide else None
            yield Drawn(
                letter,
                (box.left, box.bottom, box.right, box.top),
                (x.value, y.value),
                raw.FPDFText_GetFontSize(text, i) * math.hypot(matrix.c, matrix.d) or 1.0,
                b"old" in name.value,
                turn,
                slant,
                hidden=bool(shape)
                and raw.FPDFTextObj_GetTextRenderMode(shape) == raw.FPDF_TEXTRENDERMODE_INVISIBLE,
            )
    finally:
        raw.FPDFText_ClosePage(text)


def _stands(a: float, b: float) -> tuple[int, int]:
    """Return how many quarter turns a letter stands to the left, and its angle where it is between two."""
    angle = math.degrees(math.atan2(b, a))
    quarters = round(angle / 90)
    return quarters % 4, round(angle) if abs(angle - 90 * quarters) > _SLANT else 0


def _lines_and_pictures(
    shapes: Sequence[tuple[_Shape, Matrix]], frame: Turn
) -> tuple[tuple[Rule, ...], Pictures]:
    """Return the straight lines of a page, and its pictures."""
    from pypdfium2 import raw

    rules: list[Rule] = []
    pictures: list[Box] = []
    over: list[Box] = []
    outlines = 0
    for shape, matrix in shapes:
        kind = raw.FPDFPageObj_GetType(shape)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictures.append(around(corners_at(_corners(shape), matrix)))
            over.append(pictures[-1])
        elif kind == raw.FPDF_PAGEOBJ_TEXT:
            over = []
        elif kind == raw.FPDF_PAGEOBJ_PATH and len(rules) <= _MANY:
            segments = raw.FPDFPath_CountSegments(shape)
            straight = list(_lines(shape, matrix, frame))
            outlines += segments > 8 and not straight
            rules += straight
    crowded = len(rules) > _MANY
    return () if crowded else tuple(rules), Pictures(pictures, over, crowded or outlines > _OUTLINES)


def _shapes(page: PdfPage) -> Iterator[tuple[_Shape, Matrix]]:
    """Yield the shapes of a page, those inside forms too, each with how its form lays it on the page."""
    from pypdfium2 import raw

    def inside(
        form: _Shape, count: int, get: _Shape, matrix: Matrix, depth: int
    ) -> Iterator[tuple[_Shape, Matrix]]:
        for i in range(count):
            shape = get(form, i)
            if raw.FPDFPageObj_GetType(shape) != raw.FPDF_PAGEOBJ_FORM:
                yield shape, matrix
            elif depth < _DEPTH:
                own = _matrix_of(shape)
                held = raw.FPDFFormObj_CountObjects(shape)
                yield from inside(shape, held, raw.FPDFFormObj_GetObject, after(own, matrix), depth + 1)

    yield from inside(page.raw, raw.FPDFPage_CountObjects(page.raw), raw.FPDFPage_GetObject, SAME, 0)


def _lines(shape: _Shape, matrix: Matrix, frame: Turn) -> Iterator[Rule]:
    """Yield the straight lines that a path draws: thin boxes, and the level or upright strokes of others."""
    from pypdfium2 import raw

    mode, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(shape, ctypes.byref(mode), ctypes.byref(stroked))
    if not (mode.value or stroked.value) or _is_white(shape, stroked=bool(stroked.value)):
        return
    box = around(frame.place(*point) for point in corners_at(_corners(shape), matrix))
    if is_thin(box):
        yield Rule(*box)
        return
    matrix = after(_matrix_of(shape), matrix)
    for points in _subpaths(shape):
        placed = [frame.place(*at(point, matrix)) for point in points]
        box = around(placed)
        if is_thin(box):
            yield Rule(*box)
        elif stroked.value:
            for a, b in pairwise(placed):
                side = around([a, b])
                if is_thin(side, 0.7):
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


def _matrix_of(shape: _Shape) -> Matrix:
    from pypdfium2 import raw

    m = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(shape, ctypes.byref(m))
    return m.a, m.b, m.c, m.d, m.e, m.f
