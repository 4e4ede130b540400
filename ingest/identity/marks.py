"""Marks that say who may read a document: secret, for internal use, a draft; never words of its sentences.

A mark is a line of its own, in whatever letters, spaced out or not; a word or two in lower case are the end of a
sentence. Where in doubt a document stays out of sight: one that is hidden can be asked for.
"""

import re
import unicodedata
from collections.abc import Iterable

# Marks are compared as letters and figures alone: "T Ố I  M Ậ T" and "[TỐI MẬT]" are "tốimật".
_URGENCY = r"(?:hỏatốc|hoảtốc|thượngkhẩn|khẩn)(?:hẹngiờ)?"
_PAPER = r"(?:tàiliệu|vănbản|hồsơ)"
_LEVEL_IS = r"(?:dấu(?:chỉ)?(?:độ)?(?:mật)?|(?:độ|mức|mứcđộ)(?:bảo)?mật)"
_SECRET = re.compile(
    rf"(?:{_URGENCY}|{_PAPER}|{_LEVEL_IS}|dựthảo)*(?P<level>tuyệtmật|tốimật|mật)[abc]?(?:{_URGENCY})?(?:bảnsố\d*)?"
    rf"|{_LEVEL_IS}(?P<letter>[abc])|(?P<copy>bảnsaobímậtnhànước)"
)
_LEVELS = {"tuyệtmật": "Tuyệt mật", "tốimật": "Tối mật", "a": "Tuyệt mật", "b": "Tối mật"}
_BESIDE_NUMBER = re.compile(r"Số\b.*\d.*(?<!BÍ )(?<!BẢO )(?P<level>TUYỆT MẬT|TỐI MẬT|MẬT)\W*")
_INTERNAL = re.compile(
    rf"{_PAPER}?(?:phụcvụ|họp|hộinghị|kỳhọp|nghiêncứu|thamkhảo)*"
    r"(?:(?:chỉ)?(?:được)?(?:lưuhành(?:trong)?nộibộ.*|(?:sửdụng|phổbiến|dùng)(?:trong)?nộibộ)|nộibộ"
    r"|không(?:được)?(?:phổbiến|đăngbáo|đăngtải|đưatin).*|thuhồi.*)"
    r"|xemxong(?:trả|nộp)lại.*|chỉngườicótênmớiđượcbócbì"
)
_DRAFT = re.compile(r"\W*(?:DỰ THẢO\b.*|(?:bản )?dự thảo(?:\s+(?:lần|số|ngày|\d).*)?\W*)")
_SPACED_DRAFT = re.compile(r"(?:bản)?dựthảo(?:lần\w*|\d*|(?:xin|lấy|gửi|trình|để).*)")
_LONGEST_MARK = 10
_SHORTEST_LOWER = 2
_URGENT = re.compile(_URGENCY)
_GOES_ON = re.compile(r"(?:[,;]|\b(?:độ|mức|và|hoặc|là|dấu|bí|bảo))$", re.IGNORECASE)
"""How a line ends that the next one, though it looks like a mark, goes on with."""


def secrecy_of(lines: Iterable[str]) -> str:
    """Return the secrecy stamped on the first page or in its furniture ("Mật", "Tối mật", "Tuyệt mật"), or ""."""
    before = ""
    for line in lines:
        if (level := _level(line)) and not _GOES_ON.search(before):
            return level
        before = line
    return ""


def _level(line: str) -> str:
    beside = _BESIDE_NUMBER.fullmatch(line)
    found = _SECRET.fullmatch(_letters(beside["level"] if beside else line))
    if found is None or not (beside or _stands_alone(line)):
        return ""
    return _LEVELS.get(found["level"] or found["letter"] or "", "Mật")


def is_internal(lines: Iterable[str]) -> bool:
    """Tell whether any of the lines is the mark that a document is not for the public."""
    return any(_stands_alone(line) and _INTERNAL.fullmatch(_letters(line)) for line in lines)


def is_draft(lines: Iterable[str]) -> bool:
    """Tell whether any of the lines is the mark of a draft."""
    return any(_stands_alone(line) and _marks_draft(line) for line in lines)


def _marks_draft(line: str) -> bool:
    if _DRAFT.fullmatch(_lowered(line)):
        return True
    return not line.rstrip().endswith(".") and _SPACED_DRAFT.fullmatch(_letters(line)) is not None


def is_mark(line: str) -> bool:
    """Tell whether a line is a stamp and so no part of an issuer's name."""
    return bool(
        secrecy_of((line,)) or is_internal((line,)) or is_draft((line,)) or _URGENT.fullmatch(_letters(line))
    )


def _letters(line: str) -> str:
    """Return the letters and figures of a line alone, small."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", line).lower()))


def _stands_alone(line: str) -> bool:
    """Tell whether a line is short, or letters spaced out, and no end of a sentence."""
    words = line.split()
    ends_sentence = len(words) <= _SHORTEST_LOWER and line.strip()[:1].islower()
    return not ends_sentence and (len(words) <= _LONGEST_MARK or all(len(word) <= 2 for word in words))


def _lowered(line: str) -> str:
    """Return the line with "Dự thảo" in lower case; in capitals it is a stamp, whatever follows."""
    return re.sub(r"\b(?:Dự thảo|Bản dự thảo)\b", lambda found: found.group().lower(), line)
