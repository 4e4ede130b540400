"""Every quiz question that can be drawn is judged; planted defects are seen; documents and values are read aright."""

from pathlib import Path

import pytest

from assistant.places import data_folder
from assistant.search.shelf import Shelf
from bot.trainers.quiz.item import Item
from bot.trainers.quiz.pool import pool_of
from evals.quizzes.__main__ import papers_of, told
from evals.quizzes.ground import Ground
from evals.quizzes.judging import judge
from evals.quizzes.papers import Papers, days_in
from evals.quizzes.planting import PLANTS, plant
from evals.quizzes.received import printed, received
from evals.quizzes.values import confusable, same, same_figure, value_of
from tests.sizes import size


@pytest.fixture(scope="module")
def pool(shelf: Shelf) -> tuple[tuple[Item, ...], Papers]:
    with shelf.lend() as edition:
        return pool_of(edition).items, papers_of(edition)


def test_every_question_that_can_be_drawn_has_one_right_answer(pool: tuple[tuple[Item, ...], Papers]) -> None:
    items, papers = pool
    bad = [told(item, faults) for item in items if (faults := judge(item, papers))]
    assert items
    assert not bad, "\n\n".join(bad[:10])


def test_questions_on_other_documents_have_one_right_answer_too(invented_shelf: Shelf) -> None:
    with invented_shelf.lend() as edition:
        items, papers = pool_of(edition).items, papers_of(edition)
    bad = [told(item, faults) for item in items if (faults := judge(item, papers))]
    assert len({item.document for item in items}) > 1
    assert not bad, "\n\n".join(bad[:10])


def test_defects_planted_in_the_pool_are_seen(pool: tuple[tuple[Item, ...], Papers]) -> None:
    items, papers = pool
    every = size("planted defects: one question of each")
    planted = list(plant(items[::every], papers))
    assert {one.sort for one in planted} == {make.__name__ for make in PLANTS}
    assert sum(one.count for one in planted) > len(items[::every])
    assert [(one.sort, told(one.missed[0], ())) for one in planted if one.missed] == []


def test_each_sort_of_defect_can_be_planted(pool: tuple[tuple[Item, ...], Papers]) -> None:
    items, papers = pool
    ground = Ground(items, papers)
    assert [make.__name__ for make in PLANTS if not any(make(item, ground) for item in items)] == []


def test_the_corpus_is_read_as_received_with_its_sure_fixes() -> None:
    for folder in sorted(one.parent for one in data_folder("corpus").glob("*/source.md")):
        text = received(folder)
        assert "\\" not in text
        assert "$" not in text


def test_a_fix_that_no_longer_fits_is_told(tmp_path: Path) -> None:
    (tmp_path / "source.md").write_text("Điều kiện\n", encoding="utf-8")
    (tmp_path / "fixes.toml").write_text(
        '[[fix]]\nline = 1\nwrong = "Điền"\nright = "Điều"\nconfidence = "sure"\n', encoding="utf-8"
    )
    with pytest.raises(ValueError, match="line 1"):
        received(tmp_path)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("$\\ge 80\\%$", "≥ 80%"),
        ("Có \\leq 70%", "Có ≤ 70%"),
        ("(*xem phụ lục*)", "(xem phụ lục)"),
        ("(* ²)", "(* ²)"),
    ],
)
def test_latex_and_emphasis_are_read_as_print_shows_them(typed: str, shown: str) -> None:
    assert printed(typed) == shown


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("≥ 50%", "tối thiểu 50,0%", "same"),
        ("07", "7", "same"),
        ("1.200", "1200", "same"),
        ("đạt 3% GRDP", "3% GRDP", "same"),
        ("≥ 95%", "95%", "same figure"),
        ("60%", ">50%", "confusable"),
        ("40% – 50%", "45%", "confusable"),
        ("60%", ">60%", "apart"),
        ("≥ 50%", "≥ 60%", "apart"),
        ("50", "50%", "apart"),
        ("15% GRDP", "15%", "apart"),
    ],
)
def test_how_near_two_values_are(one: str, other: str, told: str) -> None:
    first, second = value_of(one), value_of(other)
    found = [same(first, second), same_figure(first, second), confusable(first, second), True]
    assert ("same", "same figure", "confusable", "apart")[found.index(True)] == told


def test_days_are_read_in_either_writing() -> None:
    assert days_in("ngày 02 tháng 9 năm 2031, 2/9/2031, ngày 31 tháng 2 năm 2031")[0::1] == days_in(
        "2.9.2031 2/9/2031"
    )
