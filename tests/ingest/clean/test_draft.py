"""A draft never forgets where its characters came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.library.nouns import Span
from ingest.clean.draft import Draft, Edit


def test_an_edit_keeps_what_it_does_not_change() -> None:
    draft = Draft.received("các chiến lược, đơn đốc").edited([Edit(16, 23, "đôn đốc")])
    assert draft.text == "các chiến lược, đôn đốc"
    assert [(s.clean, s.received, s.length) for s in draft.stretches()] == [(0, 0, 17), (18, 18, 5)]


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        Draft.received("abcdef").edited([Edit(0, 3, "x"), Edit(2, 4, "y")])


def test_a_place_is_found_again_after_a_move() -> None:
    draft = Draft.received("một\nhai\nba\n")
    rest, (cut,) = draft.without([Span(4, 8)])
    moved = rest.with_inserted(len(rest.text), cut)
    assert moved.text == "một\nba\nhai\n"
    assert moved.place_of(Span(4, 7)) == Span(7, 10)


def test_what_is_gone_has_no_place() -> None:
    assert Draft.received("abc").edited([Edit(1, 2)]).place_of(Span(1, 2)) is None


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 8), st.text(max_size=4)), max_size=5),
)
def test_stretches_are_the_received_text_unchanged(text: str, changes: list[tuple[int, int, str]]) -> None:
    edits, at = [], 0
    for start, length, new in sorted(changes):
        begin = max(start, at)
        if begin + length <= len(text):
            edits.append(Edit(begin, begin + length, new))
            at = begin + length
    draft = Draft.received(text).edited(edits)
    expected, at = [], 0
    for edit in edits:
        expected += [text[at : edit.start], edit.text]
        at = edit.end
    assert draft.text == "".join(expected) + text[at:]
    assert len(draft.text) == len(draft.origin) == len(draft.kept)
    for run in draft.stretches():
        assert (
            draft.text[run.clean : run.clean + run.length] == text[run.received : run.received + run.length]
        )
