"""The question files: read strictly, and their gold is the library's and agrees with itself."""

from pathlib import Path

import pytest

from evals.phrases import normal, says
from evals.questions import FULL, QuestionInvalid, read_questions
from evals.record import Record

GOOD = 'id = "a-1"\nkind = "cell"\nask = "5G?"\n'


def write(folder: Path, text: str) -> Path:
    (folder / "one.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_form_is_a_question_of_its_own(tmp_path: Path) -> None:
    text = f'[[question]]\n{GOOD}forms = {{ terse = "5g" }}\nexpect = "partial"\nwho = "clerk"\n'
    full, terse = read_questions(folder=write(tmp_path, text))
    assert (full.id, full.style, full.ask, full.name) == ("a-1", FULL, "5G?", "one/a-1")
    assert (terse.id, terse.style, terse.ask, terse.pair) == ("a-1.terse", "terse", "5g", full.pair)
    assert (terse.expect, terse.who) == (full.expect, "clerk")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"[[question]]\n{GOOD}place = []\n", "unknown keys ['place']"),
        (f"[[question]]\n{GOOD}[[question]]\n{GOOD}", "'a-1': the id is given twice"),
        (f'[[question]]\n{GOOD}expect = ["answerd"]\n', "`expect` is one of answered, partial"),
        (f"[[question]]\n{GOOD}expect = []\n", "`expect` is one of"),
        (f'[[question]]\n{GOOD}says = "100%"\n', "`says` must be a list of strings"),
        (f'[[question]]\n{GOOD}says = [""]\n', "none of them empty"),
        (f'[[question]]\n{GOOD}says = ["a|"]\n', "an alternative of 'a|' is empty"),
        (f'[[question]]\n{GOOD}forms = {{ loud = "5G!" }}\n', "unknown forms ['loud']"),
        ('[[question]]\nid = "a-1"\nkind = "cell"\n', "`ask` is missing"),
        ('[[question]]\nid = "A 1"\nkind = "cell"\nask = "5G?"\n', "an id has only"),
        ("[[questions]]\n", "expected only [[question]]"),
        ("[[question]\n", "one.toml is no TOML"),
    ],
)
def test_what_nobody_understands_is_refused(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(QuestionInvalid) as refused:
        read_questions(folder=write(tmp_path, text))
    assert told in str(refused.value)


def test_a_file_that_is_not_there_names_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(QuestionInvalid, match=r"no question file two\.toml; there are: one"):
        read_questions("two", folder=write(tmp_path, ""))


REAL = tuple(question for question in read_questions() if question.style == FULL)


def test_gold_places_are_the_librarys(record: Record) -> None:
    known = record.provisions
    assert not [
        f"{question.name}: {place}"
        for question in REAL
        if not question.documents
        for place in (*question.places, *question.also)
        if place not in known
    ]


def test_gold_does_not_forbid_what_it_asks_for() -> None:
    assert not [
        f"{question.name}: {phrase}"
        for question in REAL
        for phrase in question.never
        if any(says(normal(alternatives.replace("|", " ; ")), phrase) for alternatives in question.says)
    ]
