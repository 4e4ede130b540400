"""What a word means: our own explanation, said to be ours, beside the places that use the word."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from assistant.answers.answer import Status
from assistant.answers.clauses.explanations import tell_apart
from assistant.library.addresses import resolve_document
from assistant.library.reference import Explanation
from assistant.text.normal import fold
from tests.answers.conftest import Asked

OURS = "(Giải thích của nhóm soạn, không phải lời văn bản.)"


@pytest.fixture(scope="module")
def glossary(ask: Asked) -> tuple[Explanation, ...]:
    """The terms that a document in the library uses."""
    with ask.shelf.lend() as edition:
        return tuple(one for one in edition.library.reference().glossary if one.places)


@pytest.mark.parametrize("typed", [str, fold, str.upper])
@pytest.mark.parametrize("question", ["{term} là gì?", "{term} nghĩa là gì?"])
def test_every_term_is_explained(
    ask: Asked, glossary: tuple[Explanation, ...], question: str, typed: Callable[[str], str]
) -> None:
    assert len(glossary) >= 150
    wrong = []
    for one in glossary:
        answer = ask(typed(question.format(term=one.term)))
        cited = {citation.quote.provision for citation in answer.citations}
        told = one.plain in answer.text and OURS in answer.text
        with ask.shelf.lend() as edition:
            itself = resolve_document(edition.library, one.term)
        cited -= {place for place in cited if place.partition("/")[0] in itself}  # a term may name a document
        if (
            answer.status is not Status.ANSWERED
            or not told
            or not (cited or itself)
            or not cited <= set(one.places)
        ):
            wrong.append((one.term, answer.status, answer.text))
    assert not wrong


def test_every_alias_leads_to_the_term(ask: Asked, glossary: tuple[Explanation, ...]) -> None:
    asked = [(one, alias) for one in glossary for alias in one.aliases]
    assert not [alias for one, alias in asked if one.plain not in ask(f"{alias} là gì?").text]


def test_the_explanation_is_neither_a_quotation_nor_said_to_be_of_a_document(
    ask: Asked, glossary: tuple[Explanation, ...]
) -> None:
    numbers = {holding.document.number for holding in ask.holdings}
    wrong = []
    for one in glossary:
        answer = ask(f"{one.term} là gì?")
        before, found, _ = answer.text.partition(one.plain)
        assert f"“{one.plain}”" not in answer.text
        assert one.plain not in {citation.quote.text for citation in answer.citations}
        if found and any(number in before for number in numbers):
            wrong.append(answer.text)
    assert not wrong


def test_terms_that_our_words_tell_apart_are_explained_beside_each_other(
    ask: Asked, glossary: tuple[Explanation, ...]
) -> None:
    told = [ask(f"{one} khác {other} chỗ nào?").text for one, other in (("GRDP", "GDP"), ("GDP", "GRDP"))]
    plain = {one.term: one.plain for one in glossary}
    assert all(sum(words in text for words in plain.values()) == 2 for text in told)


def test_a_term_that_no_document_uses_is_not_explained(ask: Asked) -> None:
    with ask.shelf.lend() as edition:
        unused = [one for one in edition.library.reference().glossary if not one.places]
    assert unused
    assert not [one.term for one in unused if one.plain in ask(f"{one.term} là gì?").text]


@pytest.mark.parametrize(
    "question",
    [
        "{term} năm 2030 là bao nhiêu?",
        "Ai phụ trách {term}?",
        "{term} và {other} khác nhau thế nào?",
        "{term} trong Chương trình 42 có từ khi nào?",
    ],
)
def test_what_asks_for_more_than_the_meaning_is_not_explained(
    ask: Asked, glossary: tuple[Explanation, ...], question: str
) -> None:
    wrong = [
        one.term
        for one, other in pairwise(glossary)
        if not ("{other}" in question and tell_apart(one, other))
        and OURS in ask(question.format(term=one.term, other=other.term)).text
    ]
    assert not wrong


@pytest.mark.parametrize("question", ["{term}?", "{term} ?"])
def test_a_term_with_nothing_but_a_question_mark_is_explained(
    ask: Asked, glossary: tuple[Explanation, ...], question: str
) -> None:
    """Under the clause that speaks of it, where one is sure to; what ends in "thế" ends as questions do."""
    unexplained = {one.term for one in glossary if one.plain not in ask(question.format(term=one.term)).text}
    assert unexplained <= {one.term for one in glossary if one.term.endswith(" thế")}


@pytest.mark.parametrize(
    "question",
    [
        "Một vạn dân là bao nhiêu người?",
        "mot van dan la bao nhieu nguoi",
        "Vạn dân tức là bao nhiêu người?",
        "Tôi đọc báo cáo mà không hiểu. Vạn dân là gì vậy ạ?",
    ],
)
def test_however_the_meaning_is_asked_for(ask: Asked, question: str) -> None:
    assert "Mười nghìn người dân" in ask(question).text


def test_a_figure_of_a_term_is_no_meaning(ask: Asked, glossary: tuple[Explanation, ...]) -> None:
    assert not [one.term for one in glossary if OURS in ask(f"{one.term} là bao nhiêu?").text]
