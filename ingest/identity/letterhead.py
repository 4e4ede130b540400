"""The letterhead of a document, taken apart: issuer, number, place and day, kind, title, and what follows."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.text.footnotes import body_number
from ingest.identity.dates import DAY, day_of
from ingest.identity.document_number import labelled_number
from ingest.identity.kinds import NAMES, UPPER, Kind, heads
from ingest.identity.marks import is_mark

# In a title or a name, which has a word before it or is not in capitals, the nation is no heading.
_MOTTO = re.compile(
    r"(?<!NƯỚC )(?:C[ỘO]NG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM)|"
    r"(?i:Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc)|"
    r"^\s*(?:Cộng h(?:òa|oà) xã hội chủ nghĩa Việt Nam|Đảng Cộng sản Việt Nam)\s*$"
)
# How a gazette heads the documents it prints together; no part of any of them.
_SECTION = re.compile(r"VĂN BẢN (?:QUY PHẠM PHÁP LUẬT|PHÁP LUẬT KHÁC|HỢP NHẤT)\s*[-–]?\s*|PHẦN [^a-zà-ỹ]+")
_DATE_LINE = re.compile(rf"(?P<place>[{UPPER}][^\d,;:]{{1,40}}?),?\s+{DAY}", re.IGNORECASE)
_BLANK_DATE = re.compile(r"[^\d,;:]{2,40},?\s+ngày[\s.…_\d]*tháng[\s.…_\d]*năm[\s.…_\d]*", re.IGNORECASE)
_PARTED = re.compile(
    rf"\t|_{{2,}}|[-–—*]{{3,}}|(?<=\S)\s+(?=Số\s*:)|(?<=[{UPPER}*])\s+(?=Số\s\d)|"
    rf"(?:(?<=[{UPPER}\d])|(?<=TTg))\s+(?=[{UPPER}][\w.]*(?:\s[{UPPER}][\w.]*){{0,4}},?\s+{DAY.replace('?P<', '?P<_')})"
)
_BODY = re.compile(
    r"Căn cứ\b|Kính gửi\b|Theo đề nghị\b|Xét\b|Điều \d|Chương [IVX\d]|CHƯƠNG [IVX\d]|Phần (?:thứ|[IVX])|"
    r"[IVX]+\s*[.\-–]\s|[A-C]\.\s|\d{1,2}\s*[.)]\s|"
    r"(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT|CHỈ THỊ|THÔNG BÁO)\s*:"
)
_FOREWORD = re.compile(
    r"Căn cứ|Thực hiện|Để |Nhằm |Theo |Trên cơ sở|Ngày |Trong |Qua |Sau khi|Triển khai|Tiếp tục|Thi hành"
)
_ATTACHED = re.compile(r"\(\s*(?:Ban hành )?kèm theo", re.IGNORECASE)
# A consolidated text tells after its title which document it is of, and what amended it.
_CONSOLIDATES = re.compile(r"sửa đổi,? bổ sung bởi:?$")
_OF_NUMBER = re.compile(rf"(?:{NAMES}) số \d")
_GOES_ON = re.compile(r"(?:,|\b(?:bởi|của|theo|tại|và|với|cho|về|số))$")
"""How a line ends whose sentence the next one must go on with."""
_OF_BODY = re.compile(r"CỦA (?P<who>.+)")
_LONGEST_HEAD = 60
_LONGEST_SUBJECT_LINE = 45
_ENDS_SENTENCE = re.compile(r"[.:]$")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of a document as printed pieces; what is not printed is empty.

    `issuer` holds the lines in capitals that name who issues it, `title` those of the title. `subject` is
    that of a letter ("V/v …"), `after` where the text goes on in the pieces it was taken from.
    """

    issuer: tuple[str, ...] = ()
    number: str = ""
    numbered: bool = True
    place: str = ""
    day: date | None = None
    kind: Kind | None = None
    title: tuple[str, ...] = ()
    subject: str = ""
    after: int = 0


def pieces_of(lines: Iterable[str]) -> list[str]:
    """Return the printed lines, those that stand side by side parted, mottoes and rules taken out."""
    found = []
    for line in lines:
        parted = _MOTTO.sub("\t", line.replace("**", "\t").replace("\u00a0", " "))
        found += [" ".join(piece.split()).strip(" *#") for piece in _PARTED.split(parted) if piece]
    return _numbers_whole(piece for piece in found if any(map(str.isalnum, piece)))


def _numbers_whole(pieces: Iterable[str]) -> list[str]:
    """Return the pieces, a number that the end of its line cut made one again."""
    whole: list[str] = []
    for piece in pieces:
        if whole and whole[-1].endswith(("-", "–", "/")) and labelled_number(whole[-1]) and " " not in piece:
            whole[-1] += piece
        else:
            whole.append(piece)
    return whole


