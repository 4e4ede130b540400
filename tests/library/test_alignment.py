import pytest

from assistant.library.alignment import received_range
from assistant.library.nouns import Span, Stretch

#            0123456789012345
RECEIVED = "##abcdXYghij--kl"
#            abcd + ef (for XY) + ghij + kl (-- removed)
CLEAN = "abcdefghijkl"
RUNS = (Stretch(0, 2, 4), Stretch(6, 8, 4), Stretch(10, 14, 2))


@pytest.mark.parametrize(
    ("clean", "received"),
    [
        ("abcd", "abcd"),
        ("bc", "bc"),
        ("def", "dXY"),
        ("ef", "XY"),
        ("efg", "XYg"),
        ("hij", "hij"),
        ("jk", "j--k"),
        ("kl", "kl"),
        ("abcdefghijkl", "abcdXYghij--kl"),
    ],
)
def test_a_clean_span_leads_to_what_was_received(clean: str, received: str) -> None:
    start = CLEAN.index(clean)
    span = received_range(RUNS, Span(start, start + len(clean)), len(RECEIVED))
    assert span.of(RECEIVED) == received


def test_a_change_at_either_end_reaches_to_the_end_of_the_text() -> None:
    runs = (Stretch(2, 3, 2),)
    assert received_range(runs, Span(0, 2), 9) == Span(0, 3)
    assert received_range(runs, Span(4, 6), 9) == Span(5, 9)


def test_without_any_unchanged_run_everything_is_the_source() -> None:
    assert received_range((), Span(1, 2), 9) == Span(0, 9)
