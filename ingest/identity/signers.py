"""Who signs a document, and as what: the block that closes its text, before any annex."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.identity.kinds import UPPER

_FOR = r"(?:(?:T/?M|KT|K/T|TUQ|T/?L|TL|Q)\.?\s+|(?:TM|KT|TUQ|TL)\.)"
_ROLE_NOUN = (
    r"(?:PHÓ |QUYỀN |NGUYÊN )?(?:CHỦ TỊCH|THỦ (?:TƯỚNG|TRƯỞNG)|"
    r"BỘ TRƯỞNG|THỨ TRƯỞNG|TỔNG BÍ THƯ|BÍ THƯ|CHÁNH ÁN|VIỆN TRƯỞNG|"
    r"TỔNG GIÁM ĐỐC|GIÁM ĐỐC|TỔNG CỤC TRƯỞNG|CỤC TRƯỞNG|VỤ TRƯỞNG|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|CHỦ NHIỆM|"
    r"TỔNG THANH TRA|THỐNG ĐỐC|TỔNG KIỂM TOÁN|HIỆU TRƯỞNG|TRƯỞNG BAN|TRƯỞNG ĐOÀN|TỔNG THƯ KÝ|ỦY VIÊN|UỶ VIÊN|"
    r"THƯỜNG TRỰC|CHI CỤC TRƯỞNG|TỔNG BIÊN TẬP|TƯ LỆNH|CHỈ HUY TRƯỞNG|TRƯỞNG PHÒNG|CHÁNH VP)"
)
_ROLE = re.compile(rf"{_FOR}(?=[{UPPER}]{{2}})|{_ROLE_NOUN}(?!\w)")
_STANDS_FOR = re.compile(_FOR)
_IN_PLACE_OF = re.compile(r"(?:KT|K/T|TUQ|T/?L)(?:\.|\.?\s)")
_OWN_ROLE = re.compile(rf"(?<!\w){_ROLE_NOUN}(?!\w)")
_RANK = re.compile(
    r"(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá)|(?:Phó )?Đô đốc|Chuẩn đô đốc|"
    r"(?:PGS|GS|TS|ThS|BS|KS|CN|LS)\.?\s*(?:TS\.?)?|Giáo sư|Tiến sĩ|Thạc sĩ)[,.]?\s+"
)
_SIGNED = re.compile(r"\W*(?:đã ký|daky|ký tên.*|đã ký và đóng dấu)\W*", re.IGNORECASE)
_STAMPED = re.compile(r"\s*[\[(](?:đã ký|daky)[\])]\s*", re.IGNORECASE)
"""What stands in a signature's place, on the line of the post or of the name too."""
_LONGEST_BLOCK = 7
_LONGEST_NAME = 6


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the name, without military rank or degree, and the post in capitals as printed."""

    name: str
    role: str


def signers_of(pieces: Sequence[str]) -> tuple[Signer, ...]:
    """Return the signers of the first block of signatures that bears a name; several of a joint document."""
    lines = list(_parted(pieces))
    at = 0
    found: list[Signer] = []
    while at < len(lines):
        if _ROLE.match(lines[at]) and lines[at].isupper():
            signer, end = _block(lines, at)
            if signer:
                found.append(signer)
                at = end
                continue
        if found:
            break
        at += 1
    return tuple(found)


def person(text: str) -> str:
    """Return the person that `text` names, without rank or degree; "" when it is no person's name."""
    name = _RANK.sub("", text.strip().rstrip(".").strip())
    parts = name.split()
    if not 2 <= len(parts) <= _LONGEST_NAME:
        return ""
    proper = all(word[0].isupper() and (len(word) == 1 or not word.isupper()) for word in parts)
    return (
        name if proper and all(re.fullmatch(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", word) for word in parts) else ""
    )


def _block(lines: Sequence[str], start: int) -> tuple[Signer | None, int]:
    role = ""
    for at in range(start, min(start + _LONGEST_BLOCK, len(lines))):
        line = lines[at]
        if _SIGNED.fullmatch(line):
            continue
        if line.isupper():
            role = _own_role(line) or role
            continue
        name = person(line)
        return (Signer(name, role), at + 1) if name else (None, at)
    return None, start


def _own_role(line: str) -> str:
    """Return the post that a line in capitals names; of one signed for another ("KT. …") the signer's own."""
    posts = list(_OWN_ROLE.finditer(line))
    if not posts or (len(posts) == 1 and _IN_PLACE_OF.match(line)):
        return ""
    return line[posts[-1 if _STANDS_FOR.match(line) else 0].start() :]


def _parted(pieces: Sequence[str]) -> Iterator[str]:
    """Yield the lines, a post and a name that stand on one line as two."""
    for whole in pieces:
        piece = _STAMPED.sub(" ", whole).strip() or whole
        role, name = _post_and_name(piece) if _ROLE.match(piece) else ("", "")
        if role and person(name):
            yield role
            yield name
        else:
            yield piece


def _post_and_name(line: str) -> tuple[str, str]:
    """Return a line's words in capitals, and the others after them; one letter alone belongs to a name."""
    words = line.split()
    end = next(
        (at for at, word in enumerate(words) if word.lower() != word and not word.isupper()), len(words)
    )
    end -= 1 < end < len(words) and len(words[end - 1]) == 1 and words[end - 1].isalpha()
    return " ".join(words[:end]), " ".join(words[end:])
