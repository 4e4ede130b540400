"""What the heading of a part is called: its mark and its title, whichever lines they are printed on."""

import re
from itertools import takewhile

from assistant.library.nouns import Provision
from assistant.text.footnotes import DIGITS

_MARKED_ABOVE = frozenset({"part", "chapter", "section", "subsection", "annex"})
"""Kinds whose mark may stand on a line of its own, above the title."""
_MARK = re.compile(
    r"(?:(?:PHẦN|CHƯƠNG|MỤC|TIỂU MỤC|ĐIỀU|PHỤ LỤC|MẪU|BIỂU)(?:\s+(?:THỨ|SỐ))?(?:\s+[\w.\-/]+)?"
    r"|[IVXLC]+|\d+(?:\.\d+)*)\s*[.:]?",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s*-\s*Tự do|[Ss]ố\s*:|[\W_]+$|.{0,40}\bngày\b.*\btháng\b"
)
_NOTE = re.compile(rf"\[\^\d+\]|[{DIGITS}]+")


def heading_of(provision: Provision, *, issuer: str = "") -> str:
    """Return the heading of a part on one line: "Chương I. Quy định chung", its label where it has no words.

    An attached document is headed by its title, not by the names of the state and of its `issuer` above that.
    """
    lines = [line for line in map(str.strip, _NOTE.sub("", provision.text).splitlines()) if line]
    if provision.kind not in _MARKED_ABOVE or not lines:
        return lines[0] if lines else provision.label
    mark = lines[0].rstrip(".:") if _MARK.fullmatch(lines[0]) else ""
    below = takewhile(lambda line: not line.startswith("("), lines[1 if mark else 0 :])
    title = " ".join(
        line for line in below if not _NO_TITLE.match(line) and line.casefold() != issuer.casefold()
    )
    return ". ".join(filter(None, (mark, title))) or provision.label
