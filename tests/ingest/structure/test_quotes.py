from ingest.structure.lines import lines_of
from ingest.structure.quotes import Quote, quotes_of


def quotes(text: str) -> list[Quote]:
    return quotes_of(list(lines_of(text)))


def test_a_block_ends_where_its_marks_close() -> None:
    text = "1. Sửa đổi Điều 9 như sau:\n“Điều 9. Hồ\n1. Hồ lớn.\n2. Hồ nhỏ.”.\n2. Bãi bỏ Điều 10.\n"
    assert quotes(text) == [Quote(1, 3)]


def test_quotations_inside_close_nothing() -> None:
    text = "1. Sửa đổi khoản 2 như sau:\n“2. Gọi là “hồ”.\n3. Còn gọi là “ao”.”;\nb) Bỏ khoản 4.\n"
    assert quotes(text) == [Quote(1, 2)]


def test_a_quotation_in_a_sentence_is_no_block() -> None:
    text = "Trong Nghị định này:\n“Hồ” là nơi chứa nước.\n1. Thay cụm từ “ao” bằng cụm từ “hồ”.\nHồ.\n"
    assert quotes(text) == []


def test_a_title_in_quotation_marks_is_no_block() -> None:
    assert quotes("Phê duyệt đề án\n“Nước sạch”\nCăn cứ Luật Thử;\n") == []


def test_straight_marks() -> None:
    text = '1. Sửa đổi khoản 2 như sau:\n"2. Hồ "lớn".\n3. Ao."\n2. Bãi bỏ Điều 3.\n'
    assert quotes(text) == [Quote(1, 2)]


def test_a_block_may_open_inside_the_clause() -> None:
    text = "1. Sửa đổi khoản 2 như sau: “2. Hồ gồm:\na) Hồ lớn;\nb) Hồ nhỏ.”.\n2. Bãi bỏ Điều 3.\n"
    assert quotes(text) == [Quote(1, 2)]


def test_a_block_never_closed_ends_where_this_law_goes_on() -> None:
    text = (
        "1. Sửa đổi Điều 9 như sau:\n“Điều 9. Hồ\n1. Hồ lớn.\n"
        "2. Sửa đổi, bổ sung Điều 10 như sau:\n“Điều 10. Ao.”.\n"
    )
    assert quotes(text) == [Quote(1, 2, closed=False), Quote(4, 4)]


def test_a_block_never_closed_ends_at_the_next_article_or_the_signature() -> None:
    text = "Điều 1. Sửa đổi\n1. Sửa đổi Điều 9 như sau:\n“Điều 9. Hồ\n1. Hồ lớn.\nDANH\nĐiều 2. Hiệu lực\n"
    assert quotes(text) == [Quote(2, 4, closed=False)]
    assert quotes("1. Sửa đổi Điều 9 như sau:\n“Điều 9. Hồ\nTM. CHÍNH PHỦ\n") == [Quote(1, 1, closed=False)]


def test_a_mark_too_early_closes_nothing_while_the_quoted_numbers_go_on() -> None:
    text = (
        "6. Bổ sung khoản 7, khoản 8 như sau:\n“7. Hồ lớn.”\n8. Hồ nhỏ.\nVí dụ: hồ Cửa Sò.”\n"
        "7. Bãi bỏ Điều 3.\n"
    )
    assert quotes(text) == [Quote(1, 3)]


def test_where_both_numbers_could_go_on_a_later_closing_tells() -> None:
    quoted = "1. Sửa đổi Điều 1 như sau:\n“Điều 1. Hồ\n1. Hồ lớn.”.\n"
    assert quotes(quoted + "2. Hồ nhỏ.\n3. Hồ cạn.”.\n2. Sửa đổi Điều 4 như sau:\n“Điều 4. Ao.”.\n")[
        0
    ] == Quote(1, 4)
    assert quotes(quoted + "2. Bãi bỏ Điều 2.\n") == [Quote(1, 2)]


def test_several_blocks_of_one_clause() -> None:
    text = "3. Bổ sung Điều 8a và Điều 8b như sau:\n“Điều 8a. Hồ.”;\n“Điều 8b. Ao.”.\n"
    assert quotes(text) == [Quote(1, 1), Quote(2, 2)]


def test_a_heading_that_changes_a_law_needs_no_lead_in() -> None:
    text = (
        "Điều 3. Bổ sung Mục 8 Chương II\n“Mục 8\nAO\nĐiều 35a. Ao\n1. Ao sâu.\nĐiều 35b. Hồ\n1. Hồ lớn.”.\n"
        "Điều 4. Thay thế khoản 2 Điều 6\n“2. Ao cạn.\n3. Ao sâu.”\nĐiều 5. Hiệu lực\n"
    )
    assert quotes(text) == [Quote(1, 6), Quote(8, 9)]
    assert quotes("1. Bổ sung cụm từ\n“ao” vào sau cụm từ “hồ”;\n2. Bãi bỏ Điều 3.\n") == []
