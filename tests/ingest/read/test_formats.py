"""A file is read as what it is, whatever it is called; what is not read says why and what to do."""

import io
import os
import zipfile
from pathlib import Path

import docx
import pytest

from ingest.read.formats import FORMATS, read_file
from ingest.read.kept import sentence
from ingest.read.reading import Limits, Reading, Unreadable

PAGE = f"<html><body><p>{'Điều 1. Phạm vi điều chỉnh của Quy chế này. ' * 20}</p></body></html>"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def put(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def packed(folder: Path, name: str, **parts: str) -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w") as archive:
        for part, text in parts.items():
            archive.writestr(part.replace("__", "/").replace("_xml", ".xml"), text)
    return path


def spoiled_archive() -> bytes:
    """A package whose parts do not unpack."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>" * 100)
    data = bytearray(made.getvalue())
    data[50:54] = b"\xff\xff\xff\xff"
    return bytes(data)


def refusal(path: Path, limits: Limits | None = None) -> str:
    found = read_file(path, limits or Limits())
    assert isinstance(found, Unreadable)
    assert sentence(found).endswith((".", ")."))
    return found.code


def test_text_is_kept_as_it_is(tmp_path: Path) -> None:
    text = "# QUY CHẾ\r\n\n1. Một\tHai\n"
    found = read_file(put(tmp_path, "a.md", text), Limits())
    assert isinstance(found, Reading)
    assert (found.text, found.format, found.notices) == (text, "markdown", ())


def test_utf16_that_says_so_is_read(tmp_path: Path) -> None:
    found = read_file(put(tmp_path, "a.txt", "Điều 1. Một".encode("utf-16")), Limits())
    assert isinstance(found, Reading)
    assert found.text == "Điều 1. Một"


def test_a_wrong_name_is_told(tmp_path: Path) -> None:
    page = read_file(put(tmp_path, "quyet-dinh.doc", PAGE), Limits())
    document = docx.Document()
    document.add_paragraph("Điều 1. Một")
    document.save(str(tmp_path / "van-ban.pdf"))
    word = read_file(tmp_path / "van-ban.pdf", Limits())
    assert isinstance(page, Reading)
    assert isinstance(word, Reading)
    assert (page.format, word.format) == ("html", "docx")
    assert dict(page.notices[0].values) == {"suffix": ".doc", "format": "HTML"}
    assert (word.notices[0].code, word.text) == ("other_format", "Điều 1. Một")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"  \n ", "empty"),
        ("a.txt", "Điều 1. Một".encode("cp1258", "replace"), "not_unicode"),
        ("a.txt", "c¸c c¬ quan cña tØnh vµ nhµ n­íc qu¶n lý".encode("latin-1"), "legacy_tcvn3"),
        ("a.txt", "caùc cô quan cuûa tænh vaø nhaø nöôùc quaûn lyù vaø", "legacy_vni"),
        ("a.docx", b"PK\x03\x04 not really", "damaged"),
        ("a.docx", spoiled_archive(), "damaged"),
        ("a.docx", COMPOUND + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("a.xls", COMPOUND + b"\0" * 512 + "Workbook".encode("utf-16-le"), "spreadsheet"),
        ("a.ppt", COMPOUND + "PowerPoint Document".encode("utf-16-le"), "slides"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0", "image"),
        ("a.pdf", b"\xff\xd8\xff\xe0\0", "image"),
        ("a.rar", b"Rar!\x1a\x07\0", "archive"),
        ("a.bin", b"\x7fELF\x02\0", "program"),
        ("a.exe", b"MZ\x90\0\x03\0", "unknown_format"),
        ("a.mht", b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n", "web_archive"),
        ("a.html", "<html><body><p>Đăng nhập</p></body></html>", "no_main_text"),
    ],
)
def test_what_is_not_read_says_why(tmp_path: Path, name: str, data: bytes | str, code: str) -> None:
    assert refusal(put(tmp_path, name, data)) == code


def test_archives_are_told_by_what_is_in_them(tmp_path: Path) -> None:
    assert refusal(packed(tmp_path, "a.docx", xl__workbook_xml="")) == "spreadsheet"
    assert refusal(packed(tmp_path, "b.docx", ppt__presentation_xml="")) == "slides"
    assert refusal(packed(tmp_path, "c.docx", readme="")) == "archive"


def test_what_is_no_file_at_all(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ong.pdf")
    assert refusal(tmp_path) == "is_folder"
    assert refusal(tmp_path / "khong-co.pdf") == "cannot_open"
    assert refusal(tmp_path / "ong.pdf") == "cannot_open"


def test_limits_hold(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", "Điều 1. " * 1000)
    assert refusal(path, Limits(memory=10_000)) == "too_large"
    assert refusal(path, Limits(characters=1000)) == "too_long"


def test_characters_that_would_end_a_line_are_spaces(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Điều\u20281.\u0085Một")
    document.save(str(tmp_path / "a.docx"))
    found = read_file(tmp_path / "a.docx", Limits())
    assert isinstance(found, Reading)
    assert found.text == "Điều 1. Một"


def test_what_steers_a_terminal_or_turns_letters_is_taken_out_of_text_too(tmp_path: Path) -> None:
    text = "Điều 1.\x1b[31m Một\x07\tHai\u202e\r\n\x9bBa"
    found = read_file(put(tmp_path, "a.txt", text), Limits())
    assert isinstance(found, Reading)
    assert found.text == "Điều 1. [31m Một \tHai\r\n Ba"


def test_a_word_document_in_legacy_letters(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("C¸c c¬ quan cña tØnh vµ nhµ n­íc qu¶n lý theo quy ®Þnh nµy")
    document.save(str(tmp_path / "a.docx"))
    assert refusal(tmp_path / "a.docx") == "legacy_tcvn3"


def test_formats_share_no_ending() -> None:
    endings = [suffix for one in FORMATS.values() for suffix in one.suffixes]
    assert len(endings) == len(set(endings))
