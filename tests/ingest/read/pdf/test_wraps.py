"""Lines that the margin, the page or the middle of a title cut."""

import pytest

from ingest.read.pdf.columns import Frame
from ingest.read.pdf.wraps import Printed, is_cut_off

FRAME = Frame(80, 540)
INDENT = 110.0
TITLE = 310.0


def line(
    text: str, x0: float = 80.0, x1: float = 540.0, *, base: float = 100.0, page: int = 1, column: int = 0,
    bold: bool = False, size: float = 14.0, lead: float = 25.0,
) -> Printed:  # fmt: skip
    return Printed(text, x0, x1, base, size, bold, lead, FRAME, column, page)


def centred(text: str, width: float, base: float, *, bold: bool = True) -> Printed:
    return line(text, TITLE - width / 2, TITLE + width / 2, base=base, bold=bold)


FIRST = line("1. Bờ biển là dải đất tiếp giáp", INDENT)


def cut(text: Printed, *before: Printed) -> bool:
    return is_cut_off(text, before[-1], list(before))


def test_a_full_line_goes_on_at_the_margin() -> None:
    assert cut(line("mặt nước.", x1=150, base=118), FIRST)


def test_a_citation_at_the_margin_is_no_heading() -> None:
    assert cut(line("Điều 5 của Luật này.", x1=220, base=118), line("theo quy định tại", INDENT))


def test_an_indented_line_is_a_paragraph() -> None:
    assert not cut(line("2. Kè mềm là", INDENT, base=118), FIRST)


def test_a_line_with_room_for_the_next_word_was_ended() -> None:
    assert not cut(line("Nơi gửi", x1=150, base=118), line("Kính gửi Sở Biển", INDENT, 400))


def test_ragged_text_goes_on_where_a_long_word_found_no_room() -> None:
    assert cut(line("19/2031/NĐ-CP", x1=200, base=118, lead=90), line("Căn cứ Nghị định số", INDENT, 470))


def test_a_page_break_is_no_end() -> None:
    assert cut(line("mặt nước.", x1=150, base=90, page=2), FIRST)
    assert not cut(line("2. Kè mềm là", INDENT, base=90, page=2), FIRST)


def test_without_indents_an_opening_mark_after_a_stop_begins() -> None:
    before = line("1. Trồng rừng; chăm sóc rừng chắn sóng;")
    assert not cut(line("2. Neo đậu thuyền", base=118), before)
    assert cut(line("và rừng ngập mặn", base=118), line("1. Trồng rừng; chăm sóc rừng"))


def test_a_wrapped_title_is_one() -> None:
    assert cut(centred("VÀ CHẾ ĐỘ BÁO CÁO", 160, 118), centred("KẾ HOẠCH, QUY CHẾ TÀI CHÍNH BIỂN", 300, 100))


def test_kind_and_number_stand_by_themselves() -> None:
    for kind in ("LUẬT", "NGHỊ ĐỊNH", "Chương II", "Phụ lục I", "Mục 3", "QUYẾT ĐỊNH:", "Mẫu số 04"):
        assert not cut(centred("SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU", 300, 116), centred(kind, 60, 100))


def test_titles_of_other_letters_are_others() -> None:
    assert not cut(centred("CHÍNH PHỦ", 90, 118), centred("Quy định về bãi tắm công cộng", 240, 100))
    assert not cut(centred("(Kèm theo Nghị định số 9)", 200, 118, bold=False), centred("PHỤ LỤC VỀ", 90, 100))


def test_an_open_bracket_goes_on() -> None:
    begun = centred("(Kèm theo Nghị định số 9 ngày 5", 300, 100, bold=False)
    assert cut(centred("của Chính phủ)", 90, 118, bold=False), begun)


def test_a_full_bold_heading_goes_on_at_the_margin() -> None:
    before = line("Điều 9. Trách nhiệm của Ủy ban nhân dân", INDENT, bold=True)
    assert cut(line("cấp xã", x1=130, base=118, bold=True), before)


def test_signers_keep_their_lines() -> None:
    signer = line("KT. BỘ TRƯỞNG", 380, 480, column=2)
    assert not cut(line("THỨ TRƯỞNG", 390, 470, base=116, column=2), signer)
    assert not cut(line("- Lưu: VT.", 80, 130, base=116, column=1), line("- Như Điều 3;", 80, 150, column=1))


def test_a_recipient_too_long_for_its_column_goes_on() -> None:
    before = line("- Ủy ban nhân dân các tỉnh, thành phố trực thuộc", 80, 250, column=1)
    assert cut(line("trung ương;", 80, 130, base=116, column=1), before)


def test_dotted_lines_to_write_on_are_lines() -> None:
    assert not cut(line("Khi về nước tôi chưa nhận", base=118), line("." * 80))


def test_other_sizes_are_other_texts() -> None:
    assert not cut(line("mặt nước", x1=200, base=118, size=10), FIRST)


@pytest.mark.parametrize(
    "heading",
    ["Mẫu số 01. Đơn đề nghị cắm mốc", "Mẫu số 1A⁴ (được bãi bỏ)", "PHỤ LỤC II", "Biểu số 3-BC: Số đo"],
)
def test_the_heading_of_a_form_goes_nothing_on(heading: str) -> None:
    before = line("Mẫu số 15 Biên bản họp hội đồng quản lý bờ biển đề nghị")
    assert not cut(line(heading, base=90, page=2), before)
    assert not cut(line(heading, base=118), FIRST, before)


def test_a_form_that_is_cited_goes_on() -> None:
    assert cut(line("Mẫu số 05 Phụ lục kèm theo Thông tư này", base=118), FIRST)
    assert cut(line("Mẫu số 05.", x1=150, base=118), line("1. Lập hồ sơ theo", INDENT))
    assert cut(line("Phụ lục II", x1=150, base=118), line("1. Theo quy định tại", INDENT))


def test_a_box_to_tick_ends_a_line() -> None:
    before = line("Kết quả: Đạt □ Không đạt □")
    assert not cut(line("IV- KẾT LUẬN", base=118), before)
