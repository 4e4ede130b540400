"""Acts that nobody has prepared anything for: clauses said complete, rows of plain tables, and who or when is asked."""

from collections.abc import Iterator

import pytest

from assistant.answers.answer import Answer, Status
from assistant.text.normal import fold
from ingest.corpus import build_document
from tests.answers.conftest import Asked
from tests.answers.invented_acts import CARD, acts

DECREE = """CHÍNH PHỦ
Số: 31/2033/NĐ-CP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 03 tháng 02 năm 2033

NGHỊ ĐỊNH
Quy định về lễ hội đua ghe và chợ phiên

Điều 1. Hoãn đua ghe

1. Điều kiện hoãn đua ghe:

Ban tổ chức đáp ứng một trong các điều kiện dưới đây thì được hoãn đua ghe:

a) Nước sông dâng trên báo động hai;

b) Gió mạnh từ cấp bảy trở lên.

2. Trong các trường hợp sau đây thì không được hoãn đua ghe:

a) Chủ ghe vắng mặt mà không báo trước;

b) Trống hiệu bị hỏng.

Điều 2. Nộp chậm lệ phí

1. Chủ ghe quy định tại điểm c khoản 1 Điều 9 của Luật Lễ hội nộp lệ phí bến trước ngày hội.

2. Chủ ghe nộp chậm lệ phí bến thì nộp thêm 0,05%/ngày.

3. Quyết nghị của ban tổ chức được thông qua khi có ít nhất ¾ số trưởng ghe tán thành.

4. Người chèo thuê được miễn lệ phí bến.

Điều 3. Đơn của chủ ghe

Đơn của chủ ghe bao gồm các nội dung sau:

1. Tên ghe.

2. Số người chèo.

3. Nơi đóng ghe.

Điều 4. Công thức tính giải

1. Giải được tính theo công thức sau:

G = Vt x K

Trong đó:

Vt: số vòng mà ghe về trước;

K: mức thưởng của mỗi vòng.

Điều 5. Danh mục phương tiện phải đăng ký

1. Ban hành kèm theo Nghị định này Danh mục phương tiện phải đăng ký:

| STT | Tên phương tiện | Quy chuẩn áp dụng |
|---|---|---|
| 1. | Thuyền nan | QCG 34:2022 |
| 2. | Xuồng máy | QCG 36:2022 |
| 3. | Phà nhỏ | QCG 81:2019 |

2. Phương tiện khác thì không phải đăng ký.

Điều 6. Nghị định này có hiệu lực thi hành kể từ ngày 01 tháng 4 năm 2033.
"""
ID = "31-2033-nd-cp"


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    folder = tmp_path_factory.mktemp("acts")
    (folder / ID).mkdir()
    (folder / ID / "source.md").write_text(DECREE, encoding="utf-8")
    card = CARD.format(
        id=ID,
        number="31/2033/NĐ-CP",
        title="Nghị định quy định về lễ hội đua ghe và chợ phiên",
        day="2033-02-03",
    )
    (folder / ID / "card.toml").write_text(card, encoding="utf-8")
    asked = Asked([*acts(folder), build_document(folder / ID)], tmp_path_factory.mktemp("home") / "home")
    yield asked
    asked.shelf.close()


def places(answer: Answer) -> list[str]:
    return [citation.quote.provision.partition("/")[2] for citation in answer.citations]


def test_a_paragraph_that_leads_in_points_is_said_with_them(ask: Asked) -> None:
    answer = ask("Ban tổ chức đáp ứng điều kiện nào thì được hoãn đua ghe?")
    assert answer.status is Status.ANSWERED
    assert {"d1.k1.a", "d1.k1.b"} <= set(places(answer))


def test_a_point_is_said_after_the_words_that_lead_it_in(ask: Asked) -> None:
    answer = ask("Chủ ghe vắng mặt mà không báo trước thì có được hoãn đua ghe không?")
    assert answer.status is Status.ANSWERED
    assert answer.sentences[0].text.endswith("không được hoãn đua ghe:")
    assert "d1.k2.a" in places(answer)


