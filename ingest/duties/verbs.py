"""The verbs with which documents give work to agencies, and the role each claims."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from assistant.library.nouns import Role, Span


class Opens(Enum):
    """Where inside a sentence a verb begins a duty of its own."""

    ALWAYS = auto()  # after any comma
    ALONE = auto()  # after a comma, unless it goes on from a verb that ends the words before it
    FIRST = auto()  # only at the head of a sentence or after a semicolon


VERBS: dict[str, tuple[Role, Opens]] = {
    **dict.fromkeys(("quyết định", "ban hành", "phê duyệt", "thông qua"), (Role.DECIDES, Opens.ALONE)),
    **dict.fromkeys(("xem xét quyết định", "xem xét, quyết định"), (Role.DECIDES, Opens.FIRST)),
    **dict.fromkeys(("xem xét, cho ý kiến", "cho ý kiến"), (Role.DECIDES, Opens.ALWAYS)),
    **dict.fromkeys(("lãnh đạo", "chỉ đạo", "điều hành"), (Role.DIRECTS, Opens.ALONE)),
    **dict.fromkeys(
        ("chủ trì", "đồng chủ trì", "thực hiện vai trò thường trực", "thực hiện nhiệm vụ thường trực", "làm đầu mối",
         "là đầu mối", "làm đầu mối chủ trì", "là đầu mối chủ trì", "đầu mối chủ trì", "là cơ quan thường trực",
         "là cơ quan đầu mối", "làm cơ quan đầu mối", "là đơn vị đầu mối", "làm đơn vị đầu mối"),
        (Role.LEADS, Opens.ALWAYS),
    ),
    **dict.fromkeys(
        ("tham mưu", "nghiên cứu đề xuất", "nghiên cứu, đề xuất", "đề xuất ban hành", "đề xuất"),
        (Role.ADVISES, Opens.ALONE),
    ),
    "trình": (Role.ADVISES, Opens.FIRST),
    "phối hợp": (Role.SUPPORTS, Opens.ALWAYS),
    **dict.fromkeys(
        ("kiểm tra", "giám sát", "thanh tra", "phản biện xã hội"), (Role.INSPECTS, Opens.ALONE)
    ),
    "báo cáo": (Role.REPORTS, Opens.ALWAYS),
    **dict.fromkeys(
        ("kiện toàn", "đôn đốc", "tham gia góp ý", "phát hiện", "chịu trách nhiệm"), (Role.ASSIGNED, Opens.ALONE)
    ),
    **dict.fromkeys(
        ("bảo đảm", "bảo vệ", "biểu dương", "bồi dưỡng", "bố trí", "cập nhật", "cấp", "chấp hành", "chuẩn bị",
         "cho vay", "củng cố", "cung cấp", "công bố", "công khai", "cụ thể hóa", "duy trì", "đảm bảo", "đánh giá",
         "đào tạo", "đẩy mạnh", "đề nghị", "điều chỉnh", "điều tra", "đổi mới", "động viên", "đưa", "giao",
         "giải quyết", "gửi", "hoàn thành", "hoàn thiện", "hỗ trợ", "huy động", "hướng dẫn", "kết nối", "khai thác",
         "khảo sát", "khắc phục", "khen thưởng", "khuyến khích", "kiểm soát", "lập", "lồng ghép", "lựa chọn",
         "mở rộng", "nâng cao", "nâng cấp", "ngăn chặn",
         "nghe", "nghiên cứu cho phép", "nghiên cứu", "phản ánh", "phát động", "phát huy", "phân bổ",
         "phân công", "phân kỳ", "phân tích", "phát hành", "phát triển", "phòng ngừa", "quan tâm", "quán triệt",
         "quản lý", "rà soát", "số hóa", "sơ kết", "sửa đổi", "tăng cường", "tăng", "tạo", "thành lập",
         "thẩm tra", "thu hút", "thúc đẩy", "thường xuyên", "tích hợp", "tiến hành", "tiếp nhận",
         "tập trung", "tham gia", "tháo gỡ", "thẩm định", "theo dõi", "thực hiện", "tiếp thu", "tiếp tục", "tổ chức",
         "tổng hợp", "tổng kết", "triển khai", "tuyên truyền", "vận động", "ứng dụng", "xây dựng", "xin ý kiến",
         "xử lý", "yêu cầu"),
        (Role.ASSIGNED, Opens.FIRST),
    ),
    **dict.fromkeys(
        ("bám sát", "biên soạn", "bổ nhiệm", "bổ sung", "cân đối", "chi trả", "chia sẻ", "chịu sự",
         "chỉ định", "chuyển", "chứng nhận", "công nhận", "cử", "đàm phán", "đăng ký", "đăng tải",
         "điều phối", "đối chiếu", "gắn", "giải trình", "giám định", "giới thiệu", "giúp", "hợp tác",
         "hủy bỏ", "hủy", "khẩn trương", "kiến nghị", "ký kết", "ký", "làm rõ", "làm tốt", "lấy ý kiến",
         "liên kết", "lưu trữ", "lưu giữ", "lưu", "mở", "niêm yết", "nộp", "phân cấp", "phổ biến",
         "phục vụ", "quản trị", "quảng bá", "quy định", "quyết toán", "sắp xếp", "sử dụng", "tạm ứng",
         "thanh toán", "thiết lập", "thông báo", "thông tin", "thống kê", "thống nhất", "thu hồi",
         "thu thập", "thu", "tiếp cận", "trả lời", "trả", "tuân thủ", "ưu tiên", "vận hành", "vinh danh",
         "xác định", "xác minh", "xác nhận", "xem xét", "xuất bản", "xúc tiến", "xét"),
        (Role.ASSIGNED, Opens.FIRST),
    ),
}  # fmt: skip

# Words that only carry the verb after them: "tổ chức kiểm tra" is inspecting.
CARRIERS = (
    "tổ chức", "tăng cường", "thực hiện chế độ", "thực hiện việc", "thực hiện công tác", "thực hiện",
    "xây dựng chương trình", "xây dựng kế hoạch", "xây dựng và thực hiện chương trình", "tiến hành",
)  # fmt: skip
ADVERBS = (
    "kịp thời", "trực tiếp", "thường xuyên", "chủ động", "tích cực", "tiếp tục", "đồng thời",
    "khẩn trương", "nghiêm túc", "trước mắt",
)  # fmt: skip
_DAY = r"(?:ngày )?(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?|\d{1,2} tháng \d{1,2}(?: năm \d{4}| (?:h[ằà]ng|mỗi) năm)?)"
_UNITS = r"(?:tuần|tháng|quý|năm)"
_EVERY = (
    rf"(?:(?:h[ằà]ng|mỗi) {_UNITS}|\d+ {_UNITS}(?:(?:, | và )(?:\d+ {_UNITS}|(?:h[ằà]ng|mỗi) (?:quý|năm)))*)"
)
TIMES = re.compile(
    r"(?:định kỳ\s+)?\d+ (?:tuần|tháng|quý|năm)(?:, (?:\d+ (?:tuần|tháng|quý|năm)|giữa nhiệm kỳ"
    r"|cuối nhiệm kỳ))+"
    r"(?:\s+hoặc đột xuất)?"
    rf"|định kỳ (?:\(?{_EVERY}\)?)(?:,? (?:hoặc|và) (?:đột xuất|khi có yêu cầu))?(?:,? trước {_DAY})?"
    r"|định kỳ hoặc đột xuất|định kỳ"
    rf"|(?:hằng|hàng) (?:tuần|tháng|quý|năm)(?:\s+hoặc đột xuất)?(?:,? trước {_DAY})?"
    r"|khi có yêu cầu|đột xuất"
    rf"|(?:hoàn thành )?(?:chậm nhất(?: là)? |trước |đến )(?:hết )?(?:ngày )?{_DAY}"
    r"|(?:hoàn thành )?(?:trong |đến |trước |đến hết )?(?:quý [IV]+[/ ](?:năm )?"
    r"|tháng \d{1,2}[/ ](?:năm )?)\d{4}"
    r"|(?:hoàn thành )?(?:trong|đến|đến hết|trước) năm \d{4}"
    r"|(?:chậm nhất(?: là)?|trong thời hạn(?: không quá| tối đa)?|trong vòng) \d+ (?:ngày làm việc"
    r"|giờ làm việc|ngày|giờ|tháng|năm)",
    re.IGNORECASE,
)

_OF_A_THING = re.compile(
    r"(?:(?:kế hoạch|ngân sách|nhà nước|dự toán|kinh phí|chương trình|công tác|nhiệm vụ|tài chính"
    r"|bình quân|5 năm|thường xuyên|giai đoạn"
    r"|định mức|mức|trợ cấp|chế độ|lương hưu|nhiệm kỳ và|lương|tăng trưởng|quyết toán|nguồn vốn|vốn"
    r"|chi phí|hạng mục|danh mục),? |ngày \d{1,2} |(?:đã|được)(?: \w+){1,3} )$",
    re.IGNORECASE,
)
"""Words before a time that make it a thing's ("kế hoạch hằng năm"), not the time by which something is to be done."""


