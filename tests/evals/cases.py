"""Questions with gold and hand-written replies, each with the outcome that a fair judge comes to."""

from dataclasses import dataclass
from typing import Any

from assistant.answers.answer import Status
from evals.questions import FULL, Question
from evals.score import Outcome

DOCUMENT = "42-ctr-tu-ha-tinh-2025"
HEAD = "PL~1"
ANSWERED, PARTIAL, NOT_FOUND = Status.ANSWERED, Status.PARTIAL, Status.NOT_FOUND
RIGHT, HALF, WRONG, MISSED, UNASKED = Outcome


@dataclass(frozen=True, slots=True)
class Case:
    """A reply of `status` and `text` that cites `places` whole, and what it is worth."""

    name: str
    question: Question
    outcome: Outcome
    text: str
    places: tuple[str, ...] = ()
    status: Status = ANSWERED


def asked(kind: str, ask: str, **gold: Any) -> Question:
    """Return a question with gold; places are given without their document."""
    for key in ("places", "also"):
        gold[key] = tuple(f"{DOCUMENT}/{path}" for path in gold.get(key, ()))
    return Question("id", kind, FULL, "cases/id", "cases", ask, **gold)


INDEX = asked(
    "cell",
    "Chỉ số chuyển đổi số cấp tỉnh năm 2030 là bao nhiêu?",
    places=("PL.46",),
    also=(HEAD,),
    says=("≥ 0.68", "2030"),
    never=("≥ 0.60",),
)
CASHLESS = asked(
    "cell",
    "Tỷ lệ giao dịch không dùng tiền mặt năm 2030?",
    places=("PL.50",),
    also=(HEAD,),
    says=("≥ 80%", "2030"),
)
DIGITISED = asked(
    "contradiction",
    "Tỷ lệ số hóa hồ sơ năm 2025 là bao nhiêu?",
    expect=(ANSWERED, Status.CLARIFY),
    places=("PL.51.3", "PL.52"),
    also=(HEAD,),
    says=("95%", "≥ 70%"),
)
RANK = asked(
    "cell",
    "Hạng an toàn thông tin mạng của tỉnh năm 2045?",
    places=("PL.8",),
    also=(HEAD,),
    says=("15", "2045"),
    never=("1",),
)
COVERAGE = asked(
    "series",
    "Lộ trình phủ sóng 5G, 6G của tỉnh thế nào?",
    places=("PL.1",),
    also=(HEAD,),
    says=("≥ 50%", "100%", "6G (50%)", "6G (80%)", "6G (100%)"),
)
GAIN = asked(
    "compare",
    "Tỷ lệ khai thác lại dữ liệu đã số hóa từ 2025 đến 2030 tăng mấy điểm?",
    places=("PL.51.5",),
    also=(HEAD,),
    says=("75%", "80%", "5 điểm"),
    never=("15 điểm",),
)
WHO = asked(
    "who",
    "Cơ quan nào chủ trì quán triệt, tuyên truyền Nghị quyết 57?",
    places=("V.4-3",),
    also=("V.4",),
    says=("Ban Tuyên giáo và Dân vận",),
    never=("Sở Khoa học và Công nghệ",),
)
REPORTS = asked(
    "report",
    "UBND tỉnh báo cáo kết quả bao lâu một lần?",
    places=("V.5-5",),
    also=("V.5",),
    says=("3 tháng, 6 tháng, 1 năm",),
)
DUTIES = asked(
    "duties",
    "Ban Chỉ đạo tỉnh có những trách nhiệm gì?",
    places=("V.1-1", "V.1-2", "V.1-3", "V.1-4"),
    also=("V.1",),
    says=("ban hành các chiến lược", "kiểm tra, giám sát", "sơ kết, tổng kết"),
)
REPLACES = asked("meta", "Chương trình này thay văn bản nào?", places=("V.9",), says=("40-CTr/TU",))
NO_SUCH_YEAR = asked(
    "absent",
    "Chỉ số chuyển đổi số năm 2027 là bao nhiêu?",
    expect=(PARTIAL, NOT_FOUND),
    also=("PL.46", HEAD),
    never=("0.64",),
)
POVERTY = asked("absent", "Tỷ lệ hộ nghèo năm 2030?", expect=(NOT_FOUND,))
WHICH = asked("ambiguous", "Chỉ tiêu năm 2030 là bao nhiêu?", expect=(Status.CLARIFY,))
HELLO = asked("chit_chat", "Chào bạn!", expect=(Status.GREETING, Status.OUT_OF_SCOPE))
NEXT = asked(
    "follow_up",
    "Còn năm 2035?",
    history=("Tỷ lệ giao dịch không dùng tiền mặt năm 2030?",),
    places=("PL.50",),
    also=(HEAD,),
    says=("≥ 90%", "2035"),
)

