"""The elements of a page as lines: paragraphs, lists with the marks that a browser prints, tables."""

import re
from collections.abc import Iterator

from assistant.text.footnotes import DIGITS
from ingest.read.broken_lines import lines_of_paragraph
from ingest.read.element import Element
from ingest.read.grid import lines_of_table
from ingest.read.reading import Line
from ingest.read.web.tables import cells_of, is_bordered
from ingest.read.word.numbering import FORMATS

_BLOCKS = frozenset(
    {
        *(
            "address",
            "article",
            "blockquote",
            "body",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
        ),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup"),
        *("html", "li", "main", "p", "section", "summary", "td", "th", "tr", "hr"),
    }
)
_SPACES = re.compile(r"\s+")
_PARAGRAPHS = re.compile(r"\n[ ]*(?:\n[ ]*)+")
_SUPERSCRIPT = str.maketrans("0123456789", DIGITS)
_NOTE_LINK = re.compile(r"#_?(?:ftn|fn|footnote|edn)(?:ref)?[-_:]?\d+", re.IGNORECASE)
_NOTE = re.compile(r"[\[(]?(\d{1,3})[\])]?")
_MARKED = re.compile(r"(?:[-–—•◦+*]|(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]+|[a-zđ]{1,2})[.)]|Điều \d)")
_UNMARKED = re.compile(r"list-style(?:-type)?\s*:[^;]*\bnone\b", re.IGNORECASE)
_COUNTS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_BULLETS = ("•", "◦")


def lines_of_part(part: Element) -> list[Line]:
    """Return the lines that a browser shows of an element and all in it, in document order."""
    writer = _Writer()
    writer.element(part)
    writer.end()
    return writer.lines


class _Writer:
    """Collects the text of one block at a time."""

    def __init__(self, depth: int = 0) -> None:
        self.lines: list[Line] = []
        self._text: list[str] = []
        self._mark = ""
        self._depth = depth
        self._pre = 0

    def element(self, one: Element) -> None:
        """Write what an element shows."""
        tag = one.tag
        if tag == "table":
            self.end()
            self.lines += lines_of_table(cells_of(one, lines_of_part), bordered=is_bordered(one))
        elif tag in {"ul", "ol", "menu", "dir"}:
            self.end()
            self._list(one)
        elif tag == "br":
            self._text.append("\n")
        elif tag == "sup" or (tag == "a" and _NOTE_LINK.fullmatch(one.get("href") or "")):
            self._text.append(_raised("".join(one.itertext())))
        elif tag == "pre":
            self.end()
            self._pre += 1
            self._inside(one)
            self.end()
            self._pre -= 1
        elif tag in _BLOCKS:
            self.end()
            self._inside(one)
            self.end()
        elif isinstance(tag, str):
            self._inside(one)

    def end(self) -> None:
        """End the block that is open."""
        text, self._text = "".join(self._text), []
        if not text.strip():
            return
        if self._mark and not _MARKED.match(text.lstrip()):
            text = f"{self._mark} {text.lstrip()}"
        self._mark = ""
        for paragraph in _PARAGRAPHS.split(text):
            self.lines += lines_of_paragraph(paragraph)

    def _inside(self, one: Element) -> None:
        self._say(one.text)
        for child in one:
            self.element(child)
            self._say(child.tail)

    def _say(self, text: str | None) -> None:
        if text:
            self._text.append(text if self._pre else _SPACES.sub(" ", text))

    def _list(self, one: Element) -> None:
        marks = _marks(one, self._depth)
        self._depth += 1
        for child in one:
            if child.tag == "li":
                self._mark = next(marks) if not child.get("value") else _value_mark(one, child)
                self.element(child)
                self._mark = ""
            elif isinstance(child.tag, str):
                self.element(child)
        self._depth -= 1


def _marks(one: Element, depth: int) -> Iterator[str]:
    """Yield the mark printed before each item of a list."""
    if _UNMARKED.search(one.get("style") or ""):
        while True:
            yield ""
    if one.tag != "ol":
        while True:
            yield _BULLETS[min(depth, len(_BULLETS) - 1)]
    start = one.get("start") or "1"
    number = int(start) if start.isdecimal() and len(start) < 6 else 1
    while True:
        yield _numbered(one, number)
        number += 1


def _value_mark(list_: Element, item: Element) -> str:
    value = item.get("value") or ""
    return _numbered(list_, int(value)) if value.isdecimal() and len(value) < 6 and list_.tag == "ol" else ""


def _numbered(list_: Element, number: int) -> str:
    return FORMATS[_COUNTS.get(list_.get("type") or "", "decimal")](number) + "."


def _raised(text: str) -> str:
    """Return a raised text: numbers as superscript digits, brackets of a footnote mark left out."""
    words = _SPACES.sub(" ", text).strip()
    note = _NOTE.fullmatch(words)
    return (note[1] if note else words).translate(_SUPERSCRIPT)
