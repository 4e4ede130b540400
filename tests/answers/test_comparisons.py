"""The province beside the country: both sides of every reviewed pair, and never one taken for the other."""

import pytest

from assistant.answers.answer import Status
from assistant.library.nouns import Target
from assistant.library.reference import Comparison
from assistant.text.normal import fold
from tests.answers.conftest import Asked

QUESTIONS = (
    "{subject} của tỉnh so với cả nước năm {year}",
    "So sánh {subject} năm {year} của tỉnh và cả nước",
)


@pytest.fixture(scope="module")
def pairs(ask: Asked) -> tuple[Comparison, ...]:
    with ask.shelf.lend() as edition:
        return edition.library.reference().comparisons


@pytest.fixture(scope="module")
def targets(ask: Asked) -> dict[str, Target]:
    return {target.provision: target for holding in ask.holdings for target in holding.targets}


def test_there_are_pairs_of_both_kinds(pairs: tuple[Comparison, ...]) -> None:
    assert {pair.same_definition for pair in pairs} == {True, False}


@pytest.mark.parametrize("typed", [str, fold])
@pytest.mark.parametrize("question", QUESTIONS)
def test_every_pair_is_answered_with_both_sides(
    ask: Asked, pairs: tuple[Comparison, ...], targets: dict[str, Target], question: str, typed: type[str]
) -> None:
    wrong = []
    for pair in pairs:
        answer = ask(typed(question.format(subject=pair.subject, year=pair.year)))
        cell = next(m for m in targets[pair.provincial].milestones if m.year == pair.year)
        said = "Hai bên cùng một cách tính" if pair.same_definition else "Hai bên không cùng cách tính"
        holds = all(text in answer.text for text in (pair.national_value, cell.text, said, pair.why))
        cited = {citation.quote.provision for citation in answer.citations}
        if answer.status is not Status.ANSWERED or not holds or not {pair.national, pair.provincial} <= cited:
            wrong.append((pair.subject, pair.year, answer.status, answer.text))
    assert not wrong


def test_without_a_year_every_year_of_the_pair_is_given(ask: Asked, pairs: tuple[Comparison, ...]) -> None:
    subjects = [pair.subject for pair in pairs]
    (twice,) = {subject for subject in subjects if subjects.count(subject) > 1}
    answer = ask(f"So sánh {twice} của tỉnh với cả nước")
    of_it = [pair for pair in pairs if pair.subject == twice]
    assert all(pair.national_value in answer.text and str(pair.year) in answer.text for pair in of_it)


@pytest.mark.parametrize("typed", [str, fold])
@pytest.mark.parametrize(
    "question", ["chỉ tiêu {number} so với cả nước", "Chỉ tiêu {number} của tỉnh so với cả nước thế nào?"]
)
def test_a_row_named_by_number_is_the_one_compared(
    ask: Asked, pairs: tuple[Comparison, ...], targets: dict[str, Target], question: str, typed: type[str]
) -> None:
    for id_ in {pair.provincial for pair in pairs}:
        of_it = {pair.national for pair in pairs if pair.provincial == id_}
        answer = ask(typed(question.format(number=targets[id_].number)))
        cited = {citation.quote.provision for citation in answer.citations}
        assert answer.status is Status.ANSWERED, targets[id_].number
        assert cited == {id_, *of_it}, targets[id_].number


def test_of_two_rows_by_number_the_one_without_a_pair_is_said_to_have_none(
    ask: Asked, pairs: tuple[Comparison, ...], targets: dict[str, Target]
) -> None:
    paired = {pair.provincial for pair in pairs}
    one = next(targets[id_] for id_ in sorted(paired))
    other = next(row for id_, row in targets.items() if id_ not in paired and row.number.isdigit())
    answer = ask(f"chỉ tiêu {one.number} và {other.number} so với cả nước")
    assert answer.status is Status.PARTIAL
    assert f"Chưa có cặp nào được rà soát để so sánh chỉ tiêu {other.number} " in answer.text


def test_a_row_of_no_pair_says_that_it_has_none(
    ask: Asked, pairs: tuple[Comparison, ...], targets: dict[str, Target]
) -> None:
    paired = {pair.provincial for pair in pairs}
    answers = [
        (target, ask(f"So sánh chỉ tiêu {target.number} với cả nước năm 2030"))
        for target in targets.values()
        if target.provision not in paired and target.number
    ]
    told = [(target, answer) for target, answer in answers if answer.citations]
    assert told
    for target, answer in told:
        assert answer.status is not Status.ANSWERED, target.number
        assert "Cả nước:" not in answer.text, target.number
        assert "Chưa có cặp" in answer.text or answer.status is Status.CLARIFY, target.number


NATIONAL = (
    "{name} của cả nước năm {year} là bao nhiêu?",
    "{name} toàn quốc năm {year} là bao nhiêu?",
    "{name} của nước ta năm {year}?",
    "Mục tiêu quốc gia về {name} năm {year} là bao nhiêu?",
    "{name} của Việt Nam năm {year} là bao nhiêu?",
)


@pytest.mark.parametrize("typed", [str, fold])
@pytest.mark.parametrize("question", NATIONAL)
def test_the_country_is_never_given_the_value_of_the_province(
    ask: Asked, targets: dict[str, Target], question: str, typed: type[str]
) -> None:
    local = {holding.document.id for holding in ask.holdings if holding.document.place}
    wrong = []
    for target in targets.values():
        year = target.milestones[-1].year if target.milestones else 2030
        answer = ask(typed(question.format(name=target.name, year=year)))
        if local & {citation.quote.document for citation in answer.citations}:
            wrong.append((target.number, answer.text))
    assert not wrong
