"""Windows: the groups of sentences by which a passage is embedded, so that one sentence among many can be found."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from assistant.library.nouns import Passage
from assistant.text.normal import words

if TYPE_CHECKING:
    from numpy.typing import NDArray

LONGEST = 25
"""Syllables after which a window ends with its sentence, or, inside a long sentence, with its clause."""
_ENDS = re.compile(r"(?<=[.;:?!…])\s+|\n+|\t+")
_CLAUSE_ENDS = re.compile(r"(?<=,)\s+")
_PART = "#"  # no provision's id holds it


def passage_text(passage: Passage) -> str:
    """Return what of a passage is embedded as a whole: its headings, then its text."""
    return f"{passage.heading}\n{passage.text}"


def window_texts(passage: Passage) -> tuple[str, ...]:
    """Return the windows of a passage, each under its nearest heading; none where the passage is one window."""
    windows = list(_grouped(_pieces(passage.text)))
    heading = passage.heading.rpartition("\n")[0].rpartition("\n")[2]
    return tuple(f"{heading}\n{window}" for window in windows) if len(windows) > 1 else ()


def blended(whole: "NDArray[np.float32]", windows: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """Return a row for each window that is half the window and half the whole passage; the whole where there is none.

    The largest product of a query with these rows is half its best window plus half the whole.
    """
    return (windows + whole) / np.float32(2) if len(windows) else whole[None]


def record_ids(provision: str, count: int) -> list[str]:
    """Return the ids of a provision's `count` rows."""
    return [provision, *(f"{provision}{_PART}{n}" for n in range(2, count + 1))]


def provision_of(record: str) -> str:
    """Return the provision that a row belongs to."""
    return record.partition(_PART)[0]


def _pieces(text: str) -> Iterator[str]:
    """Yield the sentences of a text, a long one by its clauses."""
    for sentence in _ENDS.split(text):
        if len(words(sentence)) <= LONGEST:
            yield sentence
        else:
            yield from _grouped(_CLAUSE_ENDS.split(sentence))


def _grouped(pieces: Sequence[str] | Iterator[str]) -> Iterator[str]:
    """Yield neighbours joined, up to the longest length; a longer piece stays alone."""
    group: list[str] = []
    length = 0
    for piece in pieces:
        count = len(words(piece))
        if not count:
            continue
        if group and length + count > LONGEST:
            yield " ".join(group)
            group, length = [], 0
        group.append(piece)
        length += count
    if group:
        yield " ".join(group)
