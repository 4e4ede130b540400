"""What citizens are told: the clause that promises, that it sets no procedure or amount, and whom to ask."""

import pytest

from assistant.answers.answer import Citation, Derivation, Sentence, Status
from assistant.answers.clauses.citizens import promised_together
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.evidence import SETS_NONE, proven, sets_none
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.understand import understand
from tests.answers.conftest import Asked

PROGRAMME = "42-ctr-tu-ha-tinh-2025"
NOT_SET = "không quy định thủ tục hay mức hỗ trợ cụ thể."


@pytest.mark.parametrize(
    "question",
    [
        "Mở quán bán hàng online có được giúp gì không?",
        "mo quan ban hang online co duoc giup gi khong",
        "Bầy tui mở quán bán hàng qua mạng thì được giúp chi rứa?",
    ],
)
def test_who_asks_for_help_gets_the_promise_and_that_nothing_more_is_set(ask: Asked, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.sentences[0].text.startswith("Hỗ trợ doanh nghiệp")
    assert answer.citations[0].quote.provision == f"{PROGRAMME}/IV.6-1"
    assert answer.sentences[-1].text.endswith(NOT_SET)
    assert answer.understood is not None
    assert "theo lời văn bản là “" in answer.understood


@pytest.mark.parametrize(
    ("question", "place", "said"),
    [
        ("Doanh nghiệp khởi nghiệp công nghệ cao được hỗ trợ những gì?", "IV.3.6-1", "IV.3.6"),
        ("Doanh nghiệp khởi nghiệp công nghệ cao", "IV.3.6-1", "IV.3.6-1"),
        ("Hộ kinh doanh được hỗ trợ gì?", "IV.6-1", "IV.6-1"),
        ("Hoạt động trong doanh nghiệp được hỗ trợ gì?", "IV.6-1", "IV.6-1"),
    ],
)
def test_all_that_is_promised_together_is_said_unless_it_is_a_chapter(
    lexicon: Lexicon, question: str, place: str, said: str
) -> None:
    asked = understand(question, lexicon.names)
    whole = promised_together(asked, lexicon.provision(f"{PROGRAMME}/{place}"), lexicon)
    assert whole.id == f"{PROGRAMME}/{said}"


def test_a_question_in_the_documents_words_gets_the_clause_alone(ask: Asked) -> None:
    answer = ask("Chương trình có hiệu lực từ khi nào?")
    assert answer.status is Status.ANSWERED
    assert answer.understood is None
    assert answer.whom_to_ask is None
    assert NOT_SET not in answer.text


def test_a_term_that_the_person_did_not_use_is_explained_as_ours(ask: Asked) -> None:
    answer = ask("Mở quán bán hàng online có được giúp gì không?")
    ours = [one for one in answer.sentences if "(Giải thích của nhóm soạn" in one.text]
    assert [one.derivation.operation for one in ours if one.derivation] == ["explains"]


@pytest.mark.parametrize(
    "question", ["Nuôi cá ở ao nhà có được giúp gì không?", "Xây lăng mộ có được hỗ trợ gì không?"]
)
def test_no_help_is_made_up(ask: Asked, question: str) -> None:
    assert ask(question).status is Status.NOT_FOUND


@pytest.fixture
def citation(lexicon: Lexicon) -> Citation:
    citer = Citer(lexicon)
    citer.cite(citer.quote(lexicon.provision(f"{PROGRAMME}/IV.6-1")))
    return citer.citations[0]


@pytest.mark.parametrize(
    ("scope", "passes"), [(f"{PROGRAMME}/IV.6-1", True), (f"{PROGRAMME}/IV.6-2", False), ("no-such", False)]
)
def test_that_nothing_is_set_is_looked_up_where_it_is_cited(
    lexicon: Lexicon, citation: Citation, scope: str, passes: bool
) -> None:
    sentence = Sentence(f"Điều khoản này {NOT_SET}", (1,), Derivation(SETS_NONE, (scope,)))
    assert bool(proven([sentence], [citation], lexicon)) is passes


def test_a_share_is_an_amount(lexicon: Lexicon) -> None:
    assert sets_none(f"{PROGRAMME}/IV.6-1", lexicon)
    assert not sets_none(f"{PROGRAMME}/PL.50", lexicon)
