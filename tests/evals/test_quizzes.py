"""The judge of quiz questions passes good ones and catches every sort of bad ones, each made by hand."""

from dataclasses import replace

import pytest

from assistant.wording import say
from bot.trainers.quiz.item import Item, Kind
from evals.quizzes.__main__ import counted, told
from evals.quizzes.judging import JUDGES, judge
from evals.quizzes.sentences import quiz_sentences
from evals.quizzes.verdict import Verdict, worst
from tests.evals import quiz_items as ask
from tests.evals.quiz_paper import PAPERS, quote, row_option, with_option

UBND, HDND, BCD = "Ủy ban nhân dân tỉnh", "Hội đồng nhân dân tỉnh", "Ban Chỉ đạo tỉnh"
VP, NC = "Văn phòng Tỉnh ủy", "Ban Nội chính Tỉnh ủy"
MONEY = "Bố trí kinh phí hằng năm cho các thư viện trong tỉnh theo đúng quy định"
CHECK = "Phối hợp với Hội đồng nhân dân tỉnh kiểm tra việc mua sách ở cơ sở"
REVIEW = "Tổ chức tổng kết chương trình đọc sách theo từng giai đoạn"
RULE = "Ban hành nghị quyết về mức chi cho hoạt động đọc sách"
WATCH = "Giám sát việc sử dụng ngân sách ở các thư viện"
MEETING = "soạn lịch họp quý"
LETTERS = "Theo dõi đơn thư của bạn đọc gửi về tỉnh"
LEDGERS = "Chỉ đạo các cơ quan tham mưu kiểm tra sổ mượn sách"
RECALL = "thu hồi sách quá hạn ở các huyện"
CHOICE = "Quyết định danh sách các xã được chọn làm điểm"
BUY = "Đặt mua sách khoa học bằng tiếng Việt cho thư viện trường học hằng năm"
SUMMER = "Tổ chức ngày hội đọc sách vào mùa hè cho học sinh các trường trung học"
AUTUMN = "Tổ chức ngày hội đọc sách vào mùa hè cho học sinh các lớp nghề"
COMPUTERS = "Lắp máy tính cho thư viện ở những xã còn khó khăn"
HABIT = "Nâng cao thói quen đọc sách của mọi tầng lớp Nhân dân trong toàn tỉnh"
III_1, III_2, III_4 = "Mục III.1", "Mục III.2", "Mục III.4"


def bullet(label: str, number: int) -> str:
    return f"{label}, gạch đầu dòng {number}"


GAP = ask.gap("Mục I.1", "", "Nâng cao thói quen đọc sách", " của mọi tầng lớp Nhân dân", "Mua sách mới")
SIGNED = ask.of_document(
    "document.signed",
    "signed",
    "20/05/2031",
    "ngày 20 tháng 5 năm 2031",
    "Phụ lục",
    "20/05/2031",
    "12/05/2031",
)
NUMBER = ask.of_document(
    "document.number", "number", "7-CTr/TU", "7-CTr/TU", "Phụ lục", "7-CTr/TU", "9-CTr/TU", "8-QĐ/TU"
)
SIGNER = ask.of_document(
    "document.signer", "signer", "Trần Văn Sách", "Trần Văn Sách", "Phần ký", "Trần Văn Sách", "Lê Thị Báo"
)
REPLACES = ask.of_document(
    "document.replaces", "replaces", "5-CTr/TU", "5-CTr/TU", "Mục III.5", "5-CTr/TU", "9-NQ/TW", "3-QĐ/TU"
)
EFFECT = ask.of_document(
    "document.effect",
    "effect",
    "01/06/2031",
    "ngày 01 tháng 6 năm 2031",
    "Mục III.5",
    "01/06/2031",
    "20/05/2031",
)

