"""A decree that nobody has prepared anything for: figures in lead-ins, conditions, forms, records, parties."""

from collections.abc import Iterator

import pytest

from assistant.answers.answer import Status
from ingest.corpus import build_document
from tests.answers.conftest import Asked
from tests.answers.invented_acts import CARD

DECREE = """CHÍNH PHỦ
Số: 47/2034/NĐ-CP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 03 tháng 02 năm 2034

NGHỊ ĐỊNH
Quy định chế độ trợ cấp đối với nghệ nhân đan thuyền thúng

Điều 1. Mức trợ cấp

1. Mức trợ cấp 45% được áp dụng đối với các trường hợp sau:

a) Nghệ nhân vót nan trong xưởng hợp tác xã;

b) Nghệ nhân trét dầu rái.

2. Mức trợ cấp hằng quý bằng 360.000 đồng.

Điều 2. Tạm dừng

Xưởng đan được tạm dừng đóng quỹ khi đáp ứng các yêu cầu như sau:

a) Bão làm tốc mái kho nan;

b) Suối cạn không ngâm được tre.

Điều 3. Giao làm đề án

1. Tên đề án: Phục dựng làng nghề thuyền thúng ven vịnh.

2. Cơ quan chủ trì: Bộ Tư pháp.

3. Thời gian hoàn thành: Quý III/2035.

Điều 4. Gửi báo cáo

1. Báo cáo hàng năm của xưởng được lập theo sổ ghi nan.

2. Thời hạn gửi báo cáo hàng năm: trong thời hạn 75 ngày từ ngày hết vụ đan.

Điều 5. Điều khoản thi hành

1. Nghị định này có hiệu lực thi hành kể từ ngày 15 tháng 3 năm 2034.

2. Nghị định số 12/2020/NĐ-CP hết hiệu lực kể từ ngày Nghị định này có hiệu lực thi hành.

Phụ lục
BẢN KHAI CỦA NGHỆ NHÂN

Họ và tên:..........................................

Giấy tờ chứng minh nghề trét dầu rái gồm có:..........................................

Nơi vót nan:..........................................
"""


@pytest.fixture(scope="module")
def ask_decree(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    folder = tmp_path_factory.mktemp("decree") / "47-2034-nd-cp"
    folder.mkdir()
    (folder / "source.md").write_text(DECREE, encoding="utf-8")
    card = CARD.format(
        id=folder.name,
        number="47/2034/NĐ-CP",
        title="Nghị định quy định chế độ trợ cấp đối với nghệ nhân đan thuyền thúng",
        day="2034-02-03",
    )
    (folder / "card.toml").write_text(card, encoding="utf-8")
    asked = Asked([build_document(folder)], tmp_path_factory.mktemp("daily") / "home")
    yield asked
    asked.shelf.close()


@pytest.mark.parametrize(
    ("question", "says", "cites"),
    [
        ("Nghệ nhân trét dầu rái được trợ cấp bao nhiêu phần trăm?", "45%", "d1.k1.b"),
        ("Khi nào xưởng đan được tạm dừng đóng quỹ?", "tốc mái kho nan", "d2.a"),
        ("Đề án phục dựng làng nghề thuyền thúng ven vịnh phải hoàn thành khi nào?", "Quý III/2035", "d3.k3"),
        ("Thời hạn gửi báo cáo hàng năm của xưởng là bao lâu?", "75 ngày", "d4.k2"),
        ("Nghị định 47/2034/NĐ-CP có hiệu lực từ ngày nào, thay thế nghị định nào?", "15 tháng 3", "d5.k1"),
    ],
)
def test_what_is_asked_is_said(ask_decree: Asked, question: str, says: str, cites: str) -> None:
    answer = ask_decree(question)
    assert answer.status is Status.ANSWERED
    assert says in answer.text
    assert any(citation.quote.provision.endswith(f"/{cites}") for citation in answer.citations)


def test_a_form_to_be_filled_in_answers_nobody(ask_decree: Asked) -> None:
    answer = ask_decree("Giấy tờ nào chứng minh nghề trét dầu rái?")
    assert not any("/PL" in citation.quote.provision for citation in answer.citations)


def test_a_form_is_there_for_who_asks_for_it(ask_decree: Asked) -> None:
    answer = ask_decree("Bản khai của nghệ nhân ghi giấy tờ chứng minh nghề trét dầu rái ở đâu?")
    offered = [*(c.quote for c in answer.citations), *(near.quote for near in answer.nearest)]
    assert any("/PL" in quote.provision for quote in offered)
