"""Questions as buttons: short enough for a phone, told apart, and asked whole."""

from bot.cards.actions import Ask
from bot.cards.offering import FITS, asking
from bot.cards.stock import Stock
from tests.cards.conftest import Spoken

LONG = "Tỷ lệ người sử dụng có khả năng truy cập băng rộng cố định năm {} là bao nhiêu?"


def test_long_questions_keep_what_tells_them_apart(corpus: Spoken) -> None:
    asked = [LONG.format(2030), LONG.format(2035), "Ngắn?"]
    actions = [row[0] for row in asking(asked, Stock(corpus.desk))]
    assert [one.does for one in actions] == [Ask(one) for one in asked]
    assert len({one.label for one in actions}) == 3
    assert all(len(one.label) <= FITS for one in actions)
    assert "2030" in actions[0].label
    assert actions[0].label.startswith("Tỷ lệ người")
    assert actions[2].label == "Ngắn?"


def test_a_document_is_called_by_its_number(corpus: Spoken) -> None:
    with corpus.shelf.lend() as edition:
        document = max(edition.library.documents(), key=lambda one: len(one.kind))
    question = f"{document.kind} {document.number} có hiệu lực từ ngày nào, nhỉ?"
    label = asking([question], Stock(corpus.desk))[0][0].label
    assert label.startswith(document.number)
    assert document.kind not in label


def test_what_cannot_be_told_apart_is_whole(corpus: Spoken) -> None:
    asked = [
        f"Một câu hỏi rất dài về việc {word} trong các cơ quan của tỉnh là gì?" for word in ("này", "kia")
    ]
    assert [row[0].label for row in asking(asked, Stock(corpus.desk))] == asked


def test_one_long_word_is_cut(corpus: Spoken) -> None:
    label = asking(["x" * 200], Stock(corpus.desk))[0][0].label
    assert len(label) <= FITS
