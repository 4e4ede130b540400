"""Which printed lines the margin, the page or the middle of a title cut off the line before."""

import re
from dataclasses import dataclass

from ingest.read.pdf.columns import Frame, Placed

_BLANK = 0.22
_NEAR = 4.0
_LOOSE = 1.9
"""Base lines further apart than this, in letter heights, are of two titles."""
_MARK = re.compile(
    r"[\"“”'‘]?(?:(?:Điều|Chương|CHƯƠNG|Mục|MỤC|Tiểu mục|Phần|PHẦN|Khoản|Bước|Phụ lục|PHỤ LỤC"
    r"|Mẫu|MẪU|Biểu|BIỂU)\s+(?:số\s+|SỐ\s+)?"
    r"(?:\d|[IVXLC]+\b|thứ)|\d{1,3}(?:\.\d{1,3})*[.)/]?\s|[IVXLC]{1,6}\s?[.)/–-]\s|[a-zđ]{1,2}\d?[.)]\s"
    r"|[-–+*•●▪□➢✓]\s?|\(?[ivx\d]{1,4}\)\s|[A-Z][.)]\s|Căn cứ\b|Theo đề nghị\b)"
)
_CLOSED = re.compile(r"[.;:!?…□☐\ufffd][\"”’')\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
_FORM = re.compile(
    r"(?:mẫu|biểu|phụ lục|phụ biểu)(?:\s+(?:mẫu|biểu))?(?:\s+số)?\s+(?:\d+|[ivxlc]+)[a-zđ]?(?:[-./]\w+)*"
    r"[⁰¹²³⁴⁵⁶⁷⁸⁹]*\s*(?:$|[.:]\s+\S|\((?:đã |được )?(?:bãi bỏ|thay thế|sửa đổi|bổ sung))",
    re.IGNORECASE,
)
"""How a form or an annex is headed; a citation goes on after its number, or is led up to (`_LEADS_UP`)."""
_LEADS_UP = re.compile(
    r"(?:theo|tại|của|và|với|hoặc|là|các|từ|đến|trong|ở|thuộc|số|mẫu|biểu|phụ lục|[,(/\-–])$", re.IGNORECASE
)
_KIND = re.compile(
    r"(?:LUẬT|BỘ LUẬT|PHÁP LỆNH|LỆNH|HIẾN PHÁP|NGHỊ QUYẾT(?: LIÊN TỊCH)?|NGHỊ ĐỊNH|QUYẾT ĐỊNH|CHỈ THỊ"
    r"|THÔNG TƯ(?: LIÊN TỊCH)?|QUY ĐỊNH|QUY CHẾ|QUY CHUẨN|ĐIỀU LỆ|KẾ HOẠCH|CHƯƠNG TRÌNH(?: HÀNH ĐỘNG)?"
    r"|HƯỚNG DẪN|KẾT LUẬN|THÔNG BÁO|BÁO CÁO|TỜ TRÌNH|CÔNG ĐIỆN|ĐỀ ÁN|CHIẾN LƯỢC|QUY TRÌNH|DANH MỤC"
    r"|(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT|THÔNG TƯ|CHỈ THỊ)\s*:"
    r"|(?:PHẦN|CHƯƠNG|MỤC|TIỂU MỤC|PHỤ LỤC|BIỂU(?: MẪU)?|MẪU)(?: SỐ)?"
    r"(?:\s+(?:THỨ\s+\w+|[\dIVXLC]+[A-ZĐa-zđ]?)(?:[./-]\w+)*)?[.:]?)"
    r"[⁰¹²³⁴⁵⁶⁷⁸⁹]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed line in reading order, with what is needed to tell whether the next goes on."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    lead: float
    frame: Frame
    column: int
    page: int

    @property
    def sides(self) -> tuple[float, float]:
        """Return how much room is left on both sides of the line."""
        return self.x0 - self.frame.left, self.frame.right - self.x1

    @property
    def middle(self) -> float:
        """Return the middle of the line."""
        return (self.x0 + self.x1) / 2

    @property
    def indent(self) -> float:
        """Return how far in the line begins."""
        return self.x0 - self.frame.left


def printed(placed: Placed, page: int) -> Printed:
    """Return a placed strip as a printed line of its page."""
    strip = placed.strip
    first = strip.words[0]
    return Printed(
        strip.text,
        strip.x0,
        strip.x1,
        strip.base,
        strip.size,
        strip.bold,
        first.x1 - first.x0,
        placed.frame,
        placed.column,
        page,
    )


def is_cut_off(line: Printed, before: Printed, paragraph: list[Printed]) -> bool:
    """Tell whether `line` goes on where `before` ended; `paragraph` are the lines up to `before`."""
    if not 0.85 < line.size / before.size < 1.18 or _heads_form(line, before):
        return False
    if line.column or before.column:
        return line.column == before.column and line.page == before.page and _goes_on_in_column(line, before)
    title = _goes_on_in_title(line, before)
    if title is not None:
        return title
    return _goes_on_in_text(line, before, paragraph)


def _heads_form(line: Printed, before: Printed) -> bool:
    """Tell whether a line is the heading of a form or an annex: it goes nothing on, wherever `before` ended."""
    return _FORM.match(line.text) is not None and not _LEADS_UP.search(before.text.rstrip())


def _goes_on_in_column(line: Printed, before: Printed) -> bool:
    """Tell it in a column of a letterhead or a signature: its writer ended the lines, unless plainly cut."""
    if _MARK.match(line.text) or _CLOSED.search(before.text):
        return False
    if before.text.endswith((" -", ",")) or _is_open(before):
        return True
    return line.text[0].islower() and not before.text.isupper() and not before.text.endswith(":")


def _goes_on_in_title(line: Printed, before: Printed) -> bool | None:
    """Tell whether a centred line goes on a centred one; None where they are no title."""
    if not (_is_centred(line) and _is_centred(before)) or abs(line.middle - before.middle) > 1.5 * _NEAR:
        return None
    near = line.page == before.page and line.base - before.base <= _LOOSE * max(line.size, before.size)
    inside = max(min(line.sides), min(before.sides)) > _NEAR
    deep = max(*line.sides, *before.sides) > 2.5 * line.size
    if inside and _is_open(before):
        return near
    if not (deep or (inside and ((line.bold and before.bold) or line.text.startswith("(")))):
        return None
    return near and _is_one_title(line, before)


def _is_one_title(line: Printed, before: Printed) -> bool:
    if line.bold != before.bold or line.text.isupper() != before.text.isupper():
        return False
    if _KIND.fullmatch(line.text) or _KIND.fullmatch(before.text):
        return False
    if line.text.startswith("(") or _MARK.match(line.text):
        return False
    return line.text[0].islower() or not before.text.endswith((".", ":", ";"))


def _is_open(line: Printed) -> bool:
    """Tell whether a bracket that the line opens is not closed in it."""
    return line.text.count("(") > line.text.count(")")


def _is_centred(line: Printed) -> bool:
    return abs(line.middle - line.frame.middle) < 3 * _NEAR and min(line.sides) > -_NEAR


def _goes_on_in_text(line: Printed, before: Printed, paragraph: list[Printed]) -> bool:
    if _has_ended(before, line) or _parted(line, before, paragraph):
        return False
    closed = _CLOSED.search(before.text) is not None
    opens = _MARK.match(line.text) is not None
    if len(paragraph) > 1:
        return _is_level(line, paragraph, closed=closed, opens=opens)
    begun = paragraph[0]
    if line.indent < _NEAR:
        return begun.indent > _NEAR or not (opens or (closed and line.text[0].isupper()))
    if _NEAR < line.indent - begun.indent < 7 * line.size and _MARK.match(begun.text):
        return not opens
    return line.text[0].islower() and not closed and not opens and line.indent <= begun.indent + _NEAR


def _is_level(line: Printed, paragraph: list[Printed], *, closed: bool, opens: bool) -> bool:
    """Tell whether a line begins where the lines before it begin, their first one aside."""
    if abs(line.indent - paragraph[-1].indent) >= _NEAR:
        return False
    return paragraph[0].indent - line.indent > _NEAR or not (opens and closed)


def _has_ended(before: Printed, line: Printed) -> bool:
    """Tell whether a line ended before the margin, or leaves room to write in."""
    room = before.frame.right - before.x1
    # Justified text ends at the margin; in ragged text the next word would not have found room.
    short = room > _NEAR and room > line.lead + _BLANK * line.size
    return short or (before.text.endswith(("..", "…")) and not line.text[0].islower())


def _parted(line: Printed, before: Printed, paragraph: list[Printed]) -> bool:
    """Tell whether more room was left above the line than inside its paragraph."""
    if line.page != before.page:
        return False
    step = line.base - before.base
    if len(paragraph) > 1 and paragraph[-1].page == paragraph[-2].page:
        return step > 1.35 * (paragraph[-1].base - paragraph[-2].base) + 1
    return step > 2.6 * line.size