GOOD = {
    "value": ask.value("1", 2031, "≥ 80%", "≥ 70%", "≥ 95%"),
    "value beside one it excludes": ask.value("8", 2035, "40% – 50%", "≥ 90%"),
    "value of a row without a number": ask.value("", 2035, "20%", "45%"),
    "column": ask.column("4", 2035, 2031, 2040),
    "row": ask.row("4", 2040, "5", "11"),
    "rows": ask.rows(2035, "≥ 12", ("4", "5"), "11", "2"),
    "true": ask.stated("10", 2035, "55%", truly=True),
    "false": ask.stated("4", 2035, "≥ 20", truly=False),
    "fill": ask.fill("1", 2031, "≥50 %"),
    "fill without zeros": ask.fill("4", 2031, "7"),
    "year": ask.year_of("4", 2035, "Năm 2035"),
    "order": ask.order(2040, "11", "4", "5"),
    "match rows": ask.match_rows(2040, "11", "4", "5"),
    "match columns": ask.match_columns("4", 2031, 2035, 2040),
    "who": ask.who_has(MONEY, bullet(III_1, 1), UBND, HDND, NC),
    "who, led by its name": ask.who_has(
        LETTERS, bullet("Mục III.3", 2), NC, UBND, HDND, at=bullet("Mục III.3", 2)
    ),
    "what": ask.what_has(HDND, RULE, bullet(III_2, 1), MONEY, CHOICE),
    "which": ask.which_has(HDND, {RULE: bullet(III_2, 1), WATCH: bullet(III_2, 2)}, MONEY, CHOICE),
    "has": ask.has(UBND, MONEY, bullet(III_1, 1), UBND, truly=True),
    "has not": ask.has(HDND, MONEY, bullet(III_1, 1), UBND, truly=False),
    "duties": ask.match_duties((UBND, MONEY, bullet(III_1, 1)), (HDND, WATCH, bullet(III_2, 2))),
    "where": ask.where(BUY, bullet("Mục II.1.2", 1), "Mục II.1", "Mục II.2", "Phần I"),
    "parts": ask.parts("Mục II.1", {BUY: bullet("Mục II.1.2", 1)}, RULE, CHOICE),
    "stands": ask.stands(BUY, bullet("Mục II.1.2", 1), "Mục II.1", truly=True),
    "stands not": ask.stands(BUY, bullet("Mục II.1.2", 1), "Mục II.2", truly=False, own="Mục II.1"),
    "match parts": ask.match_parts(
        (BUY, bullet("Mục II.1.2", 1), "Mục II.1"), (RULE, bullet(III_2, 1), "Phần III")
    ),
    "order of parts": ask.in_order("Phần III", III_1, III_2, III_4),
    "order of the whole": ask.in_order("", "Phần I", "Phần II", "Phần III"),
    "gap": GAP,
    "number in a gap": ask.number_in("Mục I.2", "Mở thêm ", " thư viện trong 3 năm đầu", "12", "12"),
    "number of the document": NUMBER,
    "day": SIGNED,
    "signer": SIGNER,
    "replaced": REPLACES,
    "in force": EFFECT,
}  # fmt: skip

