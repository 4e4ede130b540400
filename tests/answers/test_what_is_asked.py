"""A clause answers what is asked of it: what a thing is, a share, a name; and not where it only has the words."""

from collections.abc import Callable, Iterator

import pytest

from assistant.answers.answer import Answer, Status
from assistant.text.numbers import quantities
from ingest.corpus import build_corpus
from tests.answers.conftest import Asked
from tests.answers.test_whole_documents import ENTRY, digest

Ask = Callable[[str], Answer]
TOLD = (
    "Kế hoạch 41/KH-MO ngày 02/3/2031 phê duyệt Đề án vườn mơ.",
    "Kế hoạch 41/KH-MO do Xã Mơ ban hành.",
)
CLAUSES = (
    "Xã Mơ tổ chức lễ rước cành mơ đầu mùa vào mùa xuân.",
    "Ghép cành mơ là nối cành giống tốt vào gốc mơ rừng.",
    "Doanh thu xuất khẩu mơ sấy đến năm 2033 tăng tối thiểu 30%/năm.",
    "Đến năm 2033, mơ sấy chiếm 45% giá trị xuất khẩu của cả nước.",
    "Chiến lược mơ số (MOX) do Bộ Nông nghiệp chủ trì xây dựng, hoàn thành trong quý III/2032.",
    "Chiến lược vườn mơ do Bộ Tài chính chủ trì, hoàn thành trong quý I/2033.",
)


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    corpus = tmp_path_factory.mktemp("corpus")
    known = 'known_on = 2031-05-01\nvalidity = "in_force"\nvalidity_note = "Chưa có văn bản thay."'
    (corpus / "catalogue.toml").write_text(ENTRY.format(n="41", more=known), encoding="utf-8")
    (corpus / "41-kh-mo").mkdir()
    text = digest(("Nhận diện", (*TOLD, "Kế hoạch 41/KH-MO có hiệu lực từ ngày ký.")), ("Việc", CLAUSES))
    (corpus / "41-kh-mo" / "digest.md").write_text(text, encoding="utf-8")
    asked = Asked(build_corpus(corpus).holdings, tmp_path_factory.mktemp("home") / "home")
    yield asked
    asked.shelf.close()


def cited(answer: Answer) -> list[str]:
    return [citation.quote.provision.partition("/")[2] for citation in answer.citations]


@pytest.mark.parametrize("question", ["Lễ rước cành mơ là gì?", "le ruoc canh mo la gi", "gốc mơ rừng là gì"])
def test_a_clause_that_only_uses_a_word_does_not_say_what_it_is(ask: Ask, question: str) -> None:
    assert ask(question).status is Status.NOT_FOUND


def test_a_clause_that_says_what_a_thing_is_answers(ask: Ask) -> None:
    assert cited(ask("Ghép cành mơ là gì?")) == ["tl.5"]


@pytest.mark.parametrize("question", ["Kế hoạch 41/KH-MO là gì?", "41/KH-MO la gi v"])
def test_what_a_document_is_says_what_it_is_about_and_who_issued_it(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert "Xã Mơ" in answer.text
    assert set(cited(answer)) <= {"tl.1", "tl.2"}


def test_a_rate_of_growth_is_no_share(ask: Ask) -> None:
    assert "tl.6" not in cited(ask("Tỷ trọng xuất khẩu mơ sấy năm 2033 là bao nhiêu phần trăm?"))
    assert cited(ask("Doanh thu xuất khẩu mơ sấy đến năm 2033 tăng bao nhiêu phần trăm?")) == ["tl.6"]


def test_the_country_by_its_name_is_the_whole_country(ask: Ask) -> None:
    named, whole = (
        ask(f"{said} đặt mơ sấy chiếm bao nhiêu giá trị xuất khẩu năm 2033?")
        for said in ("Việt Nam", "Cả nước")
    )
    assert cited(named) == cited(whole) == ["tl.7"]


def test_a_thing_named_by_capitals_is_no_other_thing(ask: Ask) -> None:
    assert cited(ask("Chiến lược MOX ai chủ trì, khi nào hoàn thành?")) == ["tl.8"]
    assert "tl.9" not in cited(ask("Chiến lược QZX ai chủ trì?"))


def test_when_it_ends_is_not_said_of_what_still_counts(ask: Ask) -> None:
    assert ask("41/KH-MO hết hiệu lực khi nào?").status is Status.PARTIAL
    assert ask("41/KH-MO giờ còn áp dụng không?").status is Status.ANSWERED


def test_a_name_with_a_digit_counts_nothing() -> None:
    assert quantities("phủ sóng 4G, 5G cho 12 xã") == {"12"}
    assert quantities("đạt 50% vào 3 năm") == {"50", "3"}
