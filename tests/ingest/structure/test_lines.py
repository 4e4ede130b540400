from ingest.structure.lines import Sort, lines_of


def sorts(text: str) -> list[Sort]:
    return [line.sort for line in lines_of(text)]


def test_lines_are_the_whole_text() -> None:
    text = "Điều 1. Hồ\n¹ chú thích\na\tb\ncuối"
    assert "".join(text[line.start : line.end] for line in lines_of(text)) == text


def test_what_lines_plainly_are() -> None:
    text = "Hồ chứa¹\n¹ Hồ Cửa Sò.\nTT\tHồ\nNơi nhận:\nKT. CHỦ TỊCH\n"
    assert sorts(text) == [Sort.PROSE, Sort.FOOTNOTE, Sort.ROW, Sort.RECIPIENTS, Sort.SIGNATURE]


def test_a_mark_before_a_number_is_no_footnote_while_its_note_stands_below() -> None:
    text = "³ 2. Hồ chứa được bảo vệ.\nHồ khác.\n³ Khoản này được bổ sung.\n"
    assert sorts(text) == [Sort.PROSE, Sort.PROSE, Sort.FOOTNOTE]


def test_a_note_that_begins_with_an_article_is_a_note() -> None:
    assert sorts("Hồ¹\n¹ Điều 2. Hiệu lực của nghị định sửa đổi.\n")[1] is Sort.FOOTNOTE