CELL = ("PL.46", HEAD)
CASES = (
    Case("as printed", INDEX, RIGHT, "**≥ 0.68** vào năm 2030 (chỉ tiêu 46). [1]", CELL),
    Case("no space after the sign", INDEX, RIGHT, "≥0.68 vào năm\u00a02030. [1][2]", CELL),
    Case("the sign read out", INDEX, RIGHT, "Tối thiểu 0.68 vào năm 2030.", CELL),
    Case("decomposed letters", INDEX, RIGHT, "Na\u0306m 2030: ≥ 0.68", CELL),
    Case("the condition dropped", INDEX, WRONG, "0.68 vào năm 2030.", CELL),
    Case("another condition", INDEX, WRONG, "> 0.68 vào năm 2030.", CELL),
    Case("a forbidden value", INDEX, WRONG, "≥ 0.68 vào năm 2030, còn ≥ 0.60 vào năm 2025.", CELL),
    Case("the value of another year", INDEX, WRONG, "≥ 0.72 vào năm 2030.", CELL),
    Case("another year and its value", INDEX, WRONG, "≥ 0.72 vào năm 2040.", CELL),
    Case("the right value for another year", INDEX, WRONG, "≥ 0.68 vào năm 2035.", CELL),
    Case("the value without its year", INDEX, HALF, "≥ 0.68 (chỉ tiêu 46).", CELL),
    Case("an invented value", INDEX, WRONG, "≥ 0.69 vào năm 2030.", CELL),
    Case("right, and cites nothing", INDEX, HALF, "≥ 0.68 vào năm 2030."),
    Case("right, and cites another row", INDEX, HALF, "≥ 0.68 vào năm 2030.", ("PL.44",)),
    Case(
        "right, and another row beside it",
        INDEX,
        HALF,
        "≥ 0.68 năm 2030; ≥ 55% năm 2035 (TFP).",
        (*CELL, "PL.44"),
    ),
    Case("only another row", INDEX, WRONG, "40% – 50% vào năm 2030 (TFP).", ("PL.44", HEAD)),
    Case(
        "cites everything",
        INDEX,
        HALF,
        "≥ 0.68 vào năm 2030.",
        (*CELL, *(f"V.1-{n}" for n in range(1, 5)), "V.9"),
    ),
    Case("buried in words", INDEX, HALF, "≥ 0.68 vào năm 2030. " + "Văn bản nói như vậy. " * 40, CELL),
    Case("abstains from what is there", INDEX, MISSED, "Không thấy.", status=NOT_FOUND),
    Case("fails", INDEX, MISSED, "Có lỗi.", status=Status.FAILED),
    Case("calls a whole answer partial", INDEX, HALF, "≥ 0.68 vào năm 2030.", CELL, PARTIAL),
    Case("calls nothing of it partial", INDEX, MISSED, "Văn bản có Phụ lục.", ("V.9",), PARTIAL),
    Case("per cent in words", CASHLESS, RIGHT, "Ít nhất 80 phần trăm vào năm 2030.", ("PL.50", HEAD)),
    Case("80 % without its sign", CASHLESS, WRONG, "80% vào năm 2030.", ("PL.50", HEAD)),
    Case("no 80% in 180%", CASHLESS, WRONG, "≥ 180% vào năm 2030.", ("PL.50", HEAD)),
    Case("1 is not in 15", RANK, RIGHT, "Hạng **15** vào năm 2045.", ("PL.8", HEAD)),
    Case("1 alone is", RANK, WRONG, "Hạng 1 vào năm 2045, trước đó là 15.", ("PL.8", HEAD)),
    Case("15 is not in 15%", RANK, HALF, "Năm 2045, theo chỉ tiêu 8.", ("PL.8", HEAD)),
    Case(
        "every milestone",
        COVERAGE,
        RIGHT,
        "2025: ≥ 50%\n2030: 100%\n2035: 6G (50%)\n2040: 6G (80%)\n2045: 6G (100%)",
        ("PL.1", HEAD),
    ),
    Case("some milestones", COVERAGE, HALF, "2025: ≥ 50%; 2030: 100%", ("PL.1", HEAD)),
    Case(
        "a difference", GAIN, RIGHT, "Từ 75% (2025) lên 80% (2030): tăng 5 điểm phần trăm.", ("PL.51.5", HEAD)
    ),
    Case("5 is not in 15", GAIN, WRONG, "Từ 75% (2025) lên 80% (2030): tăng 15 điểm.", ("PL.51.5", HEAD)),
    Case("no difference", GAIN, HALF, "75% vào năm 2025, 80% vào năm 2030.", ("PL.51.5", HEAD)),
    Case("both of two", DIGITISED, RIGHT, "Năm 2025: 95% hoặc ≥ 70%.", ("PL.51.3", "PL.52", HEAD)),
    Case("one of two", DIGITISED, HALF, "Năm 2025: 95%.", ("PL.51.3", HEAD)),
    Case("asks back, and may", DIGITISED, RIGHT, "Chỉ tiêu 51.3 hay 52?", status=Status.CLARIFY),
    Case(
        "5% is not in 95%", asked("cell", "Bao nhiêu?", says=("5%",)), WRONG, "Năm nay là 95%.", ("PL.51.3",)
    ),
    Case("who", WHO, RIGHT, "**Ban Tuyên giáo và Dân vận Tỉnh ủy** chủ trì.", ("V.4-3",)),
    Case("a wrong agency", WHO, WRONG, "Sở Khoa học và Công nghệ chủ trì.", ("V.4-3",)),
    Case(
        "a wrong agency beside",
        WHO,
        WRONG,
        "Ban Tuyên giáo và Dân vận, Sở Khoa học và Công nghệ.",
        ("V.4-3",),
    ),
    Case("an invented agency", WHO, WRONG, "Ban Văn hóa chủ trì.", ("V.1-3",)),
    Case("the period", REPORTS, RIGHT, "Định kỳ 3 tháng, 6 tháng, 1 năm hoặc đột xuất.", ("V.5-5",)),
    Case("an invented period", REPORTS, WRONG, "Định kỳ 2 tuần, và 3 tháng, 6 tháng, 1 năm.", ("V.5-5",)),
    Case(
        "all duties",
        DUTIES,
        RIGHT,
        "1. ban hành các chiến lược\n2. tham mưu\n3. kiểm tra, giám sát\n4. sơ kết, tổng kết",
        ("V.1-1", "V.1-2", "V.1-3", "V.1-4"),
    ),
    Case("half of the duties", DUTIES, HALF, "Ban hành các chiến lược; tham mưu.", ("V.1-1", "V.1-2")),
    Case("one duty", DUTIES, WRONG, "Ban hành các chiến lược.", ("V.1-1",)),
    Case(
        "counts what it cites",
        DUTIES,
        HALF,
        "Có 2 việc: kiểm tra, giám sát; sơ kết, tổng kết.",
        ("V.1-3", "V.1-4"),
    ),
    Case("a document's number", REPLACES, RIGHT, "Thay Chương trình số 40-CTr/TU ngày 14/02/2025.", ("V.9",)),
    Case("another document's number", REPLACES, WRONG, "Thay Chương trình số 39-CTr/TU.", ("V.9",)),
    Case("abstains, rightly", NO_SUCH_YEAR, RIGHT, "Không có mốc 2027.", status=NOT_FOUND),
    Case(
        "tells what there is",
        NO_SUCH_YEAR,
        RIGHT,
        "Không có mốc 2027; năm 2025 là ≥ 0.60, năm 2030 là ≥ 0.68.",
        CELL,
        PARTIAL,
    ),
    Case("interpolates", NO_SUCH_YEAR, WRONG, "Khoảng 0.64 vào năm 2027.", CELL, PARTIAL),
    Case("answers what is absent", NO_SUCH_YEAR, UNASKED, "≥ 0.68 vào năm 2030.", CELL),
    Case("answers about something else", POVERTY, UNASKED, "≥ 80% vào năm 2030.", ("PL.50",)),
    Case("declines in another way", POVERTY, RIGHT, "Ngoài phạm vi.", status=Status.OUT_OF_SCOPE),
    Case("asks back as expected", WHICH, RIGHT, "Chỉ tiêu nào?", status=Status.CLARIFY),
    Case("abstains where it should ask back", WHICH, MISSED, "Không thấy.", status=NOT_FOUND),
    Case("answers where it should ask back", WHICH, UNASKED, "≥ 0.68.", ("PL.46",)),
    Case("greets", HELLO, RIGHT, "Xin chào.", status=Status.GREETING),
    Case("answers a greeting", HELLO, UNASKED, "100%.", ("PL.1",)),
    Case("follows up", NEXT, RIGHT, "≥ 90% vào năm 2035.", ("PL.50", HEAD)),
    Case("answers the question before", NEXT, WRONG, "≥ 80% vào năm 2030.", ("PL.50", HEAD)),
)
