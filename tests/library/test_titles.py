"""What the heading of a part is called, whichever lines it is printed on."""

import pytest

from assistant.library.nouns import Provision
from assistant.library.titles import heading_of


def part(kind: str, text: str, label: str = "Nhãn") -> Provision:
    return Provision("d/x", "d", "x", None, kind, label, (), text, 0, len(text), len(text))


@pytest.mark.parametrize(
    ("kind", "text", "heading"),
    [
        ("chapter", "Chương I\nQUY ĐỊNH CHUNG\n", "Chương I. QUY ĐỊNH CHUNG"),
        ("section", "Mục 2\nBẾN ĐÒ\nVÀ CHỢ NỔI\n", "Mục 2. BẾN ĐÒ VÀ CHỢ NỔI"),
        ("section", "II. NHIỆM VỤ\n", "II. NHIỆM VỤ"),
        ("annex", "Phụ lục IV³\nDANH MỤC\n(Kèm theo Nghị định\nsố 9/2031/NĐ-CP)\n", "Phụ lục IV. DANH MỤC"),
        ("annex", "Mẫu số 01. Đơn xin mở bến\n", "Mẫu số 01. Đơn xin mở bến"),
        (
            "annex",
            "CHÍNH PHỦ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nKẾ HOẠCH\n",
            "KẾ HOẠCH",
        ),
        ("annex", "CHÍNH PHỦ\n", "Nhãn"),
        ("article", "Điều 3. Áo phao¹\n", "Điều 3. Áo phao"),
        ("closing", "Nơi nhận:\n", "Nơi nhận:"),
    ],
)
def test_heading(kind: str, text: str, heading: str) -> None:
    assert heading_of(part(kind, text), issuer="Chính phủ") == heading
