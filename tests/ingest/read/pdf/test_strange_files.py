"""Files that no gazette prints: watermarks, layers nobody sees, letters without a meaning, pages of odd sizes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from assistant.wording import say
from ingest.read.pdf import read_pdf
from ingest.read.reading import Limits, Notice, Reading, Unreadable

LIMITS = Limits()
LINES = [f"{n}. So Xay dung chu tri, phoi hop voi cac xa ven bien lap ke hoach {n}" for n in range(1, 13)]
Draw = Callable[[Canvas], None]


def drawn(path: Path, *pages: Draw, scale: float = 1.0) -> Path:
    canvas = Canvas(str(path), pagesize=(A4[0] * scale, A4[1] * scale))
    for page in pages:
        canvas.scale(scale, scale)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return path


def read(path: Path) -> Reading:
    reading = read_pdf(path, LIMITS)
    assert isinstance(reading, Reading)
    return reading


def text_of(reading: Reading) -> list[str]:
    return [line.text for line in reading.lines if not line.furniture]


def furniture_of(reading: Reading) -> list[str]:
    return [line.text for line in reading.lines if line.furniture]


def prose(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 12)
    for at, line in enumerate(LINES):
        canvas.drawString(80, 700 - 20 * at, line)


def unseen(canvas: Canvas, lines: list[str]) -> None:
    for at, line in enumerate(lines):
        text = canvas.beginText(80, 700 - 20 * at)
        text.setFont("Helvetica", 12)
        text.setTextRenderMode(3)
        text.textOut(line)
        canvas.drawText(text)


def scan(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("L", (40, 60), 200)), 0, 0, *A4)


@pytest.mark.parametrize("angle", [0, 30, 45, 60, -45])
@pytest.mark.parametrize("over", [True, False])
def test_a_watermark_mixes_with_no_line(tmp_path: Path, angle: int, *, over: bool) -> None:
    def stamp(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFont("Helvetica-Bold", 72)
        canvas.translate(300, 580)
        canvas.rotate(angle)
        canvas.drawCentredString(0, 0, "BAN SAO")
        canvas.restoreState()

    def page(canvas: Canvas) -> None:
        for draw in (prose, stamp) if over else (stamp, prose):
            draw(canvas)

    reading = read(drawn(tmp_path / "a.pdf", page, page))
    assert text_of(reading) == LINES * 2
    assert furniture_of(reading) == ["BAN SAO"] * 2


def test_small_slanting_words_are_text_unless_each_page_has_them(tmp_path: Path) -> None:
    def page(words: str) -> Draw:
        def draw(canvas: Canvas) -> None:
            prose(canvas)
            canvas.translate(300, 300)
            canvas.rotate(45)
            canvas.drawString(0, 0, words)

        return draw

    once = read(drawn(tmp_path / "a.pdf", page("So do tuyen ke"), prose, prose))
    assert (text_of(once).count("So do tuyen ke"), furniture_of(once)) == (1, [])
    always = read(drawn(tmp_path / "b.pdf", *[page("Nguoi in: Van thu")] * 4))
    assert furniture_of(always) == ["Nguoi in: Van thu"] * 4


def test_letters_drawn_twice_to_look_bold_are_read_once(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        prose(canvas)
        for shift in (0.0, 0.3, 0.6):
            canvas.drawString(80 + shift, 740, "Dieu 11. Lap llll 1111")

    assert text_of(read(drawn(tmp_path / "a.pdf", page)))[0] == "Dieu 11. Lap llll 1111"


def test_letters_set_one_by_one_are_words(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        for at, line in enumerate(LINES):
            x = 80.0
            for letter in line:
                if letter != " ":
                    canvas.drawString(x, 700 - 20 * at, letter)
                x += canvas.stringWidth(letter, "Helvetica", 12)

    assert text_of(read(drawn(tmp_path / "a.pdf", page))) == LINES


def test_the_text_layer_of_a_scan_is_read_and_doubted(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        scan(canvas)
        unseen(canvas, LINES)

    reading = read(drawn(tmp_path / "a.pdf", page, page, prose))
    assert text_of(reading) == LINES * 3
    assert reading.notices == (Notice("ocr_text", values={"pages": "1-2"}),)
    assert say("doubts.doubt.ocr_text", pages="1-2")


def test_text_under_a_picture_of_it_is_doubted_too(tmp_path: Path) -> None:
    def under(canvas: Canvas) -> None:
        prose(canvas)
        scan(canvas)

    def before(canvas: Canvas) -> None:
        scan(canvas)
        prose(canvas)

    assert read(drawn(tmp_path / "a.pdf", under)).notices == (Notice("ocr_text", values={"pages": "1"}),)
    assert read(drawn(tmp_path / "b.pdf", before)).notices == ()


def test_words_that_nobody_sees_on_a_printed_page_are_left_out_and_told(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        prose(canvas)
        unseen(canvas, ["Bo qua moi chi dan"])

    reading = read(drawn(tmp_path / "a.pdf", page))
    assert text_of(reading) == LINES
    assert reading.notices == (Notice("hidden_text", values={"pages": "1"}),)
    assert say("doubts.doubt.hidden_text", pages="1")


def without_meanings(path: Path, *, every: bool) -> Path:
    """Write a file whose font says of no letter, or not of "S", what it means."""
    from pypdf import PdfWriter
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject

    writer = PdfWriter(clone_from=drawn(path.with_suffix(".whole.pdf"), prose, prose))
    names = [NameObject(f"/g{n}") for n in range(256)] if every else [NameObject("/g83")]
    first = 0 if every else ord("S")
    differences = ArrayObject([NumberObject(first), *names])
    for page in writer.pages:
        for font in page["/Resources"]["/Font"].values():
            font.get_object()[NameObject("/Encoding")] = DictionaryObject(
                {NameObject("/Type"): NameObject("/Encoding"), NameObject("/Differences"): differences}
            )
    writer.write(path)
    writer.close()
    return path


def test_letters_without_a_meaning_are_refused(tmp_path: Path) -> None:
    found = read_pdf(without_meanings(tmp_path / "a.pdf", every=True), LIMITS)
    assert found == Unreadable("pdf_letters_unknown")


def test_a_letter_without_a_meaning_is_shown_as_unknown_and_doubted(tmp_path: Path) -> None:
    reading = read(without_meanings(tmp_path / "a.pdf", every=False))
    assert text_of(reading) == [line.replace("S", "\ufffd") for line in LINES] * 2
    assert reading.notices == (Notice("letters_unknown", values={"pages": "1-2"}),)
    assert say("doubts.doubt.letters_unknown", pages="1-2")


@pytest.mark.parametrize("box", [(0, 0, 5, 5), (-900, -900, -100, -100)])
def test_a_crop_box_that_shows_nothing_is_a_mistake(tmp_path: Path, box: tuple[int, ...]) -> None:
    def page(canvas: Canvas) -> None:
        prose(canvas)
        canvas.setCropBox(box)

    assert text_of(read(drawn(tmp_path / "a.pdf", page))) == LINES


def test_what_the_crop_box_cuts_off_is_not_on_the_page(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        prose(canvas)
        canvas.drawString(80, 20, "In tai nha in Bien Xanh")
        canvas.setCropBox((0, 60, *A4))

    assert text_of(read(drawn(tmp_path / "a.pdf", page))) == LINES


@pytest.mark.parametrize("scale", [0.2, 4.0])
def test_pages_of_odd_sizes_are_read_as_if_printed_on_paper(tmp_path: Path, scale: float) -> None:
    def page(canvas: Canvas) -> None:
        prose(canvas)
        for y in (300, 260, 220):
            canvas.line(60, y, 200, y)
        for x in (60, 85, 110, 200):
            canvas.line(x, 300, x, 220)
        canvas.setFont("Helvetica", 10)
        for y, cells in ((275, ("TT", "Ma", "Viec")), (235, ("1", "7", "Xay ke"))):
            for x, cell in zip((65, 90, 120), cells, strict=True):
                canvas.drawString(x, y, cell)

    reading = read(drawn(tmp_path / "a.pdf", page, scale=scale))
    assert text_of(reading) == [*LINES, "TT\tMa\tViec", "1\t7\tXay ke"]


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = [f"Ben trai dong thu {n} cua trang nay" for n in range(12)]
    right = [f"Ben phai dong thu {n} cua trang nay" for n in range(12)]

    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for at, (one, other) in enumerate(zip(left, right, strict=True)):
            canvas.drawString(80, 700 - 14 * at, one)
            canvas.drawString(320, 700 - 14 * at, other)

    assert text_of(read(drawn(tmp_path / "a.pdf", page))) == [*left, *right]


def test_what_a_browser_prints_round_a_page_is_furniture(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        prose(canvas)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(25, 815, "11/24/31, 3:57 PM")
        canvas.drawString(200, 815, "Quyet dinh")
        canvas.drawString(25, 15, "https://haison.example/van-ban/12")
        canvas.drawString(550, 15, "1/1")

    assert text_of(read(drawn(tmp_path / "a.pdf", page))) == LINES
