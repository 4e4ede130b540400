"""Marks that say who may read a document: secret, for internal use, a draft; never words of its sentences."""

import re
from collections.abc import Iterable

_SECRET = re.compile(r"\W*(TUYỆT MẬT|TỐI MẬT|MẬT)\W*")
_SECRET_LEVEL = re.compile(
    r"\W*(?:độ|mức(?: độ)?) (?:bảo )?mật\s*:\s*(tuyệt mật|tối mật|mật)\W*", re.IGNORECASE
)
_INTERNAL = re.compile(
    r"\W*(?:tài liệu\s+|văn bản\s+)?"
    r"(?:(?:chỉ\s+)?lưu hành nội bộ|không phổ biến(?: trên (?:các )?(?:phương tiện|báo).*|, lưu hành nội bộ)?|"
    r"(?:chỉ )?sử dụng(?: trong)? nội bộ)\W*",
    re.IGNORECASE,
)
_DRAFT = re.compile(r"\W*(?:DỰ THẢO\b.*|(?:bản )?dự thảo(?:\s+(?:lần|số|ngày|\d).*)?\W*)")
_LONGEST_MARK = 10
_URGENT = re.compile(r"\W*(?:HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN)\W*(?:HẸN GIỜ)?\W*")


def secrecy_of(lines: Iterable[str]) -> str:
    """Return the secrecy stamped on the first page or in its furniture ("Mật", "Tối mật", "Tuyệt mật"), or ""."""
    for line in lines:
        found = _SECRET.fullmatch(line) or _SECRET_LEVEL.fullmatch(line)
        if found:
            return found[1].capitalize()
    return ""


def is_internal(lines: Iterable[str]) -> bool:
    """Tell whether any of the lines is the mark that a document is not for the public."""
    return any(_short(line) and _INTERNAL.fullmatch(line) for line in lines)


def is_draft(lines: Iterable[str]) -> bool:
    """Tell whether any of the lines is the mark of a draft."""
    return any(_short(line) and _DRAFT.fullmatch(_lowered(line)) for line in lines)


def is_mark(line: str) -> bool:
    """Tell whether a line is a stamp and so no part of an issuer's name."""
    return bool(
        secrecy_of((line,))
        or is_internal((line,))
        or is_draft((line,))
        or (line.strip() and _URGENT.fullmatch(line))
    )


def _lowered(line: str) -> str:
    """Return the line with "Dự thảo" in lower case; in capitals it is a stamp, whatever follows."""
    return re.sub(r"\b(?:Dự thảo|Bản dự thảo)\b", lambda found: found.group().lower(), line)


def _short(line: str) -> bool:
    return 0 < len(line.split()) <= _LONGEST_MARK
