"""What a document rests on is nobody's duty, and its own head dates it before its annex does."""

from collections.abc import Iterator

import pytest

from assistant.answers.answer import Status
from ingest.corpus import build_document
from tests.answers.conftest import Asked
from tests.answers.invented_acts import CARD

CIRCULAR = """BỘ SÔNG NƯỚC
Số: 12/2034/TT-BSN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 07 tháng 3 năm 2034

THÔNG TƯ
Quy định về phao tiêu

Căn cứ Luật Giao thông đường thủy số 6/2028/QH17;

Theo đề nghị của Cục trưởng Cục Phao tiêu;

Bộ trưởng Bộ Sông nước ban hành Thông tư quy định về phao tiêu.

Điều 1. Phao tiêu

1. Phao tiêu sơn màu đỏ đặt ở bờ phải.

2. Phao tiêu sơn màu xanh đặt ở bờ trái.

Điều 2. Hiệu lực thi hành

Thông tư này có hiệu lực thi hành từ ngày 01 tháng 5 năm 2034.

PHỤ LỤC
Danh mục phao tiêu
(Kèm theo Thông tư số 12/2034/TT-BSN ngày 07 tháng 3 năm 2034)

1. Phao tiêu tròn.

2. Phao tiêu vuông.
"""


@pytest.fixture(scope="module")
def circular(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    folder = tmp_path_factory.mktemp("circular")
    (folder / "source.md").write_text(CIRCULAR, encoding="utf-8")
    card = CARD.format(
        id="12-2034-tt-bsn", number="12/2034/TT-BSN", title="Quy định về phao tiêu", day="2034-03-07"
    ).replace('kind = "Nghị định"', 'kind = "Thông tư"')
    (folder / "card.toml").write_text(card, encoding="utf-8")
    asked = Asked([build_document(folder)], tmp_path_factory.mktemp("circular-home") / "home")
    yield asked
    asked.shelf.close()


@pytest.mark.parametrize(
    "text", ["Cục Phao tiêu làm gì?", "cuc phao tieu lam gi", "Cục Phao tiêu có nhiệm vụ gì?"]
)
def test_a_proposal_is_no_duty(circular: Asked, text: str) -> None:
    answer = circular(text)
    assert answer.status is Status.NOT_FOUND, answer.text


def test_the_basis_answers_where_it_is_asked_for(circular: Asked) -> None:
    answer = circular("Thông tư 12/2034/TT-BSN căn cứ vào đâu?")
    assert "Luật Giao thông đường thủy" in answer.text


@pytest.mark.parametrize("text", ["Thông tư 12/2034/TT-BSN ban hành ngày nào?", "thông tư 12 đề ngày nào"])
def test_the_head_of_a_document_dates_it(circular: Asked, text: str) -> None:
    (citation,) = circular(text).citations
    assert citation.quote.provision == "12-2034-tt-bsn/dau"
    assert citation.quote.text == "ngày 07 tháng 3 năm 2034"
