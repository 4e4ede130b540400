"""Lines by which annexes, attached documents and forms are known, and those that stand above a title."""

import re

from ingest.identity.kinds import NAMES
from ingest.structure.numbering import NOTE

_UPPER = "A-ZĐÀ-ÖØ-ÝĂĨŨƠƯẠ-Ỹ"
_REST = rf"{NOTE}(?P<rest>\s*[.:]?\s*$|\s*[.:]\s*\S.*$|\s+[-–—]\s+\S.*$|\s*\(.*$|\s+[{_UPPER}\d]\S*\s+[{_UPPER}\W\d]+$)"
_NUMBER = r"(?:\d{1,3}[A-Za-z]?|[IVXLC]+(?:[-.]?(?:[A-ZĐ]|\d{1,2})|[a-zđ])?|[A-ZĐ])(?![^\W¹²³⁰⁴-⁹])"
ANNEX = re.compile(
    rf"{NOTE}\s?(?:PHỤ LỤC|Phụ lục)(?:\s+(?:SỐ|Số|số)\s*:?)?(?:\s+(?P<number>{_NUMBER}))?(?![^\W¹²³⁰⁴-⁹]){_REST}"
)
_CODE = r"(?=\S*\d)[0-9A-ZĐ][0-9A-Za-zĐđ/\-]*(?:\.[0-9A-Za-zĐđ/\-]+)*"
FORM = re.compile(
    rf"{NOTE}\s?(?:MẪU|Mẫu|BIỂU|Biểu|BIỂU MẪU|Biểu mẫu)(?:\s+(?:SỐ|Số|số))?\s*:?\s*"
    rf"(?P<number>{_CODE})(?!\.[^\W\d_]){_REST}"
)
ATTACHED = re.compile(
    r"(?:\(\s*(?:Được\s+)?(?:[Bb]an hành\s+)?[Kk]èm\b|(?:Ban hành k|K)èm theo (?!.*\bnày\b).*[^.;:]$)"
)
NATION = re.compile(r".*CỘNG H(?:ÒA|OÀ)\s*XÃ HỘI CHỦ NGHĨA VIỆT NAM|.*ĐẢNG CỘNG SẢN VIỆT NAM")
_MOTTO = re.compile(r".*Độc lập\s*-\s*Tự do\s*-\s*Hạnh phúc")
RULE = re.compile(r"[-–—_=*.…\s]+$")
_DATED = re.compile(r".{0,40}\bngày[\s.…]*\d*[\s.…]*tháng[\s.…]*\d*[\s.…]*năm[\s.…\d]*$")
NUMBERED = re.compile(r"(?:Luật |Bộ luật |Pháp lệnh )?[Ss]ố\s*:")
SAYS_THIS = re.compile(rf"\b(?:tại|theo|của) (?:[^()]* )?(?:{NAMES}) này\b(?!\s*\))")
"""Words of a sentence that mentions an annex or a form of its own document."""


def is_letterhead(text: str) -> bool:
    """Tell whether a line is of those that stand above a title: issuer, nation, motto, number, date, a drawn rule."""
    patterns = (NATION, _MOTTO, RULE, _DATED, NUMBERED)
    return text.isupper() or any(pattern.match(text) for pattern in patterns)


def is_rule(text: str) -> bool:
    """Tell whether a line is only drawn: dashes, dots or stars."""
    return RULE.match(text) is not None
