"""Names of agencies: what looks like one, and which agency it is."""

import re
from collections.abc import Sequence

from assistant.library.reference import Agency
from assistant.text.normal import fold, syllables

# Nouns that begin an agency's name, each barred from the verbs it also begins (Ban hành, Tổ chức, Báo cáo).
_HEAD_NOUNS = (
    r"Ban(?! hành| bố)", r"Bộ(?! máy| chỉ số| tiêu chí)", r"Báo(?! cáo)", r"Cấp ủy", r"Chi cục", r"Chính phủ",
    r"Công an", r"Cơ quan", r"Cục", r"Đài", r"Đảng (?:ủy|bộ|đoàn)", r"Đoàn(?! kết| kiểm tra| giám sát)", r"HĐND",
    r"Hội(?! nghị| thảo| chợ| nhập| viên)", r"Huyện ủy", r"Kho bạc", r"Liên (?:đoàn|hiệp|minh)", r"MTTQ",
    r"Mặt trận", r"Ngân hàng", r"Phòng(?! chống| ngừa)", r"Quốc hội", r"Sở(?! hữu)", r"Thanh tra(?! việc)",
    r"Thành ủy", r"Thị ủy", r"Thường trực", r"Tỉnh (?:ủy|đoàn)", r"Tòa án", r"Tổ(?! chức)", r"Trung tâm",
    r"Trường", r"UBMTTQ", r"UBND", r"Ủy ban", r"Uỷ ban", r"Văn phòng", r"Viện",
    r"[Cc]ác (?:sở|ban|bộ|ngành|cấp ủy|cơ quan|đơn vị|địa phương|đoàn thể|hội|huyện|xã|phường|tổ chức|trường)",
)  # fmt: skip
_NAME = re.compile(rf"(?:{'|'.join(_HEAD_NOUNS)})\b[^:;.!?\n]*")
_PREFIX = re.compile(
    rf"(?:(?:Đề nghị|Giao)\s+)?(?P<name>(?:{'|'.join(_HEAD_NOUNS)})\b[^:;.!?\n]{{0,110}}?)\s*:(?:\s+|$)"
)
_HEADING = re.compile(r"(?:Trách nhiệm|Nhiệm vụ)(?: cụ thể)?(?: của)?\s+(?P<name>[^:;.!?\n]+)")
_LONGEST_NAME = 14


def agency_id(name: str, agencies: Sequence[Agency]) -> str:
    """Return the canonical id of a printed name; a name that is not listed gives its own id."""
    wanted = fold(name).strip()
    for agency in agencies:
        if wanted in {fold(known) for known in (agency.name, *agency.aliases)}:
            return agency.id
    return "-".join(syllables(name))


def looks_like_agency(text: str) -> bool:
    """Tell whether the whole of `text` reads as the name of an agency or a group of them."""
    return len(text.split()) <= _LONGEST_NAME and _NAME.fullmatch(text) is not None


def heading_agency(heading: str) -> str | None:
    """Return the agency a heading names ("Trách nhiệm của …", or the bare name), or None."""
    plain = heading.strip().rstrip(":").strip()
    found = _HEADING.fullmatch(plain)
    if found:
        return found["name"].strip()
    return plain if looks_like_agency(plain) else None


def prefix_agency(text: str) -> tuple[str, int] | None:
    """Return the agency that `text` begins with before a colon, and where the rest begins; or None."""
    found = _PREFIX.match(text)
    if found is None or len(found["name"].split()) > _LONGEST_NAME:
        return None
    return found["name"], found.end()
