"""Footnote marks as documents print them: superscript numbers, or Markdown's [^1]."""

import re
from collections.abc import Iterator

DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(DIGITS, "0123456789")
BODY = re.compile(rf"^(?P<mark>\[\^(\d+)\]:|([{DIGITS}]+))[ ]*(?=\S)[^\t\n]*\n", re.MULTILINE)
_MARK = re.compile(rf"(?<=[^\n])(?:\[\^(\d+)\]|([{DIGITS}]+))")
CELL_MARK = re.compile(rf"\s*\(?\*?\s*(?:[{DIGITS}]+|\[\^\d+\])\s*\)?")
"""A mark inside a table cell, with the brackets and star that go with it."""


def marks(text: str, start: int = 0) -> Iterator[tuple[str, int, int]]:
    """Yield the number, start and end of every footnote mark in `text`; one that begins a line is a body."""
    return ((number_of(found), found.start(), found.end()) for found in _MARK.finditer(text, start))


def body_number(line: str) -> str | None:
    """Return the number of the footnote whose body `line` is (with its line end), or None."""
    found = BODY.match(line)
    return number_of(found) if found else None


def body_words(line: str) -> str:
    """Return the words of a footnote's body, without its mark."""
    found = BODY.match(line)
    return line[found.end("mark") :].strip() if found else line.strip()


def number_of(found: re.Match[str]) -> str:
    """Return the printed number of a matched mark or body, as plain digits."""
    marked, superscript = found.groups()[-2:]
    return str(marked or superscript.translate(_PLAIN))
