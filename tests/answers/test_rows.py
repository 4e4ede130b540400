"""Which rows, how many and how far apart: every list complete, every figure computed again."""

import re
from dataclasses import replace

import pytest

from assistant.answers.answer import Answer, Derivation, Status
from assistant.answers.proof.evidence import proven
from assistant.answers.question.lexicon import Lexicon
from assistant.library.nouns import Milestone, Target
from tests.answers.conftest import Asked


def told(answer: Answer) -> set[str]:
    """Return the rows that the lines of an answer are of."""
    assert answer.status is Status.ANSWERED, answer.text
    lines = answer.sentences[1:]
    return {c.quote.provision for s in lines for c in answer.citations if c.n in s.citations}


def rows(asked: Asked) -> list[Target]:
    return [target for holding in asked.holdings for target in holding.targets if target.milestones]


def at(target: Target, year: int) -> Milestone | None:
    return next((m for m in target.milestones if m.year == year), None)


@pytest.mark.parametrize(
    ("question", "fits"),
    [
        ("Chỉ tiêu nào năm 2025 bằng 0?", lambda m: m.amount == 0),
        ("chi tieu nao nam 2025 bang 0", lambda m: m.amount == 0),
        ("Mấy chỉ tiêu ghi 0 ở mốc 2025?", lambda m: m.amount == 0),
        ("Chỉ tiêu nào để trống năm 2025?", lambda m: not m.text.strip()),
        ("Những chỉ tiêu nào chưa xác định năm 2025?", lambda m: m.amount is None and m.footnotes),
        ("Chỉ tiêu nào năm 2025 ghi dấu lớn hơn hoặc bằng?", lambda m: m.comparator == "≥"),
        ("Chỉ tiêu nào năm 2025 ghi “Có ≥ 70%”?", lambda m: (m.comparator, m.amount) == ("≥", 70)),
    ],
)
def test_a_list_holds_every_row_that_fits(ask: Asked, question: str, fits: object) -> None:
    expected = {t.provision for t in rows(ask) if (m := at(t, 2025)) and fits(m)}  # type: ignore[operator]
    assert expected
    answer = ask(question)
    assert told(answer) == expected
    assert re.findall(r"\*\*(\d+)\*\*", answer.sentences[0].text) == [str(len(expected))]


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Chỉ tiêu nào giảm dần?", {"8", "63"}),
        ("Những chỉ tiêu nào là thứ hạng?", {"8"}),
        ("Bao nhiêu chỉ tiêu về khởi nghiệp?", {"31", "33", "34"}),
        ("Chỉ tiêu nào đến năm 2045 mới đạt 100%?", {"54", "59", "1"}),
        ("Nhóm 51 năm 2035 dòng nào chưa đạt 100%?", {"51.1", "51.5"}),
        ("Chỉ tiêu nào giữ nguyên một giá trị ở mọi mốc?", {"3", "12", "30", "51.9"}),
    ],
)
def test_rows_are_told_by_their_course_their_kind_and_their_subject(
    ask: Asked, question: str, numbers: set[str]
) -> None:
    named = {row.rpartition("PL.")[2] for row in told(ask(question))}
    assert named - {"1"} == numbers - {"1"}


def test_where_no_row_fits_that_is_said_and_of_another_subject_nothing(ask: Asked) -> None:
    answer = ask("Chỉ tiêu nào năm 2030 từ 5000% trở lên?")
    assert answer.text.startswith("Không có chỉ tiêu nào từ 5000% trở lên ở mốc năm 2030.")
    assert ask("Chỉ tiêu nào về cà phê năm 2030 đạt 100%?").status is Status.NOT_FOUND


