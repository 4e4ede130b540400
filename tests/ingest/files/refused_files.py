"""Files that no text can be read from, or only under another name: each must be refused with its reason."""

import zipfile
from pathlib import Path
from time import gmtime

from tests.ingest.files.law_pdf import write_law
from tests.ingest.files.paper import paragraphs, side_by_side, write
from tests.ingest.files.texts import words_of
from tests.ingest.files.word import add_text, new_word, parts_of, save

_THEN = gmtime(1_924_992_000)


def write_scan(path: Path) -> None:
    """Write a PDF whose pages are pictures of the law's."""
    from PIL import Image
    from pypdfium2 import PdfDocument

    law = path.with_suffix(".law")
    write_law(law)
    document = PdfDocument(law)
    pictures = [
        document[at].render(scale=1.1).to_pil().convert("1", dither=Image.Dither.NONE) for at in (0, 1)
    ]
    document.close()
    law.unlink()
    pictures[0].save(
        path,
        "PDF",
        save_all=True,
        append_images=pictures[1:],
        resolution=79,
        creationDate=_THEN,
        modDate=_THEN,
    )


def write_encrypted(path: Path) -> None:
    """Write the law under a password that nobody is told."""
    from pypdf import PdfReader, PdfWriter

    law = path.with_suffix(".law")
    write_law(law)
    writer = PdfWriter(clone_from=PdfReader(law))
    law.unlink()
    writer.encrypt("mot-mat-khau-khong-ai-biet", algorithm="AES-256")
    writer.write(path)


def write_empty(path: Path) -> None:
    """Write no byte at all."""
    path.write_bytes(b"")


def write_bomb(path: Path) -> None:
    """Write a Word file of a few thousand bytes whose text would fill a gigabyte."""
    word = new_word()
    add_text(word, "!THÔNG BÁO")
    spaces = b" " * 2**20
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        for name, part in parts_of(word).items():
            entry = zipfile.ZipInfo(name, (2031, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            if name != "word/document.xml":
                bomb.writestr(entry, part)
                continue
            entry.compress_type = zipfile.ZIP_BZIP2
            before, after = part.split(b"</w:body>")
            with bomb.open(entry, "w", force_zip64=True) as out:
                out.write(before + b"<!--")
                for _ in range(1024):
                    out.write(spaces)
                out.write(b"--></w:body>" + after)


def write_pdf_named_docx(path: Path) -> None:
    """Write a PDF under a Word file's name."""
    write_law(path)


def write_text_named_pdf(path: Path) -> None:
    """Write plain text under a PDF's name."""
    path.write_text("Đây không phải là một tệp PDF.\n", encoding="utf-8")


def write_tcvn3_pdf(path: Path) -> None:
    """Write a PDF in TCVN3, letters of the 1990s that lie over Latin-1 and look so when read as Unicode."""
    head = side_by_side("UBND tØnh H¶i S¬n<br/>Sè: 88/Q§-UBND", "H¶i S¬n, ngµy 11 th¸ng 9 n¨m 2001")
    write(path, [head, *paragraphs(words_of("tcvn3"))])


def write_tcvn3_docx(path: Path) -> None:
    """Write a Word file in the font .VnTime, whose letters are those of TCVN3."""
    word = new_word()
    word.styles["Normal"].font.name = ".VnTime"
    add_text(word, words_of("tcvn3"))
    save(word, path)
