"""Plain words stand under the clause, marked, with nothing of their own."""

from collections.abc import Callable

import pytest

from tests.answers.conftest import Asked
from tests.answers.drafting.conftest import Drafted
from tests.answers.drafting.fake_model import Says, sentences

Drafts = Callable[[Says], Drafted]
QUESTION = "Tôi muốn bán hàng qua mạng thì tỉnh giúp gì?"
PLAIN = "Doanh nghiệp nhỏ, hợp tác xã, hộ kinh doanh được hỗ trợ để tiếp cận và ứng dụng các giải pháp số."


def test_plain_words_stand_under_their_clause(drafted: Drafts, ask: Asked) -> None:
    ask_drafted = drafted(lambda _: sentences((PLAIN, "e1")))
    answer, before = ask_drafted(QUESTION), ask(QUESTION)
    assert ask_drafted.tasks == ["explain"]
    assert answer.written_by == "model"
    assert answer.sentences[0] == before.sentences[0]
    assert answer.sentences[1].text == f"Diễn giải: {PLAIN}"
    assert answer.sentences[1].citations == before.sentences[0].citations
    assert answer.sentences[2:] == before.sentences[1:]
    assert answer.citations == before.citations


@pytest.mark.parametrize(
    "own",
    [
        "Hộ kinh doanh được hỗ trợ 30 triệu đồng để tiếp cận các giải pháp số.",
        "Sở Công Thương hỗ trợ hộ kinh doanh tiếp cận các giải pháp số.",
        "Từ năm 2026, hộ kinh doanh được hỗ trợ tiếp cận các giải pháp số.",
        "Theo Nghị định 12/2026/NĐ-CP, hộ kinh doanh được hỗ trợ tiếp cận các giải pháp số.",
        "Hộ kinh doanh không được hỗ trợ tiếp cận các giải pháp số.",
        "Hộ kinh doanh “được hỗ trợ” tiếp cận các giải pháp số và được miễn thuế.",
    ],
)
def test_what_is_their_own_is_not_said(drafted: Drafts, ask: Asked, own: str) -> None:
    answer = drafted(lambda _: sentences((own, "e1")))(QUESTION)
    assert answer.text == ask(QUESTION).text
    assert answer.written_by == "documents"
