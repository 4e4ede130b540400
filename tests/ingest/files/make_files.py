"""Writes the invented files of the tests anew: python -m tests.ingest.files.make_files (needs the DejaVu fonts).

What it writes is committed, so that the tests need neither fonts nor this program. A page of a portal,
made/chi-thi.html, is written by hand.
"""

from collections.abc import Callable
from pathlib import Path

from tests.ingest.files import refused_files as refused
from tests.ingest.files.consolidated_pdf import write_consolidated
from tests.ingest.files.decree_pdf import write_decree
from tests.ingest.files.law_pdf import write_law
from tests.ingest.files.marked_docx import marked
from tests.ingest.files.paper import register_fonts
from tests.ingest.files.plan_docx import write_plan
from tests.ingest.files.programme_pdf import write_programme
from tests.ingest.files.scheme_pdf import write_scheme

MADE = Path(__file__).with_name("made")
FILES: dict[str, Callable[[Path], None]] = {
    "chuong-trinh.pdf": write_programme,
    "de-an.pdf": write_scheme,
    "du-thao.docx": marked("DỰ THẢO LẦN 2", number="      /KH-SNNMT", day="      tháng 6"),
    "hop-nhat.pdf": write_consolidated,
    "ke-hoach.docx": write_plan,
    "luat.pdf": write_law,
    "luat-nfd.pdf": lambda path: write_law(path, "NFD"),
    "mat.docx": marked("MẬT"),
    "nghi-dinh-sua-doi.pdf": write_decree,
    "noi-bo.docx": marked("LƯU HÀNH NỘI BỘ"),
    "bom-nen.docx": refused.write_bomb,
    "co-mat-khau.pdf": refused.write_encrypted,
    "khong-phai-pdf.pdf": refused.write_text_named_pdf,
    "quet.pdf": refused.write_scan,
    "rong.pdf": refused.write_empty,
    "tcvn3.docx": refused.write_tcvn3_docx,
    "tcvn3.pdf": refused.write_tcvn3_pdf,
    "that-ra-la-pdf.docx": refused.write_pdf_named_docx,
}


def main() -> None:
    """Write every file."""
    register_fonts()
    MADE.mkdir(exist_ok=True)
    for name, write in FILES.items():
        write(MADE / name)


if __name__ == "__main__":
    main()
