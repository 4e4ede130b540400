"""An invented decree that amends another: quoted articles, clauses and points under the clauses that bring them."""

from pathlib import Path

from tests.ingest.files.paper import REPUBLIC, closing, paragraphs, side_by_side, write
from tests.ingest.files.texts import words_of


def write_decree(path: Path) -> None:
    """Write the amending decree."""
    story = [
        side_by_side(
            "<b>CHÍNH PHỦ</b><br/>_________<br/>Số: 145/2031/NĐ-CP",
            f"{REPUBLIC}<br/>__________________<br/><i>Hà Nội, ngày 28 tháng 7 năm 2031</i>",
        ),
        *paragraphs(words_of("nghi-dinh-sua-doi")),
        closing(
            "<i>Nơi nhận:</i><br/>- Ban Bí thư Trung ương Đảng;<br/>- Thủ tướng, các Phó Thủ tướng;<br/>"
            "- Các bộ, cơ quan ngang bộ;<br/>- HĐND, UBND các tỉnh, thành phố;<br/>- Lưu: VT, BH (2b).",
            "<b>TM. CHÍNH PHỦ<br/>KT. THỦ TƯỚNG<br/>PHÓ THỦ TƯỚNG</b><br/><br/><br/><b>Vũ Hải Đăng</b>",
        ),
    ]
    write(path, story)
