"""Years counted on from the one asked before: "5 năm sau đó", "mốc tiếp theo"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answers.question.phrasing import form, phrases
from assistant.library.nouns import Target
from assistant.text.normal import fold

_NUMBERS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười lăm": 15, "hai mươi": 20,
}  # fmt: skip
_BY_FOLDED = {fold(word): number for word, number in _NUMBERS.items()}
_NUMBER = "|".join(sorted(_BY_FOLDED, key=len, reverse=True))
_YEARS = re.compile(
    rf"(?<![\w.,/])(?P<number>\d{{1,2}}|{_NUMBER})\s+nam\s+(?P<way>sau|truoc|nua|tiep theo|ke tiep|lien sau|lien truoc)"
    r"(?:\s+(?:do|nua|ay|day))?(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Shift:
    """How far from a year: by so many years, or by one milestone; `start` and `end` of its words."""

    years: int | None
    back: bool
    start: int
    end: int

    def left_out_of(self, text: str) -> str:
        """Return the text that the shift was found in, less its words."""
        return f"{text[: self.start]} {text[self.end :]}"

    def year_from(self, years: Sequence[int], rows: Sequence[Target]) -> int | None:
        """Return the year that is meant after `years` were asked; None where there was none to count from."""
        if not years:
            return None
        begin = min(years) if self.back else max(years)
        if self.years is not None:
            return begin - self.years if self.back else begin + self.years
        held = sorted({m.year for row in rows for m in row.milestones})
        beyond = [year for year in held if (year < begin if self.back else year > begin)]
        return (beyond[-1] if self.back else beyond[0]) if beyond else None


def shift_in(text: str) -> Shift | None:
    """Return how far a question counts on from a year that it does not name."""
    folded = fold(text)
    if len(folded) != len(text):
        return None
    if found := _YEARS.search(folded):
        number = int(found["number"]) if found["number"].isdecimal() else _BY_FOLDED[found["number"]]
        return Shift(number, "truoc" in found["way"], *found.span())
    for key, back in (("follow_ups.next_milestone", False), ("follow_ups.milestone_before", True)):
        if found := phrases(key, text).search(form(text)):
            return Shift(None, back, *found.span())
    return None
