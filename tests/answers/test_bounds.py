"""Rows asked for by what their figures are held to, however that is said."""

import pytest

from assistant.answers.answer import Status
from assistant.library.nouns import Milestone, Target
from tests.answers.conftest import Asked


def told(ask: Asked, question: str) -> set[str]:
    """Return the printed cells that an answer presents, by row."""
    answer = ask(question)
    assert answer.status is Status.ANSWERED, answer.text
    return {c.quote.provision for s in answer.sentences[1:] for c in answer.citations if c.n in s.citations}


def rows(ask: Asked, year: int, *signs: str | None, least: float, unit: str = "%") -> set[str]:
    def fits(milestone: Milestone, target: Target) -> bool:
        own = milestone.unit or target.unit or ""
        return (
            milestone.year == year
            and milestone.amount is not None
            and milestone.amount >= least
            and milestone.comparator in signs
            and own.startswith(unit)
        )

    targets = [target for holding in ask.holdings for target in holding.targets]
    return {t.provision for t in targets if any(fits(m, t) for m in t.milestones)}


@pytest.mark.parametrize(
    "said",
    ["từ 90% trở lên", ">= 90%", "≥ 90%", "ít nhất 90 phần trăm", "không dưới 90%", "tối thiểu 90,0%"],
)
def test_every_way_to_say_at_least_finds_the_same_rows(ask: Asked, said: str) -> None:
    expected = rows(ask, 2030, None, "=", "≥", ">", "–", least=90)
    assert len(expected) > 5
    assert told(ask, f"Chỉ tiêu nào năm 2030 {said}?") == expected


def test_without_accents_the_same(ask: Asked) -> None:
    assert told(ask, "chi tieu nao nam 2030 it nhat 90 phan tram") == told(
        ask, "Chỉ tiêu nào năm 2030 ít nhất 90%?"
    )


def test_what_a_cell_prints_is_told_from_what_it_allows(ask: Asked) -> None:
    allowed, printed = (
        told(ask, "Chỉ tiêu nào năm 2030 ≥ 90%?"),
        told(ask, "Chỉ tiêu nào năm 2030 ghi “≥ 90%”?"),
    )
    assert printed < allowed


def test_only_rows_of_the_subject_are_told(ask: Asked) -> None:
    of_all = told(ask, "Chỉ tiêu nào năm 2030 đạt 100%?")
    of_group = told(ask, "Trong nhóm chỉ tiêu 51, những dòng nào năm 2030 đạt 100%?")
    assert of_group
    assert of_group < of_all
    assert all("/PL.51." in row for row in of_group)


@pytest.mark.parametrize(
    "question",
    [
        "Chỉ tiêu nào năm 2030 từ 5000% trở lên?",
        "Chỉ tiêu nào đến 2045 mới đạt 100%?",
        "Chỉ tiêu nào năm 2030?",
    ],
)
def test_no_row_is_told_where_none_fits_or_something_else_is_asked(ask: Asked, question: str) -> None:
    assert "chỉ tiêu như vậy" not in ask(question).text
