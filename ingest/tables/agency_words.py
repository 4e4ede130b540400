"""The words by which names of agencies in a cell are told from each other and from what is said of them."""

import re

# Nouns that begin the name of one agency, whatever it is called after them.
_NOUNS = (
    "Ban|Báo|Bảo hiểm|Bộ|Chi cục|Chính phủ|Chủ tịch|Công an|Công ty|Cục|Đài|Đại học|Đảng (?:ủy|uỷ|bộ|đoàn)|Đoàn"
    "|Giám đốc|HĐND|Học viện|Hội đồng|Hội(?! nghị)|Hiệp hội|Huyện (?:ủy|uỷ)|Kho bạc|Kiểm toán"
    "|Liên (?:đoàn|hiệp|minh)|MTTQ|Mặt trận"
    "|Ngân hàng|Phòng|Quân khu|Quỹ|Quốc hội|Sở|Tạp chí|Tập đoàn|Thanh tra|Thành (?:ủy|uỷ)|Thông tấn"
    "|Thủ (?:tướng|trưởng)|Thường trực|Tỉnh (?:ủy|uỷ|đoàn)|Tổ(?! chức)|Tòa án|Toà án|Tổng (?:cục|công ty|liên đoàn)"
    "|Trung tâm|Trung ương|Trường|UBMTTQ|UBND|Ủy ban|Uỷ ban|Văn phòng|Viện|Vụ"
)
_PLACES = r"Thành phố|thành phố|Tỉnh|TP\.?|Xã|Phường|Huyện|Đặc khu"
# What stands in lists of bodies that are named together, by their kind only.
_KINDS = (
    "bộ|ban|ngành|sở|phòng|cơ quan|đơn vị|địa phương|tổ chức|cá nhân|doanh nghiệp|đoàn thể|hội|hiệp hội"
    "|tập đ(?:oà|òa)n|tổng công ty|cấp|trường|viện|cơ sở|nhà|cộng đồng|chuyên gia|đối tác|thành viên|chủ đầu tư"
)
_KINDS_ON_A_LINE = "Cơ quan|Đơn vị|Địa phương|Tổ chức|Doanh nghiệp|Đoàn thể|Cá nhân"
# Nouns that open a new line of a cell, so that no comma need stand before them.
_ON_A_LINE = (
    "Bộ(?= [A-ZĐÀ-Ỹ])|Sở(?= [A-ZĐÀ-Ỹ])|Ngân hàng|UBND|HĐND|(?:Ủy|Uỷ) ban nhân dân|Văn phòng|Thanh tra|Đài|Tập đoàn"
    "|Tổng công ty|Công ty|Đại học|Bảo hiểm|Kho bạc|Thông tấn|Liên đoàn"
)
# Words after which a cell no longer names who, but says of what, how far, or what they do.
_SAID_OF = (
    "theo|đối với|về|trong|chủ trì|phối hợp|đầu mối|tham mưu|tổng hợp|tổng kết|hướng dẫn|đề xuất|xây dựng|rà soát"
    "|thực hiện|triển khai|trình|ban hành|tổ chức (?:thực hiện|triển khai)|nghiên cứu|đôn đốc|lập|tăng cường|báo cáo"
    "|kiểm tra|theo dõi|thống kê|chịu trách nhiệm|tham gia|là|giúp|phụ trách|hỗ trợ kinh phí|bố trí|quyết định"
    "|phê duyệt|đề nghị|thẩm định"
)
# Offices whose name may be what they do: "Trung tâm nghiên cứu", "Hội đồng thẩm định".
_OFFICES = (
    "ban|chi cục|cục|công ty|đoàn|hội đồng|phòng|tổ|tổng công ty|trung tâm|trường|(?:ủy|uỷ) ban|viện|vụ"
)
# Bodies set up for one matter, which their name says.
_ON_A_MATTER = (
    r"(?:thường trực )?(?:ban (?:chỉ đạo|chỉ huy|điều hành)|(?:ủy|uỷ) ban(?! nhân dân)|hội đồng(?! nhân dân)"
    r"|(?:tổ|đoàn) công tác|văn phòng điều phối)\b(?: [^,]+)?"
)
# "cơ sở nghiên cứu" is a body, "các bộ nghiên cứu" is work.
_NOT_AFTER = "(?<!cơ sở)(?<!iện)(?<!tổ chức)(?<!đơn vị)(?<!rường)(?<!trung tâm)"

EVERY = "(?:[Cc]ác|[Nn]hững|[Mm]ột số|[Tt]oàn thể|[Tt]ất cả)"
NOUN = rf"(?:{_NOUNS})(?=\s)"
PLACE = rf"(?:{_PLACES})\s+(?=[A-ZĐÀ-Ỹ])"
SAID = rf"(?:{_SAID_OF})(?!\w)"