def test_rows_and_milestones_are_counted(ask: Asked, ask_invented: Asked) -> None:
    assert "**63** chỉ tiêu" in ask("Bảng có bao nhiêu chỉ tiêu?").text
    assert "**4** chỉ tiêu" in ask_invented("Phụ lục có mấy chỉ tiêu?").text
    assert "**2** mốc" in ask_invented("Bảng chỉ tiêu có mấy mốc năm?").text
    assert "không có chỉ tiêu 99" in ask("Chỉ tiêu 99 là gì?").text


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("Tỷ lệ người dân có chữ ký số năm 2045 gấp mấy lần năm 2035?", "Gấp **2 lần**"),
        ("Xếp hạng an toàn thông tin mạng năm 2040 cải thiện bao nhiêu bậc so với 2025?", "**11 bậc**"),
        ("Quy mô kinh tế số từ 2035 đến 2040 tăng bao nhiêu?", "Tăng **15 điểm phần trăm GRDP**"),
        ("Chỉ tiêu 51.8 và 51.9 năm 2025 cái nào cao hơn?", "chênh **20 điểm phần trăm**"),
        ("Năm 2025 chỉ tiêu 50 với 51.5 bên nào cao hơn?", "cùng mức **75%**"),
    ],
)
def test_values_are_set_beside_each_other(ask: Asked, question: str, says: str) -> None:
    answer = ask(question)
    assert says in answer.sentences[0].text, answer.text
    assert answer.sentences[0].kind == "derived"


def test_bounds_are_shown_and_never_subtracted(ask: Asked) -> None:
    answer = ask("Tỷ lệ giao dịch không dùng tiền mặt năm 2035 so với 2030 tăng bao nhiêu?")
    assert "**≥ 80%** ở mốc năm 2030, **≥ 90%** ở mốc năm 2035" in answer.text
    assert "không tính mức chênh" in answer.text
    assert all(sentence.kind == "stated" for sentence in answer.sentences)


@pytest.mark.parametrize(
    ("when", "years"),
    [
        ("giai đoạn 2025-2030", ["2025", "2030"]),
        ("từ 2025 đến 2040", ["2025", "2030", "2035", "2040"]),
        ("mốc cuối", ["2045"]),
        ("trước 2030", ["2025", "2030"]),
        ("sau năm 2035", ["2040"]),
    ],
)
def test_times_are_named_in_many_ways(ask: Asked, when: str, years: list[str]) -> None:
    answer = ask(f"Tỷ lệ giao dịch không dùng tiền mặt {when} là bao nhiêu?")
    assert re.findall(r"năm (20\d\d)", answer.text) == years, answer.text


def test_this_year_gets_its_neighbours(ask_invented: Asked) -> None:
    answer = ask_invented("Sản lượng nuôi biển năm nay là bao nhiêu?")
    assert answer.status is Status.PARTIAL
    assert "không đặt mốc cho năm" in answer.text


def test_a_twin_is_shown_unless_the_question_tells_it_apart(ask: Asked) -> None:
    both = ask("so don dang ky so huu tri tue nam 2030")
    assert {"**≥ 05**", "**≥ 10**"} <= set(re.findall(r"\*\*.+?\*\*", both.text))
    assert "PL.12" not in str(ask("Kỹ năng số căn bản của cán bộ, công chức cấp xã năm 2025?").citations)


@pytest.mark.parametrize(
    "question",
    ["Chỉ tiêu nào năm 2025 bằng 0?", "Chỉ tiêu 51.8 và 51.9 năm 2025 cái nào cao hơn?"],
)
def test_a_list_short_of_a_row_and_a_false_difference_are_not_proven(
    ask: Asked, lexicon: Lexicon, question: str
) -> None:
    answer = ask(question)
    first = answer.sentences[0]
    assert first.derivation
    assert proven([first], answer.citations, lexicon)
    *kept, _ = first.derivation.operands
    short = replace(first, derivation=Derivation(first.derivation.operation, tuple(kept)))
    figure = replace(first, text=re.sub(r"\*\*\d+", "**77", first.text))
    if first.derivation.operation == "sieve":
        assert not proven([short], answer.citations, lexicon)
    assert not proven([figure], answer.citations, lexicon)


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("chỉ tiêu về khởi nghiệp", {"31", "33", "34"}),
        ("chi tieu khoi nghiep", {"31", "33", "34"}),
        ("Chỉ tiêu nào mãi tới năm 2045 mới lên được 100%?", {"54", "59"}),
        ("Trong nhóm 51, những cái nào đến 2045 vẫn không đạt tròn 100%?", {"51.1", "51.5"}),
        ("chi tieu so 51 chia ra lam may chi tieu nho", {f"51.{n}" for n in range(1, 10)}),
        ("trong bang co chi tieu nao de trong o nam 2025 khong", {"60b"}),
    ],
)
def test_rows_of_a_subject_a_group_and_a_first_milestone_are_listed_whole(
    ask: Asked, question: str, numbers: set[str]
) -> None:
    assert {row.rpartition("PL.")[2] for row in told(ask(question))} == numbers


