"""The numbers of a table's rows: as printed, and made unique where they start again in every group."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_ROMAN = re.compile(r"[IVXLC]+")
_PLAIN = r"(?:\d{1,3}(?:\.\d{1,3})*[a-zđ]?|[IVXLC]+(?:\.\d{1,3})*|[A-ZĐ](?:\.\d{1,3})*|[a-zđ])"
_NUMBER = re.compile(rf"\(?({_PLAIN})[.):]*")
_TITLED = re.compile(rf"({_PLAIN})[.):]+\s+(?=\S)")
_FREE = "bcdeghiklmnopqrstuvxy"
_ARABIC, _LETTER = 2, 9


def number_of(cell: str) -> str:
    """Return the number that is all a cell holds ("1", "1.1.", "(2)", "IV", "a)"), or ""."""
    found = _NUMBER.fullmatch(cell.strip())
    return found[1] if found else ""


def titled(cell: str) -> tuple[str, int]:
    """Return the number a title begins with, and where its words begin ("", 0 where it has none)."""
    found = _TITLED.match(cell)
    return (found[1], found.end()) if found else ("", 0)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands among the rows: its unique number, and that of the row it belongs under, if any."""

    number: str
    above: str


@dataclass(frozen=True, slots=True)
class _Group:
    number: str
    rank: int
    printed: str


class Numbering:
    """Gives the rows of one table their numbers, from the first to the last."""

    def __init__(self, printed: Sequence[str]) -> None:
        """Take the printed numbers of all rows in order; those that come again need their group's number."""
        runs = [n for n, before in zip(printed, ["", *printed], strict=False) if n and n != before]
        self._again = {number for number, count in Counter(runs).items() if count > 1}
        self._open: list[_Group] = []
        self._known: dict[str, str] = {}
        self._last = self._last_printed = ""
        self._unnumbered: Counter[str] = Counter()
        self._titles = 0

    def place(self, printed: str, *, is_group: bool) -> Place:
        """Return the place of the next row; `printed` is "" where it bears no number of its own."""
        if not printed or (printed == self._last_printed and not is_group):
            return self._unnumbered_row(is_group=is_group)
        rank = self._rank(printed)
        while self._open and self._open[-1].rank >= rank:
            self._open.pop()
        above = self._open[-1] if self._open else None
        number = self._whole(printed, rank, above)
        stem = number.rpartition(".")[0]
        if rank < _LETTER:  # I and A always name a group, whatever else stands in their rows
            self._open.append(_Group(number, rank, printed if is_group or rank < _ARABIC else ""))
        elif is_group:
            self._open.append(_Group(number, rank, printed))
        self._known[number] = number
        self._last, self._last_printed = number, printed
        return Place(number, stem if stem in self._known else self._group_above(rank))

    def _unnumbered_row(self, *, is_group: bool) -> Place:
        if is_group or not self._last:
            self._titles += 1
            number = f"h{self._titles}"
            if is_group:
                self._open = [_Group(number, 1, number)]
                self._last, self._last_printed = number, ""
                self._known[number] = number
                return Place(number, "")
            return Place(number, self._group_above(_ARABIC))
        self._unnumbered[self._last] += 1
        letter = _FREE[min(self._unnumbered[self._last], len(_FREE)) - 1]
        return Place(self._last + letter, self._group_above(_ARABIC))

    def _whole(self, printed: str, rank: int, above: _Group | None) -> str:
        """Return the number with that of its group before it where the printed one alone names several rows."""
        if rank == _LETTER:
            return f"{above.number}.{printed}" if above else printed
        group = next((g for g in reversed(self._open) if g.printed and g.rank < min(rank, _ARABIC)), None)
        needs = bool(self._again) if rank >= _ARABIC else printed in self._again
        return f"{group.number}.{printed}" if group and needs else printed

    def _group_above(self, rank: int) -> str:
        return next((g.number for g in reversed(self._open) if g.printed and g.rank < rank), "")

    def _rank(self, printed: str) -> int:
        """Return how deep a number of this kind lies: A before I before 1 before 1.1 before a."""
        head, *rest = printed.split(".")
        if head.islower():
            return _LETTER
        if head[0].isdigit():
            return _ARABIC + len(rest)
        letter = next((g for g in self._open if g.rank == 0), None)
        follows = letter is not None and len(head) == 1 and ord(head) == ord(letter.printed[:1] or "\0") + 1
        return 0 + len(rest) if follows or not _ROMAN.fullmatch(head) else 1 + len(rest)
