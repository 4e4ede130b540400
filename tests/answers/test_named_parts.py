"""A part that a question names by its usual name, or by the number of its group: complete and short."""

from collections.abc import Callable, Iterator

import pytest

from assistant.answers.answer import Answer, Status
from assistant.answers.documents.part_names import group_named, groups_in, parts_named
from ingest.corpus import build_corpus
from tests.answers.conftest import Asked
from tests.answers.test_whole_documents import ENTRY, digest

Ask = Callable[[str], Answer]
VIEWS = (
    "Quan điểm thứ nhất của Kế hoạch 31/KH-MO: cây mơ là cây chủ lực.",
    "Theo quan điểm thứ nhất của Kế hoạch 31/KH-MO, mơ được trồng ở mọi đồi.",
    "Quan điểm thứ hai của Kế hoạch 31/KH-MO: người trồng được lợi trước.",
    "Kế hoạch 31/KH-MO coi trọng đất đồi.",
    "Quan điểm thứ ba của Kế hoạch 31/KH-MO: giữ lấy nguồn nước.",
)
GROUPS = (
    "Kế hoạch 31/KH-MO có 2 nhóm nhiệm vụ, giải pháp: giống; nước tưới.",
    "Nhóm nhiệm vụ thứ nhất của Kế hoạch 31/KH-MO là chọn giống mơ.",
    "Nhóm nhiệm vụ thứ hai của Kế hoạch 31/KH-MO là đào mương dẫn nước tưới.",
)
PROGRAMME = """TỈNH ỦY HẢI SƠN
*

CHƯƠNG TRÌNH HÀNH ĐỘNG
phát triển nghề muối

I. MỤC ĐÍCH

1. Giữ nghề muối.

2. Thêm thu nhập cho diêm dân.

II. YÊU CẦU

1. Làm đúng thời vụ.

III. MỤC TIÊU

1. Mục tiêu chung

- Nâng chất lượng hạt muối, giữ đồng muối cũ và mở thêm bãi phơi ở nơi có nắng.

- Xây dựng kho chứa đủ cho ba vụ.

IV. NHIỆM VỤ VÀ GIẢI PHÁP

1. Đồng muối và bãi phơi

1.1. Sửa bờ bao, cống lấy nước

- Đắp lại bờ bao.

1.2. Lát lại bãi phơi

- Dùng gạch nung.

2. Kho chứa, đường ra đồng

2.1. Xây kho ba gian

- Ở gần bến.

V. TỔ CHỨC THỰC HIỆN

1. Sở Nông nghiệp và Môi trường chủ trì sửa bờ bao.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    corpus = tmp_path_factory.mktemp("corpus")
    entries = ENTRY.format(n="31", more="") + ENTRY.format(n="32", more="").replace(
        "Kế hoạch", "Chương trình"
    )
    (corpus / "catalogue.toml").write_text(entries, encoding="utf-8")
    for n in ("31", "32"):
        (corpus / f"{n}-kh-mo").mkdir()
    told = digest(
        ("Nhận diện", ("Kế hoạch 31/KH-MO của Xã Mơ.",)), ("Quan điểm chỉ đạo", VIEWS), ("Việc", GROUPS)
    )
    (corpus / "31-kh-mo" / "digest.md").write_text(told, encoding="utf-8")
    (corpus / "32-kh-mo" / "source.md").write_text(PROGRAMME, encoding="utf-8")
    (corpus / "32-kh-mo" / "card.toml").write_text('source = "bản gõ lại"\n', encoding="utf-8")
    asked = Asked(build_corpus(corpus).holdings, tmp_path_factory.mktemp("home") / "home")
    yield asked
    asked.shelf.close()


def cited(answer: Answer) -> list[str]:
    return [citation.quote.provision for citation in answer.citations]


@pytest.mark.parametrize(
    "question",
    [
        "Nêu 3 quan điểm chỉ đạo của Kế hoạch 31/KH-MO",
        "31/KH-MO có những quan điểm nào?",
        "quan diem cua 31/KH-MO",
    ],
)
def test_views_that_are_numbered_in_words_are_said_once_each(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert cited(answer) == [f"31-kh-mo/tl.{n}" for n in (2, 4, 6)]


@pytest.mark.parametrize(
    ("question", "place"), [("nhóm 2 của 31/KH-MO", 9), ("Nhóm nhiệm vụ thứ nhất của 31/KH-MO gồm gì?", 8)]
)
def test_a_group_of_a_digest_is_told_by_its_number(ask: Ask, question: str, place: int) -> None:
    assert cited(ask(question)) == [f"31-kh-mo/tl.{place}"]


def test_groups_of_a_digest_are_listed_by_the_statement_that_counts_them(ask: Ask) -> None:
    for question in ("Kể tên hai nhóm nhiệm vụ của 31/KH-MO", "các nhóm nhiệm vụ, giải pháp của 31/KH-MO"):
        assert cited(ask(question)) == ["31-kh-mo/tl.7"]


@pytest.mark.parametrize(
    "question",
    [
        "Liệt kê các việc thuộc nhóm 1",
        "nhóm I về đồng muối gồm những đầu việc nào",
        "nhóm nhiệm vụ về bãi phơi gồm gì",
    ],
)
def test_a_group_of_an_original_text_is_told_by_its_headings(ask: Ask, question: str) -> None:
    assert [place.partition("/")[2] for place in cited(ask(question))] == ["IV.1", "IV.1.1", "IV.1.2"]


def test_a_group_about_another_thing_is_not_taken_for_it(ask: Ask) -> None:
    assert "32-kh-mo/IV.1" not in cited(ask("nhóm 1 về kho chứa gồm những việc nào"))


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("nêu các nhiệm vụ, giải pháp chủ yếu", ["IV", "IV.1", "IV.2"]),
        ("32/KH-MO ban hành nhằm mục đích gì?", ["I", "I.1", "I.2"]),
        ("mục đích, yêu cầu của 32/KH-MO", ["I", "I.1", "I.2", "II", "II.1"]),
        ("mục tiêu tổng quát của 32/KH-MO", ["III.1", "III.1-1", "III.1-2"]),
        ("Mục tiêu chung về hạt muối là gì?", ["III.1-1"]),
    ],
)
def test_a_part_is_found_by_what_people_call_it(ask: Ask, question: str, places: list[str]) -> None:
    assert cited(ask(question)) == [f"32-kh-mo/{place}" for place in places]


@pytest.mark.parametrize(
    "question",
    ["Ai đề ra nhiệm vụ, giải pháp chủ yếu?", "yêu cầu của Kế hoạch 31/KH-MO", "quan điểm của 32/KH-MO"],
)
def test_no_part_answers_who_or_for_another_document(ask: Ask, question: str) -> None:
    headings = {"32-kh-mo/IV", "32-kh-mo/II", "31-kh-mo/tl.2"}
    assert not headings & set(cited(ask(question)))


def test_numbers_of_groups_are_read_in_each_way() -> None:
    for said in ("nhóm 4 về nhân lực", "nhóm IV", "nhóm nhiệm vụ, giải pháp thứ tư", "nhom nhiem vu so 4"):
        group = group_named(said)
        assert group is not None, said
        assert group.number == 4
    assert groups_in("Nhóm giải pháp 7 và 8: đại diện") == [7, 8]
    assert groups_in("Trong nhóm 3 nước dẫn đầu") == []
    assert [name.spellings[0] for name in parts_named("mục đích và yêu cầu")[0]] == ["mục đích", "yêu cầu"]
