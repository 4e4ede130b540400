"""Who does a thing, with whom and to whom; what an agency is given; whether a thing is ours."""

from collections.abc import Iterator

import pytest

from assistant.answers.answer import Answer, Status
from assistant.answers.question.asking_part import narrowed
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.understand import understand
from assistant.library.nouns import Duty
from assistant.text.normal import fold
from tests.answers.conftest import Asked


def places(answer: Answer) -> list[str]:
    return [citation.quote.provision.partition("/")[2] for citation in answer.citations]


def duties(asked: Asked) -> Iterator[Duty]:
    for holding in asked.holdings:
        yield from (duty for duty in holding.duties if duty.columns is None)


@pytest.fixture(params=["ask", "ask_invented"])
def any_programme(request: pytest.FixtureRequest) -> Asked:
    """Ask one programme, then the invented one of another province."""
    return request.getfixturevalue(request.param)  # type: ignore[no-any-return]


def test_every_agency_gets_every_clause_that_gives_it_work(any_programme: Asked) -> None:
    for agency in {duty.agency for duty in duties(any_programme)}:
        given = {duty.provision for duty in duties(any_programme) if duty.agency == agency}
        for question in (
            f"{agency} được giao những nhiệm vụ gì?",
            f"việc của {agency}",
            fold(f"{agency} làm gì"),
        ):
            answer = any_programme(question)
            assert given <= {citation.quote.provision for citation in answer.citations}, question


def test_who_is_never_another_agency(any_programme: Asked) -> None:
    answered = 0
    for duty in duties(any_programme):
        answer = any_programme(f"Ai {duty.verb} {duty.action}?")
        if answer.status is not Status.ANSWERED:
            continue
        answered += 1
        assert duty.agency.casefold() in answer.text.casefold(), duty
    assert answered > 0.8 * len(list(duties(any_programme)))


def test_a_role_gives_the_clauses_with_its_verb_alone(ask: Asked) -> None:
    answer = ask("UBND tỉnh chủ trì những việc gì?")
    assert answer.text.startswith("**Ủy ban nhân dân tỉnh**: chủ trì tổ chức sơ kết, tổng kết")
    assert places(answer) == ["V.5", "V.5-5"]


def test_a_role_that_an_agency_does_not_have_is_not_said_of_it(ask: Asked) -> None:
    assert ask("Hội đồng nhân dân tỉnh chủ trì những việc gì?").status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "said", "place"),
    [
        (
            "Văn phòng Tỉnh ủy phối hợp với cơ quan nào để kiểm tra tiến độ?",
            "**Văn phòng Ủy ban nhân dân tỉnh**",
            "V.4-1",
        ),
        ("UBKT Tỉnh ủy phối hợp với ai?", "**Cơ quan Thường trực Ban Chỉ đạo**", "V.4-4"),
        ("BCĐ tỉnh tham mưu cho ai?", "**Ban Thường vụ Tỉnh ủy**", "V.1-2"),
        ("Ủy ban Kiểm tra Tỉnh ủy báo cáo ai?", "**Thường trực Tỉnh ủy**", "V.4-4"),
    ],
)
def test_with_whom_and_to_whom(ask: Asked, question: str, said: str, place: str) -> None:
    answer = ask(question)
    assert said in answer.text
    assert place in places(answer)


def test_with_whom_in_another_programme(ask_invented: Asked) -> None:
    assert "**Bộ đội Biên phòng tỉnh**" in ask_invented("Sở Nông nghiệp và Môi trường phối hợp với ai?").text


def test_with_whom_and_to_whom_are_both_answered(any_programme: Asked) -> None:
    for duty in duties(any_programme):
        also = [one for one in duties(any_programme) if one.agency == duty.agency and one.verb == "báo cáo"]
        if not (duty.partners and also):
            continue
        answer = any_programme(f"{duty.agency} phối hợp với ai, báo cáo cho ai?")
        cited = {citation.quote.provision for citation in answer.citations}
        assert f"**{duty.partners[0]}**" in answer.text
        assert cited & {one.provision for one in also}, duty


def test_to_whom_of_a_name_that_several_bear_is_asked_back(ask: Asked) -> None:
    assert ask("BCĐ tham mưu cho ai?").status is Status.CLARIFY


@pytest.mark.parametrize(
    "question",
    [
        "Cơ quan nào giữ vai trò Thường trực Ban Chỉ đạo?",
        "thường trực BCĐ là ai",
        "Văn phòng Tỉnh ủy có phải là Thường trực Ban Chỉ đạo không?",
    ],
)
def test_an_office_is_held_by_whom_the_clause_gives_it(ask: Asked, question: str) -> None:
    assert ask(question).text.startswith("**Văn phòng Tỉnh ủy**: Thực hiện vai trò Thường trực Ban Chỉ đạo")


@pytest.mark.parametrize(
    "question",
    [
        "Cơ quan nào là thường trực Ban Chỉ đạo của Chính phủ?",
        "Cơ quan nào là thường trực Ban Chỉ đạo của Bộ Công an?",
        "thường trực ban chỉ đạo quốc gia là ai",
    ],
)
def test_an_office_of_another_body_names_nobody_here(lexicon: Lexicon, question: str) -> None:
    asked = understand(question, lexicon.names)
    assert "van-phong-tinh-uy" not in asked.agencies
    assert "Văn phòng Tỉnh ủy" not in asked.text


