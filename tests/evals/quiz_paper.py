"""A programme of nobody with every trap in it, and questions on it made by hand."""

from dataclasses import replace
from datetime import date

from assistant.answers.answer import Quote
from assistant.library.nouns import Span
from assistant.wording import say
from bot.trainers.quiz.item import Item, Kind, Level
from evals.quizzes.papers import Papers, paper_of
from evals.quizzes.shape import KINDS

ID = "chuong-trinh-7"
NAME = "Chương trình số 7-CTr/TU"
TEXT = """TỈNH ỦY

Chương trình về đọc sách

I. MỤC ĐÍCH
1. Nâng cao thói quen đọc sách của mọi tầng lớp Nhân dân trong toàn tỉnh, nhất là học sinh ở vùng sâu.
2. Mở thêm 12 thư viện trong 3 năm đầu, mỗi thư viện mở cửa ít nhất 6 ngày một tuần cho người dân đến đọc.
II. NHIỆM VỤ
1. Phát triển thư viện
1.1. Xây dựng thư viện ở các xã
- Lắp máy tính cho thư viện ở những xã còn khó khăn để bà con tra cứu sách báo.
- Tổ chức ngày hội đọc sách vào mùa hè cho học sinh các trường trung học.
1.2. Mua sách mới
- Đặt mua sách khoa học bằng tiếng Việt cho thư viện trường học hằng năm.
2. Phát triển nhà xuất bản
- Tổ chức ngày hội đọc sách vào mùa hè cho học sinh các lớp nghề.
- Lắp máy tính cho thư viện ở những xã còn khó khăn để làm việc biên tập.
III. TỔ CHỨC THỰC HIỆN
1. Trách nhiệm của Ủy ban nhân dân tỉnh
- Bố trí kinh phí hằng năm cho các thư viện trong tỉnh theo đúng quy định.
- Phối hợp với Hội đồng nhân dân tỉnh kiểm tra việc mua sách ở cơ sở.
- Tổ chức tổng kết chương trình đọc sách theo từng giai đoạn, khen thưởng người đọc nhiều.
2. Trách nhiệm của Hội đồng nhân dân tỉnh
- Ban hành nghị quyết về mức chi cho hoạt động đọc sách.
- Giám sát việc sử dụng ngân sách ở các thư viện.
3. Trách nhiệm của các cơ quan tham mưu của Tỉnh ủy
- Văn phòng Tỉnh ủy: Thực hiện vai trò Thường trực Ban Chỉ đạo; soạn lịch họp quý.
- Ban Nội chính Tỉnh ủy: Theo dõi đơn thư của bạn đọc gửi về tỉnh.
4. Trách nhiệm của Ban Chỉ đạo tỉnh
- Chỉ đạo các cơ quan tham mưu kiểm tra sổ mượn sách; thu hồi sách quá hạn ở các huyện.
- Tổ chức tổng kết chương trình đọc sách theo từng năm, báo cáo Ban Thường vụ.
- Quyết định danh sách các xã được chọn làm điểm.
5. Chương trình này có hiệu lực kể từ ngày 01 tháng 6 năm 2031 và thay thế Chương trình số 5-CTr/TU về đọc báo.

Nơi nhận:
- Các huyện.

T/M BAN THƯỜNG VỤ
BÍ THƯ

Trần Văn Sách

PHỤ LỤC
(Kèm theo Chương trình số 7-CTr/TU, ngày 20 tháng 5 năm 2031)

TT	Chỉ tiêu	Các mốc
		Năm 2031	Năm 2035	Năm 2040
1	Tỷ lệ người dân có thẻ đọc	≥ 50%	≥ 80%	80%
2	Tỷ lệ xã có thư viện	≥ 50%	90%	≥ 95%
3	Tỷ lệ trường học có tủ sách	Có ≥ 50%	≥ 70%	100%
4	Số thư viện xã	07	≥ 12	≥ 20
5	Số tủ sách gia đình	≥ 7	≥ 12	≥ 40
6	Xếp hạng về văn hóa đọc	26	20	15
7	Số lượt mượn sách	(* ¹)	≥ 30	≥ 60
8	Tỷ lệ sách được số hóa	40% – 50%	60%	≥ 90%

¹ Chưa xác định

9	Tỷ lệ thẻ đọc được cấp cho học sinh		100%	100%
10	Tỷ lệ thẻ đọc cấp cho học sinh	30%	55%	75%
	Tỷ lệ người cao tuổi có thẻ đọc	20%	35%	45%
11	Số báo tường của các trường	5	8	12
"""

