"""Kinds of official documents: their names as printed, their signs in a number, and whether they are law."""

import re
from dataclasses import dataclass

from assistant.text.normal import toned, words


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: its name, its signs in numbers, whether it states from when it is in force."""

    name: str
    signs: tuple[str, ...] = ()
    has_effect: bool = False
    joint: bool = False


# A longer name stands before one that it begins with.
KINDS = (
    Kind("Bộ luật", has_effect=True),
    Kind("Luật", has_effect=True),
    Kind("Pháp lệnh", ("PL",), has_effect=True),
    Kind("Nghị quyết liên tịch", ("NQLT",), has_effect=True, joint=True),
    Kind("Nghị quyết", ("NQ",), has_effect=True),
    Kind("Nghị định", ("NĐ",), has_effect=True),
    Kind("Quyết định", ("QĐ",), has_effect=True),
    Kind("Thông tư liên tịch", ("TTLT",), has_effect=True, joint=True),
    Kind("Thông tư", ("TT",), has_effect=True),
    Kind("Sắc lệnh", ("SL",), has_effect=True),
    Kind("Lệnh", ("L",), has_effect=True),
    Kind("Chỉ thị", ("CT",)),
    Kind("Chương trình hành động", ("CTHĐ", "CTrHĐ")),
    Kind("Chương trình", ("CTr",)),
    Kind("Kế hoạch liên tịch", ("KHLT",), joint=True),
    Kind("Kế hoạch", ("KH",)),
    Kind("Kết luận", ("KL",)),
    Kind("Thông báo", ("TB",)),
    Kind("Thông tri", ("TTr",)),
    Kind("Hướng dẫn liên ngành", ("HDLN",), joint=True),
    Kind("Hướng dẫn", ("HD",)),
    Kind("Quy định", ("QyĐ",)),
    Kind("Quy chế phối hợp", ("QCPH",), joint=True),
    Kind("Quy chế", ("QC",)),
    Kind("Quy trình", ("QT",)),
    Kind("Báo cáo", ("BC",)),
    Kind("Tờ trình", ("TTr",)),
    Kind("Phương án", ("PA",)),
    Kind("Đề án", ("ĐA",)),
    Kind("Dự án", ("DA",)),
    Kind("Chiến lược", ("CL",)),
    Kind("Công điện", ("CĐ",)),
    Kind("Thông cáo", ("TC",)),
    Kind("Tuyên bố", ("TB",)),
    Kind("Biên bản", ("BB",)),
)
LETTER = Kind("Công văn", ("CV",))
CONSOLIDATED = Kind("Văn bản hợp nhất", ("VBHN",))

UPPER = "A-Z" + "".join(sign for sign in map(chr, range(0xC0, 0x1EFA)) if sign.isupper())
"""Every capital letter of Vietnamese, for a class of characters: no range of them holds capitals alone."""

NAMES = "|".join(kind.name for kind in (*KINDS, LETTER, CONSOLIDATED))
"""The names of all kinds, as an alternation."""

_BY_SIGN = {sign.upper(): kind for kind in (*reversed(KINDS), LETTER, CONSOLIDATED) for sign in kind.signs}
_BY_NAME = {kind.name: kind for kind in (*KINDS, LETTER, CONSOLIDATED)}


def kind_named(name: str) -> Kind | None:
    """Return the kind with this name in any case, or None."""
    wanted = _sounds(name)
    return next((kind for kind in _BY_NAME.values() if _sounds(kind.name) == wanted), None)


def heads(piece: str) -> tuple[Kind, str] | None:
    """Return the kind whose name in capitals `piece` begins with, and what follows on the same line; or None."""
    for kind in KINDS:
        found = re.match(rf"{kind.name.upper()}(?=\s|$)", piece)
        if found:
            rest = piece[found.end() :].strip()
            return kind, rest
    return None


def kind_of_number(number: str) -> Kind | None:
    """Return the kind that the signs of a number stand for ("9/KH-UBND"), or None."""
    for sign in re.split(r"[-/]", number)[1:]:
        if sign.upper() in _BY_SIGN:
            return _BY_SIGN[sign.upper()]
    return None


def _sounds(name: str) -> list[str]:
    return [toned(word) for word in words(name)]