W, A, P, U = Verdict.WRONG, Verdict.AMBIGUOUS, Verdict.UNPROVEN, Verdict.UNREAD
BAD: dict[str, tuple[Verdict, Item]] = {
    # values
    "another value for the right one": (W, ask.value("1", 2031, "≥ 80%", right="≥ 60%")),
    "the value of another row": (W, ask.value("10", 2031, "55%", right="20%")),
    "an equal value in other writing": (A, ask.value("1", 2031, "≥50,0 %", "≥ 80%")),
    "an equal value in words": (A, ask.value("1", 2031, "tối thiểu 50%", "≥ 80%")),
    "the figure without its sign": (A, ask.value("1", 2031, "50%", "≥ 80%")),
    "a figure that satisfies the sign": (A, ask.value("1", 2031, "65%", "≥ 80%")),
    "a sign that the figure satisfies": (A, ask.value("10", 2040, "≥ 70%", "30%")),
    "a word that the figure satisfies": (A, ask.value("10", 2040, "trên 70%", "30%")),
    "a figure within the range": (A, ask.value("8", 2031, "45%", "60%")),
    "a word before the sign": (A, ask.value("3", 2031, "≥ 50%", "100%")),
    "a needless zero": (A, ask.value("4", 2031, "7", "≥ 20")),
    "a cell that is blank": (W, ask.value("9", 2031, "100%", right="0%")),
    "a cell that only has a note": (W, ask.value("7", 2031, "≥ 30", "≥ 60")),
    "a row that is not called so": (W, replace(GOOD["value"], stem=GOOD["value"].stem.replace("thẻ đọc", "thẻ"))),
    "a row of another number": (W, replace(GOOD["value"], stem=GOOD["value"].stem.replace("tiêu 1,", "tiêu 2,"))),
    "a number that no row has": (U, replace(GOOD["value"], stem=GOOD["value"].stem.replace("tiêu 1,", "tiêu 99,"))),
    "a column that is not there": (U, replace(GOOD["value"], stem=GOOD["value"].stem.replace("2031", "2032"))),
    "options said to be of the row": (W, replace(
        ask.value("1", 2031, "≥ 80%", "≥ 70%"),
        explanation=say("quiz.why.target.value_same", place="Phụ lục, chỉ tiêu 1", value="≥ 50%", column="Năm 2031"),
    )),
    # columns, rows
    "the same value in two columns": (A, ask.column("9", 2035, 2040)),
    "the same figure in two columns": (A, ask.column("1", 2035, 2031, 2040)),
    "another column": (W, replace(ask.column("4", 2035, 2031), key=(1,))),
    "two rows with the same value": (A, ask.row("1", 2031, "2", "10")),
    "two rows with the same figure": (A, ask.row("4", 2031, "5", "11")),
    "a row with a word before the same value": (A, ask.row("1", 2031, "3", "10")),
    "a row whose figure satisfies the value": (A, ask.row("1", 2035, "2", "10")),
    "a row that is right is not chosen": (A, ask.rows(2035, "≥ 12", ("4",), "5", "11")),
    "a row that is chosen is not right": (W, ask.rows(2035, "≥ 12", ("4", "11"), "2")),
    "a row whose number is another's": (W, with_option(GOOD["row"], row_option("11").replace("11:", "10:"))),
    # statements
    "a false statement that is true": (W, ask.stated("4", 2035, "≥ 12", truly=False)),
    "a true statement that is false": (W, ask.stated("4", 2035, "≥ 20", truly=True)),
    "a false statement in other writing": (W, ask.stated("1", 2031, "≥ 50,0%", truly=False)),
    "a false statement without the sign": (A, ask.stated("1", 2031, "50%", truly=False)),
    "a false statement that satisfies the sign": (A, ask.stated("1", 2031, "90%", truly=False)),
    "a false statement that a look-alike row prints": (A, ask.stated("10", 2035, "100%", truly=False)),
    "an explanation that says the contrary": (W, replace(ask.stated("4", 2035, "≥ 20", truly=False), key=(0,))),
    # to be written
    "a figure without its sign is accepted": (W, ask.fill("1", 2031, "50%")),
    "another figure is accepted": (W, ask.fill("1", 2031, "≥ 80%")),
    "a unit that is not printed is accepted": (W, ask.fill("4", 2031, "7%")),
    "a blank cell is asked for": (W, ask.fill("9", 2031)),
    "a year of two": (A, ask.year_of("9", 2035)),
    "another year is accepted": (W, ask.year_of("4", 2035, "2040")),
    # in order, in pairs
    "a tie": (A, ask.order(2035, "11", "4", "5")),
    "several units": (A, ask.order(2040, "11", "10", "2")),
    "ranks": (A, ask.order(2040, "11", "6", "4")),
    "a note in the order": (W, ask.order(2031, "11", "7")),
    "a range in the order": (A, ask.order(2031, "10", "8")),
    "another order": (W, replace(GOOD["order"], key=(0, 2, 1))),
    "partners that can change places": (A, ask.match_columns("1", 2031, 2035, 2040)),
    "partners of two rows that can change places": (A, ask.match_rows(2035, "4", "5", "11")),
    "partners exchanged": (W, replace(GOOD["match rows"], key=(1, 0, 2))),
    # duties
    "a task of another body": (W, ask.who_has(RULE, bullet(III_2, 1), UBND, NC)),
    "the same body by another name": (A, ask.who_has(MONEY, bullet(III_1, 1), UBND, "UBND tỉnh", NC)),
    "a part of the body": (A, ask.who_has(MONEY, bullet(III_1, 1), UBND, "Sở Tài chính", NC)),
    "a partner in the task": (A, ask.who_has(CHECK, bullet(III_1, 2), UBND, HDND, NC)),
    "a body with nearly the same task": (A, ask.who_has(REVIEW, bullet(III_1, 3), UBND, BCD, NC)),
    "one of the group that is told to act": (A, ask.who_has(LEDGERS, bullet(III_4, 1), BCD, NC, HDND)),
    "one of the group that may be told this too": (
        A,
        ask.who_has(RECALL, bullet(III_4, 1), BCD, NC, HDND),
    ),
    "the body that plays a part of the owner": (A, ask.who_has(CHOICE, bullet(III_4, 3), BCD, VP, HDND)),
    "the group that the owner is one of": (A, ask.who_has(
        LETTERS, bullet("Mục III.3", 2), NC, "Các cơ quan tham mưu của Tỉnh ủy", HDND, at=bullet("Mục III.3", 2)
    )),
    "a task that nobody is given": (W, ask.what_has(HDND, RULE, bullet(III_2, 1), HABIT)),
    "another task of its own": (A, ask.what_has(HDND, RULE, bullet(III_2, 1), WATCH)),
    "a task in which it is a partner": (A, ask.what_has(HDND, RULE, bullet(III_2, 1), CHECK)),
    "a task that is right is not chosen": (A, replace(GOOD["which"], key=(0,))),
    "a body that does have the task": (W, ask.has(UBND, MONEY, bullet(III_1, 1), UBND, truly=False)),
    "a body that has not the task": (W, ask.has(HDND, MONEY, bullet(III_1, 1), UBND, truly=True)),
    "a body that has a hand in it": (A, ask.has(HDND, CHECK, bullet(III_1, 2), UBND, truly=False)),
    "two bodies for one of the tasks": (A, ask.match_duties(
        (UBND, REVIEW, bullet(III_1, 3)), (BCD, CHOICE, bullet(III_4, 3))
    )),
    "tasks exchanged": (W, replace(GOOD["duties"], key=(1, 0))),
    # clauses
    "a heading above that has it too": (A, ask.where(BUY, bullet("Mục II.1.2", 1), "Mục II.1", "Phần II", "Phần I")),
    "a phrase that two headings have": (A, ask.where(COMPUTERS, bullet("Mục II.1.1", 1), "Mục II.1", "Mục II.2")),
    "a sentence that another has nearly so": (A, ask.where(SUMMER, bullet("Mục II.1.1", 2), "Mục II.1", "Mục II.2")),
    "another heading": (W, replace(GOOD["where"], key=(1,))),
    "a heading of another number": (W, with_option(GOOD["where"], "Mục II.2: Mua sách mới")),
    "a part that is not there": (U, with_option(GOOD["where"], "Mục IV.9: Mua sách")),
    "a text that is right is not chosen": (A, ask.parts("Phần II", {BUY: bullet("Mục II.1.2", 1)}, AUTUMN, RULE)),
    "a text that is nowhere": (W, ask.parts("Mục II.1", {BUY: bullet("Mục II.1.2", 1)}, "Bán báo ở các chợ phiên")),
    "a text that does stand there": (W, ask.stands(BUY, bullet("Mục II.1.2", 1), "Mục II.1", truly=False)),
    "headings exchanged": (W, replace(GOOD["match parts"], key=(1, 0))),
    "another order of parts": (W, replace(GOOD["order of parts"], key=(1, 0, 2))),
    "words that fill no gap there": (W, replace(GAP, key=(1,))),
    "a phrase that is printed so too": (A, ask.gap(
        bullet("Mục II.1.1", 1), COMPUTERS + " để ", "bà con tra cứu sách báo", "", "làm việc biên tập"
    )),
    "a phrase that is nowhere": (W, with_option(GAP, "Bán báo ở các chợ phiên")),
    "nearly the same phrase": (A, with_option(GAP, "Nâng cao thói quen đọc các sách")),
    "another number is accepted": (W, ask.number_in("Mục I.2", "Mở thêm ", " thư viện", "12", "12", "3")),
    "another unit is accepted": (W, ask.number_in("Mục I.2", "Mở thêm ", " thư viện", "12", "12", "12 năm")),
    # the document
    "a number of a twin title": (A, with_option(NUMBER, "5-CTr/TU")),
    "another day": (W, replace(SIGNED, key=(1,))),
    "the same day in other writing": (A, with_option(SIGNED, "ngày 20 tháng 05 năm 2031")),
    "another signer": (W, replace(SIGNER, key=(1,))),
    "one that is not replaced": (W, replace(REPLACES, key=(1,))),
    "the day of signing for that of effect": (W, replace(EFFECT, key=(1,))),
    # quotes, explanations, shape
    "no quotes": (P, replace(GOOD["value"], proofs=())),
    "a broken quote": (P, replace(GAP, proofs=(quote("Nâng cao thói quen học sách", "Mục I.1"), *GAP.proofs[1:]))),
    "a quote that holds no answer": (P, replace(GOOD["row"], proofs=GOOD["value"].proofs)),
    "a quote of another place": (P, replace(GOOD["who"], proofs=(
        replace(GOOD["who"].proofs[0], label=bullet(III_2, 1)), *GOOD["who"].proofs[1:]
    ))),
    "a link to another place": (P, replace(GOOD["who"], proofs=(
        replace(GOOD["who"].proofs[0], provision="chuong-trinh-7/III.2-1"), *GOOD["who"].proofs[1:]
    ))),
    "a quote of another document": (P, replace(GAP, proofs=(replace(GAP.proofs[0], document="x"), GAP.proofs[1]))),
    "another figure explained": (P, replace(GOOD["value"], explanation=GOOD["value"].explanation.replace("50", "60"))),
    "another year explained": (P, replace(GOOD["row"], explanation=GOOD["row"].explanation.replace("2040", "2035"))),
    "another body explained": (P, replace(GOOD["who"], explanation=GOOD["who"].explanation.replace(UBND, HDND))),
    "another place explained": (P, replace(GOOD["who"], explanation=GOOD["who"].explanation.replace("III.1", "III.2"))),
    "an explanation of no known form": (U, replace(GOOD["value"], explanation="Vì đúng.")),
    "a question of no known form": (U, replace(GOOD["value"], stem="Bao nhiêu?")),
    "a document of another number": (U, replace(GOOD["value"], stem=GOOD["value"].stem.replace("số 7", "số 8"))),
    "one option twice": (A, ask.value("1", 2031, "≥ 80%", "≥  80 %")),
    "a key beyond the options": (W, replace(GOOD["value"], key=(9,))),
    "two keys of one": (W, replace(GOOD["value"], key=(0, 1))),
    "another kind": (W, replace(GOOD["value"], kind=Kind.SEVERAL)),
}  # fmt: skip


@pytest.mark.parametrize("name", GOOD)
def test_a_good_question_is_passed(name: str) -> None:
    assert judge(GOOD[name], PAPERS) == ()


@pytest.mark.parametrize("name", BAD)
def test_a_bad_question_is_caught(name: str) -> None:
    verdict, item = BAD[name]
    faults = judge(item, PAPERS)
    assert verdict in {fault.verdict for fault in faults}, faults


def test_every_family_has_a_judge_and_a_good_question() -> None:
    asked = {key.removeprefix("stem.") for key in quiz_sentences().plain if key.startswith("stem.")}
    assert set(JUDGES) == asked
    assert {item.family for item in GOOD.values()} == asked - {"document.issuer"}


def test_a_bad_question_is_told_in_full() -> None:
    _, item = BAD["a tie"]
    faults = judge(item, PAPERS)
    said = told(item, faults)
    assert all(word in said for word in (item.stem, *item.options, item.explanation, faults[0].why))
    assert worst(faults) in counted({item: faults}).splitlines()[0]
