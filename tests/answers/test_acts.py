"""Questions about an act itself: what stands at an address, how many articles, what it rests on and does to others."""

from collections.abc import Iterator

import pytest

from assistant.answers.answer import Answer, Status
from tests.answers.conftest import Asked
from tests.answers.invented_acts import acts


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    asked = Asked(acts(tmp_path_factory.mktemp("acts")), tmp_path_factory.mktemp("home") / "home")
    yield asked
    asked.shelf.close()


def places(answer: Answer) -> list[str]:
    return [citation.quote.provision.partition("/")[2] for citation in answer.citations]


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        (
            "Điều 3 Nghị định 9/2031/NĐ-CP quy định gì?",
            ["d3", "d3.k1", "d3.k1.a", "d3.k1.b", "d3.k1.dd", "d3.k2"],
        ),
        ("dieu 1 nghi dinh 9/2031/nd-cp noi gi", ["d1", "d1~1"]),
        ("khoản 2 Điều 3 NĐ 9/2031", ["d3.k2"]),
        ("Điểm đ khoản 1 Điều 3 của Nghị định 9", ["d3.k1.dd"]),
        ("Điểm a, b khoản 1 Điều 3 Nghị định 9 ghi thế nào?", ["d3.k1.a", "d3.k1.b"]),
        (
            "Chương I Nghị định số 9/2031/NĐ-CP nói về vấn đề gì?",
            ["c1", "d1", "d1~1", "d2", "d2.k1", "d2.k2"],
        ),
        (
            "Điều 7a do Nghị định 20/2032/NĐ-CP thêm vào nói gì?",
            ["d1.k2.d7a", "d1.k2.d7a.k1", "d1.k2.d7a.k2"],
        ),
        ("Điều 3 Nghị định 9 quy định mấy áo phao dự phòng?", ["d3.k1.dd"]),
    ],
)
def test_what_stands_at_an_address_is_said_word_for_word(ask: Asked, question: str, cited: list[str]) -> None:
    answer = ask(question)
    assert (answer.status, places(answer)) == (Status.ANSWERED, cited)


def test_an_address_that_is_not_there_is_answered_by_no_other_place(ask: Asked) -> None:
    answer = ask("Điều 99 Nghị định 9/2031/NĐ-CP quy định gì?")
    assert (answer.status, answer.text) == (Status.NOT_FOUND, "Văn bản không có Điều 99.")


def test_an_address_in_several_documents_is_asked_back(ask: Asked) -> None:
    answer = ask("Điều 2 quy định gì?")
    assert answer.status is Status.CLARIFY
    assert "9/2031/NĐ-CP" in answer.text
    assert "20/2032/NĐ-CP" in answer.text


def test_within_one_document_nothing_is_asked_back(ask: Asked) -> None:
    assert places(ask("Điều 2 nghị định này quy định gì?", documents=("20-2032-nd-cp",))) == ["d2", "d2~1"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Nghị định 9/2031/NĐ-CP có bao nhiêu điều?", "Nghị định 9/2031/NĐ-CP có **5 điều**."),
        ("nghi dinh 9/2031/nd-cp co may dieu", "Nghị định 9/2031/NĐ-CP có **5 điều**."),
        ("Nghị định 9 gồm mấy chương?", "Nghị định 9/2031/NĐ-CP có **3 chương**."),
        ("Điều 3 Nghị định 9 có mấy khoản?", "Điều 3 có **2 khoản**."),
        ("Chương I của Nghị định 9 có bao nhiêu điều?", "Chương I có **2 điều**."),
        ("Nghị định 20/2032/NĐ-CP có bao nhiêu điều?", "Nghị định 20/2032/NĐ-CP có **2 điều**."),
    ],
)
def test_units_are_counted(ask: Asked, question: str, said: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert (answer.sentences[0].text, answer.sentences[0].kind) == (said, "derived")


def test_chapters_are_listed_with_their_titles(ask: Asked) -> None:
    lines = [sentence.text for sentence in ask("Nghị định 9 có những chương nào?").sentences[1:]]
    assert lines == [
        "– Chương I. NHỮNG QUY ĐỊNH CHUNG",
        "– Chương II. AN TOÀN",
        "– Chương III. ĐIỀU KHOẢN THI HÀNH",
    ]


def test_what_a_decree_is_about_is_told_by_its_chapters(ask: Asked) -> None:
    answer = ask("Nghị định 9/2031/NĐ-CP nói về cái gì?")
    assert answer.status is Status.ANSWERED
    assert set(places(answer)) == {"dau", "c1", "c2", "c3"}


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("Nghị định 9/2031/NĐ-CP căn cứ vào văn bản nào?", ["~1", "~2"]),
        ("Căn cứ ban hành Nghị định 9 là gì?", ["~1", "~2"]),
        ("Điều khoản chuyển tiếp của Nghị định 9 nói gì?", ["d4", "d4~1"]),
        ("Nghị định 9/2031/NĐ-CP bãi bỏ văn bản nào?", ["d5.k3"]),
        ("Nghị định 9/2031/NĐ-CP thay thế nghị định nào?", ["d5.k3"]),
        ("Nghị định 20/2032/NĐ-CP sửa đổi văn bản nào?", ["d1"]),
        ("Nghị định 20/2032/NĐ-CP sửa đổi những điều nào?", ["d1", "d1.k1", "d1.k2"]),
        ("Nghị định 9/2031/NĐ-CP có hiệu lực từ ngày nào?", ["d5.k1", "d5.k2"]),
        ("hiệu lực NĐ 9/2031", ["d5.k1", "d5.k2"]),
        ("Nghị định 20/2032/NĐ-CP có hiệu lực khi nào?", ["d2~1"]),
    ],
)
def test_what_it_says_of_its_own_course(ask: Asked, question: str, cited: list[str]) -> None:
    answer = ask(question)
    assert (answer.status, places(answer)) == (Status.ANSWERED, cited)


@pytest.mark.parametrize(
    "question",
    [
        "Nghị định 20/2032/NĐ-CP căn cứ vào đâu?",
        "Nghị định 20/2032/NĐ-CP thay thế văn bản nào?",
        "Nơi nhận của Nghị định 9 gồm những ai?",
        "Nghị định 9/2031/NĐ-CP sửa đổi những điều nào?",
    ],
)
def test_what_it_does_not_say_is_not_said(ask: Asked, question: str) -> None:
    answer = ask(question)
    assert (answer.status, answer.citations) == (Status.NOT_FOUND, ())


def test_whether_it_still_applies_is_said_as_far_as_the_library_knows(ask: Asked) -> None:
    answer = ask("Nghị định 9/2031/NĐ-CP còn hiệu lực không?")
    assert answer.status is Status.PARTIAL
    last = answer.sentences[-1]
    told = "Chưa văn bản nào trong kho thay thế, bãi bỏ hoặc sửa đổi Nghị định 9/2031/NĐ-CP."
    assert (last.text, last.kind) == (told, "derived")


def test_a_question_of_a_clause_is_none_of_the_whole(ask: Asked) -> None:
    answer = ask("Căn cứ nào để khách lên đò theo Nghị định 9?")
    assert places(answer) != ["~1", "~2"]
