"""What the columns of a table hold, told by their printed heads, in any order and wording."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from typing import Literal

from assistant.library.nouns import Role, Span
from assistant.text.cells import Head, heads_of
from assistant.text.normal import fold

Period = Literal["year", "phase", "part", "base"]


class Holds(Enum):
    """What the cells of a column are."""

    NUMBER = auto()
    TASK = auto()
    AGENCY = auto()
    PRODUCT = auto()
    DEADLINE = auto()
    SUBMITTED = auto()
    UNIT = auto()
    NOTE = auto()
    BASIS = auto()
    VALUE = auto()
    OTHER = auto()


_TASKS = (
    "nhiem vu|cong viec|dau viec|noi dung|de an|giai phap|hoat dong|du an|chuong trinh|ke hoach|van ban"
    "|linh vuc va nhiem vu"
)
# The first row whose words begin the folded head says what the column holds.
_KINDS: tuple[tuple[str, Holds], ...] = (
    (r"(?:so )?(?:tt|stt|thu tu)$|so thu tu|#$", Holds.NUMBER),
    (r"(?:don vi|dv) ?(?:tinh|do)|dvt|don vi$", Holds.UNIT),
    (r"ghi chu|chu thich|luu y", Holds.NOTE),
    (r"can cu|co so phap ly|van ban (?:can cu|lien quan)", Holds.BASIS),
    (r"cap (?:co tham quyen )?(?:trinh|ban hanh|phe duyet|quyet dinh|tham quyen)", Holds.SUBMITTED),
    (r"(?:co quan|noi|noi nhan) (?:trinh|bao cao)|tham quyen|(?:hinh thuc )?trinh", Holds.SUBMITTED),
    (r"co quan (?:ban hanh|phe duyet|quyet dinh)", Holds.SUBMITTED),
    (r"(?:du kien )?(?:thoi (?:gian|han|diem|ky)|tien do|lo trinh|moc thoi gian)", Holds.DEADLINE),
    (r"(?:du kien )?(?:han|ngay|nam) hoan thanh", Holds.DEADLINE),
    (r"(?:du kien )?(?:san pham|ket qua|dau ra|hinh thuc van ban)", Holds.PRODUCT),
    (rf"(?:ten )?(?:cac )?(?:nhom )?(?:{_TASKS})(?!.*\b(?:nam|giai doan|den)\b.*\d{{4}})", Holds.TASK),
)

# What an agency column says that its agencies do; the printed words are found in the head itself.
_ROLES: tuple[tuple[str, Role], ...] = (
    (r"chủ trì|chịu trách nhiệm chính|đầu mối", Role.LEADS),
    (r"phối hợp|tham gia", Role.SUPPORTS),
    (r"kiểm tra|giám sát|theo dõi|đôn đốc", Role.INSPECTS),
    (r"tham mưu|soạn thảo", Role.ADVISES),
    (r"thực hiện|phụ trách|chịu trách nhiệm|được giao|phân công", Role.ASSIGNED),
)
# How the head of a column of agencies begins: "Số hộ tham gia" counts who takes part, and names none.
_AGENCY = re.compile(
    r"(?:các )?(?:cơ quan|đơn vị|tổ chức|bộ|sở|ban|ngành|chủ thể|bộ phận|người|phân công|trách nhiệm|chủ trì"
    r"|chịu trách nhiệm|phối hợp|đầu mối|tham mưu|tham gia|giao|được giao|phụ trách|kiểm tra|giám sát|theo dõi|đôn đốc"
    r"|soạn thảo|ubnd|ủy ban|uỷ ban|địa phương)\b"
)
_NOT_AGENCY = re.compile(r"th[oờ]i|ti[eế]n độ|kết quả|sản phẩm|nội dung|nhiệm vụ|lộ trình|kinh phí|nguồn")
_BARE_AGENCY = re.compile(r"(?:cac )?(?:co quan|bo, nganh|so, nganh)(?:, (?:to chuc|don vi|dia phuong))*$")

_YEAR = r"(?:19|20)\d\d"
_TIMES = re.compile(
    rf"(?<![\d-])(?<!/)(?:{_YEAR})(?!\d|[-/][^\W\d_])|(?<=[IVX\d]/){_YEAR}(?!\d|[-/][^\W\d_])"
)
_PHASE = re.compile(
    rf"(?P<first>{_YEAR})\s*(?:[-–—]|đến(?: hết)?(?: năm)?)\s*(?:năm\s+)?(?P<last>{_YEAR})", re.IGNORECASE
)
_PART = re.compile(r"\bquy\b|\bthang\b|\bngay\b|\d{1,2}/(?:\d{1,2}/)?(?:19|20)\d\d|nua (?:dau|cuoi)")
_BASE = re.compile(
    r"\b(?:hien trang|hien tai|thuc hien|thuc te|thuc trang|da dat|ket qua|uoc|so lieu|co so|nam goc|tinh den)\b"
)
_AIM = re.compile(r"\b(?:muc tieu|chi tieu|ke hoach|phan dau|du kien|nhu cau|giao)\b")
_IN_HEAD = re.compile(r"\((?P<unit>[^()\d]*(?:%|/)?[^()\d]*)\)")


@dataclass(frozen=True, slots=True)
class Times:
    """The time a column of values names: its last year, the first one of a phase, and of what kind it is."""

    year: int
    since: int | None
    period: Period


@dataclass(frozen=True)
class Column:
    """A column: its printed head, where that stands, the words printed above it, and the milestone year."""

    label: str
    span: Span
    above: str = ""

    @cached_property
    def holds(self) -> Holds:
        """Return what the cells of the column are."""
        folded = fold(" ".join(self.label.split())).strip(" .:")
        if self.role is not None:
            return Holds.AGENCY
        found = next((kind for words, kind in _KINDS if re.match(words, folded)), None)
        if found in {None, Holds.TASK, Holds.PRODUCT} and self._times is not None:
            return Holds.VALUE
        return found or Holds.OTHER

    @cached_property
    def role(self) -> Role | None:
        """Return what the agencies in the column do; None where it holds no agencies."""
        found = self._role
        return found[0] if found else None

    @property
    def verb(self) -> str:
        """Return the printed words that give the role, "" where the column holds no agencies."""
        return self._role[1] if self._role else ""

    @property
    def year(self) -> int | None:
        """Return the year of the column's values, the last one of a phase; None where it holds no values."""
        return self.times.year if self.times else None

    @property
    def times(self) -> Times | None:
        """Return the time of the column's values; None where it holds no values of a time."""
        return self._times if self.holds is Holds.VALUE else None

    @property
    def counts(self) -> bool:
        """Tell whether the column holds the rows' numbers."""
        return self.holds is Holds.NUMBER

    @property
    def is_unit(self) -> bool:
        """Tell whether the column holds units of measure."""
        return self.holds is Holds.UNIT

    @property
    def unit(self) -> str | None:
        """Return the unit that the head prints in brackets for all its values."""
        found = _IN_HEAD.search(self.label)
        return found["unit"].strip() or None if found else None

    @cached_property
    def _role(self) -> tuple[Role, str] | None:
        folded = fold(self.label)
        lowered = self.label.lower()
        for label in (lowered, f"{self.above.lower()} {lowered}" if self.above else ""):
            for words, role in _ROLES:
                found = re.search(words, label)
                if found and not _NOT_AGENCY.search(label[: found.start()]) and _AGENCY.match(label):
                    at = label.find(found[0]) + len(self.label) - len(label)
                    return role, self.label[at : at + len(found[0])] if at >= 0 else self.label
        return (Role.ASSIGNED, self.label) if _BARE_AGENCY.match(folded) else None

    @cached_property
    def _times(self) -> Times | None:
        return times_of(self.label, self.above)


def role_of(words: str) -> Role | None:
    """Return the role that printed words give, as the head of a column or a cell says them; None where none."""
    return next((role for pattern, role in _ROLES if re.search(pattern, words.lower())), None)


def columns_of(text: str, at: int) -> tuple[Column, ...]:
    """Return the columns whose heads are the lines `text`, which begin at `at` of the clean text."""
    return tuple(_column(head) for head in heads_of(text, at))


def times_of(label: str, above: str = "") -> Times | None:
    """Return the time that a head names: a year, a phase, a part of a year, or the year one starts from."""
    years = [int(year) for year in _TIMES.findall(label)]
    if not years:
        return None
    is_base = _BASE.search(fold(label)) or (_BASE.search(fold(above)) and not _AIM.search(fold(label)))
    if is_base and not _AIM.search(fold(label)):
        return Times(years[-1], None, "base")
    phase = _PHASE.search(label)
    if phase:
        return Times(int(phase["last"]), int(phase["first"]), "phase")
    part = _PART.search(fold(label)) is not None
    return Times(years[-1], None, "part" if part else "year")


def _column(head: Head) -> Column:
    above = " ".join(cell.text for cell in head.above)
    return Column(head.label, Span(head.cell.start, head.cell.end), above)
