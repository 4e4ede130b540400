"""The product answers the examination no worse than evals/floors.toml allows."""

from dataclasses import replace
from pathlib import Path

import pytest

from evals.examinations import examinations
from evals.figures import Figures, figures_of, grouped
from evals.floors import OVERALL, FloorsInvalid, broken, read_floors
from evals.questions import read_questions
from evals.respondents import PRODUCT


def test_the_product_stands_on_its_floors(published: Path) -> None:
    questions = [question for question in read_questions() if not question.documents]
    (examination,) = examinations(questions, published)
    results = examination.sit(PRODUCT)
    figures = grouped(results, lambda result: result.question.file)
    floors = read_floors()
    assert floors.keys() <= {OVERALL, *figures}
    assert not broken(floors, {**figures, OVERALL: figures_of(results)})


def test_a_fall_is_named(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(
        "[one]\nright = 60\nwrong = 1.5\ncitation_right = 5\n[two]\nright = 1\n", encoding="utf-8"
    )
    shares = dict.fromkeys(Figures.__slots__[1:], 50.0)
    reached = replace(Figures(2, **shares), citation_right=None)
    assert broken(read_floors(path), {"one": reached}) == [
        "one: right is 50.0 %, below its floor of 60 %",
        "one: wrong is 50.0 %, above its ceiling of 1.5 %",
    ]


@pytest.mark.parametrize("row", ["rigth = 30", "right = 130", "right = true", 'right = "30"'])
def test_a_floor_nobody_understands_is_refused(row: str, tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(f"[targets]\n{row}\n", encoding="utf-8")
    with pytest.raises(FloorsInvalid, match="targets"):
        read_floors(path)
