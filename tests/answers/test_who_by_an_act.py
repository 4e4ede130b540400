"""Who does what by an act whose bodies no list knows: subjects of sentences, bodies given work, whole kinds of them."""

from collections.abc import Iterator

import pytest

from assistant.answers.answer import Answer, Status
from ingest.corpus import build_document
from tests.answers.conftest import Asked
from tests.answers.invented_acts import CARD

DECREE = """CHÍNH PHỦ
Số: 31/2033/NĐ-CP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 03 tháng 02 năm 2033

NGHỊ ĐỊNH
Quy định về bến đò ngang

Điều 1. Thẻ bến trưởng

1. Thẻ bến trưởng do Sở Đò ngang cấp.

2. Bến trưởng gửi đơn đề nghị đổi thẻ đến Sở Đò ngang để được hướng dẫn.

3. Trường hợp thẻ bị mất, Phó trưởng bến (nếu có) hoặc Thư ký bến báo cáo Sở Đò ngang.

Điều 2. Giá đò

Hội đồng quản lý bến quyết định giá đò ngang trong mùa lũ.

Điều 3. Tổ chức thực hiện

1. Giao Ủy ban nhân dân thành phố Sông Đò:

a) Tiếp nhận nguyên trạng bến đò cũ;

b) Bố trí ngân sách sửa bến đò hằng năm.

2. Các bộ, cơ quan ngang bộ, địa phương và các cơ quan liên quan

a) Chủ trì tuyên truyền về áo phao;

b) Phối hợp với Bộ Đường sông khảo sát luồng lạch.

Điều 4. Hiệu lực thi hành

1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2033.

2. Cục trưởng Cục Bến đò, Giám đốc Sở Đò ngang chịu trách nhiệm thi hành Nghị định này.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    folder = tmp_path_factory.mktemp("act") / "31-2033-nd-cp"
    folder.mkdir()
    (folder / "source.md").write_text(DECREE, encoding="utf-8")
    card = CARD.format(
        id="31-2033-nd-cp",
        number="31/2033/NĐ-CP",
        title="Nghị định quy định về bến đò ngang",
        day="2033-02-03",
    )
    (folder / "card.toml").write_text(card, encoding="utf-8")
    asked = Asked([build_document(folder)], tmp_path_factory.mktemp("home") / "home")
    yield asked
    asked.shelf.close()


def places(answer: Answer) -> list[str]:
    return [citation.quote.provision.partition("/")[2] for citation in answer.citations]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Thẻ bến trưởng do cơ quan nào cấp?", "**Sở Đò ngang** cấp"),
        ("the ben truong do co quan nao cap", "**Sở Đò ngang** cấp"),
        ("Ai quyết định giá đò ngang trong mùa lũ?", "**Hội đồng quản lý bến** quyết định"),
        (
            "Thẻ bến trưởng bị mất thì ai báo cáo Sở Đò ngang?",
            "**Phó trưởng bến (nếu có) hoặc Thư ký bến** báo cáo",
        ),
    ],
)
def test_who_does_it_is_set_off_in_the_clause(ask: Asked, question: str, said: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert said in answer.text


def test_who_is_only_written_to_is_not_said_to_do_it(ask: Asked) -> None:
    assert "**Sở Đò ngang**" not in ask("Ai hướng dẫn đổi thẻ bến trưởng?").text


def test_a_body_that_is_called_by_half_a_short_form_is_known(ask: Asked) -> None:
    answer = ask("Nghị định 31/2033/NĐ-CP giao UBND thành phố Sông Đò những việc gì?")
    assert {"d3.k1.a", "d3.k1.b"} <= set(places(answer))


def test_a_whole_kind_of_bodies_gets_all_that_it_is_given(ask: Asked) -> None:
    answer = ask("Các tỉnh và bộ, ngành khác phải làm gì theo Nghị định 31/2033/NĐ-CP?")
    assert {"d3.k2.a", "d3.k2.b"} <= set(places(answer))


def test_who_must_carry_it_out_is_no_question_of_its_effect(ask: Asked) -> None:
    answer = ask("Nghị định 31/2033/NĐ-CP thì những ai phải thi hành?")
    assert "d4.k2" in places(answer)
    assert "d4.k1" not in places(answer)
    assert "Cục trưởng Cục Bến đò" in answer.text
