"""Reading JSON that is still being written: every beginning of it, and what is no JSON at all."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.models.reading import Reading, Unreadable

TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


def grows_to(part: Any, whole: Any) -> bool:
    """Whether `part` is what a whole looks like before all of it is there."""
    if isinstance(whole, dict):
        return isinstance(part, dict) and all(
            key in whole and grows_to(part[key], whole[key]) for key in part
        )
    if isinstance(whole, list):
        return isinstance(part, list) and len(part) <= len(whole) and all(map(grows_to, part, whole))
    if isinstance(whole, str):
        return isinstance(part, str) and whole.startswith(part)
    return type(part) is type(whole) and part == whole


@settings(deadline=None, max_examples=150)
@given(st.dictionaries(TEXT, VALUES, max_size=4), st.booleans(), st.sampled_from([None, 1]))
def test_every_beginning_is_a_part_of_the_whole(
    whole: dict[str, Any], ascii_only: bool, indent: int | None
) -> None:
    text = json.dumps(whole, ensure_ascii=ascii_only, indent=indent)
    reading = Reading(10_000)
    told = 0
    for letter in text:
        reading.take(letter)
        part = reading.so_far()
        # Only half of a letter that takes two escapes, and the half of nothing, cannot be told.
        told += part is not None
        assert part is None or grows_to(part, whole)
    assert reading.whole() == reading.so_far() == whole
    assert told >= (len(text) if not ascii_only else 1)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", None),
        ('{"a": [{"b": "mộ', {"a": [{"b": "mộ"}]}),
        ('{"a": "một \\', {"a": "một "}),
        ('{"a": "một \\u00', {"a": "một "}),
        ('{"a": "một", "b', {"a": "một"}),
        ('{"a": "một", "b": 1', {"a": "một"}),
        ('{"a": 12, ', {"a": 12}),
        ('{"a": tru', {}),
        ("<think>{", None),
        ('<think>{"a": 1}</think>{"a": "h', {"a": "h"}),
        ('```json\n{"a": "h', {"a": "h"}),
        ('Thưa: {"a": "h', None),
        ("[1, 2", None),
    ],
)
def test_what_is_readable_so_far(text: str, part: Any) -> None:
    reading = Reading(1000)
    reading.take(text)
    assert reading.so_far() == part


@pytest.mark.parametrize(
    "text",
    [
        "",
        "lời",
        "[]",
        "null",
        '{"a": 1',
        "<think>{}",
        "<think></think>",
        '{"a": Infinity}',
        '{"a": "\\udead"}',
        "{" * 9999,
    ],
)
def test_what_is_no_object_is_unreadable(text: str) -> None:
    reading = Reading(100_000)
    reading.take(text)
    with pytest.raises(Unreadable):
        reading.whole()


def test_what_is_too_long_or_too_deep_is_unreadable_while_it_comes() -> None:
    with pytest.raises(Unreadable):
        Reading(10).take(" " * 11)
    deep = Reading(1000)
    deep.take('{"a": ' + "[" * 100)
    with pytest.raises(Unreadable):
        deep.so_far()
