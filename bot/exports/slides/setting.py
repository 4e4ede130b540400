"""How slides are set: colours, measures, and the few things that are put on them."""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from bot.exports.deck import Block, Slide
from bot.exports.xml_text import xml_text

if TYPE_CHECKING:
    from pptx.shapes.autoshape import Shape
    from pptx.shapes.base import BaseShape
    from pptx.slide import Slide as Page
    from pptx.text.text import TextFrame, _Paragraph

# Every office has it, and it has all Vietnamese letters.
FACE = "Arial"
INK, SOFT, PALE, DEEP, SEAL, GREEN, WHITE, RULE, MIST = (
    "1F2328", "5B6068", "EAF1F6", "0B3A5B", "9B1C22", "22692F", "FFFFFF", "C9D5DE", "D5DFE7",
)  # fmt: skip
# Points.
WIDE, TALL = 960.0, 540.0
LEFT, MEASURE = 48.0, 864.0
TOP, BOTTOM = 116.0, 456.0
SIZES = (34, 32, 30, 28, 26, 24, 22, 20, 18, 17, 16, 15, 14)
GAP = 0.45
PAD = 6.0
DARK = frozenset({"cover", "section"})


def shown(block: Block) -> str:
    """Return a block as it is printed: a quotation in its marks, what is right with a sign."""
    if block.style == "quote":
        return f"“{block.text}”"
    return f"✓ {block.text}" if block.style == "right" else block.text


def body_width(slide: Slide) -> float:
    return MEASURE - 270 if slide.kind == "end" and slide.code else MEASURE


def frame_at(page: "Page", left: float, top: float, width: float, tall: float) -> "TextFrame":
    from pptx.util import Pt

    frame = page.shapes.add_textbox(Pt(left), Pt(top), Pt(width), Pt(tall)).text_frame
    settle(frame)
    return frame


def box_at(page: "Page", left: float, top: float, width: float, tall: float, hue: str) -> "Shape":
    from pptx.dml.color import RGBColor
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.oxml.ns import qn
    from pptx.util import Pt

    shape = page.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(left), Pt(top), Pt(width), Pt(tall))
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(hue)
    shape.line.fill.background()
    shape.shadow.inherit = False
    # The theme's own look of a shape has a shadow, which some programs draw all the same.
    style = shape._element.find(qn("p:style"))  # noqa: SLF001 - it has no other way to take a style away
    if style is not None:
        shape._element.remove(style)  # noqa: SLF001
    return shape


def put(shape: "BaseShape", left: float, top: float, width: float, tall: float) -> None:
    from pptx.util import Pt

    shape.left, shape.top, shape.width, shape.height = Pt(left), Pt(top), Pt(width), Pt(tall)


def picture_at(page: "Page", picture: bytes, room: tuple[float, float, float, float], told: str) -> None:
    """Put a picture in the middle of a room, as large as its proportions let it be, told in words as well."""
    from pptx.util import Pt

    left, top, width, tall = room
    shape = page.shapes.add_picture(BytesIO(picture), Pt(left), Pt(top))
    scale = min(Pt(width) / shape.width, Pt(tall) / shape.height)
    shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
    shape.left = Pt(left) + (Pt(width) - shape.width) // 2
    shape.top = Pt(top) + (Pt(tall) - shape.height) // 2
    shape._element._nvXxPr.cNvPr.set("descr", xml_text(told)[:1500])  # noqa: SLF001 - it has no other way to say it


def add_block(frame: "TextFrame", block: Block, size: float, hue: str, *, after: float) -> None:
    from pptx.util import Pt

    first = frame.paragraphs[0]
    paragraph = frame.add_paragraph() if first.runs else first
    paragraph.space_after = Pt(after)
    write(paragraph, shown(block), size, hue, bold=block.style in {"strong", "right"})


def say_in(
    frame: "TextFrame", texts: Sequence[str], size: float, hue: str, *,
    bold: bool = False, centre: bool = False, right: bool = False,
) -> None:  # fmt: skip
    from pptx.enum.text import PP_ALIGN

    for n, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.CENTER if centre else PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
        write(paragraph, text, size, hue, bold=bold)


def write(paragraph: "_Paragraph", text: str, size: float, hue: str, *, bold: bool) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.lang import MSO_LANGUAGE_ID
    from pptx.util import Pt

    run = paragraph.add_run()
    run.text = xml_text(text)
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, FACE
    run.font.color.rgb = RGBColor.from_string(hue)
    run.font.language_id = MSO_LANGUAGE_ID.VIETNAMESE


def settle(frame: "TextFrame", *, middle: bool = False, bottom: bool = False, pad: float = PAD) -> None:
    from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
    from pptx.util import Pt

    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = Pt(pad)
    frame.margin_top = frame.margin_bottom = Pt(2)
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.BOTTOM if bottom else MSO_ANCHOR.TOP