@pytest.mark.parametrize("typed", [str, fold])
@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Chủ ghe nộp chậm lệ phí bến thì phải nộp thêm bao nhiêu phần trăm?", "0,05%/ngày"),
        ("Quyết nghị của ban tổ chức cần tỷ lệ bao nhiêu trưởng ghe tán thành thì được thông qua?", "¾"),
    ],
)
def test_shares_are_found_however_they_are_printed(
    ask: Asked, question: str, said: str, typed: type[str]
) -> None:
    answer = ask(typed(question))
    assert answer.status is Status.ANSWERED
    assert said in answer.text
    assert "khoản 1 Điều 9" not in answer.text


@pytest.mark.parametrize("typed", [str, fold])
@pytest.mark.parametrize(
    "name",
    [
        "Nghị định 31/2033/NĐ-CP ngày 03/02/2033",
        "Nghị định 31/2033/NĐ-CP năm 2033",
        "Nghị định 31/2033/NĐ-CP của Chính phủ",
        "Nghị định 31/2033/NĐ-CP về lễ hội đua ghe và chợ phiên",
        "Nghị định 31/2033/NĐ-CP ngày 03 tháng 02 năm 2033 của Chính phủ",
    ],
)
def test_a_document_is_called_by_more_than_its_number(ask: Asked, name: str, typed: type[str]) -> None:
    in_force = ask(typed(f"{name} có hiệu lực từ khi nào?"))
    assert "01 tháng 4 năm 2033" in in_force.text
    article = ask(typed(f"Điều 3 {name} nói gì?"))
    assert {"d3.k1", "d3.k2", "d3.k3"} <= set(places(article))


def test_another_day_behind_the_name_is_no_part_of_it(ask: Asked) -> None:

    with ask.shelf.lend() as edition:
        names = ask.assistant._prepare(edition).names
    (own,) = names.documents_in("Nghị định 31/2033/NĐ-CP ngày 03/02/2033 nói gì")
    (other,) = names.documents_in("Nghị định 31/2033/NĐ-CP ngày 04/02/2033 nói gì")
    assert own.end - other.end == len(" ngày 03/02/2033")


def test_a_number_names_a_document_behind_a_misspelt_kind(ask: Asked) -> None:
    answer = ask("Nghị đinh 31/2033/NĐ-CP có hiệu lực từ ngày nào?")
    assert "01 tháng 4 năm 2033" in answer.text


def test_the_contents_of_an_article_are_said_whole(ask: Asked) -> None:
    answer = ask("Điều 3 Nghị định 31/2033: đơn của chủ ghe gồm những nội dung nào?")
    assert {"d3.k1", "d3.k2", "d3.k3"} <= set(places(answer))


@pytest.mark.parametrize("typed", [str, fold])
def test_a_letter_of_a_formula_is_what_the_lines_below_say(ask: Asked, typed: type[str]) -> None:
    answer = ask(typed("Vt trong công thức tính giải G = Vt x K là gì?"))
    assert answer.status is Status.ANSWERED
    assert "số vòng mà ghe về trước" in answer.text


@pytest.mark.parametrize("typed", [str, fold])
def test_a_row_of_a_plain_table_answers_by_its_cells(ask: Asked, typed: type[str]) -> None:
    answer = ask(typed("Xuồng máy phải theo quy chuẩn nào?"))
    assert answer.status is Status.ANSWERED
    assert [sentence.text for sentence in answer.sentences] == [
        "**Xuồng máy**. Quy chuẩn áp dụng: QCG 36:2022."
    ]


@pytest.mark.parametrize("typed", [str, fold])
def test_the_rows_of_a_list_are_counted_and_named(ask: Asked, typed: type[str]) -> None:
    answer = ask(typed("Danh mục phương tiện phải đăng ký có bao nhiêu phương tiện, kể tên giúp tôi?"))
    assert answer.status is Status.ANSWERED
    first, *named = [sentence.text for sentence in answer.sentences]
    assert "3" in first
    assert named == ["– Thuyền nan.", "– Xuồng máy.", "– Phà nhỏ."]


def test_whom_a_thing_befalls_is_no_doer(ask: Asked) -> None:
    answer = ask("Ai được miễn lệ phí bến?")
    assert answer.status is Status.ANSWERED
    assert places(answer) == ["d2.k4"]
