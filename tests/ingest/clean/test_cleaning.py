"""Small texts through each cleaning step."""

import pytest

from ingest.build import clean
from ingest.clean.draft import Draft
from ingest.clean.signs import CONVERTED, plain_signs
from ingest.read.reading import of_text
from ingest.structure.numbering import PARTY_OUTLINE


@pytest.mark.parametrize(
    ("received", "printed"),
    [
        (r"$\geq 40\%$", "≥ 40%"),
        (r"$>95\%$", ">95%"),
        (r"Có \geq 70%", "Có ≥ 70%"),
        (r"\leq 17", "≤ 17"),
        (r"\geqx", r"\geqx"),
        ("giá 5$ và 6$ một chiếc", "giá 5$ và 6$ một chiếc"),
        ("TIÊU ĐỀ**Về việc\nnày**", "TIÊU ĐỀ\nVề việc\nnày"),
        ("(*chi tiết Phụ lục*)", "(chi tiết Phụ lục)"),
        ("(* ²)", "(* ²)"),
        ("a * b * c", "a * b * c"),
        ("## Chương I", "Chương I"),
        ("| a | b |\n|---|---|\n| 1 |  |", "a\tb\n1\t"),
        ("a\r\nb\u200b\u00a0c", "a\nb c"),
        ("Ha\u0300 Ti\u0303nh", "Hà Tĩnh"),
    ],
)
def test_marks_become_printed_signs(received: str, printed: str) -> None:
    assert plain_signs(Draft.received(received), CONVERTED).text == printed


@pytest.mark.parametrize(
    ("received", "cleaned"),
    [
        ("Câu bị cắt ở\n\ngiữa trang.", "Câu bị cắt ở giữa trang.\n"),
        ("Câu đã hết.\n\ncâu sau viết thường", "Câu đã hết.\ncâu sau viết thường\n"),
        ("Liệt kê:\n\na) một;\n\nb) hai.", "Liệt kê:\na) một;\nb) hai.\n"),
        ("TIÊU ĐỀ\n\nvề việc này", "TIÊU ĐỀ\nvề việc này\n"),
        ("\n\n  Dòng thụt   \n\n\n", "Dòng thụt\n"),
        ("Một dòng dài được nối với dòng dưới vì lề giấy cắt nó ở đúng chỗ\nNam Định này.",
         "Một dòng dài được nối với dòng dưới vì lề giấy cắt nó ở đúng chỗ Nam Định này.\n"),
        ("Ngắn\nNam Định", "Ngắn\nNam Định\n"),
        ("Thân văn bản¹ viết tiếp,\n\n¹ Lời chú.\n\nhết câu.",
         "Thân văn bản¹ viết tiếp, hết câu.\n¹ Lời chú.\n"),
        ("¹ không phải chú thích vì chưa ai nhắc tới", "¹ không phải chú thích vì chưa ai nhắc tới\n"),
        ("m² là đơn vị\n\n² Đây lại là chú thích.", "m² là đơn vị\n² Đây lại là chú thích.\n"),
        ("Hết trang.\n\n12\n\nTrang sau.", "Hết trang.\nTrang sau.\n"),
    ],
)  # fmt: skip
def test_clean_text(received: str, cleaned: str) -> None:
    assert clean(of_text(received), (), PARTY_OUTLINE).text == cleaned