KNOWN = {
    "id": ID,
    "number": "7-CTr/TU",
    "kind": "Chương trình",
    "title": "Chương trình về đọc sách",
    "issuer": "Ban Thường vụ Tỉnh ủy",
    "signer": "Trần Văn Sách",
    "signed_on": date(2031, 5, 20),
}
TWIN = {"number": "5-CTr/TU", "title": "Chương trình của tỉnh về đọc sách"}
PAPERS = Papers({ID: paper_of(ID, TEXT, KNOWN)}, (KNOWN, TWIN))
PAPER = PAPERS.papers[ID]


def quote(text: str, label: str) -> Quote:
    """Return characters of the programme; where a link leads is as its label says."""
    short = label.removeprefix("Mục ").replace(", gạch đầu dòng ", "-").replace(", đoạn ", "~")
    if "không đánh số" in label:
        short = "PL.10b"
    elif "chỉ tiêu" in label:
        short = f"PL.{label.split('chỉ tiêu ')[1].split(',', maxsplit=1)[0]}"
    return Quote(ID, f"{ID}/{short}", Span(0, len(text)), text, label)


def row_label(number: str) -> str:
    """Return how a row is cited."""
    return f"Phụ lục, chỉ tiêu {number}" if number else "Phụ lục, dòng không đánh số sau chỉ tiêu 10"


def row_said(number: str) -> str:
    """Return how a question names a row."""
    row = next(row for row in PAPER.rows if row.number == number)
    if not number:
        return say("quiz.part.row_unnumbered", name=row.name)
    return say("quiz.part.row", number=number, name=row.name)


def row_option(number: str) -> str:
    """Return how an option names a row."""
    row = next(row for row in PAPER.rows if row.number == number)
    return say("quiz.part.option_row", number=number, name=row.name)


def cell(number: str, year: int) -> list[Quote]:
    """Return the quotes of a cell and of its column."""
    row = next(row for row in PAPER.rows if row.number == number)
    said = row.cells[f"Năm {year}"]
    label = row_label(number)
    return [
        *([quote(said, f"{label}, cột Năm {year}")] if said else []),
        quote(f"Năm {year}", "Phụ lục, đầu cột của bảng"),
        quote(row.name, label),
    ]


def printed(number: str, year: int) -> str:
    """Return what a cell prints."""
    return next(row for row in PAPER.rows if row.number == number).cells[f"Năm {year}"]


def part(label: str) -> str:
    """Return the words of a place, or of a heading with its number."""
    at = PAPER.at(tuple(sorted(_address(label))))
    assert at, label
    return at.text


def _address(label: str) -> list[tuple[str, str]]:
    return [(kind.casefold(), mark) for kind, _, mark in (one.rpartition(" ") for one in label.split(", "))]


def heading(label: str) -> str:
    """Return how a heading is named in an option."""
    return say("quiz.part.option_heading", label=label, name=part(label).partition(". ")[2])


def item(
    family: str,
    fields: dict[str, str],
    options: tuple[str, ...] = (),
    key: tuple[int, ...] = (),
    *,
    why: str,
    proofs: list[Quote],
    left: tuple[str, ...] = (),
    accepted: tuple[str, ...] = (),
) -> Item:
    """Return a question as the generator would make it, from what its sentences are filled with."""
    return Item(
        id="by hand",
        family=family,
        kind=KINDS.get(family, Kind.SINGLE),
        level=Level.EASY,
        stem=say(f"quiz.stem.{family}", **({"document": NAME} | fields)),
        options=options,
        key=key,
        explanation=why,
        proofs=tuple(dict.fromkeys(proofs)),
        subject="a fact",
        places=(),
        left=left,
        accepted=accepted,
    )


def with_option(one: Item, said: str, at: int = -1) -> Item:
    """Return the question with another option in the place of one, by default the last."""
    options = list(one.options)
    options[at] = said
    return replace(one, options=tuple(options))