PROPER = re.compile(rf"{NOUN}|{PLACE}")
"""A name of one body begins here."""
TOGETHER = re.compile(rf"{EVERY}\s|(?i:{_KINDS})(?!\w)")
"""Bodies named together by their kind begin here."""
TOGETHER_INSIDE = re.compile(
    r"các\s+(?:bộ|sở|ban|ngành|cơ quan|đơn vị|địa phương|tổ chức|doanh nghiệp)(?!\w)"
)
"""The same after a name without any sign between."""
NEW_LINE = re.compile(rf"(?:{_ON_A_LINE})\s|(?:Các|Những)\s|(?:{_KINDS_ON_A_LINE})[\s,]|Và\s")
"""What printed a line of its own begins here."""
PART_OF = re.compile(
    r"(?:Cục|Chi cục|Vụ|Viện|Trung tâm|Trường|Học viện|Phòng|Văn phòng|Thanh tra|Giám đốc|Chủ tịch|Đảng (?:ủy|uỷ)"
    r"|Công an|Ban|Hội đồng)\s"
)
"""An office that is part of another one, with whose name its own may end."""
ENTRY = re.compile(
    r"(?:^|(?<=[\s.;]))(?:\d{1,2}[.)]|\([a-zđ\d]\)|[a-zđ]\))(?:\s+(?=[\w“])|(?=[A-ZĐÀ-Ỹ]))"
    rf"|(?:^|(?<=[\s.;]))[-–+•*]\s+(?={NOUN}|{PLACE}|{EVERY}\s|{_KINDS_ON_A_LINE})"
)
"""A number or a bullet that begins a part of the cell."""
BREAK = re.compile(r";|(?<!TP)(?<!\d)\.(?=\s|$)")
END = re.compile(
    rf"[(:“\"]|{_NOT_AFTER}\s{SAID}|\s(?:theo|đối với)\s|\s[-–]\s(?={SAID}|(?:cơ quan|đơn vị)(?!\w))"
)
"""What follows is said of those who were named, unless it stands INSIDE."""
INSIDE = re.compile(
    rf"(?i:(?<!và )đầu tư(?: và)?|dự án|thiết kế|thi công|tư vấn|cổ phần|điều phối|công trình|vật liệu"
    rf"|quy hoạch|giám định|kiểm định|chương trình|quản lý) xây dựng$"
    rf"|^(?i:bộ|sở) xây dựng$"
    rf"|^(?i:{_OFFICES}) (?:xây dựng|nghiên cứu|kiểm tra|thẩm định|tổng hợp|thống kê|triển khai|thực hiện"
    rf"|tổ chức (?:thực hiện|triển khai)|phối hợp|hướng dẫn|theo dõi)$"
    rf"|^(?i:{_ON_A_MATTER}) (?:(?i:xây dựng|triển khai|thực hiện)|(?:.* )?về)$"
)
"""A name up to a word that would END it where that belongs to the name: "Ban Quản lý dự án đầu tư xây dựng"."""
OWN_ROLE = re.compile(r"[\s:–-]*\(?\s*(?P<verb>chủ trì|đầu mối|phối hợp)(?!\w)")
"""What the cell itself says that the one before does."""
ANOTHER = re.compile(
    r"(?: (?:chung|thực hiện|triển khai))?"
    rf"(?:\s*\)\s*[,;]?|\s*[,;]|(?<=chủ trì))\s*(?:và\s+|còn\s+)?(?={NOUN}|{PLACE}|{EVERY}\s)"
)
"""What may stand between such a role and the next name."""
NEXT_GROUP = re.compile(
    rf"(?:,\s*(?:và\s+)?|\s+và\s+|\s+)(?={EVERY}\s)|\s+(?=Và\s)"
    rf"|[,\s]+(?:và\s+)?(?={NOUN}\s+(?:[A-ZĐÀ-Ỹ]|nhân dân)|UBND\s|HĐND\s)"
)
"""Bodies named together end before this."""
TOPIC = re.compile(r"(?:Về|Đối với|Nội dung)\s[^:;.]{3,120}:\s+")
SKIPPED = re.compile(r"[\s,:/]*(?:[Vv]à\s+|[Cc]ùng(?: với)?\s+|[Gg]iao\s+|[Dd]o\s+)?")
NOBODY = frozenset(
    {
        "tong",
        "tong so",
        "tong cong",
        "nt",
        "nhu tren",
        "nhu muc tren",
        "khong",
        "khong co",
        "x",
        "-",
        "//",
        "...",
    }
)
"""What a cell says that names nobody, folded."""


def find_end(cell: str, begin: int, at: int, end: int) -> int:
    """Return where, from `at` on, what the cell says of the name that begins at `begin` starts; else `end`."""
    return next((found.start() for found in END.finditer(cell, at, end) if _ends(cell, begin, found)), end)


def _ends(cell: str, begin: int, found: re.Match[str]) -> bool:
    return INSIDE.search(" ".join(cell[begin : found.end()].split())) is None
