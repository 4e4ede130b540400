"""An invented consolidated circular: raised marks in its text, footnotes at the foot of each page."""

import re
from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph

from tests.ingest.files.paper import BODY, REPUBLIC, gazette, paragraphs, side_by_side
from tests.ingest.files.texts import words_of

_NOTE = ParagraphStyle("note", BODY, fontSize=9, leading=11.5, spaceAfter=1)
_RAISED = r'<super rise="4" size="7">\1</super>'
_MARK = re.compile(r"\{(\d+)\}")


def _letterhead() -> Flowable:
    return side_by_side("<b>BỘ BIỂN VÀ HẢI ĐẢO</b><br/>________", f"{REPUBLIC}<br/>_____________")


def _proof() -> Flowable:
    return side_by_side(
        "<b>BỘ BIỂN VÀ HẢI ĐẢO</b><br/>________<br/>Số: 31/VBHN-BBHĐ",
        "<b>XÁC THỰC VĂN BẢN HỢP NHẤT</b><br/><i>Hà Nội, ngày 25 tháng 9 năm 2030</i><br/><b>KT. BỘ TRƯỞNG<br/>"
        "THỨ TRƯỞNG</b><br/><br/><br/><b>Ngô Thị Thủy Triều</b>",
    )


def write_consolidated(path: Path) -> None:
    """Write the consolidated circular: its text names each page, and below "---" what stands at its foot."""
    pages = words_of("hop-nhat").split("\n===\n")
    canvas = Canvas(str(path), pagesize=A4, invariant=1, pageCompression=1)
    head = gazette("Số 655 + 656/Ngày 12-10-2030", first=40)
    for number, page in enumerate(pages, 1):
        text, notes = _MARK.sub(_RAISED, page).split("\n---\n")
        head(canvas, number)
        top = [_letterhead()] if number == 1 else []
        end = [_proof()] if number == len(pages) else []
        _draw(canvas, [*top, *paragraphs(text), *end], A4[1] - 22 * mm)
        _draw_notes(canvas, notes)
        canvas.showPage()
    canvas.save()


def _draw(canvas: Canvas, flowables: Sequence[Flowable], y: float) -> None:
    for flowable in flowables:
        y -= flowable.wrapOn(canvas, A4[0] - 42 * mm, A4[1])[1]
        flowable.drawOn(canvas, 22 * mm, y)
        y -= flowable.getSpaceAfter()


def _draw_notes(canvas: Canvas, notes: str) -> None:
    made = [Paragraph(line, _NOTE) for line in notes.splitlines()]
    high = sum(one.wrapOn(canvas, A4[0] - 42 * mm, A4[1])[1] + one.getSpaceAfter() for one in made)
    canvas.line(22 * mm, 18 * mm + high + 3, 75 * mm, 18 * mm + high + 3)
    _draw(canvas, made, 18 * mm + high)
