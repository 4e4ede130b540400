"""What a question costs is measured on a library of the size asked for, beside the recipe where it is installed."""

import sys
from pathlib import Path

import pytest

from evals import answering
from evals.answering import Taken, asked, drawn, main, write_library
from evals.bench import WARM_UP
from evals.respondents import Respondent, Unavailable

NEED = "needs something"


def test_the_library_holds_as_many_provisions_as_are_asked_for(tmp_path: Path) -> None:
    held = write_library(tmp_path / "corpus", 0)
    assert write_library(tmp_path / "more", held + 7) == held + 7


def test_questions_are_drawn_that_stand_alone_the_same_each_time() -> None:
    questions = drawn(50)
    assert questions == drawn(50)
    assert len({one.name for one in questions}) == 50
    assert not any(one.history or one.file == "gazette" for one in questions)


def test_both_are_asked_every_question_but_those_that_warm_up(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = Respondent("recipe", "recipe", answering.PRODUCT.open)
    monkeypatch.setattr(answering, "_RECIPE", recipe)
    ours, theirs = asked(published, drawn(WARM_UP + 3))
    for taken in (ours, theirs):
        assert len(taken.clock) == len(taken.processor) == 3
        assert min(taken.clock) > 0


def test_where_the_recipe_is_not_installed_that_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(*_: object) -> tuple[Taken, Taken]:
        raise Unavailable(NEED)

    monkeypatch.setattr(answering, "write_library", lambda _home, provisions: provisions)
    monkeypatch.setattr(answering, "asked", missing)
    monkeypatch.setattr(sys, "argv", ["answering"])
    main()
    assert NEED in capsys.readouterr().out
