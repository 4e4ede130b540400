"""The verbs with which documents give work to agencies, and the role each claims."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from assistant.library.nouns import Role


class Opens(Enum):
    """Where inside a sentence a verb begins a duty of its own."""

    ALWAYS = auto()  # after any comma
    ALONE = auto()  # after a comma, unless it goes on from a verb that ends the words before it
    FIRST = auto()  # only at the head of a sentence or after a semicolon


VERBS: dict[str, tuple[Role, Opens]] = {
    **dict.fromkeys(("quyết định", "ban hành", "phê duyệt", "thông qua"), (Role.DECIDES, Opens.ALONE)),
    **dict.fromkeys(("xem xét, cho ý kiến", "cho ý kiến"), (Role.DECIDES, Opens.ALWAYS)),
    **dict.fromkeys(("lãnh đạo", "chỉ đạo", "điều hành"), (Role.DIRECTS, Opens.ALONE)),
    **dict.fromkeys(
        ("chủ trì", "thực hiện vai trò thường trực", "thực hiện nhiệm vụ thường trực", "làm đầu mối",
         "là đầu mối", "là cơ quan thường trực"),
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
}  # fmt: skip

# Words that only carry the verb after them: "tổ chức kiểm tra" is inspecting.
CARRIERS = (
    "tổ chức", "tăng cường", "thực hiện chế độ", "thực hiện việc", "thực hiện công tác", "thực hiện",
    "xây dựng chương trình", "xây dựng kế hoạch", "xây dựng và thực hiện chương trình", "tiến hành",
)  # fmt: skip
ADVERBS = ("kịp thời", "trực tiếp", "thường xuyên", "chủ động", "tích cực", "tiếp tục")
TIMES = re.compile(
    r"(?:định kỳ\s+)?\d+ (?:tuần|tháng|quý|năm)(?:, (?:\d+ (?:tuần|tháng|quý|năm)|giữa nhiệm kỳ|cuối nhiệm kỳ))+"
    r"(?:\s+hoặc đột xuất)?"
    r"|định kỳ (?:hằng|hàng) (?:tuần|tháng|quý|năm)|định kỳ hoặc đột xuất|định kỳ"
    r"|(?:hằng|hàng) (?:tuần|tháng|quý|năm)(?:\s+hoặc đột xuất)?"
    r"|khi có yêu cầu|đột xuất"
    r"|(?:chậm nhất |trước |đến )(?:hết )?(?:ngày )?\d{1,2}/\d{1,2}/\d{4}"
    r"|(?:trong |đến |trước |đến hết )?(?:quý [IV]+[/ ](?:năm )?|tháng \d{1,2}[/ ](?:năm )?)\d{4}"
    r"|(?:trong|đến|đến hết|trước) năm \d{4}",
    re.IGNORECASE,
)

_VERB = "|".join(re.escape(verb) for verb in sorted(VERBS, key=len, reverse=True))
_CARRIER = "|".join(sorted(CARRIERS, key=len, reverse=True))
_HEAD = re.compile(
    rf"(?P<lead>(?:(?:{TIMES.pattern}|{'|'.join(ADVERBS)})[,:]?\s+)*)"
    rf"(?P<verb>(?:(?:{_CARRIER})\s+)?(?P<said>(?:{_VERB})\b(?:(?:,\s+|\s+và\s+|\s+hoặc\s+)(?:{_VERB})\b)*))",
    re.IGNORECASE,
)
_ENDS_IN_VERB = re.compile(rf"(?:^|\s)(?P<before>\S*)\s*\b(?:{_VERB})$")
_NAMES_AN_ACT = frozenset({"trình", "quả", "tác", "việc", "độ"})
"""Last syllables of quá trình, kết quả, công tác, việc, tiến độ: the verb after them is a noun there."""
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
