"""The handout: two pages, whole clauses and rows as the slides have them, and a line on what had no room."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.library.citing import cite_document
from bot.exports.deck import Block, Slide
from bot.exports.paper import Grid, Line, height
from bot.trainers.pack.files import file_named
from bot.trainers.pack.handout import handout
from bot.trainers.pack.pack import Pack
from tests.trainers.pack.conftest import Room


@pytest.fixture(scope="module")
def pack(room: Room) -> Pack:
    return room.pack("chuyen-vien", room.of("document")[0].id, minutes=90)


def lines_of(pack: Pack) -> list[Line]:
    return [one for one in handout(pack)[0] if isinstance(one, Line)]


def quoted_in(pack: Pack) -> set[str]:
    return {block.text for slide in pack.slides for block in slide.blocks if block.style == "quote"}


def test_it_quotes_what_the_slides_quote_with_the_place(pack: Pack) -> None:
    quotes = [one.text for one in lines_of(pack) if one.style == "quote"]
    assert len(quotes) > 5
    for text in quotes:
        said, _, place = text.removeprefix("“").rpartition("”")
        assert said in quoted_in(pack)
        assert not place or (place.startswith(" (") and place.endswith(")"))


def test_rows_are_the_slides_own_and_stand_once_in_one_table(pack: Pack) -> None:
    shown = {
        tuple(row)
        for slide in pack.slides
        for sheet in (slide.sheet, slide.figures)
        if sheet
        for row in sheet.rows
    }
    (grid,) = (one for one in handout(pack)[0] if isinstance(one, Grid))
    rows = [tuple(row) for row in grid.sheet.rows]
    assert set(rows) <= shown
    assert len(rows) == len(set(rows)) > 3
    assert grid.sheet.notes[0].startswith("Vị trí: chỉ tiêu ")


def test_a_picture_bears_its_figures_as_a_row(pack: Pack) -> None:
    pictures = [one for one in pack.slides if one.kind == "picture"]
    for slide in pictures:
        assert slide.picture
        assert slide.figures
        (row,) = slide.figures.rows
        printed = [
            point.text for panel in slide.picture.panels for line in panel.series for point in line.points
        ]
        assert set(printed) <= set(map(str, row))
    assert pictures


def test_what_has_no_room_is_told_and_all_else_fits(room: Room, invented_room: Room, pack: Pack) -> None:
    packs = [pack, room.pack("nguoi-dan", room.of("targets")[0].id, room.of("tasks")[0].id, minutes=15)]
    packs += [
        invented_room.pack("lanh-dao", topic.id, minutes=90) for topic in invented_room.of("document")[:2]
    ]
    for one in packs:
        blocks, setting = handout(one)
        assert height(blocks, setting) <= 2 * setting.height
        texts = "\n".join(line.text for line in lines_of(one))
        assert all(cite_document(document) in texts for document in one.documents)
        assert one.audience.name in texts
    assert "nội dung của buổi này không đủ chỗ ở đây (" in "\n".join(one.text for one in lines_of(pack))
    # A short one is set larger.
    assert handout(packs[1])[1].size > handout(pack)[1].size


def test_a_clause_of_several_slides_is_told_whole_and_no_clause_is_cut(pack: Pack) -> None:
    cited = cite_document(pack.documents[0])
    slides = tuple(
        Slide(
            kind="text",
            title="Điều 1",
            blocks=(Block(f"phần {n}", "quote"),),
            small=(f"Điều 1, {cited}", f"Phần {n}/2 của điều khoản"),
            places=("d/1",),
        )
        for n in (1, 2)
    )
    huge = replace(slides[0], title="Điều 2", blocks=(Block("dài " * 4000, "quote"),), places=("d/2",))
    part = replace(pack.parts[1], slides=(*slides, replace(huge, small=(f"Điều 2, {cited}",))))
    lines = [
        one.text for one in lines_of(replace(pack, parts=(pack.parts[0], part, pack.parts[-1]), likely=()))
    ]
    at = lines.index("“phần 1”")
    assert lines[at - 1 : at + 2] == ["Điều 1", "“phần 1”", "“phần 2” (Điều 1)"]
    assert "Điều 2" not in lines
    assert any(text.startswith("Còn 1 nội dung") and "(Điều 2)" in text for text in lines)


@pytest.mark.needs_libreoffice
def test_an_office_program_sets_it_on_two_pages(pack: Pack, tmp_path: Path) -> None:
    made = file_named("phat-tay")
    assert made
    (tmp_path / "handout.docx").write_bytes(made.make(pack))
    home = f"-env:UserInstallation=file://{tmp_path / 'office'}"
    ask = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*ask, str(tmp_path / "handout.docx")], check=True, capture_output=True, timeout=120)
    from pypdf import PdfReader

    read = PdfReader(tmp_path / "handout.pdf")
    assert len(read.pages) == 2
    assert "Trang 2/2" in (read.pages[1].extract_text() or "")
