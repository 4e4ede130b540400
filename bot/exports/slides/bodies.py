"""What stands between the heading of a slide and its small print, by the kind of the slide."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.wording import say
from bot.exports.chart import drawn
from bot.exports.deck import Block, Slide
from bot.exports.panels import Look
from bot.exports.slides.setting import (
    BOTTOM,
    DARK,
    DEEP,
    GAP,
    GREEN,
    INK,
    LEFT,
    MEASURE,
    PAD,
    PALE,
    SEAL,
    SIZES,
    TOP,
    WHITE,
    add_block,
    body_width,
    box_at,
    frame_at,
    picture_at,
    say_in,
    settle,
    shown,
)
from bot.exports.slides.tables import table
from bot.exports.square_code import code_png
from bot.exports.type_room import LINE, height, largest, lines

if TYPE_CHECKING:
    from pptx.slide import Slide as Page


_CHIP = 128.0
"""Points that the minutes of a step take."""


def texts(page: "Page", slide: Slide) -> None:
    """Put the blocks below each other, each run of one style together, quotations beside a rule."""
    dark = slide.kind in DARK
    top = 270.0 if dark else TOP
    bottom = 440.0 if dark else BOTTOM
    left = LEFT + (12 if dark else 0)
    width = body_width(slide)
    code = code_png(slide.code) if slide.kind == "end" else None
    if code:
        picture_at(page, code, (LEFT + MEASURE - 250, TOP + 6, 250, 250), say("slides.code"))
    sizes = SIZES[3:] if dark else SIZES
    said = [shown(block) for block in slide.blocks]
    size = largest(said, sizes, width - 40, bottom - top, gap=GAP + 0.2, bold=False)
    at = top
    for style, run in groupby(slide.blocks, key=lambda block: block.style):
        blocks = list(run)
        tall = height([shown(one) for one in blocks], size, width - 40, gap=GAP) + 4
        quoted = style == "quote"
        if quoted:
            box_at(page, left + PAD, at + 3, 4, tall - 4, SEAL)
        frame = frame_at(page, left + (16 if quoted else 0), at, width - (16 if quoted else 0), tall)
        hue = WHITE if dark else INK if style != "strong" else DEEP
        for one in blocks:
            add_block(frame, one, size, hue, after=size * GAP)
        at += tall + size * 0.35


def agenda(page: "Page", slide: Slide) -> None:
    """Put the steps as rows, the minutes before a step set apart."""
    steps = [block.text.partition(": ") for block in slide.blocks]
    size = largest(
        [text or time for time, _, text in steps], SIZES[2:], MEASURE - _CHIP - 56, BOTTOM - TOP, gap=0.9
    )
    at = TOP + 2
    for time, mark, text in steps:
        rows = lines(text or time, size, MEASURE - _CHIP - 56)
        tall = size * LINE * rows + 6
        if mark:
            chip = box_at(page, LEFT + PAD, at + 2, _CHIP, size * LINE + 2, PALE)
            settle(chip.text_frame, middle=True)
            say_in(chip.text_frame, [time], max(14, size - 3), DEEP, bold=True, centre=True)
        frame = frame_at(page, LEFT + _CHIP + 20, at, MEASURE - _CHIP - 26, tall)
        say_in(frame, [text if mark else time], size, INK)
        at += tall + size * 0.5


def choices(page: "Page", slide: Slide) -> None:
    """Put a question, its options in boxes, the right one marked by a sign as well as by its colour."""
    width = body_width(slide)
    asked = [block for block in slide.blocks if block.style not in {"option", "right"}]
    before = [block for block in asked if block.style == "strong"]
    after = [block for block in asked if block.style != "strong"]
    options = [block for block in slide.blocks if block.style in {"option", "right"}]
    room = BOTTOM - TOP
    for size in SIZES[1:]:
        two = _in_two(options, size, width)
        own = (width - 14) / 2 if two else width
        talls = [_option_height(block, size, own) for block in options]
        rows = [max(talls[n : n + 2]) for n in range(0, len(talls), 2)] if two else talls
        stem = height([block.text for block in before], size, width - 2 * PAD, gap=GAP, bold=True) + 10
        told = height([block.text for block in after], size - 2, width - 2 * PAD, gap=0.3) + (
            10 if after else 0
        )
        if stem + told + sum(rows) + 8 * len(rows) <= room or size == SIZES[-1]:
            break
    at = TOP
    frame = frame_at(page, LEFT, at, width, stem)
    say_in(frame, [block.text for block in before], size, INK, bold=True)
    at += stem
    for n, block in enumerate(options):
        row, column = (n // 2, n % 2) if two else (n, 0)
        top = at + sum(rows[:row]) + 8 * row
        _option(page, block, (LEFT + PAD + column * (own + 14), top, own - 2 * PAD, rows[row]), size)
    at += sum(rows) + 8 * len(rows) + 2
    if after:
        frame = frame_at(page, LEFT, at, width, told)
        say_in(frame, [block.text for block in after], size - 2, INK)


def _in_two(options: Sequence[Block], size: float, width: float) -> bool:
    own = (width - 14) / 2 - 40
    return len(options) > 1 and all(lines(block.text, size, own) == 1 for block in options)


def _option_height(block: Block, size: float, width: float) -> float:
    return height([shown(block)], size, width - 34, bold=block.style == "right") + 12


def _option(page: "Page", block: Block, at: tuple[float, float, float, float], size: float) -> None:
    right = block.style == "right"
    shape = box_at(page, *at, GREEN if right else PALE)
    settle(shape.text_frame, middle=True, pad=10)
    say_in(shape.text_frame, [shown(block)], size, WHITE if right else INK, bold=right)


def option_gap(slide: Slide) -> float:
    return 1.0 if any(block.style in {"option", "right"} for block in slide.blocks) else GAP + 0.2


def chart(page: "Page", slide: Slide) -> None:
    if slide.picture is None:
        return
    picture = drawn(replace(slide.picture, title=""), "png", Look())
    room = (LEFT + PAD, TOP, MEASURE - 2 * PAD, BOTTOM - TOP)
    picture_at(page, picture, room, slide.alternative or slide.picture.title)


BODIES: Mapping[str, Callable[["Page", Slide], None]] = {
    "agenda": agenda,
    "table": table,
    "picture": chart,
    "question": choices,
    "answer": choices,
}