def time_in(words: str) -> str | None:
    """Return the first time printed in `words` by or at which something is to be done, or None."""
    return next(
        (m.group() for m in TIMES.finditer(words) if not _OF_A_THING.search(words[: m.start()])), None
    )


# What these syllables begin besides the verb: giao dịch, thu nhập, lưu ký name things.
_OTHER_WORDS = {
    "giao": "dịch|thông|lưu|nhau", "thu": "nhập", "lưu": "ký|thông|lượng", "mở": "đầu",
    "cấp": "ủy|uỷ|trên|dưới|có thẩm quyền", "chuyển": "đổi|động|biến", "trình": "độ|tự|bày", "tạo": "hình",
    "ký": "hiệu|túc|tự", "cử": "tri", "lập": "trường|pháp", "đưa": "tin", "tăng": "trưởng",
    "tổ chức": "tín dụng|chính trị|xã hội|đảng|và hoạt động|bộ máy",
    "báo cáo": "tài chính|quyết toán|viên|thống kê|đánh giá|giám sát|tổng kết|thuyết minh",
    "quyết định": r"của|này|đó|số \d|hành chính|thi hành|hoặc không|có hiệu lực",
    "thông tin": "tuyên truyền viên|và truyền thông", "bảo vệ": "viên", "công bố": "của",
    "hướng dẫn": "viên|của", "quy định": "của|này|tại|trong|về", "giám định": "viên", "thẩm tra": "viên",
    "thanh tra": "viên", "điều tra": "viên",
    "thông qua": "các (?:hình thức|phương tiện|kênh|hoạt động)|cổng|cơ sở dữ liệu|dịch vụ|hệ thống|hình thức|"
    "hoạt động|mạng|môi trường|nền tảng|phương (?:thức|tiện)|tài khoản|trang|ứng dụng",
}  # fmt: skip


