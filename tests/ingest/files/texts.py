"""The words of the invented documents, kept apart from the drawing of them."""

from collections.abc import Sequence
from pathlib import Path

_TEXTS = Path(__file__).with_name("texts")
SAME = "^"
"""Stands in a cell that is one with the cell above it."""


def words_of(name: str) -> str:
    """Return the text `name`: a paragraph a line, "!" before a centred bold one, "=" before a centred one."""
    return (_TEXTS / f"{name}.txt").read_text(encoding="utf-8")


def rows_of(name: str) -> list[Sequence[str]]:
    """Return the rows of the table `name`, its heads first; a row of two cells is a group's heading."""
    return [line.split("\t") for line in (_TEXTS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()]
