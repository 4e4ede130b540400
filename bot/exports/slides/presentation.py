"""Slides as a .pptx presentation: our own sober template, type that fits its room, notes for who speaks."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from assistant.wording import say
from bot.exports.deck import Slide
from bot.exports.slides.bodies import BODIES, option_gap, texts
from bot.exports.slides.setting import (
    BOTTOM,
    DARK,
    DEEP,
    FACE,
    LEFT,
    MEASURE,
    MIST,
    PAD,
    RULE,
    SEAL,
    SIZES,
    SOFT,
    TALL,
    TOP,
    WHITE,
    WIDE,
    body_width,
    box_at,
    frame_at,
    put,
    say_in,
    settle,
    shown,
)  # fmt: skip
from bot.exports.slides.tables import table_room
from bot.exports.type_room import height, largest
from bot.exports.xml_text import xml_text

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide as Page

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

_SMALL = (12, 11, 10, 9)
_TITLES = (32, 30, 28, 26, 24, 22, 20, 18)
_GREAT_TITLES = (44, 40, 36, 32, 28, 26)
# A file that says nothing of when it was made is the same each time it is made.
_NO_DAY = (1980, 1, 1, 0, 0, 0)


def presentation(slides: Sequence[Slide], *, title: str) -> bytes:
    """Return a 16:9 .pptx file of the slides, with speaker notes; the same slides make the same bytes."""
    made = _empty(title)
    for number, slide in enumerate(slides, 1):
        page = made.slides.add_slide(made.slide_layouts[5])
        dark = slide.kind in DARK
        _background(page, DEEP if dark else WHITE)
        _heading(page, slide)
        BODIES.get(slide.kind, texts)(page, slide)
        _small(page, slide, number)
        if slide.notes:
            frame = page.notes_slide.notes_text_frame
            if frame is not None:
                frame.text = xml_text("\n".join(slide.notes))
    held = BytesIO()
    made.save(held)
    return _undated(held.getvalue())


def fits(slide: Slide) -> bool:
    """Tell whether everything of a slide can be read from the last row: no text is set smaller than it should be."""
    if slide.sheet is not None:
        size, _, tall = table_room(slide.sheet)
        return size >= 11 and tall <= BOTTOM - TOP
    if slide.kind in DARK or slide.picture is not None:
        return True
    texts = [shown(block) for block in slide.blocks]
    gap = option_gap(slide)
    return height(texts, SIZES[-1], body_width(slide), gap=gap) <= BOTTOM - TOP


def _empty(title: str) -> "Presentation":
    import pptx
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.util import Pt

    made = pptx.Presentation()
    made.slide_width, made.slide_height = Pt(WIDE), Pt(TALL)
    core = made.core_properties
    core.title, core.language, core.author, core.last_modified_by = xml_text(title)[:250], "vi-VN", "", ""
    core.created = core.modified = core.last_printed = datetime(*_NO_DAY[:3])  # noqa: DTZ001 - it is no time at all
    theme = made.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = theme.blob.replace(b"Calibri", FACE.encode())  # noqa: SLF001 - it has no other way to name a typeface
    layout = made.slide_layouts[5]
    for one in (*layout.placeholders, *made.slide_master.placeholders):
        if one.placeholder_format.type == 1:
            put(one, LEFT, 24, MEASURE, 76)
    return made


def _background(page: "Page", hue: str) -> None:
    from pptx.dml.color import RGBColor

    fill = page.background.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor.from_string(hue)
    box_at(page, 0, 0, 14 if hue == DEEP else 8, TALL, SEAL)


def _heading(page: "Page", slide: Slide) -> None:
    title = page.shapes.title
    if title is None:
        return
    dark = slide.kind in DARK
    top, tall, sizes = (96.0, 150.0, _GREAT_TITLES) if dark else (22.0, 78.0, _TITLES)
    measure = MEASURE - (20 if dark else 0)
    left = LEFT + (12 if dark else 0)
    put(title, left, top, measure, tall)
    size = largest([slide.title], sizes, measure - 2 * PAD, tall - PAD, bold=True)
    frame = title.text_frame
    settle(frame, bottom=dark, middle=not dark)
    say_in(frame, [slide.title], size, WHITE if dark else DEEP, bold=True)
    if not dark:
        box_at(page, LEFT + PAD, 104, MEASURE - 2 * PAD, 1.5, RULE)
    else:
        box_at(page, left + PAD, top + tall + 8, 120, 4, SEAL)


def _small(page: "Page", slide: Slide, number: int) -> None:
    """Put the clauses that a slide rests on at its foot, as many as there is room for, and its number."""
    dark = slide.kind in DARK
    left = LEFT + (12 if dark else 0)
    width = MEASURE - 80
    room = TALL - BOTTOM - 24
    told = list(slide.small)
    while len(told) > 1 and height(told, _SMALL[-1], width - 2 * PAD) > room:
        told = told[:-1]
    if len(told) < len(slide.small):
        told[-1] = say("slides.more_small", said=told[-1])
    size = largest(told, _SMALL, width - 2 * PAD, room)
    if told:
        frame = frame_at(page, left, BOTTOM + 8, width, room + 6)
        settle(frame, bottom=True)
        say_in(frame, told, size, MIST if dark else SOFT)
    frame = frame_at(page, LEFT + MEASURE - 70, TALL - 34, 64, 20)
    say_in(frame, [str(number)], 12, MIST if dark else SOFT, right=True)


def _undated(made: bytes) -> bytes:
    """Return a zip file with the same parts in the same order, and no day of their making."""
    held = BytesIO()
    with ZipFile(BytesIO(made)) as read, ZipFile(held, "w", ZIP_DEFLATED) as written:
        for name in read.namelist():
            written.writestr(ZipInfo(name, _NO_DAY), read.read(name), ZIP_DEFLATED)
    return held.getvalue()
