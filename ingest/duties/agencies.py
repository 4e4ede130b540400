"""Names of agencies: what looks like one, which agency it is, and how a list of them is parted."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.library.reference import Agency
from assistant.text.normal import fold, syllables

# Nouns that begin an agency's name, each barred from the words it also begins (Ban hành, Tổ chức, Báo cáo).
_HEAD_NOUNS = (
    r"Ban(?= [A-ZĐ]| quản lý| chỉ đạo| chấp hành| thường vụ| giám)", r"Bảo hiểm (?:xã hội|tiền gửi)",
    r"Bộ(?= [A-ZĐ]|,)", r"Báo(?= [A-ZĐ])", r"Cấp ủy", r"Chi cục", r"Chính phủ(?! điện tử| số)",
    r"Chính quyền", r"Công an", r"Công đoàn", r"Cơ quan", r"Cục(?= [A-ZĐ])",
    r"Đài(?= [A-ZĐ]| phát thanh| truyền)", r"Đảng (?:ủy|bộ|đoàn)", r"Đơn vị",
    r"Đoàn(?= [A-ZĐ]| thanh niên| thể| đại biểu)", r"HĐND", r"Hiệp hội", r"Học viện", r"Huyện ủy",
    r"Hội(?= [A-ZĐ]| đồng| liên hiệp| nông dân| cựu| chữ thập| phụ nữ)", r"Kho bạc", r"Khu(?= [A-ZĐ])",
    r"Kiểm toán nhà nước", r"Liên (?:đoàn|hiệp|minh)", r"MTTQ", r"Mặt trận",
    r"Ngân hàng(?! phần mềm| câu hỏi| dữ liệu)", r"Phòng(?= [A-ZĐ]| chuyên môn| chức năng)", r"Quốc hội",
    r"Sở(?= [A-ZĐ]|,)", r"Tập đoàn", r"Tổng (?:công ty|cục)", r"Thanh tra(?= [A-ZĐ]| tỉnh| huyện| sở| bộ)",
    r"Thành ủy", r"Thị ủy", r"Thông tấn xã", r"Thường trực", r"Tỉnh (?:ủy|đoàn)", r"Tòa án", r"Toà án",
    r"Tổ(?= [A-ZĐ]| công tác| giúp việc| chuyển đổi| công nghệ)", r"Trạm (?:y|Y) tế", r"Trung tâm",
    r"Trường(?! hợp| ca)", r"UBMTTQ", r"UBND", r"Ủy ban", r"Uỷ ban", r"Văn phòng(?! phẩm)",
    r"Viện(?= [A-ZĐ]| kiểm sát| nghiên cứu| khoa học)", r"Vụ(?= [A-ZĐ])",
)  # fmt: skip
# Offices held by a person who answers for an agency; the agency's name follows most of them.
_OFFICES = (
    "Bộ trưởng", "Thứ trưởng", "Thủ (?:trưởng|tướng)", "Phó Thủ (?:trưởng|tướng)", "Chủ tịch", "Phó Chủ tịch",
    "Giám đốc", "Phó Giám đốc", "Tổng Giám đốc", "Tổng giám đốc", "Tổng cục trưởng",
    "Cục trưởng", "Chi cục trưởng", "Vụ trưởng", "Viện trưởng", "Trưởng ban", "Trưởng Ban", "Trưởng phòng",
    "Chánh Văn phòng", "Chánh văn phòng", "Chánh Thanh tra", "Chánh án", "Tổng Thanh tra Chính phủ",
    "Tổng Kiểm toán nhà nước", "Thống đốc", "Hiệu trưởng", "Giám thị", "Người đứng đầu", "Bí thư",
    "Tư lệnh", "Chính ủy", "Trưởng đại diện",
)  # fmt: skip
# Common nouns for many agencies at once; alone they name none.
_GROUPS = (
    r"bộ(?! máy| phận| luật)", r"sở(?! hữu)", r"ban(?! hành| bố)", "ngành", "cấp ủy",
    "cấp (?=chính quyền|hội)", "cơ quan", "đơn vị", "địa phương", "đoàn thể",
    r"hội(?! nghị| thảo| chợ| viên)", "hiệp hội", "huyện", "xã", "phường", "tổ chức", r"trường(?! hợp)",
    "doanh nghiệp nhà nước", "doanh nghiệp", "tập đoàn", "tổng công ty", "trung tâm", r"viện(?! trợ| dẫn)",
    "cục", r"vụ(?! việc| án)", r"phòng(?! chống| ngừa)", "ban quản lý",
)  # fmt: skip
_HEAD = "|".join(_HEAD_NOUNS)
_OFFICE = "|".join(sorted(_OFFICES, key=len, reverse=True))
_GROUP = "|".join(_GROUPS)
_PLURAL = r"(?:[Cc]ác|[Tt]ừng|[Nn]hững|[Tt]oàn bộ các)"
_NAME = re.compile(rf"(?:{_HEAD}|{_PLURAL} (?:{_GROUP}))\b[^:;.!?\n]*")
_PREFIX = re.compile(
    rf"(?:(?:Đề nghị|Giao|Yêu cầu)\s+)?(?P<name>(?:(?:{_PLURAL} )?(?:{_HEAD}|{_OFFICE})"
    rf"|{_PLURAL} (?:{_GROUP}))"
    r"\b[^:;.!?\n]{0,180}?)\s*:(?:\s+|$)"
)
_HEADING = re.compile(r"(?:Trách nhiệm|Nhiệm vụ)(?: cụ thể)?(?: của)?\s+(?P<name>[^:;.!?\n]+)")
_LONGEST_NAME = 14
_LONGEST_PRINTED = 24

BEGINS = re.compile(
    rf"(?:{_PLURAL} )?(?:(?P<head>{_HEAD})|(?P<office>{_OFFICE}))\b|(?P<group>{_PLURAL} (?:{_GROUP}"
    rf"|Bộ(?=,)|Sở(?=,)|Ban(?=,))\b)"
)
"""How a name of one agency or of several begins inside a sentence."""
_LOWER = re.compile(
    rf"{_PLURAL} (?:{_GROUP})\b|(?:bộ(?=,)|cơ quan|đơn vị|địa phương|cấp ủy|đoàn thể|doanh nghiệp"
    rf"|hiệp hội|tập đoàn"
    r"|chi nhánh|tổ chức(?= tín dụng| chính trị| xã hội| khoa học| hội))\b"
)
_GAP = re.compile(r"\s*[,;]\s+(?:và\s+)?|\s+(?:và|hoặc|cùng)\s+")
_OFFICE_ALONE = re.compile(rf"(?:{_PLURAL} )?(?:{_OFFICE})")
_MINISTER = re.compile(rf"(?:{_PLURAL} )?(?:Bộ trưởng|Tổng \w+ [Cc]hính phủ|Tổng Kiểm toán nhà nước)")
_BELONGS = re.compile(r"\b(?:của|thuộc)\b")
_BRACKETED = re.compile(r"\s*\([^()]*\)$")
_UNIT = re.compile(r"(?:Cục|Vụ|Tổng cục|Trung tâm|Viện|Văn phòng|Chi cục|Phòng|Thanh tra)\b")
_OWNER = re.compile(r"(?:Bộ|Sở|Ủy ban|Uỷ ban|UBND)\b")
_OWNED = re.compile(
    r"Văn phòng (?:Đoàn|Hội đồng|HĐND|Ủy ban|Uỷ ban|UBND|Tỉnh|Thành|Đảng|Quốc hội|Chính phủ|Trung ương)\b"
)
"""An office whose name says whose it is."""
_MEMBERS = re.compile(r"các tổ chức thành viên|các thành viên")
_NEVER = re.compile(
    r"\b(?:là|phải|không|chưa|đã|sẽ|đang|thì|mà|nếu|để|do|bị|được|cần|nhằm|với|cho|như|nêu|này|đó|nào"
    r"|trừ|gồm|vi phạm|chịu trách nhiệm"
    r"|chủ trì|đầu mối|trong quá trình|kính|trân trọng|thông qua"
    r"|(?<!tổ chức )thành viên|tại|có(?! liên quan| thẩm quyền))\b"
    r"|\.\.|…|[()]"
)
# People and whoever it may be: what they must do is a rule for all, no duty of an agency.
_NOBODY = re.compile(
    r"\b(?:cá nhân|công dân|hộ gia đình|sử dụng lao động|người(?! đứng đầu| có công| cao tuổi"
    r"| khuyết tật| mù| Việt)|có thẩm quyền)\b"
    rf"|^(?:{_PLURAL} )?(?:tổ chức|doanh nghiệp)(?: có)?(?: liên quan)?$"
    rf"|^(?:{_PLURAL} )?(?:cơ quan|đơn vị|tổ chức)(?:, (?:cơ quan|đơn vị|tổ chức))*(?: khác)?$",
    re.IGNORECASE,
)
_STANDS_ALONE = re.compile(
    r"Chính phủ|Quốc hội|(?:Huyện|Thành|Thị|Tỉnh) (?:ủy|đoàn)|UBND|HĐND|MTTQ|UBMTTQ|Mặt trận|Thường trực"
    r"|Cấp ủy"
    r"|Ủy ban|Uỷ ban|Chính quyền|Công an|Công đoàn|Kiểm toán nhà nước|Thông tấn xã|Bảo hiểm (?:xã hội"
    r"|tiền gửi)"
)
_LEVEL = re.compile(
    r"(?:(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Hội đồng nhân dân|HĐND|Mặt trận|Chính quyền)\b"
    r"|(?:Công an|Thanh tra|Đảng (?:ủy|bộ)|Trạm [yY] tế|Tòa án nhân dân|Toà án nhân dân|Viện kiểm sát nhân dân"
    r"|Hội (?:nông dân|cựu chiến binh|phụ nữ|liên hiệp phụ nữ)) (?:cấp )?"
    r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|khu vực)\b)"
)
# One office may serve a council and a committee, and have the names of both.
_OFFICE_OF_TWO = re.compile(r"\bVăn phòng (?:Đoàn đại biểu Quốc hội|Đoàn ĐBQH|Hội đồng nhân dân|HĐND)$")
_COUNCIL = re.compile(r"(?:Hội đồng nhân dân|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|UBND)\b")
_GENERIC = re.compile(rf"(?:{_PLURAL} )?(?:(?:{_OFFICE}) )?(?:(?:{_PLURAL} )?(?:[Cc]ơ quan|[Đđ]ơn vị))\b")
_ALL_OF_A_KIND = re.compile(
    rf"{_PLURAL} (?:[Bb]ộ|[Ss]ở|[Bb]an|[Nn]gành|cấp ủy|địa phương|cơ quan, đơn vị|cơ quan ngang [Bb]ộ"
    r"|đoàn thể|tổ chức chính trị)\b"
    rf"|(?:{_PLURAL} )?(?:{_OFFICE}) cơ quan ngang [Bb]ộ|(?:Các )?Bộ trưởng$"
)


# Verbs that no name holds: the words are a clause, not a name.
_ACTS = re.compile(
    r"(?<!đầu tư )(?<!ngành )(?<!dự án )\bxây dựng\b|(?<!tiền )\bgửi\b|(?<!chương )(?<!quá )\btrình\b"
    r"|\b(?:thực hiện|bảo đảm|quyết định|quy định|hướng dẫn|phản ánh|ban hành|phối hợp|báo cáo"
    r"|đề xuất|đề nghị|hoàn thành|hạch toán|quan tâm)\b|(?<!Ngoại )\bgiao\b|(?<![Bb]an )\bchỉ đạo\b"
)


def agency_id(name: str, agencies: Sequence[Agency]) -> str:
    """Return the canonical id of a printed name; a name that is not listed gives its own id."""
    wanted = fold(name).strip()
    for agency in agencies:
        if wanted in {fold(known) for known in (agency.name, *agency.aliases)}:
            return agency.id
    return "-".join(syllables(name))


def looks_like_agency(text: str) -> bool:
    """Tell whether the whole of `text` reads as the name of an agency or a group of them."""
    return (
        len(text.split()) <= _LONGEST_NAME and _NAME.fullmatch(text) is not None and not _NEVER.search(text)
    )


def is_specific(name: str) -> bool:
    """Tell whether a name says which agency: a proper name, an office of one, a level of government."""
    if _ALL_OF_A_KIND.match(name) or _STANDS_ALONE.fullmatch(name):
        return True
    found = BEGINS.match(name)
    if found is None or found["group"] or _GENERIC.match(name):
        return False
    if found["office"]:
        return is_specific(name[found.end() :].strip())
    return _LEVEL.match(name, found.start("head")) is not None or any(
        word[0].isupper() for word in name[found.end() :].split()
    )


def agency_names(text: str) -> tuple[str, ...]:
    """Return the agencies that the whole of `text` lists, each as printed; empty when it is anything else.

    Common nouns in a row stay one name ("Các bộ, cơ quan ngang bộ"). People and "tổ chức, cá nhân" among
    the agencies are left out.
    """
    if not BEGINS.match(text) and not _LOWER.match(text):
        return ()
    parts = [_BRACKETED.sub("", part) for part in _parts(text)]
    if not all(map(_may_be_name, parts)):
        return ()
    return tuple(part for part in parts if not _NOBODY.search(part))


def _parts(text: str) -> list[str]:
    cuts = [0]
    for gap in _GAP.finditer(text):
        before, after = text[cuts[-1] : gap.start()], text[gap.end() :]
        if gap.start() > cuts[-1] and _parts_at(before, after, sign=gap.group().strip()[:1]):
            cuts.append(gap.end())
    parts = [_without_gap(text[a:b]) for a, b in pairwise([*cuts, len(text)])]
    if (
        len(parts) == 2
        and f"{parts[0]}, {parts[1]}" == text
        and _UNIT.match(text)
        and _OWNER.match(parts[1])
        and not _OWNED.match(text)
    ):
        return [text]  # "Cục X, Bộ Y": a unit and the agency it belongs to
    return parts


def _without_gap(part: str) -> str:
    return re.sub(r"(?:\s*[,;]\s*(?:và\s*)?|\s+(?:và|hoặc|cùng)\s+)$", "", part).strip()


def _parts_at(before: str, after: str, *, sign: str) -> bool:
    """Tell whether a new name begins with `after`, and does not go on the one that `before` begins."""
    if _MEMBERS.match(after) or (_OFFICE_ALONE.fullmatch(before) and not _MINISTER.fullmatch(before)):
        return False  # "Tổng Giám đốc, Giám đốc các công ty": one name
    if _OFFICE_OF_TWO.search(before) and _COUNCIL.match(after):
        return False
    found = BEGINS.match(after)
    specific = is_specific(before) and not _LOWER.match(before)
    if found is None:
        return (specific or sign == ";") and _LOWER.match(after) is not None
    whose = _BELONGS.search(before) is not None
    if found["group"]:
        return specific or whose
    # "các cơ quan của Đảng, Quốc hội": whose they are goes on
    return bool(found["office"]) or specific or not whose or _LEVEL.match(after) is not None


def _may_be_name(part: str) -> bool:
    if _NEVER.search(part) or _ACTS.search(part):
        return False
    if _NOBODY.search(part):
        return True
    found = BEGINS.match(part) or _LOWER.match(part)
    if found is None or len(part.split()) > _LONGEST_PRINTED or part.isupper():
        return False
    bare = found.end() == len(part)
    group = found.re is _LOWER or bool(found["group"])
    return not bare or group or bool(found["office"]) or _STANDS_ALONE.fullmatch(part) is not None


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
    if found is None or (len(found["name"].split()) > _LONGEST_NAME and not agency_names(found["name"])):
        return None
    return found["name"], found.end()
