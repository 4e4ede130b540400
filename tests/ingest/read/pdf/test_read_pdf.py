"""Whole files: drawn here without accents, and the invented documents with them."""

import tomllib
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from assistant.wording import say
from ingest.read.pdf import read_pdf
from ingest.read.reading import Limits, Line, Notice, Reading, Unreadable
from tests.requirements import SHARED_DATA

FILES = Path(__file__).parents[2] / "files"
LIMITS = Limits()
SENTENCE = "Ban hanh theo tham quyen hoac trinh cap co tham quyen ban hanh chinh"


def drawn(path: Path, *pages: Callable[[Canvas], None], **options: object) -> Path:
    canvas = Canvas(str(path), pagesize=A4, **options)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return path


def prose(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 12)
    for at in range(8):
        canvas.drawString(80, 700 - 20 * at, SENTENCE)


def blank(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 12)


def picture(canvas: Canvas) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("L", (40, 60), 200)), 0, 0, *A4)


def read(path: Path, limits: Limits = LIMITS) -> Reading:
    reading = read_pdf(path, limits)
    assert isinstance(reading, Reading)
    return reading


def table(canvas: Canvas, *, width: float, height: float) -> None:
    canvas.setFont("Helvetica", 10)
    for y in (height - 100, height - 140, height - 180):
        canvas.line(60, y, width - 60, y)
    for x in (60, 110, width - 60):
        canvas.line(x, height - 100, x, height - 180)
    for y, cells in ((height - 125, ("TT", "Nhiem vu")), (height - 165, ("1", "Xay ke"))):
        canvas.drawString(70, y, cells[0])
        canvas.drawString(120, y, cells[1])


def test_pages_and_lines(tmp_path: Path) -> None:
    reading = read(drawn(tmp_path / "a.pdf", prose, blank, prose))
    assert (reading.format, reading.pages, reading.notices) == ("pdf", 3, ())
    assert {line.page for line in reading.lines} == {1, 3}
    assert all(isinstance(line.goes_on, bool) for line in reading.lines)
    assert reading.lines[0].text == SENTENCE


def test_a_landscape_table(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setPageSize(landscape(A4))
        table(canvas, width=A4[1], height=A4[0])

    reading = read(drawn(tmp_path / "a.pdf", page))
    assert [line.text for line in reading.lines] == ["TT\tNhiem vu", "1\tXay ke"]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_turned(tmp_path: Path, turn: int) -> None:
    from pypdf import PdfWriter

    path = drawn(tmp_path / "a.pdf", lambda canvas: table(canvas, width=A4[0], height=A4[1]))
    writer = PdfWriter(clone_from=path)
    writer.pages[0].rotate(turn)
    writer.write(tmp_path / "b.pdf")
    writer.close()
    assert [line.text for line in read(tmp_path / "b.pdf").lines] == ["TT\tNhiem vu", "1\tXay ke"]


def test_a_table_printed_on_its_side(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        canvas.drawString(200, 800, "7")
        canvas.translate(A4[0], 0)
        canvas.rotate(90)
        table(canvas, width=A4[1], height=A4[0])

    rows = [line.text for line in read(drawn(tmp_path / "a.pdf", page)).lines if "\t" in line.text]
    assert rows == ["TT\tNhiem vu", "1\tXay ke"]


def test_a_page_in_a_picture_is_noticed(tmp_path: Path) -> None:
    reading = read(drawn(tmp_path / "a.pdf", prose, picture, prose))
    assert reading.notices == (Notice("page_without_text", 2),)


def test_a_scan_is_refused_with_its_pages(tmp_path: Path) -> None:
    found = read_pdf(drawn(tmp_path / "a.pdf", picture, prose, picture, picture), LIMITS)
    assert found == Unreadable("pdf_no_text", {"pages": "1, 3-4"})


def test_the_empty_password_opens(tmp_path: Path) -> None:
    locked = StandardEncryption("", "chu", strength=128)
    assert read(drawn(tmp_path / "a.pdf", prose, encrypt=locked)).lines[0].text == SENTENCE


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    whole = drawn(tmp_path / "a.pdf", prose, prose, prose)
    (tmp_path / "cut.pdf").write_bytes(b"%PDF-1.7\n" + b"\x00" * 400)
    (tmp_path / "empty.pdf").write_bytes(b"")
    locked = drawn(tmp_path / "locked.pdf", prose, encrypt=StandardEncryption("mo", "chu", strength=128))
    cases = [
        (whole, replace(LIMITS, pages=2), "pdf_too_many_pages"),
        (whole, replace(LIMITS, characters=50), "too_long"),
        (tmp_path / "cut.pdf", LIMITS, "pdf_broken"),
        (tmp_path / "empty.pdf", LIMITS, "empty"),
        (tmp_path / "none.pdf", LIMITS, "cannot_open"),
        (locked, LIMITS, "pdf_encrypted"),
        (drawn(tmp_path / "blank.pdf", blank), LIMITS, "no_text"),
    ]
    for path, limits, code in cases:
        found = read_pdf(path, limits)
        assert isinstance(found, Unreadable)
        assert found.code == code
        assert say(f"reading.unreadable.{code}", **found.values)


def joined(lines: tuple[Line, ...]) -> str:
    text = ""
    for line in lines:
        if not line.furniture:
            text += f" {line.text}" if line.goes_on else f"\n{line.text}"
    return text


@pytest.mark.parametrize("path", sorted((FILES / "made").glob("*.pdf")), ids=lambda path: path.stem)
def test_invented_documents(path: Path) -> None:
    expected = FILES / "expected" / f"{path.stem}.toml"
    if not expected.is_file():
        pytest.skip("a file that is refused")
    told = tomllib.loads(expected.read_text(encoding="utf-8"))
    reading = read(path)
    text = joined(reading.lines)
    assert reading.pages == told["pages"]
    assert not [one["text"] for one in told.get("joined", []) if one["text"] not in text]
    assert not [one["begins"] for one in told.get("place", []) if one["begins"] not in text]


@pytest.mark.needs_shared_data
@pytest.mark.parametrize("number", ["982-qd-ttg", "893-qd-ttg", "51-2024-qh15", "28-2026-tt"])
def test_no_letter_of_a_real_file_is_lost_or_doubled(number: str) -> None:
    import pypdfium2

    (path,) = (SHARED_DATA / "congbao").glob(f"*{number}*.pdf")
    ours = Counter("".join(line.text for line in read(path).lines))
    document = pypdfium2.PdfDocument(path)
    theirs = Counter(
        "".join(page.get_textpage().get_text_range() for page in document).replace("\ufffe", "-")
    )
    document.close()
    assert {c: n for c, n in ours.items() if not c.isspace()} == {
        c: n for c, n in theirs.items() if not c.isspace()
    }


@pytest.mark.needs_shared_data
@pytest.mark.parametrize(("number", "rows", "groups"), [("982-qd-ttg", 41, 6), ("893-qd-ttg", 8, 0)])
def test_every_row_of_a_real_annex_is_one_line(number: str, rows: int, groups: int) -> None:
    (path,) = (SHARED_DATA / "congbao").glob(f"*{number}*.pdf")
    lines = [line.text.split("\t") for line in read(path).lines if "\t" in line.text and not line.furniture]
    assert {len(cells) for cells in lines} == {6}
    assert sum(not any(cells[2:]) for cells in lines) == groups
    assert len(lines) == rows
