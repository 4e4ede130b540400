"""Packages made to do harm, broken ones, and ones that other programs wrote."""

import zipfile
from pathlib import Path

import docx
import pytest

from ingest.read.reading import Limits, Reading, Unreadable
from ingest.read.word.reader import read_docx

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("Điều 1. Phạm vi điều chỉnh")
    path = tmp_path / "goc.docx"
    document.save(str(path))
    return path


def changed(plain: Path, part: str, data: bytes | None, *, renamed: str = "") -> Path:
    """The document with one part replaced (None: left out)."""
    path = plain.with_name("doi.docx")
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
            elif data is not None:
                new.writestr(renamed or name, data)
    return path


def part(path: Path, name: str) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name)


def document_of(body: str, head: str = "") -> bytes:
    return f'{head}<w:document xmlns:w="{TRANSITIONAL}"><w:body>{body}</w:body></w:document>'.encode()


def test_a_bomb_is_not_unpacked(plain: Path) -> None:
    bomb = changed(plain, "word/document.xml", document_of(" " * 64 * 2**20))
    assert bomb.stat().st_size < 200_000
    assert read_docx(bomb, Limits()) == Unreadable("zip_bomb")


def test_a_bomb_in_a_picture_is_never_unpacked(plain: Path) -> None:
    with zipfile.ZipFile(plain, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.png", b"\0" * 64 * 2**20)
    assert isinstance(read_docx(plain, Limits()), Reading)


def test_too_much_text_is_refused_before_it_is_parsed(plain: Path) -> None:
    assert read_docx(plain, Limits(memory=100_000)) == Unreadable("too_heavy")


def test_a_part_that_lies_about_its_size(plain: Path) -> None:
    data = plain.read_bytes()
    with zipfile.ZipFile(plain) as archive:
        entry = archive.getinfo("word/document.xml")
    true, false = entry.file_size.to_bytes(4, "little"), (100).to_bytes(4, "little")
    plain.write_bytes(data.replace(true, false))
    assert read_docx(plain, Limits()) == Unreadable("damaged")


def test_entities_are_not_expanded(plain: Path) -> None:
    steps = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e0 "aaaaaaaaaa">{steps}<!ENTITY f SYSTEM "file:hostname">]>'
    body = "<w:p><w:r><w:t>Điều 1. Một&e11;&f;</w:t></w:r></w:p>"
    reading = read_docx(changed(plain, "word/document.xml", document_of(body, head)), Limits())
    assert isinstance(reading, Reading | Unreadable)
    assert not isinstance(reading, Reading) or reading.text == "Điều 1. Một"


def test_endless_nesting_is_damage(plain: Path) -> None:
    body = "<w:tbl><w:tr><w:tc>" * 20_000
    assert read_docx(changed(plain, "word/document.xml", document_of(body)), Limits()) == Unreadable(
        "damaged"
    )


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_file_cut_off_is_damaged(plain: Path, share: float) -> None:
    data = plain.read_bytes()
    plain.write_bytes(data[: int(len(data) * share)])
    assert read_docx(plain, Limits()) == Unreadable("damaged")


def test_any_broken_byte_is_a_value(plain: Path) -> None:
    data = plain.read_bytes()
    for at in range(0, len(data), 997):
        plain.write_bytes(data[:at] + bytes([data[at] ^ 0x5A]) + data[at + 1 :])
        assert isinstance(read_docx(plain, Limits()), Reading | Unreadable)


def test_a_reference_to_nothing_is_passed_over(plain: Path) -> None:
    rels = part(plain, "word/_rels/document.xml.rels").replace(b"styles.xml", b"NULL")
    assert isinstance(read_docx(changed(plain, "word/_rels/document.xml.rels", rels), Limits()), Reading)


def test_the_main_part_may_bear_another_name(plain: Path) -> None:
    moved = changed(
        plain, "word/document.xml", part(plain, "word/document.xml"), renamed="word/document2.xml"
    )
    rels = part(moved, "_rels/.rels").replace(b"word/document.xml", b"word/document2.xml")
    path = changed(moved.rename(moved.with_name("ten.docx")), "_rels/.rels", rels)
    reading = read_docx(path, Limits())
    assert isinstance(reading, Reading)
    assert reading.text == "Điều 1. Phạm vi điều chỉnh"


def test_the_strict_form_is_read_alike(plain: Path) -> None:
    strict = part(plain, "word/document.xml").replace(TRANSITIONAL.encode(), STRICT.encode())
    reading = read_docx(changed(plain, "word/document.xml", strict), Limits())
    assert isinstance(reading, Reading)
    assert reading.text == "Điều 1. Phạm vi điều chỉnh"
