"""A response is marked by what it says, however it is written, and nothing that is sent can break that."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.trainers.quiz.item import Item, Kind, Level
from bot.trainers.quiz.marking import mark

ITEM = Item(
    id="x", family="f", kind=Kind.SINGLE, level=Level.EASY, stem="?", options=("a", "b", "c"), key=(1,),
    explanation="", proofs=(), subject="s", places=(),
)  # fmt: skip


def fill(*accepted: str) -> Item:
    return replace(ITEM, kind=Kind.FILL, options=(), key=(), accepted=accepted)


@pytest.mark.parametrize(
    ("accepted", "written"),
    [
        ("≥ 80%", "≥80 %"), ("≥ 80%", ">= 80%"), ("≥ 80%", "  ≥  80%  "), ("0,5", "0.5"), ("0,50", "0,5"),
        ("07", "7"), ("15% GRDP", "15 % grdp"), ("≥ 1.200", "≥ 1200"), ("Năm 2030", "năm 2030"),
        ("40% – 50%", "40%-50%"),
    ],
)  # fmt: skip
def test_writing_does_not_matter(accepted: str, written: str) -> None:
    assert mark(fill(accepted), written).right


@pytest.mark.parametrize(
    ("accepted", "written"),
    [
        ("≥ 80%", "80%"), ("≥ 80%", "> 80%"), ("80%", "≥ 80%"), ("≥ 80%", "≥ 80"), ("≥ 80%", "≤ 80%"),
        ("80%", "8%"), ("0,5", "5"), ("≥ 80%", "tối thiểu 80%"), ("≥ 80%", ""), ("2030", "2035"),
        ("80%", "80%" * 100), ("10", "0b1010"),
    ],
)  # fmt: skip
def test_meaning_does(accepted: str, written: str) -> None:
    assert not mark(fill(accepted), written).right


@pytest.mark.parametrize(
    "response", [(), (0,), (3,), (-2,), (1, 1), (1, 2), (True,), (1.0,), "1", (10**30,), range(10**6), ("1",)]
)
def test_only_the_right_option_is_right(response: Sequence[int] | str) -> None:
    assert mark(ITEM, (1,)).right
    assert not mark(ITEM, response).right


def test_every_option_of_several_is_a_part() -> None:
    item = replace(ITEM, kind=Kind.SEVERAL, key=(0, 2))
    assert mark(item, (2, 0)).right
    assert mark(item, (0,)).parts == (True, True, False)
    assert mark(item, (0, 1, 2)).parts == (True, False, True)
    assert mark(item, (0, 9)).parts == (False, False, False)
    assert not mark(item, ()).right


def test_every_place_of_an_order_is_a_part() -> None:
    item = replace(ITEM, kind=Kind.ORDER, key=(2, 0, 1))
    assert mark(item, (2, 0, 1)).right
    assert mark(item, (2, 1, 0)).parts == (True, False, False)
    assert mark(item, (2,)).parts == (True, False, False)
    assert not mark(item, (2, 0, 1, 1)).right


def test_every_pair_is_a_part() -> None:
    item = replace(ITEM, kind=Kind.MATCH, left=("x", "y", "z"), key=(1, 2, 0))
    assert mark(item, (1, 2, 0)).right
    assert mark(item, (1, 1, 0)).parts == (True, False, True)
    assert not mark(item, "1,2,0").right


def test_a_list_fills_no_gap() -> None:
    assert not mark(fill("1"), (1,)).right
