"""Bodies called by what tells them apart, with an accent amiss or by their name alone; those who are no agency."""

import pytest

from assistant.answers.answer import Status
from assistant.answers.question.called_in_short import CalledInShort, subject_of_work
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.names import Called
from assistant.text.normal import fold
from tests.answers.conftest import Asked
from tests.answers.test_who_does_what import places

TEXT = (
    "Ban Hải đảo Tỉnh ủy chủ trì.\n- Ban Tổ chức: tổ chức hội nghị; các tổ chức khác. Ủy ban.\nBan Hải đảo."
)
NAMES = (("Ban Hải đảo Tỉnh ủy", "islands"), ("Ban Tổ chức", "staff"), ("Ban Kho bãi", "stores"))


@pytest.fixture
def called() -> CalledInShort:
    return CalledInShort(NAMES, {"islands", "staff"}, [TEXT])


@pytest.mark.parametrize(
    "question",
    ["Hải đảo làm gì", "hai dao tham gia the nao", "Bên Hải đảo thì được giao gì?", "vai trò của hải đảo"],
)
def test_what_documents_print_in_one_name_alone_calls_the_body(called: CalledInShort, question: str) -> None:
    found = called.whose_work(question)
    assert found is not None
    assert found[1] == "islands"


@pytest.mark.parametrize(
    "question",
    [
        "Tổ chức làm gì",  # a common word
        "Kho bãi làm gì",  # given nothing
        "Hải đạo làm gì",  # other accents
        "Ngư dân Hải đảo làm gì",  # somebody else
        "Hải đảo có bao nhiêu người",  # nobody's work
    ],
)
def test_other_words_call_nobody(called: CalledInShort, question: str) -> None:
    assert called.whose_work(question) is None


def test_short_calls_give_what_the_whole_name_does(ask: Asked) -> None:
    with ask.shelf.lend() as edition:
        names = Lexicon(edition).names
    called = [
        (short, id_)
        for short in ("Nội chính", "Thường vụ", "Tuyên giáo")
        if (id_ := (names.called_in_short.whose_work(f"{short} làm gì") or ("", ""))[1])
    ]
    assert called
    for short, id_ in called:
        whole = set(places(ask(f"{names.agency(id_)} làm gì?")))
        for question in (f"{short} làm gì?", fold(f"{short} tham gia the nao")):
            assert set(places(ask(question))) == whole, question


def test_one_accent_amiss_in_a_long_name_alone() -> None:
    called = Called([("Tổ Bảo vệ bờ biển", "coast"), ("Sở Y tế", "health")], slips=True)
    assert [m.id for m in called.found_in("tổ bảo vê bờ biển làm gì")] == ["coast"]
    assert not called.found_in("tổ bảo vê bờ biện làm gì")
    assert not called.found_in("số y tế làm gì")
    assert not Called([("Tổ Bảo vệ bờ biển", "coast")]).found_in("tổ bảo vê bờ biển làm gì")


def test_a_short_form_of_a_part_of_a_name_adds_no_work(ask: Asked) -> None:
    assert places(ask("MTTQ và các đoàn thể có trách nhiệm gì?")) == places(
        ask("Mặt trận Tổ quốc và các đoàn thể có trách nhiệm gì?")
    )


def test_the_name_of_an_agency_alone_asks_for_its_work(ask_invented: Asked) -> None:
    assert places(ask_invented("Sở Nông nghiệp và Môi trường?")) == places(
        ask_invented("Sở Nông nghiệp và Môi trường làm gì?")
    )


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("Báo chí tham gia gì?", "báo chí"),
        ("doanh nghiep so duoc huy dong vao nhung viec nao", "doanh nghiep so"),
        ("Trong tuyên truyền, chuyên gia được mời làm gì", "chuyên gia"),
        ("Cảng cá có mấy cái?", ""),
    ],
)
def test_whose_work_is_asked_for(question: str, subject: str) -> None:
    assert subject_of_work(question) == subject


@pytest.mark.parametrize("question", ["Hội viên được vận động làm gì?", "hoi vien lam gi"])
def test_those_who_are_called_on(ask_invented: Asked, question: str) -> None:
    answer = ask_invented(question)
    assert answer.status is Status.ANSWERED
    assert "Vận động hội viên tham gia bảo hiểm tàu cá" in answer.text


@pytest.mark.parametrize("question", ["Ngư dân làm gì?", "Tàu cá được giao việc gì?"])
def test_who_is_only_spoken_of_is_called_on_by_nothing(ask_invented: Asked, question: str) -> None:
    assert ask_invented(question).status is not Status.ANSWERED


@pytest.mark.parametrize("body", ["Công an", "Bộ đội", "Thanh tra", "Sở Tài chính"])
def test_what_is_given_to_nobody_is_not_given_to_the_body_behind_a_colon(ask: Asked, body: str) -> None:
    for thing in ("sao lưu dữ liệu", "an ninh mạng", "sàn thương mại điện tử"):
        assert ask(f"{thing}: {body}?").status is not Status.ANSWERED, (thing, body)


@pytest.mark.parametrize(
    "question",
    [
        "Các cơ quan khác gồm những nơi nào, mỗi nơi làm gì?",
        "liet ke cac co quan duoc giao trach nhiem trong chuong trinh",
    ],
)
def test_only_a_group_with_several_bodies_is_told_one_by_one(ask_invented: Asked, question: str) -> None:
    answer = ask_invented(question)
    named = {duty.agency for holding in ask_invented.holdings for duty in holding.duties if not duty.columns}
    whole = all(name in answer.text for name in named)
    assert whole == question.startswith("liet ke"), answer.text


def test_each_body_of_the_group_that_a_heading_names(ask: Asked) -> None:
    for question in (
        "Những cơ quan tham mưu giúp việc nào của Tỉnh ủy được phân công và mỗi nơi làm gì?",
        "cac co quan chuyen trach tham muu giup viec cua tinh uy, tung co quan lam gi",
    ):
        answer = ask(question)
        assert {f"V.4-{n}" for n in range(1, 6)} <= set(places(answer)), question
        assert {place[:3] for place in places(answer)} == {"V.4"}


def test_a_document_in_the_name_of_a_body_is_not_asked(ask: Asked) -> None:
    answer = ask("Ai điều hành Ban Chỉ đạo về chuyển đổi số và Đề án 06 của UBND tỉnh?")
    assert answer.text.startswith("**Ủy ban nhân dân tỉnh**")
    assert places(answer) == ["V.5", "V.5-1"]


def test_a_clause_under_the_heading_of_a_body_is_led_by_its_name(ask: Asked) -> None:
    answer = ask("lãnh đạo chính quyền cùng cấp")
    assert answer.text.startswith("**các cấp ủy đảng trực thuộc**: Lãnh đạo, chỉ đạo chính quyền cùng cấp")
    assert places(answer) == ["V.3-2", "V.3"]
