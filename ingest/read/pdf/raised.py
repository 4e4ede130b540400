"""Small raised or lowered letters are joined to the word they stand at; raised digits become superscripts."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ingest.read.pdf.page import Word
from ingest.read.pdf.signs import SUPERSCRIPT

SMALL = 0.85
"""Letters smaller than this, beside others, are marks at them."""
_LONGEST = 8
_LEVEL = 0.12
_TOUCH = 0.06


def with_raised(words: Sequence[Word]) -> list[Word]:
    """Return the words with marks joined to their words: "nhân" and a small 1 are "nhân¹", H and 2 "H2".

    A mark with nothing before it, as at the head of a footnote, is a word of its own.
    """
    usual = max((word.size for word in words), default=0.0)
    small = [word for word in words if word.size < SMALL * usual and len(word.text) <= _LONGEST]
    if not small:
        return list(words)
    page = _Page(words, usual)
    for word in sorted(small, key=lambda word: word.x0):
        page.place(word)
    return page.rejoined()


class _Page:
    """The words of a page while marks are being joined to them."""

    def __init__(self, words: Sequence[Word], usual: float) -> None:
        self.usual = usual
        self.kept = {id(word): word for word in words}
        self.by_end = sorted(words, key=lambda word: word.x1)
        self.by_begin = sorted(words, key=lambda word: word.x0)
        self.ends = [word.x1 for word in self.by_end]
        self.begins = [word.x0 for word in self.by_begin]
        self.homes: dict[int, int] = {}
        self.marks: list[Word] = []

    def place(self, word: Word) -> None:
        """Join a small word to what it stands at, if it stands at anything."""
        host = self._host(word)
        if host is not None:
            self._join(word, host, _mark(word, host))
            return
        first = next((mark for mark in self.marks if _beside(word, mark, self.usual)), None)
        if first is not None:  # set apart, or the two marks would read as one number
            self._join(word, first, " " + word.text.translate(SUPERSCRIPT))
            return
        noted = self._after(word)
        if noted is not None:
            own = _mark(word, noted)
            self.kept[id(word)] = replace(word, text=own, base=noted.base, size=noted.size, bold=noted.bold)

    def rejoined(self) -> list[Word]:
        """Return the words, with what touches a joined mark from the right made part of its word ("30⁰C")."""
        hosts = {id(self.kept[home]) for home in self.homes.values()}
        done: list[Word] = []
        for word in sorted(self.kept.values(), key=lambda word: (word.base, word.x0)):
            last = done[-1] if done else None
            if last is not None and id(last) in hosts and _touches(word, last):
                done[-1] = replace(last, text=last.text + word.text, x1=word.x1)
                hosts.add(id(done[-1]))
            else:
                done.append(word)
        return done

    def _host(self, word: Word) -> Word | None:
        first = bisect_left(self.ends, word.x0 - self.usual)
        near = self.by_end[first : bisect_right(self.ends, word.x0 + self.usual)]
        return next((one for one in near if _is_raised(word, one) and _follows(word, one)), None)

    def _after(self, word: Word) -> Word | None:
        """Return the word that a raised one stands before."""
        first = bisect_left(self.begins, word.x1 - 1)
        near = self.by_begin[first : bisect_right(self.begins, word.x1 + self.usual)]
        return next((one for one in near if _is_raised(word, one) and word.base < one.base), None)

    def _join(self, word: Word, host: Word, text: str) -> None:
        home = self.homes.get(id(host), id(host))
        big = self.kept[home]
        self.kept[home] = replace(big, text=big.text + text, x1=max(big.x1, word.x1))
        self.homes[id(word)] = home
        del self.kept[id(word)]
        if word.base < big.base:
            self.marks.append(word)


def _is_raised(word: Word, host: Word) -> bool:
    if word.size > SMALL * host.size:
        return False
    rise = (host.base - word.base) / host.size
    return 0.12 <= rise <= 0.75 or -0.35 <= rise <= -0.05


def _follows(word: Word, host: Word) -> bool:
    return -0.25 * host.size <= word.x0 - host.x1 <= 0.3 * host.size


def _beside(word: Word, mark: Word, usual: float) -> bool:
    """Tell whether a small number follows a mark that is as small and as high."""
    level = abs(word.base - mark.base) < _LEVEL * mark.size and abs(word.size - mark.size) < 0.1 * mark.size
    return level and 0 <= word.x0 - mark.x1 <= 0.6 * usual and word.text.strip(",;").isdigit()


def _touches(word: Word, last: Word) -> bool:
    return abs(last.base - word.base) < 0.02 * word.size and abs(word.x0 - last.x1) < _TOUCH * word.size


def _mark(word: Word, host: Word) -> str:
    return word.text.translate(SUPERSCRIPT) if word.base < host.base else word.text
