from ingest.structure.frame import frame_of
from ingest.structure.lines import Sort, lines_of
from ingest.structure.numbering import ARTICLES, PARTY_OUTLINE

HEAD = "CHÍNH PHỦ\nSố: 9/2031/NĐ-CP\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nNGHỊ ĐỊNH\nQuy định về hồ chứa;\nvề ao\n"
BASES = "Căn cứ Luật Hồ chứa ngày 01 tháng 02 năm 2030;\nTheo đề nghị của Bộ trưởng Bộ Thử nghiệm;\n"


def sorts(text: str) -> list[Sort]:
    return [line.sort for line in frame_of(list(lines_of(text)), ARTICLES).lines]


def test_letterhead_bases_and_the_enacting_line() -> None:
    text = HEAD + BASES + "Chính phủ ban hành Nghị định quy định về hồ chứa.¹ ²\nChương I\nĐiều 1. Hồ\n"
    assert sorts(text) == [
        *[Sort.LETTERHEAD] * 6, Sort.BASIS, Sort.BASIS, Sort.ENACTING, Sort.PROSE, Sort.PROSE,
    ]  # fmt: skip


def test_the_enacting_word() -> None:
    assert sorts(HEAD + BASES + "QUYẾT ĐỊNH:\nĐiều 1. Hồ\n")[8] is Sort.ENACTING


def test_what_a_consolidated_text_says_of_itself_is_no_letterhead() -> None:
    text = (
        "BỘ THỬ NGHIỆM\nTHÔNG TƯ\nVề hồ chứa\nThông tư số 9/2030/TT-BTN được sửa đổi bởi:\nThông tư số 8;\n"
    )
    assert sorts(text + BASES + "Điều 1. Hồ\n")[:7] == [
        *[Sort.LETTERHEAD] * 3, Sort.PROSE, Sort.PROSE, Sort.BASIS, Sort.BASIS,
    ]  # fmt: skip


def test_the_closing_comes_after_the_last_article() -> None:
    text = (
        "Điều 1. Hồ\nTHỦ TRƯỞNG\n1. Hồ lớn.\nĐiều 2. Ao\nHết./.\nBỘ TRƯỞNG\n"
        "Trần Văn Mẫu\nNơi nhận:\n- Như trên;\n"
    )
    assert sorts(text) == [
        *[Sort.PROSE] * 5, Sort.SIGNATURE, Sort.CLOSING, Sort.RECIPIENTS, Sort.CLOSING,
    ]  # fmt: skip


def test_a_law_says_when_it_was_adopted() -> None:
    text = (
        "Điều 1. Hồ\nHết.\n"
        "Luật này được Quốc hội khóa XX, kỳ họp thứ 2 thông qua ngày 01 tháng 02 năm 2031.\nCHỦ TỊCH QUỐC HỘI\nMẫu\n"
    )
    assert sorts(text)[2:] == [Sort.ADOPTION, Sort.SIGNATURE, Sort.CLOSING]


def test_the_certificate_of_a_consolidated_text() -> None:
    text = "Điều 1. Hồ\nHết./.\nBỘ THỬ NGHIỆM\nSố: 7/VBHN-BTN\nXÁC THỰC VĂN BẢN HỢP NHẤT\nHải Sơn\n"
    assert sorts(text)[1:] == [Sort.PROSE, Sort.CLOSING, Sort.CLOSING, Sort.SIGNATURE, Sort.CLOSING]


def test_an_annex_follows_the_closing() -> None:
    text = "Điều 1. Hồ\nTM. CHÍNH PHỦ\nMẫu\nPhụ lục\nHỒ CHỨA\n1. Hồ\nGIÁM ĐỐC\n"
    assert sorts(text) == [
        Sort.PROSE, Sort.SIGNATURE, Sort.CLOSING, Sort.ANNEX, Sort.HEADING, Sort.PROSE, Sort.PROSE,
    ]  # fmt: skip


def test_a_party_outline_has_the_same_frame() -> None:
    text = (
        "TỈNH ỦY HẢI SƠN\nCHƯƠNG TRÌNH\n"
        "Thực hiện Nghị quyết số 9-NQ/TW, như sau:\nI. HỒ\nT/M BAN THƯỜNG VỤ\nMẫu\n"
    )
    found = [line.sort for line in frame_of(list(lines_of(text)), PARTY_OUTLINE).lines]
    assert found == [
        Sort.LETTERHEAD, Sort.LETTERHEAD, Sort.PROSE, Sort.PROSE, Sort.SIGNATURE, Sort.CLOSING,
    ]  # fmt: skip


def test_a_drawn_line_is_part_of_the_letterhead() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ HẢI SƠN\n-------\nSố: 9/KH-UBND\nKẾ HOẠCH\nNuôi cá\n-----\nI. MỤC TIÊU\n- Cá.\n"
    )
    told = [line.sort for line in frame_of(list(lines_of(text)), PARTY_OUTLINE).lines]
    assert told == [*[Sort.LETTERHEAD] * 7, Sort.PROSE, Sort.PROSE]