@pytest.mark.parametrize(
    ("question", "begins", "place"),
    [
        (
            "Sở Nội vụ có phải tham mưu bố trí cán bộ khoa học, kỹ thuật tham gia cấp ủy không?",
            "**Ban Tổ chức Tỉnh ủy**, không phải Sở Nội vụ: tham mưu bố trí",
            "V.4-2",
        ),
        (
            "Phản biện xã hội có phải nhiệm vụ của MTTQ không?",
            "**Mặt trận Tổ quốc, các đoàn thể**: ",
            "V.7-3",
        ),
    ],
)
def test_is_this_ours(ask: Asked, question: str, begins: str, place: str) -> None:
    answer = ask(question)
    assert answer.text.startswith(begins)
    assert place in places(answer)


def test_a_partner_in_one_duty_of_a_clause_is_told_that_another_is_not_its(ask: Asked) -> None:
    answer = ask("Hướng dẫn công tác tuyên truyền trên báo chí là việc của Văn phòng Tỉnh ủy phải không?")
    assert answer.text.startswith(
        "**Ban Tuyên giáo và Dân vận Tỉnh ủy**, không phải Văn phòng Tỉnh ủy: hướng dẫn"
    )


def test_everyday_words_name_the_work_too(ask: Asked) -> None:
    answer = ask("Ai soạn thảo chiến lược đột phá theo giai đoạn 10 năm?")
    assert answer.text.startswith("**Văn phòng Tỉnh ủy**: chủ trì")
    assert "“soạn thảo” theo lời văn bản là “xây dựng”" in (answer.understood or "")


def test_is_this_ours_in_another_programme(ask_invented: Asked) -> None:
    answer = ask_invented("Kiểm soát tàu cá có phải việc của Công an tỉnh không?")
    assert answer.text.startswith("**Sở Nông nghiệp và Môi trường**, không phải Công an tỉnh: Chủ trì")


def test_a_partner_is_not_told_that_a_thing_is_not_its(ask: Asked) -> None:
    answer = ask("Tuyên truyền Nghị quyết 57 có phải do Văn phòng Tỉnh ủy chủ trì không?")
    assert answer.text.startswith(
        "**Ban Tuyên giáo và Dân vận Tỉnh ủy**: Chủ trì, phối hợp với Cơ quan Thường trực"
    )


def test_work_given_to_nobody_gets_the_general_clause_and_the_document_to_ask(ask: Asked) -> None:
    answer = ask("Hồ sơ sức khỏe điện tử có phải việc của Sở Y tế không?")
    assert answer.status is Status.NOT_FOUND
    assert any("trách nhiệm chung" in one.quote.label for one in answer.nearest)
    assert "231/KH-UBND ngày 10/5/2025" in (answer.whom_to_ask or "")


@pytest.mark.parametrize(
    "question",
    [
        "Các sở, ban, ngành phải làm gì?",
        "Sở tôi không được nêu tên trong chương trình, vậy có phải làm gì không?",
        "UBND xã làm gì",
        "phòng VHXH xã em phải làm gì?",
        "Ủy ban nhân dân phường chúng tôi cần làm gì?",
    ],
)
def test_a_kind_of_bodies_gets_the_general_clause(ask: Asked, question: str) -> None:
    answer = ask(question)
    assert answer.text.startswith(
        "Trách nhiệm chung, theo phần giao **Ủy ban nhân dân tỉnh**: Chỉ đạo các sở"
    )


def test_a_department_that_is_not_named_is_given_nothing(ask: Asked) -> None:
    assert ask("Sở Tài chính làm gì?").status is Status.NOT_FOUND


def test_one_who_is_only_worked_with_gets_the_clause_that_says_so(ask: Asked) -> None:
    answer = ask("Văn phòng UBND tỉnh có việc gì trong chương trình này?")
    assert answer.text.startswith("**Văn phòng Tỉnh ủy**: phối hợp với Văn phòng Ủy ban nhân dân tỉnh")


@pytest.mark.parametrize(
    ("spoken", "text"),
    [
        ("Em mới về. Cho em hỏi UBND tỉnh làm gì ạ?", "Cho em hỏi Ủy ban nhân dân tỉnh làm gì ạ?"),
        ("Ban Nội chính làm gì?", "Ban Nội chính làm gì?"),
        ("Tôi ở TP. Hà Tĩnh, Sở Y tế làm gì", "Tôi ở thành phố. Hà Tĩnh, Sở Y tế làm gì"),
    ],
)
def test_the_part_that_asks(lexicon: Lexicon, spoken: str, text: str) -> None:
    asked = understand(spoken, lexicon.names)
    assert narrowed(asked, lexicon.names, ("duties",)).text == text


def test_an_agency_named_before_the_question_is_the_one_meant(lexicon: Lexicon) -> None:
    asked = understand("Tôi làm ở Ban Nội chính. Ban tôi được giao gì?", lexicon.names)
    assert narrowed(asked, lexicon.names, ("duties",)).agencies == ("ban-noi-chinh-tinh-uy",)