def read_letterhead(pieces: Sequence[str]) -> Letterhead:
    """Return what the first pieces of a document say of it."""
    at_kind, kind, rest = _kind_line(pieces)
    end = at_kind if kind else _body_begins(pieces, 0)
    head = pieces[:end]
    number, filled, at_number = _number(head)
    if not number and kind:  # a page may be read with its letterhead after its first lines
        number, filled, at_number = _number(pieces[:_LONGEST_HEAD])
    place, day = _date_line(head) if at_number < end else _date_line(pieces[at_number:_LONGEST_HEAD])
    above = head if at_number < end else pieces[max(0, at_number - 2) : at_number]
    issuer = _capitals(above) if kind or number else ()
    acting = _OF_BODY.fullmatch(pieces[at_kind + 1]) if kind and at_kind + 1 < len(pieces) else None
    if acting and acting["who"].isupper():  # a Party resolution names under its kind whose it is
        issuer, at_kind = (acting["who"],), at_kind + 1
    title, after = _title(pieces, at_kind + 1, rest, issuer) if kind else ((), end)
    return Letterhead(
        issuer=issuer,
        number=number,
        numbered=filled,
        place=place,
        day=day,
        kind=kind,
        title=title,
        subject="" if kind else _subject(pieces[:_LONGEST_HEAD]),
        after=after if kind or number else 0,
    )


def _kind_line(pieces: Sequence[str]) -> tuple[int, Kind | None, str]:
    for at, piece in enumerate(pieces[:_LONGEST_HEAD]):
        found = heads(piece)
        if found and _is_title(found[1]):
            return at, *found
        if _BODY.match(piece) and at > 0:
            break
    return 0, None, ""


def _is_title(rest: str) -> bool:
    """Tell whether what follows a kind on its line may be a title, and the line no other one that begins so."""
    return not rest.startswith(":") and not is_mark(rest)


def _body_begins(pieces: Sequence[str], start: int) -> int:
    for at, piece in enumerate(pieces[start:_LONGEST_HEAD], start):
        if _BODY.match(piece):
            return at
    return min(len(pieces), _LONGEST_HEAD)


def _number(pieces: Sequence[str]) -> tuple[str, bool, int]:
    for at, piece in enumerate(pieces):
        found = labelled_number(piece)
        if found:
            return *found, at
    return "", True, 0


def _date_line(pieces: Sequence[str]) -> tuple[str, date | None]:
    for piece in pieces:
        found = _DATE_LINE.match(piece)
        if found:
            return found["place"].strip(), day_of(found)
    return "", None


def _capitals(pieces: Sequence[str]) -> tuple[str, ...]:
    """Return the lines in capitals: the names of who issues the document, the highest first."""
    found: list[str] = []
    for piece in pieces:
        name = _SECTION.sub("", piece).strip(" -–") if _SECTION.match(piece) else piece
        goes_on = name.endswith(("-", "–"))
        if name.isupper() and not is_mark(name) and not labelled_number(name):
            found.append(name if goes_on else name.strip(" .:"))
    return tuple(found)


def _title(
    pieces: Sequence[str], start: int, first: str, issuer: Sequence[str]
) -> tuple[tuple[str, ...], int]:
    """Return the lines of the title and where they end; `first` stood on the line of the kind."""
    title = [first] if first else []
    at = start
    consolidated = any(map(_CONSOLIDATES.search, pieces[start : start + _LONGEST_HEAD]))
    while at < len(pieces):
        piece = pieces[at]
        stamped = (
            is_mark(piece) or labelled_number(piece) or _DATE_LINE.match(piece) or _BLANK_DATE.match(piece)
        )
        if stamped and not title:
            at += 1
            continue
        open_ended = bool(title) and _GOES_ON.search(title[-1]) is not None
        told = (consolidated and not open_ended and _OF_NUMBER.match(piece)) or (
            piece.isupper() and _names_one(piece, issuer)
        )
        if stamped or told or not _continues(title, piece):
            break
        title.append(piece)
        at += 1
    return tuple(title), at


def _names_one(piece: str, issuer: Sequence[str]) -> bool:
    """Tell whether a line in capitals names the issuer, or who acts for it ("CHỦ TỊCH ỦY BAN …")."""
    name = " ".join(issuer)
    return bool(name) and (piece.endswith(issuer[-1]) or name.endswith(piece))


def _continues(title: Sequence[str], piece: str) -> bool:
    if _BODY.match(piece) or _ATTACHED.match(piece) or body_number(piece + "\n"):
        return False
    if not title:
        return True
    if piece.isupper() != title[0].isupper() and not any(map(str.isdigit, piece)):
        return False
    goes_on = piece.endswith((";", ",")) and piece[:1].islower()
    return not (_FOREWORD.match(piece) or (piece.endswith((".", ":", ";")) and not goes_on))


def _ends_subject(piece: str) -> bool:
    stamped = _DATE_LINE.match(piece) or _BLANK_DATE.match(piece) or is_mark(piece) or labelled_number(piece)
    return bool(stamped or _BODY.match(piece) or piece.isupper() or _ENDS_SENTENCE.search(piece))


def _subject(pieces: Sequence[str]) -> str:
    """Return the subject of a letter, which stands under its number and may take several lines."""
    for at, piece in enumerate(pieces):
        found = re.match(r"(?:V/v|Về việc)\s*:?\s*(?P<said>.+)", piece)
        if found:
            said = [found["said"]]
            for more in pieces[at + 1 :]:
                if _ends_subject(more) or (more[:1].isupper() and len(more) > _LONGEST_SUBJECT_LINE):
                    break
                said.append(more)
            return " ".join(said)
    return ""
