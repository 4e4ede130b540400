from ingest.structure.annexes import Head, heads_of
from ingest.structure.lines import Sort, lines_of
from ingest.structure.numbering import ARTICLES

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


def heads(text: str) -> list[Head]:
    return heads_of(list(lines_of(text)), ARTICLES)


def numbers(text: str) -> list[str]:
    return [head.number for head in heads(text)]


def test_how_annexes_are_printed() -> None:
    for line in ("PHỤ LỤC", "Phụ lục", "Phụ lục¹²", "PHỤ LỤC DANH MỤC HỒ CHỨA"):
        assert numbers(line + "\n") == [""], line
    for line, number in (
        ("PHỤ LỤC I", "I"),
        ("PHỤ LỤC I:", "I"),
        ("PHỤ LỤC SỐ 01", "01"),
        ("Phụ lục IIA", "IIA"),
        ("Phụ lục II-A", "II-A"),
        ("Phụ lục 1b", "1b"),
        ("Phụ lục 3: Danh mục hồ chứa", "3"),
        ("Phụ lục V. DANH MỤC", "V"),
        ("PHỤ LỤC IV HỒ CHỨA", "IV"),
    ):
        assert numbers(line + "\n") == [number], line


def test_a_mention_is_no_annex() -> None:
    for line in (
        "Phụ lục I ban hành kèm theo Nghị định này.",
        "Phụ lục II và Phụ lục III",
        "Phụ lục này được bổ sung",
        "Phụ lục E TCVN",
        "Phụ lục I: Danh mục hồ chứa;",
    ):
        assert numbers(line + "\n") == [], line


def test_a_list_of_annexes_heads_none() -> None:
    text = "Ban hành kèm theo Thông tư này:\nPhụ lục I: Hồ\nPhụ lục II: Ao\nHết.\nPhụ lục I\nHỒ\n1. Hồ\n"
    assert [(head.first, head.number) for head in heads(text)][-1] == (4, "I")
    assert 1 not in [head.first for head in heads(text)]


def test_the_heading_goes_on_to_where_it_is_attached() -> None:
    text = (
        "Phụ lục I\nDANH MỤC HỒ CHỨA\nVÀ AO\n(Kèm theo Nghị định số 9/2031/NĐ-CP\n"
        "ngày 01 tháng 02 năm 2031)\n____\nHồ gồm\n"
    )
    assert heads(text) == [Head(Sort.ANNEX, 0, 6, "I")]


def test_a_sentence_or_number_ends_a_heading() -> None:
    assert heads("Phụ lục I\nHỒ CHỨA\n1. Hồ Cửa Sò\n")[0].end == 2
    assert heads("Phụ lục I\nHỒ CHỨA\nHồ chứa là nơi giữ nước.\n")[0].end == 2
    assert heads("Phụ lục I\nHỒ CHỨA\nTT\tHồ\n")[0].end == 2


def test_a_letterhead_above_belongs_to_the_annex() -> None:
    text = f"Hết.\nBỘ THỬ NGHIỆM\n{NATION}Phụ lục 1a\nHỒ CHỨA\n1. Hồ\n"
    assert heads(text) == [Head(Sort.ANNEX, 1, 6, "1a")]


def test_the_signature_above_does_not() -> None:
    text = f"KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nTrần Văn Mẫu\nBỘ THỬ NGHIỆM\n{NATION}Phụ lục 2\nHỒ\n"
    assert heads(text)[0].first == 3


def test_an_attached_document_without_the_word_annex() -> None:
    text = (
        f"TM. CHÍNH PHỦ\nTHỦ TƯỚNG\nTrần Văn Mẫu\nCHÍNH PHỦ\n_____\n{NATION}CHƯƠNG TRÌNH HÀNH ĐỘNG\n"
        "Thực hiện nghị quyết về hồ chứa\n"
        "(Kèm theo Nghị quyết số 9/NQ-CP ngày 01 tháng 02 năm 2031)\nI. HỒ CHỨA\n"
    )
    assert heads(text) == [Head(Sort.ANNEX, 3, 10, named=False)]


def test_an_attached_regulation_by_its_title_alone() -> None:
    text = (
        "BỘ TRƯỞNG\nTrần Văn Mẫu\nQUY CHẾ\nQuản lý hồ chứa\n"
        "(Ban hành kèm theo Quyết định số 9/QĐ-BTN)\nĐiều 1. Hồ\n"
    )
    assert [(head.first, head.end) for head in heads(text)] == [(2, 5)]