def test_what_is_above_a_value_has_reached_it(ask: Asked) -> None:
    shown = told(ask("Chỉ tiêu nào đến 2040 vẫn chưa đạt 90%?"))
    below = {
        t.provision
        for t in rows(ask)
        if (m := at(t, 2040)) and m.amount is not None and m.unit and m.unit.startswith("%") and m.amount < 90
    }
    assert below <= shown
    whole = {t.provision for t in rows(ask) for m in t.milestones if (m.year, m.amount) == (2040, 100)}
    assert whole
    assert not shown & whole


@pytest.mark.parametrize(
    "question",
    ["Xếp hạng về an toàn thông tin mạng năm 2035?", "lộ trình xếp hạng về an toàn thông tin mạng"],
)
def test_a_rank_tells_that_lower_is_better_and_no_other_row_does(
    ask: Asked, lexicon: Lexicon, question: str
) -> None:
    answer = ask(question)
    told_so = [s for s in answer.sentences if s.derivation and s.derivation.operation == "rank"]
    assert len(told_so) == 1
    other = next(t.provision for t in rows(ask) if t.provision not in str(answer.citations))
    assert not proven(
        [replace(told_so[0], derivation=Derivation("rank", (other,)))], answer.citations, lexicon
    )
    assert "thứ hạng" not in ask("Chỉ tiêu 50 năm 2035 là bao nhiêu?").text


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("do thi thong minh nam 2035 dat bao nhieu", "4"),
        ("Giao dịch không dùng tiền mắt năm 2035 là bao nhiêu?", "50"),
        ("Đến 2040 phải ngiệm thu bao nhiêu công trình khoa học và công nghệ cấp tỉnh?", "18"),
        ("khi nao phu song 6G toan bo dia ban", "1"),
    ],
)
def test_words_without_accents_and_slips_are_read_by_the_names_of_rows(
    ask: Asked, question: str, number: str
) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED, answer.text
    assert {c.quote.provision.rpartition("PL.")[2] for c in answer.citations} == {number}


def test_another_thing_in_the_place_of_a_rows_own_is_not_that_row(ask: Asked) -> None:
    """A row on enterprises says nothing of cooperatives, however much of its name is said beside."""
    said = "sử dụng kết quả nghiên cứu từ viện, trường trong sản xuất, kinh doanh năm 2030 là bao nhiêu?"
    assert ask(f"Tỷ lệ doanh nghiệp {said}").status is Status.ANSWERED
    assert ask(f"Tỷ lệ hợp tác xã {said}").status is Status.NOT_FOUND


@pytest.mark.parametrize("question", ["Tính tới giờ đã có được bao nhiêu", "Hiện nay tỉnh có bao nhiêu"])
def test_a_table_of_goals_reports_no_results(ask: Asked, question: str) -> None:
    answer = ask(f"{question} doanh nghiệp khởi nghiệp sáng tạo?")
    assert answer.status is Status.PARTIAL
    assert "không nêu kết quả" in answer.sentences[0].text
    assert "**≥ 20**" in answer.text


@pytest.mark.parametrize(
    ("goes_on", "year"),
    [
        ("5 năm sau đó thì sao?", 2035),
        ("muoi nam sau nua thi sao", 2040),
        ("Mốc tiếp theo thì sao?", 2035),
        ("Còn 5 năm trước đó?", 2025),
        ("mốc liền trước là bao nhiêu", 2025),
    ],
)
def test_years_are_counted_on_from_the_one_asked_before(ask: Asked, goes_on: str, year: int) -> None:
    answer = ask(goes_on, history=("Tỷ lệ giao dịch không dùng tiền mặt năm 2030?",))
    target = next(t for t in rows(ask) if t.provision.endswith("PL.50"))
    held = at(target, year)
    assert held is not None
    assert f"**{held.text}** vào năm {year}" in answer.text, answer.text
