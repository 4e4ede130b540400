"""One comparator for all the ways to say it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.comparators import Bound, bound_in
from assistant.text.normal import fold
from ingest.tables.values import read_value


@pytest.mark.parametrize(
    "said",
    [
        ">= 80%",
        "≥80%",
        "=> 80 %",
        "ít nhất 80 phần trăm",
        "tối thiểu 80%",
        "không dưới 80%",
        "không thấp hơn 80%",
        "lớn hơn hoặc bằng 80%",
        "từ 80% trở lên",
        "80% trở lên",
        "từ 80%",
        "từ 80,0% trở lên",
        "từ 80.0% trở lên",
    ],
)
@pytest.mark.parametrize("form", [str, fold, str.upper])
def test_all_say_at_least(said: str, form: object) -> None:
    found = bound_in(f"chỉ tiêu nào {said} năm 2030" if form is str else form(said))  # type: ignore[operator]
    assert found is not None
    assert (found.comparator, found.amount, found.unit, found.upper) == ("≥", 80, "%", None)


@pytest.mark.parametrize(
    ("said", "comparator"),
    [
        ("trên 80%", ">"),
        ("hơn 80%", ">"),
        ("> 80%", ">"),
        ("dưới 80%", "<"),
        ("thấp hơn 80%", "<"),
        ("tối đa 80%", "≤"),
        ("không quá 80%", "≤"),
        ("không vượt quá 80%", "≤"),
        ("từ 80% trở xuống", "≤"),
        ("<= 80%", "≤"),
        ("bằng 80%", "="),
        ("đạt 80%", "="),
    ],
)
def test_the_others(said: str, comparator: str) -> None:
    for text in (said, fold(said)):
        found = bound_in(text)
        assert found is not None
        assert (found.comparator, found.amount, found.unit) == (comparator, 80, "%")


@pytest.mark.parametrize(
    ("said", "amount", "unit"),
    [
        ("trên 5 nghìn tỷ đồng", 5e12, "đồng"),
        ("trên 5 ngàn tỉ đồng", 5e12, "đồng"),
        ("tren 5 nghin ty dong", 5e12, "dong"),
        ("trên 5.000 tỷ đồng", 5e12, "đồng"),
        ("trên 1,5 triệu", 1.5e6, ""),
        ("hơn 1.200 hộ", 1200, ""),
    ],
)
def test_magnitudes_are_reckoned_in(said: str, amount: float, unit: str) -> None:
    found = bound_in(said)
    assert found is not None
    assert (found.amount, found.unit) == (amount, unit)


def test_a_range_has_both_ends() -> None:
    found = bound_in("từ 40% đến 50%")
    assert found is not None
    assert (found.comparator, found.amount, found.upper) == ("–", 40, 50)


@pytest.mark.parametrize(
    "text",
    ["", "80%", "từ 2030", "từ năm 2030 đến 2035", "trên 57-NQ/TW", "trên 10/2025", "khoảng 80%", "≥ x"],
)
def test_what_sets_no_bound(text: str) -> None:
    assert bound_in(text) is None


@pytest.mark.parametrize(
    ("asked", "cell", "holds"),
    [
        ("≥ 80%", "80%", True),
        ("≥ 80%", "≥ 85%", True),
        ("≥ 80%", "> 80%", True),
        ("≥ 80%", "75%", False),
        ("≥ 80%", "≤ 90%", False),
        ("≥ 80%", "khoảng 90%", False),
        ("> 80%", "80%", False),
        ("> 80%", "> 80%", True),
        ("≤ 80%", "80%", True),
        ("≤ 80%", "≥ 50%", False),
        ("≤ 80%", "40% – 50%", True),
        ("≤ 45%", "40% – 50%", False),
        ("đúng 80%", "80%", True),
        ("đúng 80%", "≥ 80%", False),
        ("≥ 80%", "80 phường", False),
        ("từ 40% đến 50%", "45%", True),
        ("trên 5 nghìn tỷ đồng", "6.000 tỷ đồng", True),
        ("trên 5 nghìn tỷ đồng", "600 tỷ đồng", False),
        ("≥ 80%", "80% trở lên", True),
    ],
)
def test_a_cell_is_within_where_all_it_allows_is(asked: str, cell: str, *, holds: bool) -> None:
    bound, value = bound_in(asked), read_value(cell)
    assert bound is not None
    assert value.amount is not None
    assert bound.holds(value.comparator, value.amount, value.upper, value.unit or "") is holds


@given(st.floats(0, 1000), st.floats(0, 1000))
def test_opposites_share_nothing(limit: float, figure: float) -> None:
    above, below = Bound("≥", limit, "", 0, 0), Bound("<", limit, "", 0, 0)
    assert above.holds(None, figure, None, "") is not below.holds(None, figure, None, "")


@given(st.text(alphabet="từ đến trở lên≥<>=%0123456789.,-/ x"))
def test_whatever_is_asked_a_bound_stands_in_it(text: str) -> None:
    found = bound_in(text)
    assert found is None or 0 <= found.start < found.end <= len(text)
