"""Figures that differ, found over the whole library and kept in it."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.library.library import Library
from assistant.library.nouns import Holding, Milestone, Relation, Span
from assistant.library.reference import Comparison
from assistant.library.store import write_library
from ingest.contradictions import CODE, differ, with_contradictions
from ingest.quantities import quantities_of
from ingest.tables.values import read_value
from tests.invented import document, holding

NAME = "Tỷ lệ hộ có giếng nước sạch"


def with_row(id_: str, text: str, *, name: str = NAME, year: int = 2035, **about: object) -> Holding:
    """A holding with one row, whose one milestone is `text` for `year`."""
    whole = holding(document(id_, number=id_, **about))
    value = read_value(text)
    milestone = Milestone(
        year,
        text,
        value.comparator,
        value.amount,
        value.upper,
        value.unit,
        None,
        Span(1, 4),
        Span(0, 1),
        str(year),
    )
    return replace(whole, targets=(replace(whole.targets[0], name=name, unit=None, milestones=(milestone,)),))


def with_prose(id_: str, *texts: str) -> Holding:
    whole = holding(document(id_, number=id_), items=len(texts))
    clean, made = whole.provisions[0].text, [whole.provisions[0]]
    for provision, text in zip(whole.provisions[1:], texts, strict=True):
        made.append(replace(provision, text=f"{text}\n", start=len(clean), end=len(clean) + len(text) + 1))
        clean += f"{text}\n"
    return replace(whole, clean=clean, provisions=tuple(made), targets=())


def found(*holdings: Holding, **known: object) -> list[tuple[str, str]]:
    told = with_contradictions(holdings, **known)  # type: ignore[arg-type]
    return [(one.text, one.other_text) for whole in told for one in whole.contradictions]


def test_two_documents_differ_and_both_are_noted() -> None:
    one, other = with_contradictions([with_row("1-kh", "≥ 50%"), with_row("2-kh", "≥ 60%")])
    (kept,) = one.contradictions
    assert (kept.document, kept.other_document, kept.text, kept.other_text) == (
        "1-kh",
        "2-kh",
        "≥ 50%",
        "≥ 60%",
    )
    assert (kept.subject, kept.year, kept.since, kept.unit) == (NAME, 2035, None, "%")
    assert other.contradictions == ()
    notes = [[d for d in whole.doubts if d.code == CODE] for whole in (one, other)]
    assert [(d.severity, d.values["text"], d.values["other_text"]) for (d,) in notes] == [
        ("note", "≥ 50%", "≥ 60%"), ("note", "≥ 60%", "≥ 50%"),
    ]  # fmt: skip


def test_it_is_worked_out_anew() -> None:
    one, other = with_contradictions([with_row("1-kh", "50%"), with_row("2-kh", "60%")])
    assert with_contradictions([one, other]) == (one, other)
    (alone,) = with_contradictions([one])
    assert not alone.contradictions
    assert CODE not in {doubt.code for doubt in alone.doubts}


@pytest.mark.parametrize(
    "other",
    [
        with_row("2-kh", "60%", place="xom-dai"),
        with_row("2-kh", "60%", validity="replaced"),
        with_row("2-kh", "60%", state="draft"),
        with_row("2-kh", "60%", year=2040),
        with_row("2-kh", "60 hộ"),
        with_row("2-kh", "60%", name="Tỷ lệ hộ có giếng nước sạch trên 5 mét"),
        with_row("2-kh", "60%", name="Tỷ lệ hộ có giếng"),
        with_row("2-kh", "50%"),
        with_row("2-kh", "≥ 40%"),
        with_row("2-kh", "khoảng 60%"),
    ],
)
def test_what_is_no_contradiction(other: Holding) -> None:
    assert found(with_row("1-kh", "50%"), other) == []


def test_a_successor_does_not_contradict_what_it_replaces() -> None:
    later = replace(
        with_row("2-kh", "60%"), relations=(Relation("2-kh", None, "replaces", "1-kh", None, None),)
    )
    assert found(with_row("1-kh", "50%"), later) == []


def test_a_pair_that_people_compared_is_left_alone() -> None:
    one, other = with_row("1-kh", "50%"), with_row("2-kh", "60%")
    pair = Comparison(
        "giếng",
        one.targets[0].provision,
        other.targets[0].provision,
        2035,
        "50%",
        same_definition=True,
        why="",
    )
    assert found(one, other, comparisons=(pair,)) == []
    assert found(one, other) == [("50%", "60%")]


def test_words_that_bind_make_no_difference() -> None:
    other = with_row("2-kh", "60%", name="Tỉ lệ các hộ có giếng nước sạch (%)")
    assert found(with_row("1-kh", "50%"), other) == [("50%", "60%")]


def test_a_sentence_is_held_against_a_row() -> None:
    said = with_prose("1-kh", "1. Đến năm 2035, tỷ lệ hộ có giếng nước sạch đạt tối thiểu 70%.")
    assert found(said, with_row("2-kh", "50%")) == [("đạt tối thiểu 70%", "50%")]
    (quantity,) = quantities_of(said)
    assert quantity.span.of(said.clean) == "đạt tối thiểu 70%"


@pytest.mark.parametrize(
    "text",
    [
        "1. Tỷ lệ hộ có giếng nước sạch đạt 70%.",
        "1. Đến năm 2035, tầm nhìn 2045, tỷ lệ hộ có giếng nước sạch đạt 70%.",
        "1. Đến năm 2035, hộ nghèo, giếng nước sạch đạt 70%.",
        "1. Đến năm 2035, phấn đấu 70% hộ ở làng, xóm có giếng nước sạch, vườn rau.",
    ],
)
def test_a_sentence_that_does_not_say_enough_sets_nothing(text: str) -> None:
    names = [quantity.name for quantity in quantities_of(with_prose("1-kh", text))]
    assert all(name.endswith("vườn rau") for name in names)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("≥ 50%", "≥ 60%", True), ("> 50%", "≥ 50%", False), ("≥ 50%", "50%", False), ("≥ 60%", "50%", True),
     ("≤ 40%", "50%", True), ("≤ 60%", "50%", False), ("40-50%", "45%", False), ("40-50%", "60%", True),
     ("40-50%", "40-55%", True), ("≥ 60%", "≤ 50%", True), ("≥ 50%", "≤ 60%", False), ("khoảng 50%", "60%", False)],
)  # fmt: skip
def test_when_two_figures_differ(one: str, other: str, *, expected: bool) -> None:
    assert differ(read_value(one), read_value(other)) is expected
    assert differ(read_value(other), read_value(one)) is expected


def test_the_library_keeps_them(tmp_path: Path) -> None:
    told = with_contradictions([with_row("1-kh", "50%"), with_row("2-kh", "60%")])
    counts = write_library(tmp_path / "library.sqlite", told, version="v1")
    library = Library(tmp_path / "library.sqlite")
    assert counts["contradictions"] == 1
    assert library.contradictions() == told[0].contradictions == library.contradictions("1-kh")
    assert library.contradictions("2-kh") == ()
    assert tuple(library.holding(one) for one in library.documents()) == told
    library.close()
