"""An invented decision that approves a scheme, with an annex of tasks across landscape pages."""

from pathlib import Path

from tests.ingest.files.paper import (
    REPUBLIC,
    closing,
    landscape_from_here,
    paragraphs,
    side_by_side,
    table,
    write,
)
from tests.ingest.files.texts import rows_of, words_of


def write_scheme(path: Path) -> None:
    """Write the decision with its annex."""
    story = [
        side_by_side(
            "ỦY BAN NHÂN DÂN<br/><b>TỈNH HẢI SƠN</b><br/>________<br/>Số: 512/QĐ-UBND",
            f"{REPUBLIC}<br/>__________________<br/><i>Hải Sơn, ngày 16 tháng 5 năm 2031</i>",
        ),
        *paragraphs(words_of("de-an")),
        closing(
            "<i>Nơi nhận:</i><br/>- Như Điều 3;<br/>- Thường trực Tỉnh ủy (để báo cáo);<br/>"
            "- Chủ tịch, các Phó Chủ tịch UBND tỉnh;<br/>- Lưu: VT, XD₃.",
            "<b>KT. CHỦ TỊCH<br/>PHÓ CHỦ TỊCH</b><br/><br/><br/><b>Trần Quang Bảo</b>",
        ),
        *landscape_from_here(gap=60),
        *paragraphs(words_of("de-an.phu-luc")),
        table(rows_of("de-an"), (14, 88, 40, 46, 38, 28)),
    ]
    write(path, story)