# Syllables after which they go on a name: Công nghệ thông tin, Viện Chiến lược phát triển, Viện Nghiên cứu quản lý.
_NAME_BEFORE = {"thông tin": "(?<!ông nghệ )", "phát triển": "(?<!hiến lược )", "quản lý": "(?<!Nghiên cứu )"}


def _form(verb: str) -> str:
    others = _OTHER_WORDS.get(verb)
    return _NAME_BEFORE.get(verb, "") + re.escape(verb) + (rf"(?!\s+(?i:{others})\b)" if others else "")


_VERB = "|".join(_form(verb) for verb in sorted(VERBS, key=len, reverse=True))
_CARRIER = "|".join(sorted(CARRIERS, key=len, reverse=True))
_HEAD = re.compile(
    rf"(?P<lead>(?:(?:{TIMES.pattern}|{'|'.join(ADVERBS)})[,:]?\s+)*)"
    rf"(?P<verb>(?:(?:{_CARRIER})\s+)?(?P<said>(?:{_VERB})\b(?:(?:,\s+|\s+và\s+|\s+hoặc\s+)(?:{_VERB})\b)*))",
    re.IGNORECASE,
)
_SAID_OF_ANOTHER = r"(?!\s+(?:tại|ở|do|bởi|nêu|này|theo khoản|theo điểm)\b)"
_TOO_SHORT = frozenset(
    (
        "cấp",
        "ký",
        "lưu",
        "mở",
        "thu",
        "trả",
        "tạo",
        "tăng",
        "đưa",
        "gắn",
        "chuyển",
        "hủy",
        "xét",
        "nghe",
        "giao",
        "trình",
    )
)
"""Verbs of one syllable that names of agencies hold too ("Lưu ký", "cấp tỉnh")."""
_SAYABLE = "|".join(_form(verb) for verb in sorted(VERBS, key=len, reverse=True) if verb not in _TOO_SHORT)
_HANDS_ON = r"(?:giao (?=[A-ZĐ]|cho |nhiệm vụ )|trình (?=[A-ZĐ]|cấp |cơ quan |người ))"
_INSIDE = re.compile(rf"(?<![\w/])(?:{_HANDS_ON}|(?:(?:{_CARRIER})\s+)?(?:{_SAYABLE})\b{_SAID_OF_ANOTHER})")
_CHARGED = re.compile(
    rf"(?:(?:{TIMES.pattern}|{'|'.join(ADVERBS)})[,:]?\s+)*(?:(?:{_CARRIER})\s+)?(?:{_VERB})\b", re.IGNORECASE
)
_ENDS_IN_VERB = re.compile(rf"(?:^|\s)(?P<before>\S*)\s*\b(?:{_VERB})$")
_NAMES_AN_ACT = frozenset({"trình", "quả", "tác", "việc", "độ"})
"""Last syllables of quá trình, kết quả, công tác, việc, tiến độ: the verb after them is a noun there."""
ENDS = re.compile(r"\s(?:để|trong|nhằm|về|theo)\b|[;.:]")
"""Words and signs that end a list of those with whom something is done."""
WORDS = re.compile(rf"\s(?:(?:{_CARRIER})\s+)?(?:{_VERB})\b")


