"""The recipe of the accent table, on a text made here."""

import json
import math
import re
from pathlib import Path

import numpy as np
import pytest

from assistant.text.accent_table import MARKS, AccentTable, packed, read_table
from assistant.text.accents import restored
from assistant.text.normal import words
from evals.questions import read_questions
from ingest.language.count_syllables import (
    EVERYDAY,
    Recipe,
    general_texts,
    is_held_out,
    main,
    make,
    own_texts,
    write,
)

TEXT = """Mùa này trồng lúa. Trong vườn có mận.
Bà con trồng lúa ở ngoài đồng. Trong nhà có 3 con mèo.
Bà con hái mận trong vườn, hoà thuận. Người già trồng rau.
"""
RECIPE = Recipe(rarest=1, fewest=1, gain2=0.0, gain3=0.0)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "garden.txt"
    path.write_text(TEXT * 3, encoding="utf-8")
    return path


@pytest.fixture
def table(source: Path) -> AccentTable:
    return make([source], None, RECIPE)[0]


def test_forms_have_one_spelling(table: AccentTable) -> None:
    assert table.forms[: len(MARKS)] == MARKS
    assert "hòa" in table.forms
    assert "hoà" not in table.forms
    assert all(
        len(form) == len(bare)
        for bare, ids in table.candidates.items()
        for form in (table.forms[i] for i in ids)
    )


def test_the_syllables_around_decide(table: AccentTable) -> None:
    assert restored("ba con trong lua trong nha", table).text == "bà con trồng lúa trong nhà"


def test_chances_sum_to_one(table: AccentTable) -> None:
    """After any syllable, and after any pair, one of the forms follows."""
    size = len(table.forms)
    everything = np.arange(size)
    for first in (table.ids["bà"], table.ids["trong"]):
        scores, places = table.pairs(np.full(size, first), everything)
        assert math.isclose(np.exp(scores).sum(), 1, rel_tol=0.1)
        for second in everything[places >= 0]:
            after, _ = table.pairs(np.full(size, second), everything)
            triples = table.triples(np.full(size, places[second]), everything, after)
            assert math.isclose(np.exp(triples).sum(), 1, rel_tol=0.1)


def test_a_table_is_read_as_written(table: AccentTable, tmp_path: Path) -> None:
    write(table, tmp_path)
    read = packed(read_table(tmp_path / "syllables.npz"))
    for name, array in packed(table).items():
        np.testing.assert_array_equal(read[name], array)


def test_the_same_sources_give_the_same_bytes(source: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(make([source], None, RECIPE)[0], tmp_path / name)
    assert (tmp_path / "one/syllables.npz").read_bytes() == (tmp_path / "two/syllables.npz").read_bytes()


def test_held_out_articles_are_not_counted(tmp_path: Path) -> None:
    names = [f"bài {i}" for i in range(400)]
    for name in names:
        (tmp_path / f"{name}.txt").write_text(name, encoding="utf-8")
    read = set(general_texts([tmp_path], Recipe()))
    assert read == {name for name in names if not is_held_out(name, Recipe())}
    assert 0 < len(names) - len(read) < 20


def test_own_texts_leave_out_what_is_asked(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "source.md").write_text(f"văn bản {name}", encoding="utf-8")
    (tmp_path / "words.toml").write_text('a = ["khoa học", "khoa hoc"]', encoding="utf-8")
    assert list(own_texts(tmp_path)) == ["văn bản one", "văn bản two", "khoa học"]
    assert list(own_texts(tmp_path, without="one")) == ["văn bản two"]


def test_the_folder_says_how_it_came_about(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    into = tmp_path / "table"
    monkeypatch.setattr("sys.argv", ["count_syllables", str(source), "--into", str(into), "--rarest", "1"])
    main()
    told = json.loads((into / "recipe.json").read_text(encoding="utf-8"))
    assert told["rarest"] == 1
    assert len(told["sources"]["garden.txt"]) == 64
    assert told["forms"] == len(read_table(into / "syllables.npz").forms)


def test_no_examination_question_is_counted() -> None:
    """Not even short ones: the everyday phrases are the language's, the questions are for measuring."""
    asked = {" ".join(words(question.ask)).lower() for question in read_questions()}
    phrases = [" ".join(words(phrase)).lower() for phrase in re.split(r"[.?\n]", EVERYDAY.read_text("utf-8"))]
    assert len(phrases) > 100
    assert not asked & set(filter(None, phrases))
