"""Who does a thing by the sentence of a clause, and never one whom the sentence only mentions."""

from dataclasses import replace

import pytest

from assistant.answers.answer import Status
from assistant.answers.clauses.doers import act_asked, doers, doers_in
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.understand import understand
from tests.answers.conftest import Asked


def names(text: str, verb: str) -> list[str | None]:
    act = act_asked(f"Ai {verb}?")
    assert act is not None
    return [at and at.of(text) for _, at in doers_in(text, act)]


@pytest.mark.parametrize(
    ("question", "verb"),
    [
        ("Ai cấp thẻ bến trưởng?", "cấp"),
        ("Thẻ bến trưởng do cơ quan nào cấp?", "cấp"),
        ("Cơ quan nào có thẩm quyền quyết định đóng bến?", "quyết định"),
        ("Ai là người lựa chọn chủ đò?", "lựa chọn"),
        ("Thẩm định hồ sơ: ai, trong mấy ngày?", "thẩm định"),
        ("Bên nào phải tự công bố giá đò?", "công bố"),
    ],
)
def test_the_verb_asked_for(question: str, verb: str) -> None:
    act = act_asked(question)
    assert act is not None
    assert act.verbs == (verb,)


def test_a_verb_typed_without_accents_is_one_of_those_that_are_written_so() -> None:
    act = act_asked("ai quyet dinh dong ben")
    assert act is not None
    assert act.verbs == ("quyết định",)


def test_who_receives_is_not_asked_for_as_one_who_does() -> None:
    assert act_asked("Chủ đò báo cáo cho ai?") is None


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        ("2. Sở Đò ngang cấp thẻ bến trưởng.", "cấp thẻ", "Sở Đò ngang"),
        ("3. Thẻ bến trưởng do Bộ Đường sông cấp.", "cấp thẻ", "Bộ Đường sông"),
        ("“5. Bảo hiểm xã hội Hải Sơn ban hành mẫu thẻ sau khi hỏi Bộ Y.”", "ban hành", "Bảo hiểm xã hội Hải Sơn"),
        ("1. Kiểm toán nhà nước, định kỳ ba năm, thực hiện kiểm toán quỹ.", "kiểm toán", "Kiểm toán nhà nước"),
        ("Hội đồng quản lý quyết định giá đò.", "quyết định", "Hội đồng quản lý"),
        (
            "Trường hợp khuyết bến trưởng, Phó Chủ tịch (nếu có) hoặc Thư ký Hội đồng quản lý báo cáo cấp trên.",
            "báo cáo",
            "Phó Chủ tịch (nếu có) hoặc Thư ký Hội đồng quản lý",
        ),
        (
            "Bộ Đường sông, Bộ Cảng biển trong phạm vi nhiệm vụ của mình hướng dẫn thi hành.",
            "hướng dẫn",
            "Bộ Đường sông, Bộ Cảng biển",
        ),
        (
            "Bến trưởng do người đứng đầu cơ quan có thẩm quyền phê duyệt Đề án quyết định bổ nhiệm.",
            "bổ nhiệm",
            "người đứng đầu cơ quan có thẩm quyền phê duyệt Đề án",
        ),
        ("Thủ trưởng cơ quan có trách nhiệm xem xét, quyết định lựa chọn bến.", "lựa chọn", "Thủ trưởng cơ quan"),
        (
            "Mức thưởng do Tổng giám đốc Quỹ tiền gửi Hải Sơn quyết định theo quy chế.",
            "quyết định",
            "Tổng giám đốc Quỹ tiền gửi Hải Sơn",
        ),
    ],
)  # fmt: skip
def test_who_does_it(text: str, verb: str, who: str) -> None:
    assert names(text, verb) == [who]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Chủ đò gửi hồ sơ đến Sở Đò ngang để thẩm định.", "thẩm định"),
        ("Hồ sơ do Sở Đò ngang thẩm định được lưu tại bến.", "lưu trữ"),
        ("Sở Đò ngang không cấp thẻ.", "cấp thẻ"),
        ("Chủ đò được cấp thẻ.", "cấp thẻ"),
        ("Trường hợp Sở Đò ngang quyết định đóng bến thì khách được hoàn tiền.", "quyết định"),
        ("Tổ chức thẩm định hồ sơ trong 5 ngày.", "thẩm định"),
        ("Hội đồng quản lý báo cáo cấp trên bổ nhiệm bến trưởng.", "bổ nhiệm"),
        ("Theo quyết định của Bộ Đường sông, giá đò không đổi.", "quyết định"),
        ("Bộ luật này quy định về đò ngang.", "quy định"),
    ],
)
def test_nobody_is_said_to_do_it(text: str, verb: str) -> None:
    assert names(text, verb) == []


def test_where_a_name_begins_in_a_list_after_a_condition_is_not_guessed() -> None:
    text = "Trường hợp khẩn cấp theo ý kiến của Tỉnh ủy, Bộ Đường sông, Bộ Cảng biển quyết định đóng bến."
    assert names(text, "quyết định") == [None]


def test_each_of_two_who_do_it_is_named() -> None:
    text = (
        "Đối với bến của tỉnh do cơ quan tài chính xác định; đối với bến của bộ do cơ quan của bộ xác định."
    )
    assert names(text, "xác định") == ["cơ quan tài chính", "cơ quan của bộ"]


def test_what_is_set_off_are_characters_of_the_clause(lexicon: Lexicon) -> None:
    found = 0
    for document in lexicon.documents:
        for place in lexicon.library.provisions(document):
            for verb in ("chủ trì", "ban hành", "quyết định"):
                asked = replace(understand(f"Ai {verb}?", lexicon.names), wants=frozenset({"whose"}))
                for at in doers(asked, place):
                    if at is not None:
                        found += 1
                        assert at.of(place.text).strip() == at.of(place.text) != ""
                        assert verb not in at.of(place.text).lower()
    assert found > 100


def test_an_answer_sets_off_who_does_it(ask: Asked) -> None:
    answer = ask("Bộ nào chủ trì truyền thông quốc tế về công nghệ số trong Phụ lục Quyết định 982?")
    assert answer.status is Status.ANSWERED
    assert "**Bộ Văn hóa, Thể thao và Du lịch** chủ trì" in answer.text
