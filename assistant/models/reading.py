"""Reading JSON while a model writes it: what is readable so far, and at the end the whole."""

import json
import re
from collections.abc import Mapping
from typing import Any

_THINKS, _THOUGHT = "<think>", "</think>"
_FENCE = re.compile(r"```[ \t]*\w*[ \t]*\r?\n?")
_DEEPEST = 32
_CLOSES = {"{": "}", "[": "]"}


class Unreadable(ValueError):
    """What was said is no JSON object, or too long or deep to be one that was asked for."""


class Reading:
    """What a model has said, of at most `longest` characters."""

    def __init__(self, longest: int) -> None:
        self.text = ""
        self._longest = longest
        self._start: int | None = None
        self._scan = _Scan()
        self._seen = 0

    def take(self, piece: str) -> None:
        """Hear a piece; Unreadable when that makes it too long."""
        self.text += piece
        if len(self.text) > self._longest:
            raise Unreadable

    def so_far(self) -> Mapping[str, Any] | None:
        """Return what is readable already, its last text perhaps cut off; None where nothing is."""
        if self._start is None:
            self._start = _start(self.text, whole=False)
            self._seen = self._start or 0
        if self._start is None:
            return None
        for at in range(self._seen, len(self.text)):
            self._scan.take(at, self.text[at])
        self._seen = len(self.text)
        end, closing = self._scan.cut(len(self.text))
        try:
            return _object(self.text[self._start : end] + closing)
        except Unreadable:
            return None

    def whole(self) -> Mapping[str, Any]:
        """Return the object that was said; Unreadable where there is none."""
        start = _start(self.text, whole=True)
        if start is None:
            raise Unreadable
        return _object(self.text[start:])


def _start(text: str, *, whole: bool) -> int | None:
    """Return where the JSON begins: after thoughts and the mark of a fence; None while that is not to be seen."""
    begins = text.lstrip()
    at = len(text) - len(begins)
    if begins.startswith("{"):
        return at
    if _THOUGHT in begins:
        # The beginning of a thought is often left out: its prompt holds it.
        after = at + begins.index(_THOUGHT) + len(_THOUGHT)
        rest = _start(text[after:], whole=whole)
        return None if rest is None else after + rest
    if begins.startswith(_THINKS):
        return None
    fence = _FENCE.match(begins)
    if fence and begins[fence.end() :].lstrip().startswith("{"):
        return begins.index("{") + at
    found = text.find("{") if whole else -1
    return None if found < 0 else found


def _object(text: str) -> Mapping[str, Any]:
    try:
        said, _ = _DECODER.raw_decode(text)
        # Half of a letter that takes two escapes can be read, but never be written again.
        json.dumps(said, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise Unreadable from error
    if not isinstance(said, dict):
        raise Unreadable
    return said


def _no_number(name: str) -> float:
    raise Unreadable(name)


_DECODER = json.JSONDecoder(parse_constant=_no_number)


class _Scan:
    """Where a piece of JSON can be cut so that what is before it can be read, kept up letter by letter."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._names = False  # the next text is the name of a member
        self._in_text = False
        self._escape = -1  # where the escape began that is being read
        self._escaped = 0  # letters of it that are still to come
        self._cut = (0, "")

    def cut(self, end: int) -> tuple[int, str]:
        """Return the end of what can be read of a text of length `end`, and what closes it."""
        if self._in_text and not self._names:
            return (self._escape if self._escaped else end), '"' + self._closing()
        return self._cut

    def take(self, at: int, letter: str) -> None:
        """Read the letter at `at`; Unreadable where things are too deep."""
        if self._in_text:
            self._take_in_text(at, letter)
        elif letter == '"':
            self._in_text = True
        elif letter in "{[":
            self._open.append(letter)
            if len(self._open) > _DEEPEST:
                raise Unreadable
            self._names = letter == "{"
            self._cut = (at + 1, self._closing())
        elif letter in "}]":
            self._open = self._open[:-1]
            self._cut = (at + 1, self._closing())
        elif letter == ",":
            self._names = self._open[-1:] == ["{"]
            self._cut = (at, self._closing())
        elif letter == ":":
            self._names = False

    def _take_in_text(self, at: int, letter: str) -> None:
        if self._escaped:
            self._escaped = 4 if letter == "u" and at == self._escape + 1 else self._escaped - 1
        elif letter == "\\":
            self._escape, self._escaped = at, 1
        elif letter == '"':
            self._in_text = False
            if not self._names:
                self._cut = (at + 1, self._closing())

    def _closing(self) -> str:
        return "".join(_CLOSES[one] for one in reversed(self._open))
