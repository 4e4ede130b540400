"""Questions through the whole assistant: clauses, duties, and the honest gap."""

from datetime import date

import pytest

from assistant.answers.answer import Answer, Status
from tests.answers.conftest import Asked


def places(answer: Answer) -> list[str]:
    return [c.quote.provision.rpartition("/")[2] for c in answer.citations]


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("mục IV.2.5 nói gì?", "IV.2.5"),
        ("Kinh phí thực hiện chương trình lấy từ đâu?", "V.8-1"),
        ("kinh phi thuc hien chuong trinh", "V.8-1"),
        ("Chương trình có hiệu lực từ khi nào?", "V.9"),
        ("Ai hướng dẫn công tác tuyên truyền của các cấp ủy?", "V.4-3"),
        ("Cơ quan nào bố trí đủ nguồn lực?", "V.6"),
        ("Nâng cao năng lực nghiên cứu gồm những gì?", "IV.3.7"),
    ],
)
def test_clauses_are_answered_word_for_word(ask: Asked, question: str, place: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert places(answer)[0] == place


def test_a_clause_that_leads_in_comes_with_what_it_leads_to(ask: Asked) -> None:
    assert places(ask("Mục IV.3.7")) == ["IV.3.7", "IV.3.7-1", "IV.3.7-2"]


@pytest.mark.parametrize(
    ("question", "agency", "place"),
    [
        ("Ai là cơ quan thường trực của Ban Chỉ đạo?", "Văn phòng Tỉnh ủy", "V.4-1"),
        ("Ai chỉ đạo các sở, ban, ngành triển khai nhiệm vụ?", "Ủy ban nhân dân tỉnh", "V.5-3"),
        ("ai quyet dinh cac van de quan trong", "Ban Thường vụ Tỉnh ủy", "V.2-2"),
        ("Ai ban hành chính sách đột phá?", "Hội đồng nhân dân tỉnh", "V.6-1"),
        ("Ai xây dựng chương trình kiểm tra?", "Ban Chỉ đạo tỉnh", "V.1-3"),
    ],
)
def test_who_is_the_one_whose_verb_it_is(ask: Asked, question: str, agency: str, place: str) -> None:
    answer = ask(question)
    assert [s.text.split("**")[1] for s in answer.sentences] == [agency]
    assert places(answer)[-1] == place


def test_several_who_do_the_same_are_all_named(ask: Asked) -> None:
    answer = ask("Ai báo cáo Thường trực Tỉnh ủy?")
    assert [s.text.split("**")[1] for s in answer.sentences] == [
        "Ủy ban kiểm tra Tỉnh ủy",
        "Ủy ban nhân dân tỉnh",
    ]


def test_all_who_are_given_a_common_thing_are_named(ask: Asked) -> None:
    answer = ask("Ai đề xuất giải pháp?")
    named = {s.text.split("**")[1] for s in answer.sentences}
    assert {"Ban Chỉ đạo tỉnh", "Các cấp ủy đảng trực thuộc", "Ban Tổ chức Tỉnh ủy", "Ban Nội chính"} <= named


def test_an_agency_that_the_question_names_is_not_who(ask: Asked) -> None:
    assert "**Văn phòng Tỉnh ủy**" not in ask("Ai phối hợp với Văn phòng Tỉnh ủy?").text


def test_how_often_gives_the_reports_that_say_when(ask: Asked) -> None:
    answer = ask("UBND tỉnh phải báo cáo bao lâu một lần?")
    assert {s.text.split("**")[1] for s in answer.sentences} == {"Ủy ban nhân dân tỉnh"}
    assert "Định kỳ 3 tháng, 6 tháng, 1 năm hoặc đột xuất" in answer.text


@pytest.mark.parametrize(
    ("question", "said", "place"),
    [
        ("Chương trình ban hành ngày nào?", "ngày 10 tháng 4 năm 2025", "PL"),
        ("so hieu cua chuong trinh nay la gi", "42-CTr/TU", "PL"),
        ("Ai ký văn bản này?", "Nguyễn Duy Lâm", "cuoi~1"),
    ],
)
def test_a_document_speaks_of_itself(ask: Asked, question: str, said: str, place: str) -> None:
    answer = ask(question)
    assert f"**{said}**" in answer.text
    assert places(answer) == [place]


def test_another_programme_speaks_of_itself(ask_invented: Asked) -> None:
    assert "**Trần Văn Mẫu**" in ask_invented("Ai ký chương trình?").text
    # its number stands nowhere in its text, so nothing can be cited and nothing is claimed
    assert ask_invented("Số hiệu của chương trình là gì?").status is Status.NOT_FOUND


def test_recipients_are_given_as_one_list(ask: Asked) -> None:
    assert places(ask("Nơi nhận gồm những ai?")) == [f"cuoi-{n}" for n in range(1, 8)]


def test_who_names_the_agency_first(ask: Asked) -> None:
    answer = ask("Cơ quan nào bố trí đủ nguồn lực?")
    assert answer.text.startswith("**Hội đồng nhân dân tỉnh**: Bố trí đủ nguồn lực")


@pytest.mark.parametrize("question", ["UBND tỉnh được giao nhiệm vụ gì?", "uy ban nhan dan tinh lam gi"])
def test_an_agency_gets_all_its_clauses(ask: Asked, question: str) -> None:
    assert set(places(ask(question))) == {"V.5", *(f"V.5-{n}" for n in range(1, 6))}


def test_an_agency_of_another_programme(ask_invented: Asked) -> None:
    answer = ask_invented("Sở Nông nghiệp và Môi trường làm gì?")
    assert places(answer) == ["III.1", "III.1-1", "III.1-2"]


@pytest.mark.parametrize(
    "question",
    [
        "Sở Y tế làm gì?",
        "Hồ sơ sức khỏe điện tử có phải việc của Sở Y tế không?",
        "Ngân sách năm nay cho chuyển đổi số là bao nhiêu tỷ?",
        "mục IX.9.9",
        "Ai là chủ tịch nước Pháp?",
        "?",
        "%%%",
        "a" * 1900,
        "\u200b\u200b",
    ],
)
def test_what_is_not_there_is_not_said(ask: Asked, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.NOT_FOUND
    assert answer.text
    assert answer.sentences == ()
    assert answer.citations == ()


def test_a_row_that_is_not_there_is_told(ask: Asked) -> None:
    answer = ask("Chỉ tiêu 99 năm 2030?")
    assert (answer.status, answer.sentences[0].kind) == (Status.PARTIAL, "derived")
    assert answer.text.startswith("Bảng chỉ tiêu không có chỉ tiêu 99.")


def test_the_nearest_clauses_are_offered_beside_not_inside_the_answer(ask: Asked) -> None:
    answer = ask("Ngân sách năm nay cho chuyển đổi số là bao nhiêu tỷ?")
    assert "V.8-1" in [n.quote.provision.rpartition("/")[2] for n in answer.nearest]
    assert answer.whom_to_ask
    assert all(n.quote.text not in answer.text for n in answer.nearest)


@pytest.mark.parametrize("question", ["xin chào", "Chào bạn!", "XIN CHAO", "bạn là ai?"])
def test_a_greeting_says_that_it_is_a_machine(ask: Asked, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.GREETING
    assert "máy" in answer.text


def test_documents_and_day_bound_the_answer(ask: Asked) -> None:
    question = "Chỉ tiêu 50 năm 2030"
    assert ask(question, documents=("khong-co",)).status is Status.NOT_FOUND
    assert ask(question, as_of=date(2025, 4, 9)).status is Status.NOT_FOUND
    assert ask(question, as_of=date(2025, 4, 10)).status is Status.ANSWERED


@pytest.mark.parametrize("name", ["42-CTr/TU", "CTr 42", "chương trình 42", "ctr42", "42 ctr tu"])
def test_a_document_is_known_by_its_names(ask: Asked, name: str) -> None:
    answer = ask(f"Theo {name}, tỷ lệ giao dịch không dùng tiền mặt năm 2030 là bao nhiêu?")
    assert places(answer) == ["PL.50"]
    assert answer.citations[0].quote.text == "≥ 80%"


def test_every_quote_is_the_document_character_for_character(ask: Asked) -> None:
    clean = {h.document.id: h.clean for h in ask.holdings}
    for question in ("Chỉ tiêu 60", "Chỉ tiêu 51", "mục V.4", "UBND tỉnh làm gì?", "Chỉ tiêu 45 năm 2025"):
        for citation in ask(question).citations:
            for quote in (citation.quote, *citation.beside):
                assert quote.span.of(clean[quote.document]) == quote.text != ""


def test_a_quote_with_a_mended_slip_says_so(ask: Asked) -> None:
    answer = ask("Kinh phí thực hiện chương trình lấy từ đâu?")
    (fix,) = answer.citations[0].fixes
    assert "chuyên đổi số" in fix.received
    assert fix.corrected in answer.text


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("Sắp tới điện gió ngoài khơi được khảo sát khi nào?", Status.ANSWERED),
        ("sap toi dien gio ngoai khoi duoc khao sat khi nao", Status.ANSWERED),
        ("Sắp tới điện hydrogen ngoài khơi được khảo sát khi nào?", Status.NOT_FOUND),
    ],
)
def test_a_filler_that_no_document_prints_is_no_unknown_subject(
    ask_invented: Asked, question: str, status: Status
) -> None:
    assert ask_invented(question).status is status
