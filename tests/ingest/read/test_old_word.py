"""Word 97-2003 files: through LibreOffice where it is installed, else refused with the remedy."""

import socket
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest

from ingest.read.apart import read_apart
from ingest.read.kept import sentence
from ingest.read.old_word import read_old_word
from ingest.read.reading import Limits, Reading, Unreadable


def office(folder: Path, script: str) -> str:
    """A folder of programs in which LibreOffice is `script`."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return f"{folder}:/usr/bin:/bin"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "-o.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0")
    return path


def test_without_libreoffice_the_remedy_is_told(old: Path, tmp_path: Path) -> None:
    found = read_old_word(old, Limits(), search=str(tmp_path))
    assert found == Unreadable("old_word_no_converter")
    assert ".docx" in sentence(found)


def test_what_libreoffice_makes_is_read(old: Path, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Điều 1. Một")
    document.save(str(tmp_path / "made.docx"))
    script = f'while [ "$1" != --outdir ]; do shift; done; mkdir -p "$2"; cp {tmp_path}/made.docx "$2"/document.docx'
    found = read_old_word(old, Limits(), search=office(tmp_path, script))
    assert isinstance(found, Reading)
    assert found.text == "Điều 1. Một"


@pytest.mark.parametrize(("script", "code"), [("exit 1", "not_converted"), ("exit 0", "not_converted")])
def test_a_conversion_that_fails_is_a_value(old: Path, tmp_path: Path, script: str, code: str) -> None:
    assert read_old_word(old, Limits(), search=office(tmp_path, script)) == Unreadable(code)


def test_a_conversion_that_hangs_is_ended(old: Path, tmp_path: Path) -> None:
    found = read_old_word(old, Limits(seconds=1), search=office(tmp_path, "exec sleep 60"))
    assert found == Unreadable("too_slow")


@pytest.mark.needs_libreoffice
@pytest.mark.parametrize(("filter_", "suffix"), [("doc:MS Word 97", "doc"), ("rtf", "rtf"), ("odt", "odt")])
def test_a_real_old_document_is_read_apart(tmp_path: Path, filter_: str, suffix: str) -> None:
    document = docx.Document()
    document.add_paragraph("QUYẾT ĐỊNH")
    document.add_paragraph("Phạm vi điều chỉnh", style="List Number")
    table = document.add_table(rows=2, cols=2, style="Table Grid")
    for cell, text in zip(table._cells, ("TT", "Tên xã", "1", "An Phú"), strict=True):
        cell.text = text
    document.add_paragraph("Hết")
    document.save(str(tmp_path / "goc.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", filter_, "--outdir", str(tmp_path)]
    subprocess.run([*convert, str(tmp_path / "goc.docx")], check=True, capture_output=True, timeout=120)
    found = read_apart(tmp_path / f"goc.{suffix}", Limits(seconds=120))
    assert isinstance(found, Reading), found
    assert [line.text for line in found.lines] == [
        *("QUYẾT ĐỊNH", "1. Phạm vi điều chỉnh", "TT\tTên xã", "1\tAn Phú", "Hết"),
    ]


_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_SAID = "Điều 1. Quyết định này quy định về trạm bơm của tỉnh Hải Sơn."
_NAMES = {"office": "office", "text": "text", "draw": "drawing", "svg": "svg-compatible"}


def linked_odt(path: Path, address: str) -> None:
    """Write an OpenDocument text whose picture and object stand at an address."""
    frame = '<draw:frame svg:width="5cm" svg:height="5cm" text:anchor-type="as-char">{}</draw:frame>'
    picture = f'<draw:image xlink:href="{address}/a.png" xlink:type="simple" xlink:actuate="onLoad"/>'
    part = f'<draw:object-ole xlink:href="{address}/b"/>'
    spaces = "".join(f' xmlns:{name}="{_ODF}:{urn}:1.0"' for name, urn in _NAMES.items())
    entries = "".join(
        f'<m:file-entry m:full-path="{name}" m:media-type="{kind}"/>'
        for name, kind in (("/", "application/vnd.oasis.opendocument.text"), ("content.xml", "text/xml"))
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "META-INF/manifest.xml", f'<m:manifest xmlns:m="{_ODF}:manifest:1.0">{entries}</m:manifest>'
        )
        archive.writestr(
            "content.xml",
            f'<office:document-content{spaces} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2">'
            f"<office:body><office:text><text:p>{_SAID}</text:p><text:p>{frame.format(picture)}"
            f"{frame.format(part)}</text:p></office:text></office:body></office:document-content>",
        )


@pytest.mark.needs_libreoffice
def test_nothing_that_a_document_names_is_fetched(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        linked_odt(tmp_path / "a.odt", f"http://127.0.0.1:{listener.getsockname()[1]}")
        found = read_apart(tmp_path / "a.odt", Limits())
        assert isinstance(found, Reading)
        assert found.text == _SAID
        with pytest.raises(BlockingIOError):
            listener.accept()
