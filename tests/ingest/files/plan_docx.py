"""An invented plan of a provincial committee in Word: outline, recipients, and a landscape annex of tasks."""

from pathlib import Path

from tests.ingest.files.texts import rows_of, words_of
from tests.ingest.files.word import add_side_by_side, add_table, add_text, new_word, save, turn_landscape


def write_plan(path: Path) -> None:
    """Write the plan."""
    word = new_word()
    add_side_by_side(
        word,
        ("ỦY BAN NHÂN DÂN", "TỈNH HẢI SƠN", "Số: 118/KH-UBND"),
        (
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Hải Sơn, ngày 25 tháng 3 năm 2031",
        ),
    )
    add_text(word, words_of("ke-hoach"))
    add_side_by_side(
        word,
        ("Nơi nhận:", "- Thường trực Tỉnh ủy (để báo cáo);", "- Chủ tịch, các Phó Chủ tịch UBND tỉnh;",
         "- Các sở, ban, ngành;", "- UBND các xã, phường ven biển;", "- Lưu: VT, NN₂."),
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(Đã ký)", "Trần Quang Bảo"),
    )  # fmt: skip
    turn_landscape(word)
    add_text(word, words_of("ke-hoach.phu-luc"))
    add_table(word, rows_of("ke-hoach"))
    save(word, path)
