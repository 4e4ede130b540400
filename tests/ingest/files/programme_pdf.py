"""An invented programme of a provincial Party committee, its indicators in a table across two pages."""

from pathlib import Path

from tests.ingest.files.paper import closing, landscape_from_here, paragraphs, side_by_side, table, write
from tests.ingest.files.texts import rows_of, words_of


def write_programme(path: Path) -> None:
    """Write the programme."""
    story = [
        side_by_side(
            "TỈNH ỦY HẢI SƠN<br/>*<br/>Số 15-CTr/TU",
            "<b>ĐẢNG CỘNG SẢN VIỆT NAM</b><br/><br/><i>Hải Sơn, ngày 20 tháng 01 năm 2031</i>",
        ),
        *paragraphs(words_of("chuong-trinh")),
        closing(
            "<u>Nơi nhận:</u><br/>- Bộ Chính trị, Ban Bí thư (để báo cáo);<br/>- Các đồng chí Tỉnh ủy viên;<br/>"
            "- Các đảng ủy trực thuộc;<br/>- Lưu Văn phòng Tỉnh ủy.",
            "<b>T/M TỈNH ỦY</b><br/>BÍ THƯ<br/><br/><i>(Đã ký)</i><br/><br/><b>Lê Minh Khuê</b>",
        ),
        *landscape_from_here(gap=138),
        *paragraphs(words_of("chuong-trinh.phu-luc")),
        table(rows_of("chuong-trinh"), (14, 120, 40, 40, 40)),
    ]
    write(path, story)
