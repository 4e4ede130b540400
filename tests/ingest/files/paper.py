"""Paper of the invented PDFs: fonts, paragraphs, letterheads, task tables, and pages with their running heads."""

from collections.abc import Callable, Sequence
from pathlib import Path

from reportlab import rl_config
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    LongTable,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from tests.ingest.files.texts import SAME

FONTS = Path("/usr/share/fonts/truetype/dejavu")
FACES = ("", "-Bold", "-Italic", "-BoldItalic")
REPUBLIC = "<b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br/>Độc lập - Tự do - Hạnh phúc</b>"

Head = Callable[[Canvas, int], None]
"""Draws what runs along the top of a page, whose number it is given."""


def register_fonts() -> None:
    """Make the faces known; only whoever draws the files anew needs them, for their letters travel inside."""
    rl_config.useA85 = 0
    for face in FACES:
        font = TTFont(f"Chu{face}", FONTS / f"DejaVuSerifCondensed{face}.ttf")
        font.face.get_table = _without_hints(font.face.get_table)  # hints are half of what a font weighs
        registerFont(font)
    registerFontFamily("Chu", "Chu", "Chu-Bold", "Chu-Italic", "Chu-BoldItalic")


def _without_hints(get_table: Callable[[str], bytes]) -> Callable[[str], bytes]:
    def found(tag: str) -> bytes:
        if tag in {"cvt ", "fpgm", "prep"}:
            raise KeyError(tag)
        return get_table(tag)

    return found


BODY = ParagraphStyle("body", fontName="Chu", fontSize=11.5, leading=15.5, alignment=TA_JUSTIFY,
                      firstLineIndent=9 * mm, spaceAfter=4)  # fmt: skip
CENTRED = ParagraphStyle("centred", BODY, alignment=TA_CENTER, firstLineIndent=0)
PLAIN = ParagraphStyle("plain", BODY, alignment=0, firstLineIndent=0, fontSize=10.5, leading=13)
CELL = ParagraphStyle("cell", BODY, alignment=0, firstLineIndent=0, fontSize=10, leading=12.5, spaceAfter=0)
CELL_CENTRED = ParagraphStyle("cell centred", CELL, alignment=TA_CENTER)


def paragraphs(text: str) -> list[Flowable]:
    """Return a paragraph for every line; "=" begins a centred one, "!" a centred bold one."""
    styled = {"=": (CENTRED, "{}"), "!": (CENTRED, "<b>{}</b>")}
    made: list[Flowable] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        style, shape = styled.get(line[0], (BODY, "{}"))
        made.append(Paragraph(shape.format(line.lstrip("=!")), style))
    return made


def side_by_side(left: str, right: str, widths: tuple[int, int] = (68, 97)) -> Flowable:
    """Return two columns without borders: a letterhead, or the recipients beside the signature."""
    cells = [[Paragraph(left, CELL_CENTRED), Paragraph(right, CELL_CENTRED)]]
    return Table(cells, colWidths=[w * mm for w in widths], style=[("VALIGN", (0, 0), (-1, -1), "TOP")])


def closing(recipients: str, signature: str) -> Flowable:
    """Return the end of a document: whom it goes to on the left, who signed on the right."""
    cells = [[Paragraph(recipients, PLAIN), Paragraph(signature, CELL_CENTRED)]]
    return Table(cells, colWidths=[82 * mm, 83 * mm], style=[("VALIGN", (0, 0), (-1, -1), "TOP")])


def table(rows: Sequence[Sequence[str]], widths: Sequence[int]) -> Flowable:
    """Return a ruled table of rows, heads first, that repeats its heads and lets a page break cut a row.

    A row of two cells is a group's heading, its second cell as wide as all the others together.
    """
    style: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.6, "black"),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, "splitlast"), (-1, "splitlast"), 0.6, "black"),  # under a row cut by the page
    ]
    heads, *others = rows
    cells = [[Paragraph(f"<b>{head}</b>", CELL_CENTRED) for head in heads]]
    for at, row in enumerate(others, 1):
        group = len(row) == 2
        shape = "<b>{}</b>" if group else "{}"
        cells.append([Paragraph(shape.format("" if cell == SAME else cell), CELL) for cell in row])
        cells[-1] += [""] * (len(heads) - len(row))
        style += [("SPAN", (1, at), (-1, at))] if group else []
        style += [("SPAN", (n, at - 1), (n, at)) for n, cell in enumerate(row) if cell == SAME]
    return LongTable(cells, colWidths=[w * mm for w in widths], style=TableStyle(style), repeatRows=1,
                     splitByRow=0, splitInRow=1)  # fmt: skip


def landscape_from_here(gap: float = 0) -> list[Flowable]:
    """Return what turns the pages that follow onto their side, the first beginning `gap` points lower."""
    return [NextPageTemplate("landscape"), PageBreak(), Spacer(1, gap)]


def page_number(canvas: Canvas, page: int) -> None:
    """Draw the page's number at the top, as offices do from the second page on."""
    if page > 1:
        canvas.setFont("Chu", 11)
        canvas.drawCentredString(canvas._pagesize[0] / 2, canvas._pagesize[1] - 12 * mm, str(page))


def gazette(issue: str, first: int) -> Head:
    """Return the running head of a gazette whose pages are numbered from `first`, the number outside."""

    def draw(canvas: Canvas, page: int) -> None:
        wide, high = canvas._pagesize
        number, words = str(first + page - 1), f"CÔNG BÁO/{issue}"
        canvas.setFont("Chu", 10.5)
        canvas.drawCentredString(wide / 2, high - 13 * mm, words)
        if page % 2:
            canvas.drawRightString(wide - 20 * mm, high - 13 * mm, number)
        else:
            canvas.drawString(20 * mm, high - 13 * mm, number)
        canvas.line(20 * mm, high - 15 * mm, wide - 20 * mm, high - 15 * mm)

    return draw


def write(path: Path, story: Sequence[Flowable], head: Head = page_number) -> None:
    """Write the story as a PDF that is the same, byte for byte, whenever it is made."""
    document = BaseDocTemplate(str(path), pageCompression=1, invariant=1, title="", author="")

    def on_page(canvas: Canvas, _: object) -> None:
        canvas.saveState()
        head(canvas, canvas.getPageNumber())
        canvas.restoreState()

    document.addPageTemplates(
        [
            PageTemplate(name, [Frame(22 * mm, 18 * mm, size[0] - 42 * mm, size[1] - 38 * mm, 0, 0, 0, 0)],
                         onPage=on_page, pagesize=size)
            for name, size in (("portrait", A4), ("landscape", landscape(A4)))
        ]
    )  # fmt: skip
    document.build(list(story))
