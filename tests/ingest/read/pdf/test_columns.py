"""Reading order: letterheads and signatures column by column, everything else line by line."""

from collections.abc import Sequence

from ingest.read.pdf.columns import Frame, in_order
from ingest.read.pdf.page import Word
from ingest.read.pdf.strips import segments_of, strips_of

FRAME = Frame(80, 540)
Placed = tuple[float, float, str]


def words(*placed: Placed, bold: bool = False) -> list[Word]:
    """Return words from (x, base, text); text is split at blanks, a letter 6 points wide, a blank 4."""
    found = []
    for x, base, text in placed:
        at = x
        for part in text.split():
            found.append(Word(part, at, at + 6 * len(part), base, 12.0, bold))
            at += 6 * len(part) + 4
    return found


def order(found: Sequence[Word]) -> list[str]:
    return [placed.strip.text for placed in in_order(strips_of(found), FRAME)]


def test_a_letterhead_is_read_left_column_first() -> None:
    head = words(
        (100, 100, "TỈNH ỦY HẢI SƠN"), (330, 100, "ĐẢNG CỘNG SẢN VIỆT NAM"),
        (110, 116, "Số 15-CTr/TU"), (300, 118, "Hải Sơn, ngày 20 tháng 01 năm 2031"),
        (290, 160, "NGHỊ QUYẾT"),
    )  # fmt: skip
    assert order(head) == [
        "TỈNH ỦY HẢI SƠN",
        "Số 15-CTr/TU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Hải Sơn, ngày 20 tháng 01 năm 2031",
        "NGHỊ QUYẾT",
    ]


def test_recipients_come_before_the_signer() -> None:
    end = words(
        (80, 100, "Nơi nhận:"), (400, 100, "CHỦ TỊCH"),
        (80, 114, "- Như Điều 3;"),
        (80, 128, "- Lưu: VT."), (395, 170, "Trần Văn Bảo"),
    )  # fmt: skip
    assert order(end) == ["Nơi nhận:", "- Như Điều 3;", "- Lưu: VT.", "CHỦ TỊCH", "Trần Văn Bảo"]


def test_a_first_line_without_much_room_joins_the_columns_below() -> None:
    head = words(
        (84, 100, "BỘ BIỂN VÀ HẢI ĐẢO TRUNG ƯƠNG"), (284, 100, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (100, 116, "TỔNG CỤC LUỒNG"), (330, 116, "Độc lập - Tự do"),
        (110, 132, "Số: 4/TB-TCL"), (320, 132, "Hải Sơn, ngày 5"),
    )  # fmt: skip
    assert order(head)[:3] == ["BỘ BIỂN VÀ HẢI ĐẢO TRUNG ƯƠNG", "TỔNG CỤC LUỒNG", "Số: 4/TB-TCL"]


def test_a_justified_line_is_one_line() -> None:
    line = [
        Word(text, x, x + 30, 100, 12.0)
        for x, text in ((80, "của"), (200, "Công"), (320, "ty"), (510, "Sơn"))
    ]
    assert len(segments_of(strips_of(line)[0])) == 1


def test_the_fields_of_a_form_are_read_across() -> None:
    form = words(
        (90, 100, "Họ và tên:......"), (400, 100, "Nam/Nữ:...."),
        (90, 116, "Sinh ngày:......"), (400, 116, "Tại:......."),
    )  # fmt: skip
    assert order(form) == ["Họ và tên:...... Nam/Nữ:....", "Sinh ngày:...... Tại:......."]
