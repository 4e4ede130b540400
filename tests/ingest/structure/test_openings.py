"""Which marks open something, by what is open above them: letters in legal and in Latin order."""

import pytest

from ingest.structure.lines import lines_of
from ingest.structure.numbering import ARTICLES
from ingest.structure.outline import outline


def opened(marks: str) -> tuple[str, list[str]]:
    """Return the letters believed below a clause, in order, and the paths at which a number was missed."""
    points = "".join(f"{mark}) Việc thứ {n} của xã Mơ;\n" for n, mark in enumerate(marks.split()))
    made = outline(lines_of(f"Điều 1. Nghề muối\n1. Xã Mơ làm:\n{points}"), ARTICLES)
    tails = [node.path.removeprefix("d1.k1") for node in made.nodes[2:]]
    return " ".join(tail.removeprefix(".") for tail in tails), [slip.path for slip in made.slips]


@pytest.mark.parametrize(
    ("marks", "paths", "missed"),
    [
        ("a b c d đ e g h i k l", "a b c d dd e g h i k l", []),
        ("a b c d e f g h i j k l", "a b c d e f g h i j k l", ["d1.k1.e"]),
        ("a b c d e g h", "a b c d e g h", ["d1.k1.e"]),
        ("a b c d e f h", "a b c d e f h", ["d1.k1.e", "d1.k1.h"]),
        ("a b c d đ e f", "a b c d dd e e~1", []),
        ("a b f c", "a b b~1 c", []),
        ("a b c d d1 e f", "a b c d d1 e e~1", ["d1.k1.e"]),
    ],
)
def test_letters(marks: str, paths: str, missed: list[str]) -> None:
    assert opened(marks) == (paths, missed)