@dataclass(frozen=True, slots=True)
class Head:
    """How a clause begins: when, with which printed verb, claiming which role; `end` is where it stops."""

    lead: str
    verb: str
    role: Role
    opens: Opens
    end: int


def head_of(clause: str, *, may_be_capital: bool) -> Head | None:
    """Return the verb that `clause` begins with, or None.

    Inside a sentence a capital letter marks a name (a Quyết định, the Ban Chỉ đạo), never a verb.
    """
    found = _HEAD.match(clause)
    if found is None or (found["verb"][0].isupper() and not may_be_capital and not found["lead"]):
        return None
    said = re.findall(rf"\b(?:{_VERB})\b", found["said"].lower())
    known = [VERBS[verb] for verb in said]
    roles = [role for role, _ in known]
    role = Role.LEADS if Role.LEADS in roles else next((r for r in roles if r is not Role.ASSIGNED), roles[0])
    opens = next(o for r, o in known if r is role)
    return Head(found["lead"], found["verb"], role, opens, found.end())


def ends_in_verb(words: str) -> bool:
    """Tell whether `words` stop at a verb that the next words go on from ("xây dựng, ban hành …")."""
    found = _ENDS_IN_VERB.search(words.strip())
    return found is not None and found["before"].rpartition(" ")[2] not in _NAMES_AN_ACT


def begins_with_verb(words: str) -> bool:
    """Tell whether `words` begin with a known verb, adverbs and times before it left out."""
    return _CHARGED.match(words) is not None


def verbs_in(text: str, within: Span) -> Iterator[Span]:
    """Yield the spans of known verbs in lower case, in order; "quy định tại Điều 5" is said of a thing, not done."""
    return (Span(m.start(), m.end()) for m in _INSIDE.finditer(text, within.start, within.end))


def inspecting_in(words: str, within: Span) -> Span | None:
    """Return the verb of inspecting that `words` say is done together with others; None when there is none.

    "phối hợp với X trong kiểm tra" gives none: the checking is what they cooperate in.
    """
    found = WORDS.search(words, within.start, within.end)
    if found is None or ENDS.search(words, within.start, found.start() + 1):
        return None
    inner = head_of(words[found.start() + 1 : within.end], may_be_capital=False)
    if inner is None or inner.role is not Role.INSPECTS:
        return None
    return Span(found.start() + 1, found.start() + 1 + len(inner.lead) + len(inner.verb))