def test_a_document_issued_without_a_word_of_it() -> None:
    issuing = "Điều 1. Ban hành Quy chế.\nĐiều 2. Hiệu lực.\nBỘ TRƯỞNG\nTrần Văn Mẫu\n"
    assert [head.first for head in heads(f"{issuing}BỘ THỬ NGHIỆM\n{NATION}QUY CHUẨN KỸ THUẬT\n1. Hồ\n")] == [
        4
    ]
    assert [head.first for head in heads(f"{issuing}QUY CHẾ\nQuản lý hồ\nChương I\nHỒ\nĐiều 1. Hồ\n")] == [4]
    assert heads(f"{NATION}Điều 1. Hồ\nĐiều 1. Như trên\n") == []


def test_forms() -> None:
    text = (
        f"Mẫu số 01 (Dành cho xã)\n{NATION}ĐƠN ĐỀ NGHỊ\nKính gửi: Sở Thử nghiệm.\n"
        f"Tên tôi là.........\nMẫu TĐ1⁶¹ (được bãi bỏ)\n"
    )
    assert heads(text) == [Head(Sort.FORM, 0, 4, "01"), Head(Sort.FORM, 6, 7, "TĐ1")]


def test_a_list_of_forms_heads_none() -> None:
    text = (
        "Mẫu số 1. Đơn\nMẫu số 2. Biên bản\nMẫu số 1. Đơn\nTên tôi là....\nMẫu số 2. Biên bản\nHôm nay....\n"
    )
    assert [head.first for head in heads(text)] == [2, 4]


def test_prose_about_forms_heads_none() -> None:
    for line in ("Mẫu số 03 Phụ lục ban hành kèm theo Thông tư này", "Mẫu khối thạch cao:", "Mẫu đơn số 1"):
        assert heads(line + "\n") == [], line


BODY = "Điều 1. Sổ\n1. Sổ thuyền.\n"
SIGNED = "TM. CHÍNH PHỦ\nKT. THỦ TƯỚNG\n"


def test_a_form_inside_an_article_heads_none() -> None:
    """What is printed before the document's own articles go on is no annex of it; what follows its signature is."""
    form = "Mẫu số S1-TB\nSỔ THUYỀN\nNGƯỜI GHI SỔ\nMẫu số S2-TB\nSỔ LƯỚI\n"
    text = f"{BODY}{form}Chương II\nSỔ KHÁC\nĐiều 2. Ao\n{SIGNED}Phụ lục I\nHỒ\nĐiều 1. Hồ\n"
    assert numbers(text) == ["I"]
    assert numbers(f"{BODY}BỘ TRƯỞNG\nTrần Văn Mẫu\nMẫu số 1\nSỔ THUYỀN\nĐiều 2. Ao\n") == ["1"]


def test_a_letterhead_read_in_the_middle_of_an_article_heads_none() -> None:
    assert heads(f"{BODY}BỘ THỬ NGHIỆM\n{NATION}2. Sổ lưới.\nĐiều 2. Ao\n{SIGNED}") == []


def test_a_form_of_an_annex_that_a_sentence_mentions_is_none() -> None:
    assert numbers("Mẫu số 07.DT tại Phụ lục XII kèm theo Thông tư này hoặc theo yêu cầu.\nHết\n") == []
    assert numbers("Mẫu số 07: Đơn theo Thông tư này\nHết\n") == []
    assert numbers("Mẫu số 07. Đơn đăng ký (theo Điều 5 Thông tư này)\nHết\n") == ["07"]


def test_a_part_of_an_annex_that_its_heading_lists_has_a_heading_of_its_own() -> None:
    text = (
        "Phụ lục IV\nBÁO CÁO\n(Kèm theo Nghị định số 9/2031/NĐ-CP)\nPhụ lục IVa. Báo cáo kỳ.\n"
        "Phụ lục IVb. Báo cáo năm.\nPhụ lục IVa\nBÁO CÁO KỲ\n1. Hồ.\nPhụ lục IVb\nBÁO CÁO NĂM\n1. Ao.\n"
    )
    assert numbers(text) == ["IV", "IVa", "IVb"]
