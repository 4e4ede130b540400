"""Blocks of another law's text that an amending clause brings between quotation marks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.structure.lines import Line, Sort
from ingest.structure.numbering import ARTICLES, Number, Style, follows

_OPENS_LINE = re.compile(r"\s*[“\"„«]")
_ENDS_LINE = re.compile(r"[”\"“»][\s.;,:/)]*$")
_LEAD_IN = re.compile(r"(?::|như sau)[\s.,]*$")
_AMENDING = re.compile(r"(?:Điều\s+\d+[a-zđ]?\s*[.:]|\d+[a-zđ]?\.|[a-zđ]\))\s*(?:Sửa đổi|Bổ sung|Thay thế)\b")
"""A provision that changes a law: what it brings may follow without a lead-in."""
_FIRST_WORDS = re.compile(r"\s*[“\"][^”\"]*[”\"]\s*\w")
_OPENS_INSIDE = re.compile(r":\s*[“\"][^”\"]*$")
_AMENDS = re.compile(
    r"[^\w(]*\d*[a-zđ]?[.)]\s*(?:Sửa đổi|Bổ sung|Thay|Bãi bỏ|Bỏ|Hủy bỏ|Huỷ bỏ|Đổi|Chuyển|Đính chính)\b"
)
_MARKS = re.compile(r"[“”\"„«»]")
_WATCHED: dict[str, Style] = {
    style.name: style for style in ARTICLES if style.name in {"article", "number", "point"}
}
_ENDS_DOCUMENT = frozenset({Sort.ANNEX, Sort.FORM, Sort.RECIPIENTS, Sort.SIGNATURE})


@dataclass(frozen=True, slots=True)
class Quote:
    """The lines from `first` to `last` quote another law; `closed` tells whether the marks themselves said so."""

    first: int
    last: int
    closed: bool = True


@dataclass(slots=True)
class _Sequence:
    """The last article, clause and point seen, by the name of their style."""

    seen: dict[str, Number] = field(default_factory=dict)

    def take(self, line: str) -> None:
        for name, style in _WATCHED.items():
            number = _number(style, line)
            if number is not None:
                self.seen[name] = number
                for inner in list(_WATCHED)[list(_WATCHED).index(name) + 1 :]:
                    self.seen.pop(inner, None)
                return

    def goes_on_with(self, name: str, number: Number) -> bool:
        return name in self.seen and follows(self.seen[name], number)


def quotes_of(lines: Sequence[Line]) -> list[Quote]:
    """Return the blocks of quoted law in order; a quotation inside a sentence is none.

    A block begins on a line of its own after a lead-in ("… như sau:"), and ends where its marks are
    closed at the end of a line; one that is never closed ends where the law itself plainly goes on.
    """
    return list(_Reader(lines).blocks())


def unquoted(line: str) -> str:
    """Return a line without the quotation marks that it begins with."""
    return _OPENS_LINE.sub("", line, count=1).lstrip()


class _Reader:
    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.own = _Sequence()

    def blocks(self) -> Iterator[Quote]:
        at, may_open = 0, False
        while at < len(self.lines):
            line = self.lines[at]
            if line.sort in (Sort.FOOTNOTE, Sort.ROW):
                at += 1
                continue
            block = None
            if line.sort is Sort.PROSE and may_open and _OPENS_LINE.match(line.text):
                block = self._block(at, depth=0)
            if block is None:
                self.own.take(line.text)
                if line.sort is Sort.PROSE and _OPENS_INSIDE.search(line.text) and _depth(line.text, 0) > 0:
                    block = self._block(at + 1, depth=_depth(line.text, 0))
            if block is not None:
                yield block
                at, may_open = block.last + 1, True
                continue
            may_open = _LEAD_IN.search(line.text) is not None or (
                _AMENDING.match(line.text) is not None and not self._goes_on_with_words(at + 1)
            )
            at += 1

    def _goes_on_with_words(self, at: int) -> bool:
        """Tell whether the line at `at` quotes only its first words ("“ao” vào sau cụm từ “hồ”")."""
        return at < len(self.lines) and _FIRST_WORDS.match(self.lines[at].text) is not None

    def _block(self, first: int, *, depth: int) -> Quote | None:
        """Return the block that begins at `first`, or None where it is only a quotation inside a sentence."""
        inside = _Sequence()
        for at in range(first, len(self.lines)):
            line = self.lines[at]
            if line.sort is Sort.FOOTNOTE:
                continue
            if line.sort in _ENDS_DOCUMENT or (at > first and self._is_own(line.text, inside)):
                return Quote(first, at - 1, closed=False) if at > first else None
            inside.take(unquoted(line.text))
            depth = _depth(line.text, depth)
            if depth <= 0:
                if not _ENDS_LINE.search(line.text) and at == first:
                    return None
                if _ENDS_LINE.search(line.text) and not self._goes_on_inside(at + 1, inside):
                    return Quote(first, at)
                depth = 1  # a mark too many
        return Quote(first, len(self.lines) - 1, closed=False)

    def _goes_on_inside(self, at: int, inside: _Sequence) -> bool:
        """Tell whether the line at `at` plainly goes on with the quoted numbers: the mark above it closed nothing."""
        line = next((one for one in self.lines[at:] if one.sort is not Sort.FOOTNOTE), None)
        if line is None or line.sort is not Sort.PROSE or _AMENDS.match(line.text):
            return False
        for name, style in _WATCHED.items():
            number = _number(style, line.text)
            if number is not None:
                may_be_own = self.own.goes_on_with(name, number)
                return inside.goes_on_with(name, number) and not (
                    may_be_own and not self._closes_later(at, name)
                )
        return False

    def _closes_later(self, at: int, name: str) -> bool:
        """Tell whether a quotation that no mark opened is closed before this law goes on: it is still the one above."""
        depth = 0
        for line in self.lines[at:]:
            if name == "article" or line.sort in _ENDS_DOCUMENT or _AMENDS.match(line.text):
                return False
            if line.sort is Sort.PROSE:
                depth = _depth(line.text, depth)
                if depth < 0 and _ENDS_LINE.search(line.text):
                    return True
        return False

    def _is_own(self, line: str, inside: _Sequence) -> bool:
        """Tell whether the line goes on with this law's own numbers, not with the quoted ones."""
        for name, style in _WATCHED.items():
            number = _number(style, line)
            if number is None or not self.own.goes_on_with(name, number):
                continue
            if name == "article":
                return not inside.goes_on_with(name, number)
            return _AMENDS.match(line) is not None
        return False


def _number(style: Style, line: str) -> Number | None:
    found = style.pattern.match(line)
    return style.value(found["mark"]) if found else None


def _depth(line: str, depth: int) -> int:
    """Return how many quotations are open at the end of `line`; straight marks open where a word begins."""
    for found in _MARKS.finditer(line):
        sign, at = found.group(), found.start()
        begins = at == 0 or line[at - 1] in " (:“"
        opens = sign in "“„«" or (sign == '"' and begins)
        if sign == "“" and depth and not begins and line[at - 1] in ".;,":
            opens = False  # closed with an opening mark
        depth += 1 if opens else -1
    return depth
