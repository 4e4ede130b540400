"""A clause that has the subject but not what is asked of it does not answer; it is offered as the nearest."""

from collections.abc import Iterator

import pytest

from assistant.answers.answer import Status
from assistant.answers.clauses.whether import asked_to_be_so
from assistant.answers.question.terms import says
from ingest.corpus import build_corpus
from tests.answers.conftest import Asked
from tests.answers.test_what_is_asked import cited
from tests.answers.test_whole_documents import ENTRY, digest

TOLD = (
    "Kế hoạch 41/KH-MO ngày 02/3/2031 phê duyệt Đề án vườn mơ.",
    "Kế hoạch 41/KH-MO có 7 nhóm việc với 43 việc.",
)
CLAUSES = (
    "Xã Mơ mở lớp dạy ghép cành mơ cho người trồng mơ ở chân núi.",
    "Hội chợ mơ đầu mùa họp ở phường Hoa Mơ khi mơ chín.",
    "Lễ rước cành mơ của xã diễn ra trước hội chợ.",
    "Vườn mơ trên núi có 12 người chăm sóc quanh năm.",
    "Vườn mơ ven sông có 30% nhân lực được học ghép cành.",
    "Sổ tay trồng mơ điện tử đăng ở địa chỉ https://sotaymo.gov.vn.",
    "Hồ sơ nhập giống mơ lạ phải được trả lời trong 15 ngày.",
    "Hồ sơ nhập phân bón mơ phải được trả lời đúng hạn.",
    "Chợ mơ chọn 05 doanh nghiệp thu mua mơ tươi để làm đầu mối.",
    "Nhà nước nghiên cứu hỗ trợ lãi suất vay vốn trồng mơ sớm.",
    "Tổ ghép cành được lập để giúp người trồng mơ muộn.",
    "Mỗi xã miền núi có một cơ sở đào tạo thợ hái.",
    "Người nhập giống mơ lần đầu nộp tờ khai ở trạm giống.",
    "Theo cách làm của xã Lê, phòng Nông vụ xếp lịch hái mơ non. Xã Mơ chưa thấy văn bản như vậy.",
)


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    corpus = tmp_path_factory.mktemp("corpus")
    known = 'known_on = 2031-05-01\nvalidity = "in_force"\nvalidity_note = "Chưa có văn bản thay."'
    (corpus / "catalogue.toml").write_text(ENTRY.format(n="41", more=known), encoding="utf-8")
    (corpus / "41-kh-mo").mkdir()
    text = digest(("Nhận diện", TOLD), ("Việc", CLAUSES))
    (corpus / "41-kh-mo" / "digest.md").write_text(text, encoding="utf-8")
    asked = Asked(build_corpus(corpus).holdings, tmp_path_factory.mktemp("home") / "home")
    yield asked
    asked.shelf.close()


@pytest.mark.parametrize(
    "question",
    [
        "Lớp dạy ghép cành mơ cho người trồng mơ có thu học phí không?",
        "lop day ghep canh mo cho nguoi trong mo co thu hoc phi ko",
        "Lớp dạy ghép cành mơ cho người trồng mơ được cấp chứng chỉ không ạ?",
        "Lễ rước cành mơ của xã diễn ra ở phường nào?",
        "le ruoc canh mo cua xa dien ra o phuong nao",
        "Vườn mơ ven sông có bao nhiêu người được học ghép cành?",
        "Hồ sơ nhập phân bón mơ phải được trả lời trong bao lâu?",
        "Lễ rước cành mơ của xã đăng ở trang web nào?",
        "Cho số điện thoại của lớp dạy ghép cành mơ?",
        "05 doanh nghiệp thu mua mơ tươi của chợ mơ là những công ty nào?",
        "05 doanh nghiep thu mua mo tuoi cua cho mo la nhung doanh nghiep nao",
        "lãi suất vay vốn trồng mơ sớm",
        "hạn lập tổ ghép cành giúp người trồng mơ muộn",
        "Thợ hái được giao việc gì?",
        "tho hai co trach nhiem gi",
        "Người nhập giống mơ lần đầu nộp tờ khai ở trạm giống thì bao lâu được cấp?",
    ],
)
def test_what_a_clause_leaves_out_it_neither_affirms_nor_denies(ask: Asked, question: str) -> None:
    assert ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("Xã Mơ có mở lớp dạy ghép cành mơ cho người trồng mơ không?", "tl.3"),
        ("Hội chợ mơ đầu mùa họp ở phường nào?", "tl.4"),
        ("Bao nhiêu người chăm sóc vườn mơ trên núi?", "tl.6"),
        ("Sổ tay trồng mơ điện tử đăng ở trang web nào?", "tl.8"),
        ("Hồ sơ nhập giống mơ lạ phải được trả lời trong bao lâu?", "tl.9"),
        ("Kế hoạch 41/KH-MO có bao nhiêu nhóm việc?", "tl.2"),
    ],
)
def test_the_clause_that_says_it_answers(ask: Asked, question: str, place: str) -> None:
    assert place in cited(ask(question))


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Lớp tập huấn có thu học phí không?", "có thu học phí"),
        ("lop tap huan co thu hoc phi ko a", "co thu hoc phi"),
        ("Trồng mơ sai phép bị phạt tối đa bao nhiêu?", "bị phạt"),
        ("Mơ chín khi nào, có ai hái không?", ""),
        ("Tôi không lấy bản cũ. Mơ chín khi nào?", ""),
        ("Mơ chín khi nào?", ""),
    ],
)
def test_what_is_asked_to_be_so_stands_before_the_word_that_asks(question: str, asked: str) -> None:
    assert asked_to_be_so(question).strip() == asked


def test_what_others_do_is_said_to_be_no_answer_for_the_place_asked_of(ask: Asked) -> None:
    answer = ask("Phòng nào xếp lịch hái mơ non?")
    assert answer.status is Status.PARTIAL
    assert "chưa có đủ thông tin" in answer.sentences[0].text


def test_a_phrase_is_heard_at_the_end_of_a_sentence_too() -> None:
    assert says("Quyết định ký năm 2031; số hiệu chưa rõ.", "questions.gaps_of_digests")
